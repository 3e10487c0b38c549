// SPDX-License-Identifier: AGPL-3.0-or-later
//! The interfaces, built beforehand and carried inside the program.

use std::io::Read;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};
use axum::response::IntoResponse;
use flate2::read::GzDecoder;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::config::Language;
use crate::problem::ApiError;

#[derive(RustEmbed)]
#[folder = "../../web/apps/shop/dist"]
struct Shop;

#[derive(RustEmbed)]
#[folder = "../../web/apps/cockpit/dist"]
struct Cockpit;

#[derive(RustEmbed)]
#[folder = "../../web/apps/monitoring/dist"]
struct Monitoring;

#[derive(RustEmbed)]
#[folder = "../../web/apps/backoffice/dist"]
struct BackOffice;

#[derive(RustEmbed)]
#[folder = "../../web/apps/welcome/dist"]
struct Welcome;

#[derive(RustEmbed)]
#[folder = "../../web/apps/student/dist"]
struct Student;

#[derive(RustEmbed)]
#[folder = "../../web/apps/portal/dist"]
struct Portal;

/// Nothing from another host, no script or style in the page itself, no frame around it.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; style-src 'self'; object-src 'none'; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";

/// The same with scripts in the page itself, which still reach no other host: for a page that is given markup.
const POLICY_WITH_SCRIPTS: &str = "default-src 'self'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; style-src 'self'; \
                                   object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What a page may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// The interface's own files.
    Files,
    /// And what stands in the page.
    Anywhere,
}

/// The program's own source, packed by the build: whoever uses the program over a network may have it (AGPL, section 13).
static SOURCE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/source.tar.gz"));

/// `/source`, to which every interface links.
pub async fn source() -> Response<Body> {
    let name = concat!("attachment; filename=\"perfshop-", env!("CARGO_PKG_VERSION"), ".tar.gz\"");
    ([(header::CONTENT_TYPE, "application/gzip"), (header::CONTENT_DISPOSITION, name)], SOURCE).into_response()
}

/// One interface: where it is served and its files.
#[derive(Clone, Copy)]
pub struct Interface {
    /// With a slash at both ends.
    pub base: &'static str,
    get: fn(&str) -> Option<EmbeddedFile>,
}

pub const SHOP: Interface = Interface { base: "/shop/", get: Shop::get };
pub const PORTAL: Interface = Interface { base: "/shop/admin/", get: Portal::get };
pub const COCKPIT: Interface = Interface { base: "/chaos-admin/", get: Cockpit::get };
pub const STUDENT: Interface = Interface { base: "/student/", get: Student::get };
pub const MONITORING: Interface = Interface { base: "/monitoring/", get: Monitoring::get };
pub const BACK_OFFICE: Interface = Interface { base: "/backoffice/", get: BackOffice::get };
/// At the root of the public listener.
pub const WELCOME: Interface = Interface { base: "/", get: Welcome::get };

/// Which listener serves a page; the page is told, so that one interface can have a view for admins.
#[derive(Clone, Copy)]
pub enum Listener {
    /// 8080
    Public,
    /// 8081
    Admin,
}

impl Listener {
    const fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Admin => "admin",
        }
    }
}

impl Interface {
    /// A file, or the page itself for every address that the page routes by itself.
    pub fn serve(
        self,
        uri: &Uri,
        headers: &HeaderMap,
        (listener, language): (Listener, Language),
        scripts: Scripts,
    ) -> Response<Body> {
        let path = uri.path().strip_prefix(self.base).unwrap_or_default();
        match (self.get)(path) {
            Some(file) if !path.is_empty() && path != "index.html" => {
                asset(path, file.metadata.mimetype(), &file, headers)
            }
            // A missing file is missing; a missing page is the interface's own 404.
            _ if path.starts_with("assets/") => {
                self.packed(path, headers).unwrap_or_else(|| ApiError::NoSuchPath.into_response())
            }
            _ => self.page(listener, language, scripts),
        }
    }

