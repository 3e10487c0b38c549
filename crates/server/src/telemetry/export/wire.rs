// SPDX-License-Identifier: AGPL-3.0-or-later
//! How a batch is handed over: gRPC, or HTTP with protobuf or JSON. A sink is not trusted: it has ten seconds, and its answer is
//! read up to a bound.

use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use http_body_util::BodyExt;
use prost::Message;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, TE};
use reqwest::{Client, StatusCode, Url};

use super::otlp::{Answer, PartialSuccess};
use crate::config::{OtlpProtocol, Sink};

/// For a whole exchange.
const PATIENCE: Duration = Duration::from_secs(10);
/// Of an answer; a good one has some bytes.
const ANSWER_MAX: usize = 64 << 10;

/// What became of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Taken, but for so many of its parts.
    Taken { rejected: u64 },
    /// It may be taken later.
    Later,
    /// It never will.
    Refused,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Speech {
    Grpc,
    Protobuf,
    Loki,
    Pyroscope,
}

#[derive(Clone)]
pub struct Wire {
    client: Client,
    base: Url,
    speech: Speech,
}

impl Wire {
    /// An OTLP receiver. The address says which protocol, unless `protocol` does.
    pub fn otlp(sink: &Sink, protocol: OtlpProtocol) -> Result<Self, reqwest::Error> {
        let grpc = match protocol {
            OtlpProtocol::Grpc => true,
            OtlpProtocol::HttpProtobuf => false,
            OtlpProtocol::Auto => sink.grpc,
        };
        let client = client();
        let client = if grpc { client.http2_prior_knowledge() } else { client.http1_only() };
        let speech = if grpc { Speech::Grpc } else { Speech::Protobuf };
        Ok(Self { client: client.build()?, base: sink.url.clone(), speech })
    }

    pub fn loki(url: &Url) -> Result<Self, reqwest::Error> {
        Ok(Self { client: client().http1_only().build()?, base: url.clone(), speech: Speech::Loki })
    }

    pub fn pyroscope(url: &Url) -> Result<Self, reqwest::Error> {
        Ok(Self { client: client().http1_only().build()?, base: url.clone(), speech: Speech::Pyroscope })
    }

    /// The address as a log may show it.
    pub fn shown(&self) -> &str {
        self.base.as_str()
    }

    /// Hands over a batch of `traces`, `logs` or `profiles`, once.
    pub async fn send(&self, what: &str, body: &[u8]) -> Fate {
        // The client's own limit ends with the head of an answer whose body is read by hand.
        tokio::time::timeout(PATIENCE, self.exchange(what, body)).await.ok().flatten().unwrap_or(Fate::Later)
    }

    /// `None`: nobody answered.
    async fn exchange(&self, what: &str, body: &[u8]) -> Option<Fate> {
        let request = self.client.post(self.address(what));
        let request = match self.speech {
            Speech::Grpc => {
                let mut framed = Vec::with_capacity(body.len() + 5);
                framed.push(0);
                framed.extend_from_slice(&u32::try_from(body.len()).ok()?.to_be_bytes());
                framed.extend_from_slice(body);
                request.header(CONTENT_TYPE, "application/grpc").header(TE, "trailers").body(framed)
            }
            Speech::Protobuf => request.header(CONTENT_TYPE, "application/x-protobuf").body(body.to_vec()),
            // Connect's unary calls; the profiles in it are packed already.
            Speech::Pyroscope => request
                .header(CONTENT_TYPE, "application/proto")
                .header("connect-protocol-version", "1")
                .body(body.to_vec()),
            Speech::Loki => {
                let packed = packed(body)?;
                request.header(CONTENT_TYPE, "application/json").header(CONTENT_ENCODING, "gzip").body(packed)
            }
        };
        let (head, mut rest) = axum::http::Response::<reqwest::Body>::from(request.send().await.ok()?).into_parts();
        let (mut answer, mut trailers) = (Vec::new(), HeaderMap::new());
        while let Some(frame) = rest.frame().await {
            match frame.ok()?.into_data() {
                Ok(data) if answer.len() + data.len() <= ANSWER_MAX => answer.extend_from_slice(&data),
                Ok(_) => break,
                Err(frame) => trailers.extend(frame.into_trailers().unwrap_or_default()),
            }
        }
        Some(match self.speech {
            Speech::Grpc => fate_of_grpc(head.status, &head.headers, &trailers, &answer),
            Speech::Protobuf if head.status.is_success() => taken(&answer),
            Speech::Loki | Speech::Pyroscope if head.status.is_success() => Fate::Taken { rejected: 0 },
            Speech::Protobuf | Speech::Loki | Speech::Pyroscope => fate_of(head.status),
        })
    }

    fn address(&self, what: &str) -> Url {
        let mut url = self.base.clone();
        let base = url.path().trim_end_matches('/').to_owned();
        let end = match (self.speech, what) {
            (Speech::Loki, _) => "/loki/api/v1/push",
            (Speech::Pyroscope, _) => "/push.v1.PusherService/Push",
            (Speech::Grpc, "traces") => "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
            (Speech::Grpc, _) => "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
            (Speech::Protobuf, "traces") => "/v1/traces",
            (Speech::Protobuf, _) => "/v1/logs",
        };
        // An address that is written whole is taken as it is.
        if !base.ends_with(end) {
            url.set_path(&format!("{base}{end}"));
        }
        url
    }
}

fn client() -> reqwest::ClientBuilder {
    // A sink that sends us elsewhere is no sink, and what is on loopback needs no proxy.
    Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none()).no_proxy()
}

fn packed(body: &[u8]) -> Option<Vec<u8>> {
    use std::io::Write as _;
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 6), Compression::fast());
    encoder.write_all(body).ok()?;
    encoder.finish().ok()
}

/// What HTTP says of a batch that was not taken, as OTLP's specification reads it.
fn fate_of(status: StatusCode) -> Fate {
    match status.as_u16() {
        408 | 429 | 500 | 502 | 503 | 504 => Fate::Later,
        _ => Fate::Refused,
    }
}

/// A good answer may still say that parts were rejected; one that cannot be read says nothing.
fn taken(answer: &[u8]) -> Fate {
    let PartialSuccess { rejected, .. } =
        Answer::decode(answer).ok().and_then(|a| a.partial_success).unwrap_or_default();
    Fate::Taken { rejected: u64::try_from(rejected).unwrap_or(0) }
}

fn fate_of_grpc(status: StatusCode, headers: &HeaderMap, trailers: &HeaderMap, answer: &[u8]) -> Fate {
    if !status.is_success() {
        return fate_of(status);
    }
    // An answer without a body has its status in the head.
    let code = trailers.get("grpc-status").or_else(|| headers.get("grpc-status"));
    match code.and_then(|code| code.to_str().ok()?.parse::<u32>().ok()) {
        Some(0) => taken(answer.get(5..).unwrap_or_default()),
        // CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, OUT_OF_RANGE, UNAVAILABLE, DATA_LOSS.
        Some(1 | 4 | 8 | 10 | 11 | 14 | 15) | None => Fate::Later,
        Some(_) => Fate::Refused,
    }
}
