// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop chaos run`: an experiment from a file, from its steady state to its journal.

mod conduct;
mod document;
mod figures;
mod journal;
mod model;
mod native;
mod probing;
mod reader;
mod refusal;
mod sightings;
#[cfg(test)]
mod tests;
mod told;
mod toolkit;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use clap::{Arg, ArgMatches, Command};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::client::Api;
use super::{Failure, Texts, exit};
use crate::config::Config;
use conduct::{Run, Verdict};
use figures::Figures;
use journal::Journal;
use model::Experiment;
use probing::Shop;
use reader::At;
use refusal::{Problem, Refusal};
use told::Told;

/// A larger file is no experiment.
const LARGEST: usize = 256 * 1024;
const FILE: &str = "file";
const JOURNAL: &str = "journal";
const SHOP: &str = "shop";

pub(super) fn arguments(command: Command, texts: &Texts) -> Command {
    let flag = |name: &'static str, value| Arg::new(name).long(name).value_name(value);
    command
        .arg(Arg::new(FILE).required(true).value_name("FILE").help(texts.get("help-run-file", &[])))
        .arg(flag(JOURNAL, "FILE").help(texts.get("help-run-journal", &[])))
        .arg(flag(SHOP, "URL").help(texts.get("help-run-shop", &[])))
}

/// The experiment of a text, in PerfShop's format or Chaos Toolkit's.
fn parse(text: &str) -> Result<Experiment, Refusal> {
    if text.len() > LARGEST {
        return Err(Refusal::new(1, "", Problem::TooLong(LARGEST)));
    }
    let root = document::parse(text)?;
    let root = At::root(&root);
    if toolkit::recognises(&root.fields()?) { toolkit::parse(&root) } else { native::parse(&root) }
}

fn read(file: &str, texts: &Texts) -> Result<Experiment, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Failure::configuration(texts.get("run-unreadable", &[("file", file), ("problem", &error.to_string())]))
    })?;
    parse(&text).map_err(|refusal| Failure::configuration(refusal.text(file, texts)))
}

pub(super) fn run(matches: &ArgMatches, url: &str, config: &Config, texts: &Texts) -> Result<ExitCode, Failure> {
    let given = |name| matches.get_one::<String>(name).cloned();
    let file = given(FILE).unwrap_or_default();
    let experiment = read(&file, texts)?;
    let shop = given(SHOP).unwrap_or_else(|| format!("http://{}", config.listen.public));
    let path = given(JOURNAL).map_or_else(|| journal::beside(Path::new(&file)), PathBuf::from);
    let mut journal =
        Journal { title: experiment.title.clone(), file, url: url.to_owned(), shop, ..Journal::default() };
    journal.begin();
    keep(&journal, &path, texts)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::internal)?;
    let outcome = runtime.block_on(conduct(&experiment, url, config, &mut journal, texts));
    let (word, code) = match &outcome {
        Ok((verdict, signal)) => told_as(*verdict, *signal),
        Err(failure) => {
            journal.problem = Some(failure.message().to_owned());
            ("failed", failure.code())
        }
    };
    journal.end(word, code);
    keep(&journal, &path, texts)?;
    outcome?;
    let shown = path.display().to_string();
    exit::print(&texts.get(&format!("run-result-{word}"), &[("title", &experiment.title), ("journal", &shown)]))?;
    Ok(ExitCode::from(code))
}

fn keep(journal: &Journal, path: &Path, texts: &Texts) -> Result<(), Failure> {
    journal.write(path).map_err(|error| {
        let (file, problem) = (path.display().to_string(), error.to_string());
        Failure::environment(texts.get("run-journal-unwritable", &[("file", &file), ("problem", &problem)]))
    })
}

/// The verdict's word in the journal, and its exit code.
fn told_as(verdict: Verdict, signal: u8) -> (&'static str, u8) {
    match verdict {
        Verdict::Held => ("held", 0),
        Verdict::Unsteady => ("unsteady", exit::UNSTEADY),
        Verdict::NotBack => ("not-back", exit::NOT_BACK),
        Verdict::Stopped => ("stopped", exit::STOPPED),
        Verdict::Missed => ("missed", exit::MISSED),
        Verdict::Interrupted => ("interrupted", 128_u8.saturating_add(signal)),
    }
}

/// The verdict, and the signal that came.
async fn conduct(
    experiment: &Experiment,
    url: &str,
    config: &Config,
    journal: &mut Journal,
    texts: &Texts,
) -> Result<(Verdict, u8), Failure> {
    let interrupted = CancellationToken::new();
    let came = listen(interrupted.clone())?;
    let api = Api::open(url, config, texts).await?;
    let told = Told::new(texts);
    told.say(
        "run-begins",
        &[("title", &experiment.title), ("seconds", &experiment.duration.to_string()), ("url", url)],
    );
    let shop = Arc::new(Shop::at(&journal.shop).map_err(Failure::internal)?);
    let mark = mark_of(&experiment.title)?;
    let figures = Figures::default();
    let mut run = Run { api: &api, shop, experiment, journal, told, texts, mark, interrupted, figures };
    let verdict = run.conduct().await;
    run.told.clear();
    api.close().await;
    verdict.map(|verdict| (verdict, came.load(Ordering::Relaxed)))
}

/// Turns Ctrl-C and SIGTERM into a wish to end, heard between two steps: what was started is ended first.
fn listen(interrupted: CancellationToken) -> Result<Arc<AtomicU8>, Failure> {
    let mut terminate = signal(SignalKind::terminate()).map_err(Failure::internal)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::internal)?;
    let came = Arc::new(AtomicU8::new(0));
    let noted = came.clone();
    tokio::spawn(async move {
        let kind = tokio::select! {
            _ = terminate.recv() => SignalKind::terminate(),
            _ = interrupt.recv() => SignalKind::interrupt(),
        };
        noted.store(u8::try_from(kind.as_raw_value()).unwrap_or_default(), Ordering::Relaxed);
        interrupted.cancel();
    });
    Ok(came)
}

/// The reason on our activations, which no other run has.
fn mark_of(title: &str) -> Result<String, Failure> {
    let mut bytes = [0; 4];
    perfshop_shop::token::fill(&mut bytes).map_err(Failure::internal)?;
    Ok(format!("{title} #{:08x}", u32::from_le_bytes(bytes)))
}
