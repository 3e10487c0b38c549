// SPDX-License-Identifier: AGPL-3.0-or-later
//! From text to typed values. A type's `parse` gives `None` for what is outside its range; the refusal is worded elsewhere.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use perfshop_shop::db::DbUrl;
use reqwest::Url;

use super::table::Range;

pub(super) const MASK: &str = "********";

/// A type that a setting can have.
pub(super) trait Value: Sized {
    fn parse(text: &str, range: &Range) -> Option<Self>;
}

impl Value for usize {
    fn parse(text: &str, range: &Range) -> Option<Self> {
        let (value, (least, most)) = match *range {
            Range::Between(least, most) => (text.parse().ok()?, (least, most)),
            Range::Size(least, most) => (parse_size(text)?, (least, most)),
            _ => return None,
        };
        (least..=most).contains(&value).then_some(value)
    }
}

const UNITS: [(&str, u32); 4] = [("GiB", 30), ("MiB", 20), ("KiB", 10), ("", 0)];

fn parse_size(text: &str) -> Option<usize> {
    let (number, shift) = UNITS.iter().find_map(|(unit, shift)| Some((text.strip_suffix(unit)?, *shift)))?;
    let number: usize = number.trim_end().parse().ok()?;
    number.checked_mul(1 << shift)
}

/// A number of bytes in the largest unit that divides it, as a person would have typed it.
pub(super) fn show_size(bytes: usize) -> String {
    let (unit, shift) = UNITS.into_iter().find(|(_, shift)| bytes.is_multiple_of(1 << shift)).unwrap_or(("", 0));
    format!("{}{unit}", bytes >> shift)
}

impl Value for SocketAddr {
    fn parse(text: &str, _: &Range) -> Option<Self> {
        text.parse().ok()
    }
}

impl Value for PathBuf {
    fn parse(text: &str, _: &Range) -> Option<Self> {
        // U+FFFD is what bytes that are no UTF-8 have become: such a path would name another place.
        if text.is_empty() || text.contains('\u{FFFD}') {
            return None;
        }
        std::path::absolute(text).ok()
    }
}

impl Value for String {
    fn parse(text: &str, range: &Range) -> Option<Self> {
        let good = match range {
            Range::Email => text.len() <= 254 && is_email(text),
            _ => false,
        };
        good.then(|| text.to_owned())
    }
}

fn is_email(text: &str) -> bool {
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    plain
        && matches!(text.split_once('@'), Some((user, host)) if !user.is_empty() && !host.is_empty() && !host.contains('@'))
}

/// A text that no log and no `Debug` shows.
#[derive(Clone, PartialEq)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself: for comparing, hashing and sending only.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

impl Value for Option<Secret> {
    fn parse(text: &str, range: &Range) -> Option<Self> {
        let Range::OptionalText(least, most) = *range else {
            return None;
        };
        match text.chars().count() {
            0 => Some(None),
            n => (least..=most).contains(&n).then(|| Some(Secret::new(text))),
        }
    }
}

impl Value for Vec<String> {
    fn parse(text: &str, _: &Range) -> Option<Self> {
        text.split(',').map(str::trim).filter(|origin| !origin.is_empty()).map(origin).collect()
    }
}

/// An origin in the form in which browsers send it. `*` is none: the answers carry a cookie.
fn origin(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    (bare && matches!(url.scheme(), "http" | "https")).then(|| url.origin().ascii_serialization())
}

impl Value for DbUrl {
    fn parse(text: &str, _: &Range) -> Option<Self> {
        text.parse().ok()
    }
}

/// A mail server and, in the query, the address that mails come from.
#[derive(Clone, PartialEq)]
pub struct SmtpUrl {
    pub host: String,
    pub port: u16,
    /// User and password, when the server asks for them.
    pub login: Option<(String, Secret)>,
    pub from: String,
}

/// Mails come from here when the URL names nobody: a name that no one on the network can own.
const FROM: &str = "no-reply@perfshop.local";

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "smtp://{}:{}", self.host, self.port)
    }
}

