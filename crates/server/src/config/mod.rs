// SPDX-License-Identifier: AGPL-3.0-or-later
//! Configuration: defaults < file < environment < flags.
//!
//! The file is the one named by `--config` (or `PERFSHOP_CONFIG`), else `perfshop.toml` in the data directory when it is
//! there. Its keys are the flags' names without the dashes in front. An empty variable counts as not set, because
//! orchestrators write empty ones.

mod refusal;
mod report;
mod sources;
mod table;
mod value;

use std::net::SocketAddr;
use std::path::PathBuf;

use perfshop_shop::db::DbUrl;

pub use refusal::{Refusal, Warning};
pub use report::{Row, rows};
pub use sources::{CONFIG_VARIABLE, Environment, FileChoice, Origin, Sources, Values};
pub use table::{DefaultValue, Range, Secrecy, Setting};
pub use value::{Language, LogExport, LogLevel, OtlpProtocol, PasswordCost, Profiler, Secret, Sink, SmtpUrl};

use DefaultValue::{FileInDataDir, Text, UserDataDir};
use table::concern;

const MIB: usize = 1 << 20;

concern! {
    /// The three listeners.
    ListenConfig {
        /// `PERFSHOP_LISTEN`: the shop, the student page, the whole API. Port 0 takes any free port, here and below.
        public: SocketAddr = Setting::new("listen", "PERFSHOP_LISTEN", Text("127.0.0.1:8080"), Range::Address);
        /// `PERFSHOP_ADMIN_LISTEN`: the instructor's.
        admin: SocketAddr = Setting::new("admin-listen", "PERFSHOP_ADMIN_LISTEN", Text("127.0.0.1:8081"), Range::Address);
        /// `PERFSHOP_MANAGEMENT_LISTEN`: health and metrics.
        management: SocketAddr = Setting::new("management-listen", "PERFSHOP_MANAGEMENT_LISTEN", Text("127.0.0.1:9090"), Range::Address);
    }
}

concern! {
    /// Where the data are.
    DataConfig {
        /// `PERFSHOP_DATA_DIR`: everything this instance keeps; absolute. One instance, one directory.
        dir: PathBuf = Setting::new("data-dir", "PERFSHOP_DATA_DIR", UserDataDir, Range::Directory);
        /// `PERFSHOP_DATABASE_URL`: `mysql://user:password@host:port/name` or `sqlite:///path`.
        database: DbUrl = Setting::new("database-url", "PERFSHOP_DATABASE_URL", FileInDataDir, Range::DatabaseUrl)
            .secrecy(Secrecy::UrlPassword);
        /// `PERFSHOP_DB_POOL`: connections in the shop's pool.
        pool: usize = Setting::new("db-pool", "PERFSHOP_DB_POOL", Text("20"), Range::Between(1, 1000));
    }
}

concern! {
    /// How much the process may use.
    CapacityConfig {
        /// `PERFSHOP_WORKERS`: requests of the API that run at once.
        workers: usize = Setting::new("workers", "PERFSHOP_WORKERS", Text("200"), Range::Between(1, 10_000));
        /// `PERFSHOP_HEAP_MAX`: the heap budget in bytes.
        heap_max: usize = Setting::new("heap-max", "PERFSHOP_HEAP_MAX", Text("512MiB"), Range::Size(64 * MIB, 1024 * 1024 * MIB));
    }
}

concern! {
    /// What people read.
    TextConfig {
        /// `PERFSHOP_LANG`: the one language of the whole stack.
        language: Language = Setting::new("lang", "PERFSHOP_LANG", Text("fr"), Range::OneOf(Language::WORDS));
    }
}

concern! {
    /// The superadmin.
    AdminConfig {
        /// `PERFSHOP_ADMIN_EMAIL`: the superadmin's login.
        email: String = Setting::new("admin-email", "PERFSHOP_ADMIN_EMAIL", Text(DEFAULT_ADMIN_EMAIL), Range::Email);
        /// `PERFSHOP_ADMIN_PASSWORD`: enforced at each start when it is given, else random at the first start.
        password: Option<Secret> = Setting::new("admin-password", "PERFSHOP_ADMIN_PASSWORD", Text(""), Range::OptionalText(1, 128))
            .secrecy(Secrecy::Whole);
    }
}

/// The superadmin's login when none is given.
pub const DEFAULT_ADMIN_EMAIL: &str = "admin@perfshop.local";

concern! {
    /// Who may call, and what a password costs.
    SecurityConfig {
        /// `CORS_ALLOWED_ORIGINS`: other origins whose pages may call the API with the customer's cookie.
        cors_allowed_origins: Vec<String> =
            Setting::new("cors-allowed-origins", "CORS_ALLOWED_ORIGINS", Text(""), Range::Origins);
        /// `PERFSHOP_PASSWORD_COST`: `owasp`, or the lighter `class`, so that logins do not drown every other signal.
        password_cost: PasswordCost =
            Setting::new("password-cost", "PERFSHOP_PASSWORD_COST", Text("owasp"), Range::OneOf(PasswordCost::WORDS));
    }
}

