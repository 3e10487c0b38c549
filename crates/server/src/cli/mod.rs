// SPDX-License-Identifier: AGPL-3.0-or-later
//! The command line: reads the process's arguments and environment once, and calls what they name.

mod admin;
mod args;
mod audit;
mod chaos;
mod client;
mod doctor;
mod exit;
mod experiment;
mod report;
mod serve;
mod shoppers;
mod show;
pub mod token;

use std::collections::BTreeMap;
use std::process::ExitCode;

use clap::ArgMatches;

pub use admin::new_password;
pub use exit::{Failure, Unusable};
pub(crate) use serve::LOCK_FILE;

use crate::config::{Config, Environment, FileChoice, Language, Loaded, Sources};
use crate::heap::Heap;
use crate::supervisor::{Boot, Listeners};
use crate::texts::Texts;

/// What the command line calls in the rest of the program.
pub struct Program {
    /// Serves the shop until SIGTERM or SIGINT. An error that is the machine's and not ours carries an [`Unusable`].
    pub serve: fn(Config, Listeners, Boot) -> anyhow::Result<ExitCode>,
    /// The OpenAPI document as JSON.
    pub openapi: fn() -> String,
    /// Gives the superadmin a new password and voids his tokens.
    pub set_admin_password: fn(&Config, &str) -> anyhow::Result<()>,
    pub heap: &'static dyn Heap,
}

/// Runs the command that this process was started with.
pub fn run(program: &Program) -> ExitCode {
    let environment = Environment::of_process();
    // What is said before the configuration is read is said in the variable's language.
    let language = environment.get("PERFSHOP_LANG").and_then(Language::of).unwrap_or(Language::French);
    let texts = Texts::new(language);
    let outcome = match args::command(&texts).try_get_matches() {
        Ok(matches) => dispatch(program, &matches, environment, &texts),
        Err(error) => args::answer(&error, &texts),
    };
    outcome.unwrap_or_else(|failure| failure.report(&texts))
}

fn dispatch(
    program: &Program,
    matches: &ArgMatches,
    environment: Environment,
    texts: &Texts,
) -> Result<ExitCode, Failure> {
    match matches.subcommand() {
        Some(("serve", matches)) => serve::supervise(&load(matches, environment, texts)?),
        Some((args::SHOP_PROCESS, _)) => serve::shop_process(program, environment, texts),
        Some(("config", matches)) => show::print(&load(matches, environment, texts)?),
        Some(("chaos", matches)) => chaos::run(matches, environment, texts),
        Some(("load", matches)) => shoppers::run(matches, environment, texts),
        Some(("audit", matches)) => audit::run(matches, environment, texts),
        Some(("doctor", matches)) => doctor::run(matches, environment, texts),
        Some(("openapi", _)) => exit::print(&(program.openapi)()),
        Some(("admin", matches)) => admin::run(program, matches, environment, texts),
        _ => exit::print(concat!("perfshop ", env!("CARGO_PKG_VERSION"))),
    }
}

/// The configuration that a command's flags and the environment give.
fn load(matches: &ArgMatches, environment: Environment, texts: &Texts) -> Result<Loaded, Failure> {
    let flag = |name| matches.try_get_one::<String>(name).ok().flatten().cloned();
    let flags: BTreeMap<_, _> =
        Config::settings().filter_map(|setting| Some((setting.name, flag(setting.name)?))).collect();
    let file = flag(args::CONFIG).map_or(FileChoice::Usual, |file| FileChoice::Named(file.into()));
    Config::load(&Sources { environment, flags, file }).map_err(|refusal| Failure::configuration(refusal.text(texts)))
}