impl Value for Option<SmtpUrl> {
    fn parse(text: &str, _: &Range) -> Option<Self> {
        if text.is_empty() { Some(None) } else { smtp_url(text).map(Some) }
    }
}

fn smtp_url(text: &str) -> Option<SmtpUrl> {
    let url = Url::parse(text).ok().filter(|url| url.scheme() == "smtp" && matches!(url.path(), "" | "/"))?;
    let plain = |part: &str| Some(percent_decode_str(part).decode_utf8().ok()?.into_owned());
    let login = match (url.username(), url.password()) {
        ("", None) => None,
        (user, Some(password)) if !user.is_empty() => Some((plain(user)?, Secret::new(plain(password)?))),
        _ => return None,
    };
    let mut from = FROM.to_owned();
    for (name, value) in url.query_pairs() {
        if name != "from" || !is_email(&value) {
            return None;
        }
        from = value.into_owned();
    }
    let host = url.host_str().filter(|host| !host.is_empty())?;
    // Brackets belong to an IPv6 address in a URL and nowhere else.
    let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    Some(SmtpUrl { host, port: url.port()?, login, from })
}

/// Where traces or lines are sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Sink {
    pub url: Url,
    /// The address asks for gRPC: by its scheme, or by the port that is gRPC's.
    pub grpc: bool,
}

impl Value for Option<Sink> {
    fn parse(text: &str, range: &Range) -> Option<Self> {
        if text.is_empty() { Some(None) } else { sink(text, *range == Range::OtlpUrl).map(Some) }
    }
}

fn sink(text: &str, otlp: bool) -> Option<Sink> {
    let plain = text.strip_prefix("grpc://").filter(|_| otlp);
    let url = match plain {
        Some(rest) => Url::parse(&format!("http://{rest}")),
        None => Url::parse(text),
    };
    let bare = |url: &Url| url.scheme() == "http" && url.username().is_empty() && url.password().is_none();
    let url = url.ok().filter(|url| bare(url) && url.query().is_none() && url.fragment().is_none())?;
    let grpc = plain.is_some() || (otlp && url.port() == Some(4317));
    Some(Sink { url, grpc })
}

/// A URL with its password masked; a text that is no URL may hold one anywhere and is masked whole.
pub(super) fn mask_url(text: &str) -> String {
    let Ok(mut url) = Url::parse(text) else {
        return MASK.to_owned();
    };
    if url.password().is_some() && url.set_password(Some(MASK)).is_err() {
        return MASK.to_owned();
    }
    url.to_string()
}

