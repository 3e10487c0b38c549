// SPDX-License-Identifier: AGPL-3.0-or-later
//! The instructor's API with an identity, for the commands that are its clients.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use super::{Failure, Texts, token};
use crate::config::Config;

/// The control plane answers in 100 ms whatever the chaos; a login hashes a password.
const TIMEOUT: Duration = Duration::from_secs(10);
/// The header that carries the admin's token.
const TOKEN_HEADER: &str = "X-Admin-Token";
pub(super) const ACTIVATIONS: &str = "/api/admin/chaos/activations";

/// The instructor's API with an identity.
pub(super) struct Api<'a> {
    client: Client,
    url: &'a str,
    token: RefCell<String>,
    /// Where the token was read: a server that starts again leaves a new one.
    data_dir: PathBuf,
    /// Whether the token was made by our own login, and is to be voided after use.
    own: bool,
    pub(super) texts: &'a Texts,
}

impl<'a> Api<'a> {
    /// Takes the identity from the admin's variables, else from the data directory's token.
    pub(super) async fn open(url: &'a str, config: &Config, texts: &'a Texts) -> Result<Self, Failure> {
        let client = Client::builder().timeout(TIMEOUT).build().map_err(Failure::internal)?;
        let url = url.trim_end_matches('/');
        let data_dir = config.data.dir.clone();
        let mut api = Self { client, url, token: RefCell::default(), data_dir, own: false, texts };
        match &config.admin.password {
            Some(password) => {
                let body = json!({ "email": config.admin.email, "password": password.reveal() });
                let answer = api.call(Method::POST, "/api/admin/login", Some(body)).await?;
                let token = answer.get("adminToken").and_then(Value::as_str).map(str::to_owned);
                api.token = token.ok_or_else(|| Failure::server(texts.get("chaos-no-token", &[])))?.into();
                api.own = true;
            }
            None => api.token = read_token(&config.data.dir, texts)?.into(),
        }
        Ok(api)
    }

    /// Voids the token that our login made; one that stays expires by itself.
    pub(super) async fn close(&self) {
        if self.own {
            let _ = self.request(Method::POST, "/api/admin/logout", Some(json!({}))).send().await;
        }
    }

    pub(super) async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value, Failure> {
        let reply = self.send(method, path, body).await?;
        self.accept(reply)
    }

    fn request(&self, method: Method, path: &str, body: Option<Value>) -> RequestBuilder {
        let mut request = self.client.request(method, format!("{}{path}", self.url));
        let token = self.token.borrow();
        if !token.is_empty() {
            request = request.header(TOKEN_HEADER, token.as_str());
        }
        match body {
            Some(body) => request.json(&body),
            None => request,
        }
    }

    pub(super) async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<(StatusCode, Value), Failure> {
        let reply = self.send_once(method.clone(), path, body.clone()).await?;
        if reply.0 == StatusCode::UNAUTHORIZED && self.renewed() {
            return self.send_once(method, path, body).await;
        }
        Ok(reply)
    }

    /// Whether the server has left another token since; it is then ours.
    fn renewed(&self) -> bool {
        let fresh = if self.own { None } else { token::read(&self.data_dir).ok() };
        fresh.is_some_and(|fresh| self.token.replace(fresh.clone()) != fresh)
    }

    async fn send_once(&self, method: Method, path: &str, body: Option<Value>) -> Result<(StatusCode, Value), Failure> {
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
    pub(super) fn accept(&self, (status, body): (StatusCode, Value)) -> Result<Value, Failure> {
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
