// SPDX-License-Identifier: AGPL-3.0-or-later
//! The interfaces' client is generated from a file; that file is what the program serves.

use serde_json::Value;

use super::root;

const FILE: &str = "web/packages/api/openapi.json";

/// `WRITE=1` brings the file up to date instead of complaining: `make openapi`.
#[test]
fn the_client_is_generated_from_the_served_document() {
    let document = serde_json::to_value(perfshop_server::router::document()).expect("the document is JSON");
    let file = root().join(FILE);
    if std::env::var_os("WRITE").is_some_and(|value| value == "1") {
        // As it is served, in that order: a change of one call is a difference of one call.
        std::fs::write(file, perfshop_server::openapi_json()).expect("the file is written");
        return;
    }
    let written: Value =
        serde_json::from_str(&std::fs::read_to_string(file).expect("the file is there")).expect("the file is JSON");
    let mut differences = Vec::new();
    compare("", &document, &written, &mut differences);
    differences.truncate(20);
    super::assert_none("web/packages/api/openapi.json is not what is served (make openapi)", &differences);
}

/// Where two documents differ, as paths: two whole documents side by side help nobody.
fn compare(path: &str, served: &Value, written: &Value, differences: &mut Vec<String>) {
    match (served, written) {
        (Value::Object(served), Value::Object(written)) => {
            for (key, value) in served {
                match written.get(key) {
                    Some(other) => compare(&format!("{path}/{key}"), value, other, differences),
                    None => differences.push(format!("{path}/{key} is not in the file")),
                }
            }
            let gone = written.keys().filter(|key| !served.contains_key(*key));
            differences.extend(gone.map(|key| format!("{path}/{key} is in the file alone")));
        }
        _ if served == written => {}
        _ => differences.push(format!("{path}: {served} is served, {written} is in the file")),
    }
}
