// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every anomaly of the catalogue is whole: its file, its place in the code, its texts, its proof.

use perfshop_chaos::{CATALOGUE, Family, SignalKind};

use super::texts::{languages, texts_of};
use super::{Source, assert_none, program_sources, sources};

/// The texts that each entry has, in each language; one that strikes requests also says what one triggering was.
const PARTS: &[&str] = &["name", "summary", "cause"];

/// What the debrief of a flaw says besides.
const FLAW_PARTS: &[&str] = &["exploit", "fix"];

fn joined(sources: &[Source]) -> String {
    sources.iter().map(Source::running_code).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_anomaly_has_one_file() {
    let files = sources("crates/chaos/src/catalogue");
    let mut wrong = Vec::new();
    for spec in CATALOGUE {
        let with_it: Vec<&str> = files
            .iter()
            .filter(|file| file.running_code().contains(&format!("id: \"{}\"", spec.id)))
            .map(|file| file.path.as_str())
            .collect();
        if with_it != [format!("crates/chaos/src/catalogue/{}.rs", spec.slug)] {
            wrong.push(format!("{}: expected in catalogue/{}.rs, found in {with_it:?}", spec.id, spec.slug));
        }
    }
    assert_none("one anomaly, one file of its name", &wrong);
}

#[test]
fn every_anomaly_is_injected_or_held_by_a_guard() {
    let mut code = program_sources();
    code.retain(|source| !source.path.starts_with("crates/chaos/src/catalogue/"));
    let code = joined(&code);
    let mut wrong = Vec::new();
    for spec in CATALOGUE {
        let variant = format!("Anomaly::{:?}", spec.anomaly);
        let asked = match (spec.acts_on_process, spec.family) {
            (true, _) => variant,
            // What a page has to do is told as a dose; the page strikes itself.
            (false, Family::Frontend) => format!(".dose({variant})"),
            (false, _) => format!(".hits({variant})"),
        };
        if !code.contains(&asked) {
            wrong.push(format!("{}: no {asked}", spec.id));
        }
        // A profile's frame and the injection point are functions that a reader must find.
        let frames = spec.signals.iter().filter(|signal| signal.kind == SignalKind::Profile).map(|signal| signal.place);
        for place in frames.chain([spec.injected_at]) {
            let name = place.rsplit([' ', ':']).next().unwrap_or_default();
            if !["fn ", "struct "].iter().any(|keyword| code.contains(&format!("{keyword}{name}"))) {
                wrong.push(format!("{}: {place} is nowhere", spec.id));
            }
        }
    }
    assert_none("in the catalogue, not in the code", &wrong);
}

/// Students read names of functions in profiles and stacks. Those of `control` are kept from them.
#[test]
fn no_function_that_students_are_told_of_has_an_anomalys_name() {
    let mut wrong = Vec::new();
    let told = program_sources().into_iter().filter(|source| {
        ["crates/chaos/", "crates/server/src/control/"].iter().all(|kept| !source.path.starts_with(kept))
    });
    for source in told {
        let code = source.running_code();
        for spec in CATALOGUE.iter().filter(|spec| spec.slug.contains('_')) {
            let declared = [format!("fn {}(", spec.slug), format!("fn {}<", spec.slug), format!("mod {};", spec.slug)];
            if declared.iter().any(|declared| code.contains(declared)) {
                wrong.push(format!("{}: {}", source.path, spec.slug));
            }
        }
    }
    assert_none("named as an anomaly", &wrong);
}

#[test]
fn a_function_has_one_injection_point() {
    let mut wrong = Vec::new();
    for source in program_sources() {
        let mut function = "";
        let mut last = "";
        let code = source.running_code();
        for code in code.lines() {
            if let Some((_, name)) = code.split_once("fn ") {
                function = name.split(['(', '<']).next().unwrap_or_default();
                last = "";
            }
            if code.contains(".hits(Anomaly::") {
                if last == function {
                    wrong.push(format!("{}: {function}", source.path));
                }
                last = function;
            }
        }
    }
    assert_none("more than one injection point in", &wrong);
}

#[test]
fn every_anomaly_has_its_texts_in_every_language() {
    let mut missing = Vec::new();
    for language in languages() {
        let (texts, _) = texts_of(&language);
        for spec in CATALOGUE {
            let strikes = !spec.acts_on_process && spec.family != Family::Frontend;
            let trigger = strikes.then_some("trigger");
            let flaw = if spec.family == Family::Security { FLAW_PARTS } else { &[] };
            let keys = PARTS.iter().chain(flaw).copied().chain(trigger).map(|part| spec.text_key(part));
            missing.extend(keys.filter(|key| !texts.contains_key(key)).map(|key| format!("{language}: {key}")));
        }
    }
    assert_none("texts of the catalogue", &missing);
}

#[test]
fn every_anomaly_is_proved_off_on_and_off_again() {
    let tests: String =
        sources("crates").into_iter().filter(|source| source.path.ends_with(".rs")).map(|source| source.text).collect();
    let missing: Vec<String> = CATALOGUE
        .iter()
        .map(|spec| format!("fn evidence_{}", spec.id.to_lowercase()))
        .filter(|test| !tests.contains(&format!("{test}(")) && !tests.contains(&format!("{test}_")))
        .collect();
    assert_none("no evidence test", &missing);
}