/// Declares an enum of words, as they are written in a setting.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word that stands for it in a setting.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl Value for $name {
            fn parse(text: &str, _: &Range) -> Option<Self> {
                match text { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// The language of every text that a person reads.
    Language { French = "fr", English = "en" }
}

words! {
    /// What hashing a password costs.
    PasswordCost {
        /// The parameters that OWASP recommends for Argon2id: 19 MiB, two passes.
        Owasp = "owasp",
        /// Lighter ones for a class on a small machine.
        Class = "class",
    }
}

words! {
    /// How OTLP is spoken.
    OtlpProtocol {
        /// As the address says.
        Auto = "auto",
        Grpc = "grpc",
        HttpProtobuf = "http/protobuf",
    }
}

words! {
    /// Whether lines go over OTLP too.
    LogExport { No = "no", Yes = "yes" }
}

words! {
    /// Whether profiles are taken.
    Profiler { On = "on", Off = "off" }
}

words! {
    LogLevel { Error = "error", Warn = "warn", Info = "info", Debug = "debug", Trace = "trace" }
}

impl Language {
    /// The language of a variable's text, if it is one of ours: for what is said before the configuration is read.
    pub fn of(text: &str) -> Option<Self> {
        Self::parse(text, &Range::OneOf(Self::WORDS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_take_units_and_stay_in_range() {
        let range = Range::Size(64 << 20, 1 << 40);
        for (text, bytes) in [
            ("512MiB", 512 << 20),
            ("1GiB", 1 << 30),
            ("65536KiB", 64 << 20),
            ("67108864", 64 << 20),
            ("64 MiB", 64 << 20),
        ] {
            assert_eq!(usize::parse(text, &range), Some(bytes), "{text}");
        }
        for text in ["", "MiB", "63MiB", "512MB", "-1", "1.5GiB", "2000000000000", "99999999999999999999GiB"] {
            assert_eq!(usize::parse(text, &range), None, "{text}");
        }
        assert_eq!(show_size(512 << 20), "512MiB");
        assert_eq!(show_size(1 << 40), "1024GiB");
    }

    #[test]
    fn numbers_have_both_ends() {
        let range = Range::Between(1, 1000);
        for (text, value) in
            [("1", Some(1)), ("1000", Some(1000)), ("0", None), ("1001", None), ("many", None), ("", None)]
        {
            assert_eq!(usize::parse(text, &range), value, "{text}");
        }
    }

    #[test]
    fn origins_are_bare() {
        let parse = |text: &str| Vec::<String>::parse(text, &Range::Origins);
        assert_eq!(parse(""), Some(vec![]));
        assert_eq!(
            parse("http://localhost:8090, https://Shop.example/"),
            Some(vec!["http://localhost:8090".into(), "https://shop.example".into()])
        );
        for bad in ["*", "localhost", "http://a/path", "ftp://a", "http://a,*"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn sinks() {
        let otlp = |text: &str| Option::<Sink>::parse(text, &Range::OtlpUrl);
        for (text, url, grpc) in [
            ("grpc://tempo:4317", "http://tempo:4317/", true),
            ("grpc://127.0.0.1:9999", "http://127.0.0.1:9999/", true),
            ("http://tempo:4317", "http://tempo:4317/", true),
            ("http://tempo:4318", "http://tempo:4318/", false),
            ("http://tempo:4318/otlp/v1/traces", "http://tempo:4318/otlp/v1/traces", false),
        ] {
            let sink = otlp(text).flatten().unwrap();
            assert_eq!((sink.url.as_str(), sink.grpc), (url, grpc), "{text}");
        }
        assert_eq!(otlp(""), Some(None));
        for bad in ["tempo:4317", "https://tempo:4318", "http://u:p@tempo", "http://tempo?x=1", "grpc://", "ftp://a"] {
            assert_eq!(otlp(bad), None, "{bad}");
        }
        assert!(Option::<Sink>::parse("grpc://loki:3100", &Range::HttpUrl).is_none());
        assert!(!Option::<Sink>::parse("http://loki:4317", &Range::HttpUrl).flatten().unwrap().grpc);
    }

    #[test]
    fn mail_servers() {
        let parse = |text: &str| Option::<SmtpUrl>::parse(text, &Range::SmtpUrl);
        assert_eq!(parse(""), Some(None));
        let plain = parse("smtp://localhost:1025").flatten().unwrap();
        assert_eq!((plain.host.as_str(), plain.port, plain.from.as_str()), ("localhost", 1025, FROM));
        assert!(plain.login.is_none());
        let whole = parse("smtp://anna%40example.org:p%3Aw@[::1]:587?from=shop@example.org").flatten().unwrap();
        assert_eq!((whole.host.as_str(), whole.from.as_str()), ("::1", "shop@example.org"));
        let (user, password) = whole.login.clone().unwrap();
        assert_eq!((user.as_str(), password.reveal()), ("anna@example.org", "p:w"));
        assert!(!format!("{whole:?}").contains("p:w"));
        for bad in [
            "localhost:25",
            "smtp://localhost",
            "http://a:25",
            "smtp://:25",
            "smtp://u@a:25",
            "smtp://a:25/x",
            "smtp://a:25?to=b@c",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn emails_and_secrets() {
        assert!(String::parse("a@b", &Range::Email).is_some());
        for bad in ["", "a", "@b", "a@", "a@b@c", "a b@c"] {
            assert_eq!(String::parse(bad, &Range::Email), None, "{bad}");
        }
        assert_eq!(format!("{:?}", Secret::new("x")), MASK);
    }
}