    /// A script or a style, which lies here compressed. Whoever does not take it so gets it as it was.
    fn packed(self, path: &str, headers: &HeaderMap) -> Option<Response<Body>> {
        let (_, mime) = PACKED.into_iter().find(|(ending, _)| path.ends_with(ending))?;
        let file = (self.get)(&format!("{path}.gz"))?;
        let mut response = asset(path, mime, &file, headers);
        if takes_gzip(headers) {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        } else if response.status() == StatusCode::OK {
            let mut plain = Vec::new();
            GzDecoder::new(&*file.data).read_to_end(&mut plain).ok()?;
            *response.body_mut() = Body::from(plain);
        }
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        Some(response)
    }

    fn page(self, listener: Listener, language: Language, scripts: Scripts) -> Response<Body> {
        let Some(file) = (self.get)("index.html") else { return ApiError::NoSuchPath.into_response() };
        let html = String::from_utf8_lossy(&file.data);
        let told = format!("lang=\"{}\" data-listener=\"{}\"", language.word(), listener.word());
        let html = html.replacen("lang=\"fr\"", &told, 1);
        let policy = match scripts {
            Scripts::Files => POLICY,
            Scripts::Anywhere => POLICY_WITH_SCRIPTS,
        };
        let headers = [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CACHE_CONTROL, "no-cache"),
            (header::CONTENT_SECURITY_POLICY, policy),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::REFERRER_POLICY, "same-origin"),
        ];
        (headers, html).into_response()
    }
}

/// What web/vite.shared.ts compresses ahead, and what it is.
const PACKED: [(&str, &str); 2] = [(".js", "text/javascript"), (".css", "text/css")];

fn takes_gzip(headers: &HeaderMap) -> bool {
    let all = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim().eq_ignore_ascii_case("gzip") && !["q=0", "q=0.0", "q=0.00", "q=0.000"].contains(&weight.trim())
    })
}

/// Names under `assets/` carry their content's hash, so they never change.
fn asset(path: &str, mime: &str, file: &EmbeddedFile, headers: &HeaderMap) -> Response<Body> {
    let tag = format!("\"{}\"", hex_start(&file.metadata.sha256_hash()));
    let cache = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, [(header::CACHE_CONTROL, cache)]).into_response();
    }
    let mut response = file.data.clone().into_response();
    let out = response.headers_mut();
    if let Ok(mime) = HeaderValue::from_str(mime) {
        out.insert(header::CONTENT_TYPE, mime);
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(header::ETAG, tag);
    }
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    out.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn hex_start(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(value: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_str(value).unwrap());
        takes_gzip(&headers)
    }

    #[test]
    fn an_encoding_is_taken_or_not() {
        assert!(takes("gzip, deflate, br, zstd") && takes("br;q=1.0, GZIP;q=0.5") && takes("gzip"));
        assert!(!takes("br") && !takes("gzip;q=0, br") && !takes("identity") && !takes_gzip(&HeaderMap::new()));
    }

    #[tokio::test]
    async fn a_script_is_the_same_for_whoever_takes_no_compression() {
        let name = Shop::iter().find(|name| name.ends_with(".js.gz")).unwrap();
        let uri: Uri = format!("/shop/{}", name.trim_end_matches(".gz")).parse().unwrap();
        let mut headers = HeaderMap::new();
        let plain = SHOP.serve(&uri, &headers, (Listener::Public, Language::French), Scripts::Files);
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        let packed = SHOP.serve(&uri, &headers, (Listener::Public, Language::French), Scripts::Files);
        for reply in [&plain, &packed] {
            assert_eq!(reply.headers()[header::CONTENT_TYPE], "text/javascript");
            assert_eq!(reply.headers()[header::VARY], "accept-encoding");
        }
        assert_eq!(packed.headers()[header::CONTENT_ENCODING], "gzip");
        assert!(plain.headers().get(header::CONTENT_ENCODING).is_none());
        let read = |reply: Response<Body>| axum::body::to_bytes(reply.into_body(), usize::MAX);
        let (plain, packed) = (read(plain).await.unwrap(), read(packed).await.unwrap());
        let mut unpacked = Vec::new();
        GzDecoder::new(&*packed).read_to_end(&mut unpacked).unwrap();
        assert!(plain == unpacked && packed != plain);
    }
}
