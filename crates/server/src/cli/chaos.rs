// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop chaos`: a client of the instructor's API.

use std::process::ExitCode;

use clap::ArgMatches;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::client::{ACTIVATIONS, Api};
use super::{Failure, Texts, args, exit, experiment, load};
use crate::config::Environment;

pub(super) fn run(matches: &ArgMatches, environment: Environment, texts: &Texts) -> Result<ExitCode, Failure> {
    let Some((verb, matches)) = matches.subcommand() else {
        return Err(Failure::internal("chaos"));
    };
    let config = load(matches, environment, texts)?.config;
    let texts = &Texts::new(config.text.language);
    let configured = format!("http://{}", config.listen.admin);
    let url = matches.get_one::<String>(args::URL).unwrap_or(&configured);
    if verb == "run" {
        return experiment::run(matches, url, &config, texts);
    }
    let wish = if verb == "set" { Some(Wish::parse(matches, texts)?) } else { None };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::internal)?;
    runtime.block_on(async {
        let api = Api::open(url, &config, texts).await?;
        let done = match (verb, wish) {
            (_, Some(wish)) => set(&api, &wish).await,
            ("reset", None) => api.call(Method::POST, "/api/admin/chaos/reset", Some(json!({}))).await,
            ("scenario", None) => {
                let id = matches.get_one::<String>("scenario").filter(|id| *id != "off");
                api.call(Method::POST, "/api/admin/chaos/scenario", Some(json!({ "id": id }))).await
            }
            _ => api.call(Method::GET, "/api/admin/chaos/status", None).await,
        };
        api.close().await;
        let done = done?;
        match done.get("message").and_then(Value::as_str) {
            Some(message) => exit::print(message),
            None => exit::print(&format!("{done:#}")),
        }
    })
}

/// What `set` was asked for.
struct Wish {
    anomaly: String,
    /// 0 ends it. `None` is an anomaly without a dose, switched on.
    dose: Option<u32>,
    /// What the lever takes besides, by its name in the API.
    params: [(&'static str, Option<u32>); 3],
}

impl Wish {
    fn parse(matches: &ArgMatches, texts: &Texts) -> Result<Self, Failure> {
        let text = |name| matches.get_one::<String>(name).map_or("", String::as_str);
        let dose = match text("dose") {
            "on" => None,
            "off" => Some(0),
            number => Some(number.parse().map_err(|_| {
                Failure::configuration(texts.get("usage-bad-value", &[("argument", "<dose>"), ("value", number)]))
            })?),
        };
        let param = |name: &str| matches.get_one(name).copied();
        let params =
            [("ratio", param("ratio")), ("guardrail", param("guardrail")), ("downSeconds", param("down-seconds"))];
        Ok(Self { anomaly: text("anomaly").to_owned(), dose, params })
    }
}

/// Sets the anomaly for everyone. What was active before ends after the new activation has begun, so that there is no moment
/// without either.
async fn set(api: &Api<'_>, wish: &Wish) -> Result<Value, Failure> {
    let before = api.call(Method::GET, ACTIVATIONS, None).await?;
    let mut answer = json!({ "message": api.texts.get("chaos-nothing-active", &[("anomaly", &wish.anomaly)]) });
    if wish.dose != Some(0) {
        let mut body = json!({ "anomaly": wish.anomaly });
        for (name, value) in [("dose", wish.dose)].into_iter().chain(wish.params) {
            if let Some(value) = value {
                body[name] = json!(value);
            }
        }
        answer = api.call(Method::POST, ACTIVATIONS, Some(body)).await?;
    }
    for id in active_for_everyone(&before, &wish.anomaly) {
        // One that is not there any more was ended by the server when the new one replaced it.
        match api.send(Method::DELETE, &format!("{ACTIVATIONS}/{id}"), None).await? {
            (status, _) if status == StatusCode::NOT_FOUND || status == StatusCode::CONFLICT => {}
            reply if wish.dose == Some(0) => answer = api.accept(reply)?,
            // The answer to tell is the new activation's.
            reply => drop(api.accept(reply)?),
        }
    }
    Ok(answer)
}

/// The ids of an anomaly's activations that are on and touch everyone.
pub(super) fn active_for_everyone(list: &Value, anomaly: &str) -> Vec<i64> {
    let active = list.get("active").and_then(Value::as_array).into_iter().flatten();
    let wanted = |row: &&Value| row["anomaly"] == anomaly && row["scope"]["kind"] == "everyone";
    active.filter(wanted).filter_map(|row| row["id"].as_i64()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_active_for_everyone_is_replaced() {
        let list = json!({
            "active": [
                {"id": 1, "anomaly": "cpu", "scope": {"kind": "everyone", "value": null}},
                {"id": 3, "anomaly": "A1", "scope": {"kind": "everyone", "value": null}},
                {"id": 4, "anomaly": "A1", "scope": {"kind": "customer", "value": "a@b"}},
            ],
            "past": [{"id": 2, "anomaly": "cpu", "scope": {"kind": "everyone", "value": null}}],
        });
        assert_eq!(active_for_everyone(&list, "cpu"), [1]);
        assert_eq!(active_for_everyone(&list, "A1"), [3]);
        assert_eq!(active_for_everyone(&json!(null), "A1"), [0; 0]);
    }
}
