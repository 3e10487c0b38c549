// SPDX-License-Identifier: AGPL-3.0-or-later
//! The address of a database.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// `sqlite:///path` or `mysql://user:password@host:port/name` (MariaDB too).
#[derive(Clone, PartialEq, Eq)]
pub enum DbUrl {
    Sqlite(PathBuf),
    Mysql(String),
}

impl FromStr for DbUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(path) = text.strip_prefix("sqlite://") {
            if path.is_empty() {
                return Err("sqlite:// needs a path: sqlite:///var/lib/perfshop/shop.db".into());
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("mysql://") {
            sqlx::mysql::MySqlConnectOptions::from_str(text).map_err(|e| e.to_string())?;
            return Ok(Self::Mysql(text.to_owned()));
        }
        Err("expected sqlite:///path or mysql://user:password@host:port/name".into())
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
    fn another_database_is_refused() {
        assert!("postgres://x".parse::<DbUrl>().is_err());
        assert!("sqlite://".parse::<DbUrl>().is_err());
    }
}
