// SPDX-License-Identifier: AGPL-3.0-or-later
//! The picture preview: it shows what an address of the picture store answers.
//!
//! Nothing here has a network to reach: an address is looked up in [`super::intranet`], which is made up and inside the
//! program, so that no address on earth is ever asked. A house rule checks what this file may use.

use std::borrow::Cow;

use perfshop_chaos::{Anomaly, ChaosPlan};
use url::Url;

use super::intranet::{self, Reply};

/// Where pictures are.
pub const PICTURES: &str = "http://images.perfshop.internal/";
/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// What an address answered in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// After redirects.
    pub url: String,
    pub status: u16,
    pub content_type: &'static str,
    pub body: Cow<'static, str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no address.
    NoAddress,
    /// It is none of the picture store's.
    Elsewhere,
}

/// Asks an address.
///
/// # Errors
/// When it is none, or none that the preview may ask.
pub fn fetch(chaos: &ChaosPlan, address: &str) -> Result<Answer, Refused> {
    let url = Url::parse(address).map_err(|_| Refused::NoAddress)?;
    if !url.as_str().starts_with(PICTURES) && !chaos.hits(Anomaly::S11) {
        return Err(Refused::Elsewhere);
    }
    Ok(followed(url))
}

fn followed(mut url: Url) -> Answer {
    for _ in 0..=REDIRECTS {
        let Reply { status, content_type, body, location } = intranet::ask(&url);
        tracing::info!(
            target: "shop",
            fact = "portal_previewed",
            scheme = url.scheme(),
            host = url.host_str().unwrap_or_default(),
            port = url.port_or_known_default(),
            status,
            "an address was asked for a picture"
        );
        match location.and_then(|location| url.join(&location).ok()) {
            Some(next) => url = next,
            None => return Answer { url: url.into(), status, content_type, body },
        }
    }
    let body = Cow::Borrowed("too many redirects");
    Answer { url: url.into(), status: 508, content_type: "text/plain", body }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str) -> Answer {
        fetch(&ChaosPlan::of(&[Anomaly::S11]), address).unwrap()
    }

    #[test]
    fn without_the_flaw_only_the_picture_store_is_asked() {
        let healthy = |address| fetch(&ChaosPlan::NONE, address);
        let picture = healthy("http://images.perfshop.internal/banners/autumn.svg").unwrap();
        assert_eq!((picture.status, picture.content_type), (200, "image/svg+xml"));
        for address in [
            "http://169.254.169.254/latest/meta-data/",
            "http://images.perfshop.internal@admin.internal/",
            "http://images.perfshop.internal.evil.example/",
            "http://images.perfshop.internal:81/",
            "file:///etc/passwd",
        ] {
            assert_eq!(healthy(address), Err(Refused::Elsewhere), "{address}");
        }
        assert_eq!(healthy("not an address"), Err(Refused::NoAddress));
    }

    #[test]
    fn one_place_has_many_spellings() {
        let metadata = asked("http://169.254.169.254/latest/meta-data/");
        assert_eq!(metadata.status, 200);
        for host in [
            "2852039166",
            "0xa9fea9fe",
            "0251.0376.0251.0376",
            "0xa9.0xfe.0xa9.0xfe",
            "169.254.43518",
            "[::ffff:169.254.169.254]",
            "[::ffff:a9fe:a9fe]",
            "metadata.internal",
            "169.254.169.254.nip.io",
        ] {
            let answer = asked(&format!("http://{host}/latest/meta-data/"));
            assert_eq!((answer.status, &answer.body), (200, &metadata.body), "{host}");
        }
        let local = asked("http://127.0.0.1/");
        assert_eq!(local.status, 200);
        for host in
            ["localhost", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "127.8.9.1"]
        {
            assert_eq!(asked(&format!("http://{host}/")).body, local.body, "{host}");
        }
    }

    #[test]
    fn redirects_are_followed_and_end() {
        let to = |target: &str| asked(&format!("http://links.perfshop.internal/go?to={target}"));
        let led = to("http://169.254.169.254/latest/meta-data/iam/security-credentials/portal");
        assert!(led.url.starts_with("http://169.254.169.254/") && led.body.contains(super::super::FLAG), "{led:?}");
        assert_eq!(to("http://links.perfshop.internal/loop").status, 508);
        assert_eq!(to("file:///etc/hostname").status, 200);
    }

    #[test]
    fn what_is_not_made_up_is_not_there() {
        for address in [
            "http://127.0.0.1:8080/api/products",
            "http://127.0.0.1:8081/api/admin/me",
            "http://[::1]:9090/actuator/health",
            "http://192.168.1.1/",
            "http://10.0.0.1/",
            "http://93.184.216.34/",
            "http://example.org/",
            "http://[2606:2800:220:1::1]/",
            "http://[fe80::1]/",
            "gopher://127.0.0.1:6379/_INFO",
            "ftp://example.org/",
        ] {
            assert_eq!(asked(address).status, 502, "{address}");
        }
        assert_eq!(asked("http://admin.internal/nothing").status, 404);
    }

    #[test]
    fn files_are_those_of_a_tree_that_is_not_the_machines() {
        let passwd = asked("file:///etc/passwd");
        assert!(passwd.body.starts_with("root:x:0:0:") && passwd.body.contains("portal:x:"));
        assert_ne!(Some(passwd.body.into_owned()), std::fs::read_to_string("/etc/passwd").ok());
        for path in ["/etc/shadow", "/proc/self/environ", "/etc/os-release", "/"] {
            assert_eq!(asked(&format!("file://{path}")).status, 404, "{path}");
        }
    }
}
