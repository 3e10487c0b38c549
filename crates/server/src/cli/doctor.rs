// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop doctor`.

use std::process::ExitCode;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::{Failure, Texts, args, exit, load};
use crate::config::Environment;
use crate::doctor::{self, Finding, Verdict};

/// Prints what came of each check: 1 is given back when there is a problem.
pub(super) fn run(matches: &ArgMatches, environment: Environment, texts: &Texts) -> Result<ExitCode, Failure> {
    let loaded = load(matches, environment.clone(), texts)?;
    let texts = Texts::new(loaded.config.text.language);
    loaded.warnings.iter().for_each(|warning| exit::tell(&warning.text(&texts)));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::internal)?;
    let findings = doctor::judge(&runtime.block_on(doctor::gather(&loaded.config, &environment)));
    let text = if matches.get_flag(args::JSON) { in_json(&findings, &texts) } else { in_lines(&findings, &texts) };
    exit::print(&text)?;
    let ill = findings.iter().any(|finding| finding.verdict == Verdict::Problem);
    Ok(if ill { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn in_json(findings: &[Finding], texts: &Texts) -> String {
    let checks = findings.iter().map(|finding| {
        json!({
            "check": finding.check,
            "verdict": finding.verdict.word(),
            "message": finding.message(texts),
            "advice": finding.advice(texts),
        })
    });
    let worst = findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Ok);
    format!("{:#}", json!({"verdict": worst.word(), "checks": checks.collect::<Vec<Value>>()}))
}

/// One line a check, and how many of each verdict.
fn in_lines(findings: &[Finding], texts: &Texts) -> String {
    let word = |verdict: Verdict| texts.get(&format!("doctor-verdict-{}", verdict.word()), &[]);
    let verdicts = [Verdict::Ok, Verdict::Warning, Verdict::Problem];
    let verdict_width = verdicts.iter().map(|verdict| word(*verdict).chars().count()).max().unwrap_or(0);
    let check_width = findings.iter().map(|finding| finding.check.len()).max().unwrap_or(0);
    let lines = findings.iter().map(|finding| {
        let advice = finding.advice(texts).map(|advice| format!(" {advice}")).unwrap_or_default();
        let (verdict, check) = (word(finding.verdict), finding.check);
        format!("{verdict:verdict_width$}  {check:check_width$}  {}{advice}", finding.message(texts))
    });
    let count = |verdict| findings.iter().filter(|finding| finding.verdict == verdict).count().to_string();
    let counts =
        [("ok", count(Verdict::Ok)), ("warnings", count(Verdict::Warning)), ("problems", count(Verdict::Problem))];
    let counts: Vec<_> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
    let mut lines: Vec<String> = lines.collect();
    lines.push(texts.get("doctor-sum", &counts));
    lines.join("\n")
}
