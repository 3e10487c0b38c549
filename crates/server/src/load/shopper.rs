// SPDX-License-Identifier: AGPL-3.0-or-later
//! One shopper: cookies of their own, thoughts, and calls that are measured and counted.

use std::time::{Duration, Instant};

use cookie::{Cookie, CookieJar};
use perfshop_shop::seed::rng::Rng;
use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, SET_COOKIE};
use reqwest::{Method, StatusCode, Url};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use tokio::time::sleep;

use super::carried::{Carried, STATUS};
use super::customers::Lent;
use super::tally::{Ending, Fault, Outcome};
use super::{Crew, pace, stream};

pub(super) struct Shopper<'a> {
    crew: &'a Crew,
    number: u64,
    pub(super) rng: Rng,
    cookies: CookieJar,
    carried: Carried,
    /// Held until the journey is over.
    customer: Option<Lent>,
    /// Whether the last call failed for the shop's sake: no answer, or one from 500 on.
    pub(super) shop_failed: bool,
}

/// A call to make.
pub(super) struct Call<'a> {
    method: Method,
    /// As reports name it: verb and path, ids left out.
    name: &'static str,
    path: String,
    query: Vec<(&'static str, String)>,
    body: Option<Value>,
    /// Codes of refusals that the journey means to get.
    meant: &'a [&'static str],
}

impl<'a> Call<'a> {
    /// `name` is the verb and the path as in the API's document.
    pub(super) fn new(name: &'static str) -> Self {
        let (verb, path) = name.split_once(' ').unwrap_or(("GET", name));
        let method = verb.parse().unwrap_or(Method::GET);
        Self { method, name, path: path.to_owned(), query: Vec::new(), body: None, meant: &[] }
    }

    /// With the id in its path.
    pub(super) fn id(mut self, id: i64) -> Self {
        self.path = self.path.replace("{id}", &id.to_string());
        self
    }

    pub(super) fn query(mut self, name: &'static str, value: impl ToString) -> Self {
        self.query.push((name, value.to_string()));
        self
    }

    pub(super) fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// A refusal with one of these codes is no error.
    pub(super) fn or_refused(mut self, codes: &'a [&'static str]) -> Self {
        self.meant = codes;
        self
    }
}

/// What is read of a refusal.
#[derive(Deserialize)]
struct Refusal {
    code: String,
}

impl<'a> Shopper<'a> {
    pub(super) fn new(crew: &'a Crew, number: u64) -> Self {
        let rng = stream(crew.load.seed, "journey", number);
        let (cookies, carried) = (CookieJar::new(), Carried::default());
        Self { crew, number, rng, cookies, carried, customer: None, shop_failed: false }
    }

    /// Looks at a page for a while.
    ///
    /// # Errors
    /// The run is over.
    pub(super) async fn think(&mut self) -> Result<(), Ending> {
        let pause = pace::think(&mut self.rng, self.crew.load.think);
        tokio::select! {
            biased;
            () = self.crew.stop.cancelled() => Err(Ending::Cut),
            () = sleep(pause) => Ok(()),
        }
    }

    /// Becomes a customer, to be logged in: e-mail and password.
    ///
    /// # Errors
    /// All are taken.
    pub(super) fn become_customer(&mut self) -> Result<(String, String), Ending> {
        let lent = self.crew.customers.lend(self.number).ok_or(Ending::Left)?;
        let account = (lent.email(), lent.password());
        self.customer = Some(lent);
        Ok(account)
    }

    pub(super) fn count_order(&self, total_cents: i64) {
        self.crew.tally.order(total_cents);
    }

    /// A call that must succeed.
    ///
    /// # Errors
    /// The answer was none, or not the one that was meant; the run is over.
    pub(super) async fn ask<T: DeserializeOwned>(&mut self, call: Call<'_>) -> Result<T, Ending> {
        self.ask_or(call).await?.ok_or(Ending::Failed)
    }

    /// A call that may be refused by one of its own codes, which gives `None`.
    pub(super) async fn ask_or<T: DeserializeOwned>(&mut self, call: Call<'_>) -> Result<Option<T>, Ending> {
        if self.crew.stop.is_cancelled() {
            return Err(Ending::Cut);
        }
        let (took, outcome, answer) = self.measured(&call).await;
        let outcome = match outcome {
            // The shopper took their time, or the shop asks more than before: once more, with what it wants now.
            Outcome::Failed(fault) if Carried::is_mended(call.name, &fault.1) => {
                self.crew.tally.call(call.name, took, &Outcome::Refused(fault));
                self.once::<IgnoredAny>(&Call::new(STATUS)).await?;
                return self.once(&call).await;
            }
            other => other,
        };
        self.told(&call, took, outcome, answer)
    }

    async fn once<T: DeserializeOwned>(&mut self, call: &Call<'_>) -> Result<Option<T>, Ending> {
        let (took, outcome, answer) = self.measured(call).await;
        self.told(call, took, outcome, answer)
    }

