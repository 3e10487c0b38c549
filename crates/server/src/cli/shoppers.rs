// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop load`: the built-in shoppers, by hand.

use std::io::{IsTerminal, Write};
use std::ops::RangeInclusive;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Arg, ArgMatches, Command};
use reqwest::Url;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::{Failure, Texts, exit, load, report};
use crate::config::Environment;
use crate::load::{Load, MOST_BUYERS, MOST_SHARE, Pace, Personas, Running, THINK};

const URL: &str = "http://127.0.0.1:8080";
/// How long the target may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(10);
const RATE: RangeInclusive<f64> = 0.01..=500.0;
const SECONDS: RangeInclusive<f64> = 0.0..=600.0;
const DURATION: RangeInclusive<u64> = 1..=7 * 86_400;

/// The flags of `perfshop load`, each with what it takes. `--url` and the like are taken as texts, so that every refusal
/// names the range.
const FLAGS: [(&str, &str); 7] = [
    ("url", "URL"),
    ("buyers", "N"),
    ("rate", "R"),
    ("duration", "TIME"),
    ("think", "SECONDS"),
    ("personas", "SHARES"),
    ("seed", "N"),
];

pub(super) fn arguments(command: Command, texts: &Texts) -> Command {
    FLAGS.into_iter().fold(command, |command, (name, value)| {
        let help =
            texts.get(&format!("help-load-{name}"), &[("range", &range(name, texts)), ("default", &default(name))]);
        command.arg(Arg::new(name).long(name).value_name(value).allow_hyphen_values(true).help(help))
    })
}

fn default(name: &str) -> String {
    match name {
        "url" => URL.to_owned(),
        "buyers" => "20".to_owned(),
        "think" => THINK.as_secs().to_string(),
        "personas" => Personas::default().to_string(),
        _ => String::new(),
    }
}

fn range(name: &str, texts: &Texts) -> String {
    let between = |key, least: &dyn ToString, most: &dyn ToString| {
        texts.get(key, &[("least", &least.to_string()), ("most", &most.to_string())])
    };
    match name {
        "url" => texts.get("range-http", &[]),
        "buyers" => between("range-between", &1, &MOST_BUYERS),
        "rate" => between("range-number", RATE.start(), RATE.end()),
        "duration" => texts.get("range-time", &[]),
        "think" => between("range-number", SECONDS.start(), SECONDS.end()),
        "personas" => texts.get("range-personas", &[("most", &MOST_SHARE.to_string())]),
        _ => between("range-between", &0, &u32::MAX),
    }
}

/// What was asked for on the command line.
struct Wish {
    load: Load,
    /// `None`: until somebody ends it.
    duration: Option<Duration>,
}

impl Wish {
    fn parse(matches: &ArgMatches, texts: &Texts) -> Result<Self, Failure> {
        let given = Given { matches, texts };
        let buyers = given.value("buyers", |text| text.parse().ok().filter(|n| (1..=MOST_BUYERS).contains(n)))?;
        let rate = given.value("rate", |text| text.parse().ok().filter(|rate| RATE.contains(rate)))?;
        let pace = match (buyers, rate) {
            (Some(_), Some(_)) => return Err(Failure::configuration(texts.get("load-buyers-or-rate", &[]))),
            (_, Some(rate)) => Pace::Rate(rate),
            (buyers, None) => Pace::Buyers(buyers.unwrap_or(20)),
        };
        let seconds = |text: &str| text.parse().ok().filter(|seconds| SECONDS.contains(seconds));
        let seed = given.value("seed", |text| text.parse::<u32>().ok())?;
        Ok(Self {
            load: Load {
                pace,
                personas: given.value("personas", Personas::parse)?.unwrap_or_default(),
                think: given.value("think", seconds)?.map_or(THINK, Duration::from_secs_f64),
                seed: seed.map_or_else(any_seed, Ok)?.into(),
                ..Load::of(given.value("url", target)?.unwrap_or_else(|| URL.to_owned()))
            },
            duration: given.value("duration", duration)?,
        })
    }
}

struct Given<'a> {
    matches: &'a ArgMatches,
    texts: &'a Texts,
}

impl Given<'_> {
    /// A flag's value, if it was given.
    fn value<T>(&self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Failure> {
        let Some(text) = self.matches.get_one::<String>(name) else { return Ok(None) };
        parse(text).map(Some).ok_or_else(|| {
            let values = [("flag", format!("--{name}")), ("value", text.clone()), ("range", range(name, self.texts))];
            let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            Failure::configuration(self.texts.get("load-bad-value", &values))
        })
    }
}

/// An address without anything behind the path. The program's client speaks no TLS.
fn target(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let bare = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    (url.scheme() == "http" && url.has_host() && bare).then(|| url.to_string())
}

/// `90`, `90s`, `10m` or `1h`.
pub(super) fn seconds(text: &str) -> Option<u64> {
    let units = [("s", 1), ("m", 60), ("h", 3600), ("", 1)];
    let (number, unit) = units.into_iter().find_map(|(unit, seconds)| Some((text.strip_suffix(unit)?, seconds)))?;
    number.parse::<u64>().ok()?.checked_mul(unit)
}

