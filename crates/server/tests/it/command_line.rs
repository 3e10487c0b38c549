// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop chaos` against a running program.

use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::util::process::{ADMIN_EMAIL, ADMIN_PASSWORD, Shop, ShopProcess};

fn chaos(shop: &ShopProcess, arguments: &[&str]) -> Output {
    let admin = shop.admin();
    let mut command = Command::new(env!("CARGO_BIN_EXE_perfshop"));
    command.arg("chaos").args(arguments).args(["--url", &admin]).env_clear();
    let identity = [("PERFSHOP_ADMIN_EMAIL", ADMIN_EMAIL), ("PERFSHOP_ADMIN_PASSWORD", ADMIN_PASSWORD)];
    command.envs(identity).env("PERFSHOP_LANG", "en").env("PERFSHOP_DATA_DIR", "/nonexistent").output().unwrap()
}

/// What a command that succeeds prints.
#[track_caller]
fn said(shop: &ShopProcess, arguments: &[&str]) -> String {
    let output = chaos(shop, arguments);
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {out} {err}");
    out
}

fn performance(shop: &ShopProcess) -> Value {
    serde_json::from_str::<Value>(&said(shop, &["status"])).unwrap()["performance"].clone()
}

#[test]
fn levers_scenarios_and_the_reset_work_from_the_command_line() {
    let shop = Shop::new().start();
    said(&shop, &["set", "cpu", "3", "--ratio", "2"]);
    said(&shop, &["set", "memory", "20", "--guardrail", "10", "--down-seconds", "1"]);
    said(&shop, &["set", "db_pool", "40"]);
    let on = performance(&shop);
    assert_eq!((&on["cpu"]["intensity"], &on["cpu"]["ratio"]), (&json!(3), &json!(2)));
    assert_eq!(
        (&on["memory"]["target"], &on["memory"]["guardrail"], &on["dbPool"]),
        (&json!(20), &json!(10), &json!(40))
    );
    said(&shop, &["set", "db_pool", "off"]);
    assert_eq!(performance(&shop)["dbPool"], 0);

    said(&shop, &["scenario", "N1-04"]);
    let weather = performance(&shop);
    assert_eq!(
        (&weather["scenario"], &weather["network"], &weather["cpu"]["intensity"]),
        (&json!("N1-04"), &json!(30), &json!(3))
    );
    said(&shop, &["scenario", "off"]);
    assert_eq!(performance(&shop)["scenario"], Value::Null);

    // The server's refusal names the field and the range.
    for (arguments, words) in [
        (vec!["set", "memory", "20", "--guardrail", "101"], ["guardrail", "100"]),
        (vec!["set", "cpu", "3", "--guardrail", "10"], ["guardrail", "champ"]),
        (vec!["scenario", "N9-01"], ["id", "N1-01"]),
    ] {
        let refused = chaos(&shop, &arguments);
        let text = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success() && words.iter().all(|word| text.contains(word)), "{arguments:?}: {text}");
    }
    said(&shop, &["reset"]);
    let off = performance(&shop);
    assert_eq!((&off["cpu"]["intensity"], &off["memory"]["target"], &off["level"]), (&json!(0), &json!(0), &json!(0)));
}
