// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is taken, and what is refused with its field, its line and its range.

use std::path::PathBuf;

use super::model::{Query, limits};
use super::*;
use crate::config::Language;

const WHOLE: &str = "\
title: A test
duration: 20s
steadyState:
  probes:
    - http: /api/products
      maxMs: 500
    - metric: errorPercent
      max: 1
activations:
  - at: 5
    anomaly: memory
    dose: 105
    guardrail: 60
    for: 10s
  - anomaly: A1
    scope: {kind: percent, value: 20}
stopWhen:
  p95Ms: 4000
  poolPercent: 99.5
expect:
  - metric: heapPercent
    min: 50
    from: 6
";

fn refused(text: &str) -> (usize, String, Problem) {
    let Refusal { line, field, problem } = parse(text).unwrap_err();
    (line, field, problem)
}

#[test]
fn an_experiment_says_what_to_do_and_when() {
    let experiment = parse(WHOLE).unwrap();
    assert_eq!((experiment.duration, experiment.recovery), (20, limits::DEFAULT_RECOVERY));
    // In the order of their beginning, whatever the file's.
    let begins: Vec<_> = experiment.steps.iter().map(|step| (step.at, step.label())).collect();
    assert_eq!(begins, [(0, "A1".to_owned()), (5, "memory 105".to_owned())]);
    assert_eq!(experiment.steady[0].bounds.status, [200]);
    assert_eq!((experiment.findings[0].from, experiment.findings[0].to), (6, 20));
    assert_eq!(experiment.stop.len(), 2);
    assert!(!experiment.steps[0].is_for_everyone());

    let body = experiment.steps[1].body(10, "mark");
    // The server watches the rules that it knows, also when this program is no more.
    assert_eq!(
        body,
        serde_json::json!({"anomaly": "memory", "dose": 105, "guardrail": 60, "endsInSeconds": 10, "reason": "mark",
            "stopWhen": {"p95Ms": 4000}})
    );
    assert_eq!(experiment.steps[0].body(1, "m")["scope"], serde_json::json!({"kind": "percent", "value": "20"}));
}

#[test]
fn what_is_wrong_is_named_with_line_and_range() {
    let range = Problem::Range;
    for (was, is, line, field, problem) in [
        ("dose: 105", "dose: 106", 12, "activations[0].dose", range(1.0, 105.0)),
        ("dose: 105", "dose: 1.5", 12, "activations[0].dose", Problem::Kind("integer")),
        ("    dose: 105\n", "", 10, "activations[0].dose", Problem::Missing),
        ("guardrail: 60", "guardrail: 101", 13, "activations[0].guardrail", range(0.0, 100.0)),
        ("guardrail: 60", "ratio: 2", 13, "activations[0].ratio", Problem::NotTaken),
        ("value: 20", "value: 200", 16, "activations[1].scope.value", range(1.0, 100.0)),
        ("at: 5", "at: 20", 10, "activations[0].at", Problem::Outside(20)),
        ("for: 10s", "for: 16s", 14, "activations[0].for", Problem::Outside(20)),
        ("for: 10s", "for: soon", 14, "activations[0].for", Problem::Kind("seconds")),
        ("duration: 20s", "duration: 2h", 2, "duration", range(1.0, 3600.0)),
        ("maxMs: 500", "max: 500", 6, "steadyState.probes[0].max", Problem::NotTaken),
        ("      max: 1\n", "", 7, "steadyState.probes[1]", Problem::Bounds),
        ("http: /api/products", "http: api/products", 5, "steadyState.probes[0].http", Problem::Address),
        ("http: /api/products", "http: https://shop/", 5, "steadyState.probes[0].http", Problem::Address),
        ("maxMs: 500", "metric: p95Ms", 5, "steadyState.probes[0]", Problem::Query),
        ("maxMs: 500", "status: [200, 600]", 6, "steadyState.probes[0].status[1]", range(100.0, 599.0)),
        ("min: 50", "min: 50\n    max: 40", 21, "expect[0]", Problem::Bounds),
        ("min: 50", "min: 150", 22, "expect[0].min", range(0.0, 100.0)),
        ("from: 6", "from: 21", 23, "expect[0].from", range(0.0, 20.0)),
        ("title: A test\n", "", 1, "title", Problem::Missing),
    ] {
        assert!(WHOLE.contains(was), "{was}");
        assert_eq!(refused(&WHOLE.replacen(was, is, 1)), (line, field.to_owned(), problem), "{is}");
    }
    assert!(
        matches!(refused(&WHOLE.replace("anomaly: A1", "anomaly: A99")).2, Problem::OneOf(known) if known.contains(&"A1"))
    );
    assert!(
        matches!(refused(&WHOLE.replace("metric: heap", "metric: heaps")).2, Problem::OneOf(known) if known.contains(&"heapPercent"))
    );
    assert!(
        matches!(refused(&WHOLE.replace("p95Ms: 4", "p96Ms: 4")).2, Problem::Unknown(known) if known.contains(&"p95Ms"))
    );
    let (line, field, problem) = refused(&WHOLE.replace("recovery", "").replace("guardrail", "guardRail"));
    assert!(line == 13 && field == "activations[0].guardRail" && matches!(problem, Problem::Unknown(_)), "{problem:?}");
}

