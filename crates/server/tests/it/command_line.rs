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

#[tokio::test]
async fn a_start_with_another_password_takes_it_and_leaves_a_token_that_is_good() {
    let data = tempfile::tempdir().unwrap();
    let client = reqwest::Client::new();
    let login = async |shop: &ShopProcess, password: &str| {
        let body = json!({"email": ADMIN_EMAIL, "password": password});
        client.post(format!("{}/api/admin/login", shop.admin())).json(&body).send().await.unwrap().status().as_u16()
    };
    let shop = Shop::new().data(data.path()).start();
    assert_eq!(login(&shop, ADMIN_PASSWORD).await, 200);
    shop.stop();
    let other = "another horse battery staple";
    let shop = Shop::new().data(data.path()).env("PERFSHOP_ADMIN_PASSWORD", other).start();
    assert_eq!((login(&shop, other).await, login(&shop, ADMIN_PASSWORD).await), (200, 401));
    let token = std::fs::read_to_string(data.path().join("cli.token")).unwrap();
    let status = client.get(format!("{}/api/admin/chaos/status", shop.admin())).header("X-Admin-Token", token.trim());
    assert_eq!(status.send().await.unwrap().status(), 200);
}
