// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop chaos`: a client of the instructor's API.

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use clap::ArgMatches;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use super::{Failure, Texts, args, exit, load, token};
use crate::config::{Config, Environment};

/// The control plane answers in 100 ms whatever the chaos; a login hashes a password.
const TIMEOUT: Duration = Duration::from_secs(10);
/// The header that carries the admin's token.
const TOKEN_HEADER: &str = "X-Admin-Token";

pub(super) fn run(matches: &ArgMatches, environment: Environment, texts: &Texts) -> Result<ExitCode, Failure> {
    let Some((verb, matches)) = matches.subcommand() else {
        return Err(Failure::internal("chaos"));
    };
    let config = load(matches, environment, texts)?.config;
    let texts = &Texts::new(config.text.language);
    let configured = format!("http://{}", config.listen.admin);
    let url = matches.get_one::<String>(args::URL).unwrap_or(&configured);
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

const ACTIVATIONS: &str = "/api/admin/chaos/activations";

/// The ids of an anomaly's activations that are on and touch everyone.
fn active_for_everyone(list: &Value, anomaly: &str) -> Vec<i64> {
    let active = list.get("active").and_then(Value::as_array).into_iter().flatten();
    let wanted = |row: &&Value| row["anomaly"] == anomaly && row["scope"]["kind"] == "everyone";
    active.filter(wanted).filter_map(|row| row["id"].as_i64()).collect()
}

/// The instructor's API with an identity.
struct Api<'a> {
    client: Client,
    url: &'a str,
    token: String,
    /// Whether the token was made by our own login, and is to be voided after use.
    own: bool,
    texts: &'a Texts,
}

impl<'a> Api<'a> {
    /// Takes the identity from the admin's variables, else from the data directory's token.
    async fn open(url: &'a str, config: &Config, texts: &'a Texts) -> Result<Self, Failure> {
        let client = Client::builder().timeout(TIMEOUT).build().map_err(Failure::internal)?;
        let mut api = Self { client, url: url.trim_end_matches('/'), token: String::new(), own: false, texts };
        match &config.admin.password {
            Some(password) => {
                let body = json!({ "email": config.admin.email, "password": password.reveal() });
                let answer = api.call(Method::POST, "/api/admin/login", Some(body)).await?;
                let token = answer.get("adminToken").and_then(Value::as_str).map(str::to_owned);
                api.token = token.ok_or_else(|| Failure::server(texts.get("chaos-no-token", &[])))?;
                api.own = true;
            }
            None => api.token = read_token(&config.data.dir, texts)?,
        }
        Ok(api)
    }

    /// Voids the token that our login made; one that stays expires by itself.
    async fn close(&self) {
        if self.own {
            let _ = self.request(Method::POST, "/api/admin/logout", Some(json!({}))).send().await;
        }
    }

    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value, Failure> {
        let reply = self.send(method, path, body).await?;
        self.accept(reply)
    }

    fn request(&self, method: Method, path: &str, body: Option<Value>) -> RequestBuilder {
        let mut request = self.client.request(method, format!("{}{path}", self.url));
        if !self.token.is_empty() {
            request = request.header(TOKEN_HEADER, &self.token);
        }
        match body {
            Some(body) => request.json(&body),
            None => request,
        }
    }

    async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Result<(StatusCode, Value), Failure> {
        let unreachable = |error: reqwest::Error| {
            let problem = format!("{:#}", anyhow::Error::from(error));
            Failure::server(self.texts.get("chaos-unreachable", &[("url", self.url), ("problem", &problem)]))
        };
        let response = self.request(method, path, body).send().await.map_err(unreachable)?;
        let status = response.status();
        let text = response.text().await.map_err(unreachable)?;
        Ok((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    /// The body of a success; a refusal in the server's own words, which name the field and its range.
    fn accept(&self, (status, body): (StatusCode, Value)) -> Result<Value, Failure> {
        if status.is_success() {
            return Ok(body);
        }
        let said = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut detail = vec![said(body.get("detail"))];
        let errors = body.get("errors").and_then(Value::as_array).into_iter().flatten();
        detail.extend(errors.map(|error| format!("{}: {}", said(error.get("field")), said(error.get("message")))));
        let values = [("status", status.as_str()), ("code", &said(body.get("code"))), ("detail", &detail.join(" "))];
        Err(Failure::server(self.texts.get("chaos-refused", &values)))
    }
}

fn read_token(data_dir: &Path, texts: &Texts) -> Result<String, Failure> {
    token::read(data_dir).map_err(|error| {
        let file = token::path(data_dir).display().to_string();
        Failure::server(texts.get("chaos-no-identity", &[("file", &file), ("problem", &error.to_string())]))
    })
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