#[test]
fn every_refusal_is_a_sentence_in_both_languages() {
    for language in [Language::French, Language::English] {
        let texts = Texts::new(language);
        for problem in [
            Problem::Syntax("x".into()),
            Problem::OneDocument,
            Problem::Anchor,
            Problem::Tag,
            Problem::Deep,
            Problem::Twice,
            Problem::Unknown(vec!["known"]),
            Problem::Missing,
            Problem::Range(1.0, 105.0),
            Problem::OneOf(vec!["known"]),
            Problem::NotTaken,
            Problem::Malformed,
            Problem::TooLong(9),
            Problem::Address,
            Problem::Query,
            Problem::Bounds,
            Problem::Outside(20),
            Problem::NoCounterpart("python".into()),
        ]
        .into_iter()
        .chain(["text", "number", "integer", "seconds", "list", "map"].map(Problem::Kind))
        {
            let said = Refusal::new(7, "a.b", problem).text("x.yaml", &texts);
            assert!(
                !said.contains("run-") && !said.contains('{') && said.contains("x.yaml") && said.contains('7'),
                "{said}"
            );
        }
        for verdict in ["held", "unsteady", "not-back", "stopped", "missed", "interrupted"] {
            let said = texts.get(&format!("run-result-{verdict}"), &[("title", "T"), ("journal", "J")]);
            assert!(said.contains('T') && said.contains('J') && !said.contains("run-"), "{said}");
        }
    }
}

fn shipped(extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/experiments");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|other| other == extension)).collect()
}

#[test]
fn each_shipped_experiment_can_be_run() {
    assert!(shipped("yaml").len() >= 3);
    for path in shipped("yaml").into_iter().chain(shipped("json")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let experiment = parse(&text).unwrap_or_else(|refusal| panic!("{}: {refusal:?}", path.display()));
        assert!(!experiment.steady.is_empty() && !experiment.steps.is_empty(), "{}", path.display());
    }
}

fn toolkit() -> String {
    std::fs::read_to_string(&shipped("json")[0]).unwrap()
}

