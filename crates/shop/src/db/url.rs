// SPDX-License-Identifier: AGPL-3.0-or-later
//! The address of a database.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use sqlx::mysql::MySqlConnectOptions;

/// `sqlite:///path` or `mysql://user:password@host:port/name` (MariaDB too).
#[derive(Clone, PartialEq, Eq)]
pub enum DbUrl {
    Sqlite(PathBuf),
    Mysql(String),
}

impl FromStr for DbUrl {
    type Err = String;

    /// A path must be absolute, since the program may be started from anywhere; a server's address must name user, host and database.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let expected = || "expected sqlite:///path or mysql://user:password@host:port/name".to_owned();
        if let Some(path) = text.strip_prefix("sqlite://") {
            let usable = path.starts_with('/') && !path.ends_with('/') && !path.contains(['?', '#', '\u{FFFD}']);
            return if usable { Ok(Self::Sqlite(PathBuf::from(path))) } else { Err(expected()) };
        }
        let server = text.strip_prefix("mysql://").ok_or_else(expected)?;
        let options = MySqlConnectOptions::from_str(text).map_err(|_| expected())?;
        let named =
            server.rsplit_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.starts_with(['/', ':']));
        let database = options.get_database().is_some_and(|name| !name.is_empty() && !name.contains('/'));
        if named && database { Ok(Self::Mysql(text.to_owned())) } else { Err(expected()) }
    }
}

/// Shows the address without its password.
impl fmt::Display for DbUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Self::Mysql(url) => match (url.find("://"), url.rfind('@')) {
                (Some(scheme), Some(at)) => {
                    let user = url[scheme + 3..at].split(':').next().unwrap_or_default();
                    write!(f, "mysql://{user}:***{}", &url[at..])
                }
                _ => f.write_str(url),
            },
        }
    }
}

impl fmt::Debug for DbUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        let url: DbUrl = "mysql://shop:s3cret@127.0.0.1:3306/perfshop".parse().unwrap();
        assert_eq!(url.to_string(), "mysql://shop:***@127.0.0.1:3306/perfshop");
        assert!(!format!("{url:?}").contains("s3cret"));
    }

    #[test]
    fn only_whole_addresses_of_known_databases_are_taken() {
        assert_eq!("sqlite:///var/lib/shop.db".parse(), Ok(DbUrl::Sqlite("/var/lib/shop.db".into())));
        for good in ["mysql://shop:s%65cret@127.0.0.1:3306/perfshop", "mysql://shop@db/perfshop"] {
            assert!(good.parse::<DbUrl>().is_ok(), "{good}");
        }
        for bad in [
            "",
            "shop.db",
            "sqlite://",
            "sqlite://shop.db",
            "sqlite:///",
            "mysql://shop:secret@db",
            "mysql://db/perfshop",
            "mysql://@db/perfshop",
            "mysql://u:p@h/a/b",
            "postgres://u@h/n",
        ] {
            assert!(bad.parse::<DbUrl>().is_err(), "{bad}");
        }
    }
}