/// How long it may last: [`seconds`] within their range.
fn duration(text: &str) -> Option<Duration> {
    seconds(text).filter(|seconds| DURATION.contains(seconds)).map(Duration::from_secs)
}

/// A seed that is short enough to be typed again.
fn any_seed() -> Result<u32, Failure> {
    let mut bytes = [0; 4];
    perfshop_shop::token::fill(&mut bytes).map_err(Failure::internal)?;
    Ok(u32::from_le_bytes(bytes))
}

pub(super) fn run(matches: &ArgMatches, environment: Environment, texts: &Texts) -> Result<ExitCode, Failure> {
    let config = load(matches, environment, texts)?.config;
    let texts = &Texts::new(config.text.language);
    let Wish { load, duration } = Wish::parse(matches, texts)?;
    allow_many_connections();
    // One thread: the shop that is measured is often on the same machine and needs the other cores.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::internal)?;
    runtime.block_on(async {
        let mut terminate = signal(SignalKind::terminate()).map_err(Failure::internal)?;
        let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::internal)?;
        load.reach(PATIENCE).await.map_err(|error| {
            let problem = format!("{:#}", anyhow::Error::from(error));
            Failure::server(texts.get("chaos-unreachable", &[("url", &load.target), ("problem", &problem)]))
        })?;
        let plan = load.clone();
        let running = load.start().map_err(Failure::internal)?;
        let end = async {
            match duration {
                Some(duration) => sleep(duration).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = end => {}
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            () = show_progress(&running, texts) => {}
        }
        if std::io::stderr().is_terminal() {
            // The last progress makes room for the report.
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
        let done = running.stop().await;
        exit::print(&report::text(&plan, &done, texts))
    })
}

/// Each shopper may hold a connection; the usual limit of 1024 open files is meant to be raised by who needs more. A
/// machine that refuses lets the run go on with what it has.
fn allow_many_connections() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
}

/// One line on a terminal, written over each second. Never ends.
async fn show_progress(running: &Running, texts: &Texts) {
    if !std::io::stderr().is_terminal() {
        return std::future::pending().await;
    }
    let mut each_second = interval(Duration::from_secs(1));
    each_second.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut before = running.progress();
    loop {
        each_second.tick().await;
        let now = running.progress();
        let seconds = (now.elapsed - before.elapsed).as_secs_f64();
        let rate = if seconds > 0.0 { (now.requests - before.requests) as f64 / seconds } else { 0.0 };
        let values = [
            ("seconds", now.elapsed.as_secs().to_string()),
            ("active", running.active().to_string()),
            ("rate", format!("{rate:.1}")),
            ("requests", now.requests.to_string()),
            ("errors", now.errors.to_string()),
            ("orders", now.orders.to_string()),
        ];
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let line = texts.get("load-progress", &values);
        // To the line's beginning, and nothing of the last one behind it.
        let _ = write!(std::io::stderr().lock(), "\r{line}\x1b[K");
        before = now;
    }
}

#[cfg(test)]
mod tests {
    use super::super::args;
    use super::*;
    use crate::config::Language;

    fn wish(line: &str) -> Result<Wish, Failure> {
        let texts = Texts::new(Language::English);
        let words = ["perfshop", "load"].into_iter().chain(line.split_whitespace());
        let matches = args::command(&texts).try_get_matches_from(words).unwrap();
        Wish::parse(matches.subcommand().unwrap().1, &texts)
    }

    #[test]
    fn flags_say_what_to_start() {
        let Wish { load, duration } = wish("").unwrap();
        assert_eq!((load.target.as_str(), load.pace, load.think), ("http://127.0.0.1:8080", Pace::Buyers(20), THINK));
        assert_eq!((load.personas, duration), (Personas::default(), None));

        let line = "--url http://shop.example:81/ --rate 2.5 --duration 10m --think 0.5 --personas buyer=1 --seed 7";
        let Wish { load, duration } = wish(line).unwrap();
        assert_eq!((load.target.as_str(), load.pace, load.seed), ("http://shop.example:81", Pace::Rate(2.5), 7));
        assert_eq!((load.think, duration), (Duration::from_millis(500), Some(Duration::from_secs(600))));
        assert_eq!(load.personas.to_string(), "buyer=1");
        for (text, seconds) in [("90", 90), ("90s", 90), ("2m", 120), ("1h", 3600), ("168h", 604_800)] {
            assert_eq!(self::duration(text), Some(Duration::from_secs(seconds)), "{text}");
        }
    }

    #[test]
    fn what_is_out_of_range_is_refused() {
        for bad in [
            "--buyers 0",
            "--buyers 2001",
            "--buyers many",
            "--rate 0",
            "--rate 501",
            "--rate NaN",
            "--buyers 3 --rate 3",
            "--duration 0",
            "--duration 8d",
            "--duration 169h",
            "--think -1",
            "--think 601",
            "--personas thief=1",
            "--seed -1",
            "--url 127.0.0.1:8080",
            "--url https://shop.example",
            "--url http://shop.example/?x=1",
        ] {
            assert!(wish(bad).is_err(), "{bad}");
        }
    }
}