#[test]
fn chaos_toolkits_pauses_become_times_and_its_actions_activations() {
    let experiment = parse(&toolkit()).unwrap();
    assert_eq!(experiment.duration, 30);
    let steps: Vec<_> = experiment.steps.iter().map(|step| (step.at, step.label(), step.demand.ratio)).collect();
    assert_eq!(steps, [(0, "cpu 50".to_owned(), Some(1)), (20, "network 10".to_owned(), None)]);
    let probe = &experiment.steady[0];
    assert!(
        matches!(&probe.query, Query::Http { get: true, address } if address.starts_with("http://127.0.0.1:8080/"))
    );
    assert_eq!((probe.bounds.max, probe.bounds.status.as_slice()), (Some(1000.0), [200].as_slice()));

    let ended = toolkit().replace(r#"["chaos", "set", "network", "10"]"#, r#""chaos set cpu 0""#);
    assert_eq!(parse(&ended).unwrap().steps[0].lasts, Some(20));
    let slept = toolkit().replace(
        r#""path": "perfshop", "arguments": ["chaos", "set", "network", "10"]"#,
        r#""path": "sleep", "arguments": 5"#,
    );
    assert_eq!(parse(&slept).unwrap().duration, 35);
}

#[test]
fn what_chaos_toolkit_has_and_perfshop_has_not_is_named() {
    for (was, is, field, what) in [
        (r#""tags": ["cpu"]"#, r#""controls": []"#, "controls", "controls"),
        (
            r#""tolerance": 200"#,
            r#""tolerance": {"type": "regex"}"#,
            "steady-state-hypothesis.probes[0].tolerance",
            "tolerance",
        ),
        (
            r#""type": "process", "path": "perfshop", "arguments": ["#,
            r#""type": "python", "path": "perfshop", "arguments": ["#,
            "method[1].provider.type",
            "python",
        ),
        ("/api/admin/chaos/cpu", "/api/admin/login", "method[0].provider.url", "http://127.0.0.1:8081/api/admin/login"),
        (
            r#""path": "perfshop", "arguments": ["chaos", "set", "network", "10"]"#,
            r#""path": "rm", "arguments": "-rf x""#,
            "method[1].provider.arguments",
            "rm -rf x",
        ),
        (r#""chaos reset""#, r#""chaos set A1 on""#, "rollbacks[0]", "rollbacks"),
        (
            r#""type": "action",
      "name": "The network"#,
            r#""type": "probe",
      "name": "The network"#,
            "method[1].type",
            "probe",
        ),
    ] {
        assert!(toolkit().contains(was), "{was}");
        let (_, at, problem) = refused(&toolkit().replace(was, is));
        assert_eq!((at.as_str(), problem), (field, Problem::NoCounterpart(what.to_owned())), "{is}");
    }
    let (_, field, problem) = refused(&toolkit().replace(r#""intensity": 50"#, r#""intensity": 101"#));
    assert_eq!((field.as_str(), problem), ("method[0].provider.arguments.dose", Problem::Range(1.0, 100.0)));
    let still = toolkit().replace(r#""after": 20"#, r#""after": 0"#).replace(r#""after": 10"#, r#""after": 0"#);
    assert_eq!(refused(&still).1, "method");
}

#[test]
fn a_scenario_is_all_of_its_doses() {
    let with = |entry: &str| WHOLE.replace("  - anomaly: A1\n    scope: {kind: percent, value: 20}\n", entry);
    let experiment = parse(&with("  - scenario: N2-01\n    at: 2\n    for: 8s\n")).unwrap();
    let told: Vec<_> = experiment.steps.iter().map(|step| (step.at, step.lasts, step.label())).collect();
    let expected = [(2, Some(8), "cpu 60"), (2, Some(8), "thread_pool 50"), (5, Some(10), "memory 105")];
    assert_eq!(told, expected.map(|(at, lasts, label)| (at, lasts, label.to_owned())));
    let (line, field, problem) = refused(&with("  - scenario: N7-01\n"));
    assert_eq!((line, field.as_str()), (15, "activations[1].scenario"));
    assert!(matches!(problem, Problem::OneOf(known) if known.len() == 20));
    assert_eq!(refused(&with("  - scenario: N2-01\n    dose: 3\n")).1, "activations[1].dose");
}
