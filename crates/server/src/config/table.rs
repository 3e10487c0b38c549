// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a setting is. A setting is declared once, beside its field in [`super::Config`]; its flag, its variable, its key in
//! the file, its range, its line in `perfshop config` and its help are all derived from that declaration.

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// The name: `--name` on the command line, `name = …` in the file, `help-name` among the texts.
    pub name: &'static str,
    /// The environment variable.
    pub variable: &'static str,
    pub default: DefaultValue,
    pub range: Range,
    pub secrecy: Secrecy,
}

impl Setting {
    pub(super) const fn new(name: &'static str, variable: &'static str, default: DefaultValue, range: Range) -> Self {
        Self { name, variable, default, range, secrecy: Secrecy::Open }
    }

    pub(super) const fn secrecy(self, secrecy: Secrecy) -> Self {
        Self { secrecy, ..self }
    }

    /// Whether there is a flag for it. A whole secret has none: a command line can be read by every user of the machine.
    pub fn has_flag(&self) -> bool {
        !matches!(self.secrecy, Secrecy::Whole)
    }

    /// Its flag as a person types it.
    pub fn flag(&self) -> String {
        format!("--{}", self.name)
    }
}

/// What a setting is worth when nobody says anything.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DefaultValue {
    Text(&'static str),
    /// `$XDG_DATA_HOME/perfshop`, else `$HOME/.local/share/perfshop`.
    UserDataDir,
    /// The file `shop.db` in the data directory.
    FileInDataDir,
}

/// What a setting may be; it is checked by the field's type (see `value.rs`) and named in every refusal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Range {
    /// A whole number, both ends included.
    Between(usize, usize),
    /// A number of bytes, both ends included: `512MiB`, `1GiB`, `600000000`.
    Size(usize, usize),
    OneOf(&'static [&'static str]),
    /// IP address and port.
    Address,
    Directory,
    DatabaseUrl,
    /// A mail server's URL, or nothing.
    SmtpUrl,
    /// Where OTLP is taken, or nothing.
    OtlpUrl,
    /// A server's address, or nothing.
    HttpUrl,
    /// Web origins separated by commas, or nothing.
    Origins,
    Email,
    /// Characters, both ends included, or nothing.
    OptionalText(usize, usize),
}

/// How much of a value may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrecy {
    Open,
    /// A URL whose password is masked.
    UrlPassword,
    Whole,
}

/// Declares the settings of one concern as a struct: each field with the setting that fills it.
macro_rules! concern {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty = $setting:expr;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)+
        }

        impl $name {
            const SETTINGS: &'static [$crate::config::Setting] = &[$($setting),+];

            fn read(values: &$crate::config::Values) -> Result<Self, $crate::config::Refusal> {
                Ok(Self { $($field: values.read(&$setting)?,)+ })
            }
        }
    };
}
pub(super) use concern;