    fn told<T>(
        &self,
        call: &Call<'_>,
        took: Duration,
        outcome: Outcome,
        answer: Option<T>,
    ) -> Result<Option<T>, Ending> {
        self.crew.tally.call(call.name, took, &outcome);
        match outcome {
            Outcome::Failed(_) => Err(Ending::Failed),
            Outcome::Good | Outcome::Refused(_) => Ok(answer),
        }
    }

    async fn measured<T: DeserializeOwned>(&mut self, call: &Call<'_>) -> (Duration, Outcome, Option<T>) {
        let begin = Instant::now();
        let answer = self.send(call).await;
        let took = begin.elapsed();
        self.shop_failed = answer.as_ref().map_or(true, |(status, _)| status.is_server_error());
        let (outcome, answer) = match answer {
            Ok((status, body)) => read(status, &body, call.meant),
            Err(error) => (Outcome::Failed(("-".to_owned(), no_answer(&error).to_owned())), None),
        };
        (took, outcome, answer)
    }

    async fn send(&mut self, call: &Call<'_>) -> reqwest::Result<(StatusCode, Vec<u8>)> {
        let address = format!("{}{}", self.crew.load.target, call.path);
        let mut request = match Url::parse(&address) {
            Ok(mut url) => {
                if !call.query.is_empty() {
                    url.query_pairs_mut().extend_pairs(&call.query);
                }
                self.crew.client.request(call.method.clone(), url)
            }
            // The client says what is wrong with it.
            Err(_) => self.crew.client.request(call.method.clone(), address),
        };
        let cookies: Vec<String> = self.cookies.iter().map(|cookie| cookie.stripped().to_string()).collect();
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        let body = call.body.as_ref().map(Value::to_string).unwrap_or_default();
        request = request.headers(self.carried.headers(call.name, body.as_bytes()));
        if call.body.is_some() {
            request = request.header(CONTENT_TYPE, "application/json").body(body);
        }
        let answer = request.send().await?;
        self.keep_cookies(answer.headers());
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = answer.bytes().await?.to_vec();
        self.carried.learn(call.name, status, &headers, &body);
        Ok((status, body))
    }

    /// The shop sets its cookies for the whole site, so name and value are all there is to keep.
    fn keep_cookies(&mut self, headers: &HeaderMap) {
        let set = headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        for cookie in set.filter_map(|text| Cookie::parse(text.to_owned()).ok()) {
            if cookie.value().is_empty() || cookie.max_age().is_some_and(|age| age.is_zero()) {
                self.cookies.force_remove(cookie.name());
            } else {
                self.cookies.add_original(cookie);
            }
        }
    }
}

/// What an answer was, and its body when it was a success of the shape that was expected.
fn read<T: DeserializeOwned>(status: StatusCode, body: &[u8], meant: &[&str]) -> (Outcome, Option<T>) {
    if status.is_success() {
        return match serde_json::from_slice(body) {
            Ok(answer) => (Outcome::Good, Some(answer)),
            Err(_) => (Outcome::Failed(fault(status, "UNREADABLE")), None),
        };
    }
    let code = serde_json::from_slice::<Refusal>(body).map_or_else(|_| "-".to_owned(), |refusal| refusal.code);
    let outcome = if meant.contains(&code.as_str()) {
        Outcome::Refused(fault(status, &code))
    } else {
        Outcome::Failed(fault(status, &code))
    };
    (outcome, None)
}

fn fault(status: StatusCode, code: &str) -> Fault {
    (status.as_str().to_owned(), code.to_owned())
}

/// Why there was no answer, in a word.
fn no_answer(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "TIMEOUT"
    } else if error.is_connect() {
        "CONNECT"
    } else {
        "BROKEN"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_good_meant_or_an_error() {
        let refusal = br#"{"status": 422, "code": "PROMO_UNKNOWN"}"#;
        let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
        let outcome = |status, body: &[u8], meant: &[&str]| read::<Value>(status, body, meant).0;
        let named = |status: &str, code: &str| (status.to_owned(), code.to_owned());
        assert_eq!(outcome(StatusCode::CREATED, b"{}", &[]), Outcome::Good);
        let meant = outcome(unprocessable, refusal, &["PROMO_EXPIRED", "PROMO_UNKNOWN"]);
        assert_eq!(meant, Outcome::Refused(named("422", "PROMO_UNKNOWN")));
        let error = outcome(unprocessable, refusal, &["PROMO_EXPIRED"]);
        assert_eq!(error, Outcome::Failed(named("422", "PROMO_UNKNOWN")));
        let bare = outcome(StatusCode::BAD_GATEWAY, b"<html>", &[]);
        assert_eq!(bare, Outcome::Failed(named("502", "-")));
        assert_eq!(outcome(StatusCode::OK, b"<html>", &[]), Outcome::Failed(named("200", "UNREADABLE")));
    }
}