concern! {
    /// What the shop does by itself, outside of any request.
    WorkConfig {
        /// `PERFSHOP_SMTP_URL`: the mail server, `smtp://[user:password@]host:port[?from=address]`; without it mails stay in the shop.
        smtp: Option<SmtpUrl> = Setting::new("smtp-url", "PERFSHOP_SMTP_URL", Text(""), Range::SmtpUrl)
            .secrecy(Secrecy::UrlPassword);
        /// `PERFSHOP_FULFILMENT_SPEED`: how many times faster than the clock orders are prepared, shipped and delivered.
        fulfilment_speed: usize =
            Setting::new("fulfilment-speed", "PERFSHOP_FULFILMENT_SPEED", Text("1"), Range::Between(1, 3600));
        /// `PERFSHOP_TRAFFIC_BUYERS`: built-in shoppers that come while a lever needs load and the shop is empty; 0 for none.
        traffic_buyers: usize =
            Setting::new("traffic-buyers", "PERFSHOP_TRAFFIC_BUYERS", Text("20"), Range::Between(0, 2000));
        /// `PERFSHOP_TRAFFIC_THINK`: their mean time to think, in seconds.
        traffic_think: usize =
            Setting::new("traffic-think", "PERFSHOP_TRAFFIC_THINK", Text("5"), Range::Between(0, 600));
    }
}

concern! {
    /// The logs on stdout.
    LogConfig {
        /// `PERFSHOP_LOG_LEVEL`: the least severe level that is written.
        level: LogLevel = Setting::new("log-level", "PERFSHOP_LOG_LEVEL", Text("info"), Range::OneOf(LogLevel::WORDS));
    }
}

concern! {
    /// What is sent to other programs. Nothing unless an address is given.
    ExportConfig {
        /// `PERFSHOP_OTLP_ENDPOINT`: where traces are sent, `grpc://host:4317` or `http://host:4318`.
        otlp: Option<Sink> = Setting::new("otlp-endpoint", "PERFSHOP_OTLP_ENDPOINT", Text(""), Range::OtlpUrl);
        /// `PERFSHOP_OTLP_PROTOCOL`: `grpc`, `http/protobuf`, or what the address says.
        otlp_protocol: OtlpProtocol =
            Setting::new("otlp-protocol", "PERFSHOP_OTLP_PROTOCOL", Text("auto"), Range::OneOf(OtlpProtocol::WORDS));
        /// `PERFSHOP_OTLP_LOGS`: whether the students' lines are sent there too.
        otlp_logs: LogExport =
            Setting::new("otlp-logs", "PERFSHOP_OTLP_LOGS", Text("no"), Range::OneOf(LogExport::WORDS));
        /// `PERFSHOP_LOKI_URL`: a Loki that the students' lines are pushed to, `http://host:3100`.
        loki: Option<Sink> = Setting::new("loki-url", "PERFSHOP_LOKI_URL", Text(""), Range::HttpUrl);
        /// `PERFSHOP_PYROSCOPE_URL`: a Pyroscope that profiles are pushed to, `http://host:4040`.
        pyroscope: Option<Sink> = Setting::new("pyroscope-url", "PERFSHOP_PYROSCOPE_URL", Text(""), Range::HttpUrl);
    }
}

concern! {
    /// Where CPU time goes and what memory holds.
    ProfileConfig {
        /// `PERFSHOP_PROFILER`: `off` takes no profiles at all.
        profiler: Profiler = Setting::new("profiler", "PERFSHOP_PROFILER", Text("on"), Range::OneOf(Profiler::WORDS));
    }
}

/// The settings of one instance, one struct a concern.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    pub listen: ListenConfig,
    pub data: DataConfig,
    pub capacity: CapacityConfig,
    pub text: TextConfig,
    pub admin: AdminConfig,
    pub security: SecurityConfig,
    pub work: WorkConfig,
    pub log: LogConfig,
    pub export: ExportConfig,
    pub profile: ProfileConfig,
}

/// What [`Config::load`] gives: the settings, where each came from, and what a person should be told.
#[derive(Debug)]
pub struct Loaded {
    pub config: Config,
    pub values: Values,
    pub warnings: Vec<Warning>,
}

impl Config {
    /// Every setting, in the order in which `perfshop config` prints them.
    pub fn settings() -> impl Iterator<Item = &'static Setting> {
        [
            ListenConfig::SETTINGS,
            DataConfig::SETTINGS,
            CapacityConfig::SETTINGS,
            TextConfig::SETTINGS,
            AdminConfig::SETTINGS,
            SecurityConfig::SETTINGS,
            WorkConfig::SETTINGS,
            LogConfig::SETTINGS,
            ExportConfig::SETTINGS,
            ProfileConfig::SETTINGS,
        ]
        .into_iter()
        .flatten()
    }

    /// Joins the sources, checks every value and every contradiction.
    ///
    /// # Errors
    /// The first thing that stops a start: an unknown key, a value out of its range, two settings that contradict each other.
    pub fn load(sources: &Sources) -> Result<Loaded, Refusal> {
        let values = Values::join(sources)?;
        let config = Self {
            listen: ListenConfig::read(&values)?,
            data: DataConfig::read(&values)?,
            capacity: CapacityConfig::read(&values)?,
            text: TextConfig::read(&values)?,
            admin: AdminConfig::read(&values)?,
            security: SecurityConfig::read(&values)?,
            work: WorkConfig::read(&values)?,
            log: LogConfig::read(&values)?,
            export: ExportConfig::read(&values)?,
            profile: ProfileConfig::read(&values)?,
        };
        config.refuse_contradictions()?;
        Ok(Loaded { config, values, warnings: sources.environment.warnings() })
    }

    fn refuse_contradictions(&self) -> Result<(), Refusal> {
        let listeners = [
            ("listen", self.listen.public),
            ("admin-listen", self.listen.admin),
            ("management-listen", self.listen.management),
        ];
        for (i, (first, address)) in listeners.into_iter().enumerate() {
            if let Some((second, _)) =
                listeners.into_iter().skip(i + 1).find(|(_, other)| *other == address && address.port() != 0)
            {
                return Err(Refusal::SameAddress { first, second, address });
            }
        }
        if self.admin.email != DEFAULT_ADMIN_EMAIL && self.admin.password.is_none() {
            return Err(Refusal::AdminWithoutPassword);
        }
        Ok(())
    }
}
