// SPDX-License-Identifier: AGPL-3.0-or-later
//! Chaos Toolkit's experiments, as far as they say something that PerfShop does: calls of the shop with a status, activations of
//! our catalogue, pauses. Everything else is refused by its name; an experiment that ran without a part of itself would prove
//! nothing.

use perfshop_chaos::{Anomaly, Demand};

use super::super::shoppers;
use super::document::Value;
use super::model::{Bounds, Experiment, Probe, Query, Step, limits};
use super::native::{address, checked, statuses};
use super::reader::{At, Fields};
use super::refusal::{Problem, Refusal};

/// Without meaning for a run, so that nothing is lost.
const REMARKS: [&str; 5] = ["version", "description", "tags", "contributions", "title"];
const PARTS: [&str; 3] = ["steady-state-hypothesis", "method", "rollbacks"];
/// Whether a file is one of Chaos Toolkit's: PerfShop's own have neither name.
pub(super) fn recognises(top: &Fields<'_>) -> bool {
    top.get("method").is_some() || top.get("steady-state-hypothesis").is_some()
}

pub(super) fn parse(root: &At<'_>) -> Result<Experiment, Refusal> {
    let top = root.fields()?;
    if let Some(name) = top.names().find(|name| !REMARKS.contains(name) && !PARTS.contains(name)) {
        return Err(top.refuse_at(name, Problem::NoCounterpart(name.to_owned())));
    }
    let title = top.need("title")?.text(limits::TITLE)?.to_owned();
    let hypothesis = top.need("steady-state-hypothesis")?.fields()?;
    hypothesis.refuse_others(&["title", "probes"])?;
    let probes = hypothesis.need("probes")?;
    let steady = probes.items()?.iter().map(probe).collect::<Result<Vec<_>, _>>()?;
    if steady.is_empty() {
        return Err(probes.refuse(Problem::Missing));
    }
    let method = top.need("method")?;
    let mut timeline = Timeline::default();
    for activity in method.items()? {
        timeline.add(&activity)?;
    }
    if timeline.steps.is_empty() {
        return Err(method.refuse(Problem::Missing));
    }
    // Without a pause behind the last action nothing would act for any time.
    let begins = timeline.steps.iter().map(|step| step.at).max().unwrap_or(0);
    if timeline.now <= begins || !limits::DURATION.contains(&timeline.now) {
        return Err(method.refuse(Problem::NoCounterpart("pauses".to_owned())));
    }
    for activity in top.items("rollbacks")? {
        match Wish::of(&activity)?.1 {
            // What was started is ended in any case.
            Wish::End(_) | Wish::Pause(_) => {}
            Wish::Start(_) => return Err(activity.refuse(Problem::NoCounterpart("rollbacks".to_owned()))),
        }
    }
    let Timeline { now: duration, steps } = timeline;
    let recovery = limits::DEFAULT_RECOVERY;
    Ok(Experiment { title, duration, recovery, steady, steps, stop: Vec::new(), findings: Vec::new() })
}

fn probe(at: &At<'_>) -> Result<Probe, Refusal> {
    let fields = at.fields()?;
    fields.refuse_others(&["type", "name", "tolerance", "provider"])?;
    word(&fields, "type", &["probe"])?;
    let name = fields.need("name")?.text(limits::NAME)?.to_owned();
    let provider = fields.need("provider")?.fields()?;
    word(&provider, "type", &["http"])?;
    provider.refuse_others(&["type", "url", "method", "timeout"])?;
    let get = match provider.get("method") {
        None => true,
        Some(_) => word(&provider, "method", &["GET", "HEAD"])? == "GET",
    };
    let tolerance = fields.need("tolerance")?;
    if !matches!(tolerance.node.value, Value::Number(_) | Value::List(_)) {
        return Err(tolerance.refuse(Problem::NoCounterpart("tolerance".to_owned())));
    }
    let max = provider.number("timeout", &(0.001..=60.0))?.map(|seconds| seconds * 1_000.0);
    let query = Query::Http { get, address: address(&provider.need("url")?)? };
    Ok(Probe { name, query, bounds: Bounds { status: statuses(&tolerance)?, min: None, max } })
}

/// A field that must be one of these words; another one names what has no counterpart.
fn word<'a>(fields: &Fields<'a>, name: &str, known: &[&'static str]) -> Result<&'a str, Refusal> {
    let at = fields.need(name)?;
    let text = at.text(limits::NAME)?;
    if known.contains(&text) { Ok(text) } else { Err(at.refuse(Problem::NoCounterpart(text.to_owned()))) }
}

/// What an action comes to.
enum Wish {
    Start(Demand),
    /// Ends this anomaly, or all.
    End(Option<String>),
    Pause(u64),
}

#[derive(Default)]
struct Timeline {
    now: u64,
    steps: Vec<Step>,
}

impl Timeline {
    fn add(&mut self, activity: &At<'_>) -> Result<(), Refusal> {
        let fields = activity.fields()?;
        let pauses = fields.get("pauses").map(|at| at.fields()).transpose()?;
        let pause = |name| pauses.as_ref().map_or(Ok(None), |pauses| pauses.seconds(name, &(0..=3_600)));
        if let Some(pauses) = &pauses {
            pauses.refuse_others(&["before", "after"])?;
        }
        self.now += pause("before")?.unwrap_or(0);
        let (place, wish) = Wish::of(activity)?;
        match wish {
            Wish::Start(demand) => {
                let step = Step { at: self.now, lasts: None, demand };
                self.steps.push(checked(step, &place, &[])?);
            }
            Wish::End(anomaly) => self.end(anomaly.as_deref(), activity)?,
            Wish::Pause(seconds) => self.now += seconds,
        }
        self.now += pause("after")?.unwrap_or(0);
        Ok(())
    }

    fn end(&mut self, anomaly: Option<&str>, at: &At<'_>) -> Result<(), Refusal> {
        for step in &mut self.steps {
            let meant = anomaly.is_none_or(|anomaly| step.demand.anomaly == anomaly);
            if meant && step.lasts.is_none() {
                if self.now == step.at {
                    return Err(at.refuse(Problem::Bounds));
                }
                step.lasts = Some(self.now - step.at);
            }
        }
        Ok(())
    }
}

impl Wish {
    /// What an action asks for, and the fields that say so.
    fn of<'a>(activity: &At<'a>) -> Result<(Fields<'a>, Self), Refusal> {
        let fields = activity.fields()?;
        fields.refuse_others(&["type", "name", "provider", "pauses"])?;
        word(&fields, "type", &["action"])?;
        fields.need("name")?.text(limits::NAME)?;
        let provider = fields.need("provider")?.fields()?;
        match word(&provider, "type", &["http", "process"])? {
            "http" => http(provider),
            _ => process(provider),
        }
    }
}

/// A call of the instructor's API. Its host is not looked at: `--url` says which shop is meant.
fn http(provider: Fields<'_>) -> Result<(Fields<'_>, Wish), Refusal> {
    // Headers carry the token, which the run brings itself.
    provider.refuse_others(&["type", "url", "method", "timeout", "headers", "arguments"])?;
    word(&provider, "method", &["POST"])?;
    let url = provider.need("url")?;
    let text = url.text(limits::ADDRESS)?;
    let path = reqwest::Url::parse(text).map_or_else(|_| text.to_owned(), |url| url.path().to_owned());
    let unknown = || url.refuse(Problem::NoCounterpart(text.to_owned()));
    let called = path.strip_prefix("/api/admin/chaos/").ok_or_else(unknown)?;
    if called == "reset" {
        return Ok((provider, Wish::End(None)));
    }
    let arguments = provider.need("arguments")?.fields()?;
    let demand = |anomaly: &str, dose| Demand { anomaly: anomaly.to_owned(), dose, ..Demand::default() };
    let figures = |demand: Demand| -> Result<Demand, Refusal> {
        Ok(Demand {
            ratio: arguments.integer("ratio")?,
            guardrail: arguments.integer("guardrail")?,
            down_seconds: arguments.integer("downSeconds")?,
            ramp_seconds: arguments.integer("rampSeconds")?,
            ..demand
        })
    };
    let wish = if called == "activations" {
        arguments.refuse_others(&["anomaly", "dose", "ratio", "guardrail", "downSeconds", "rampSeconds"])?;
        let anomaly = arguments.need("anomaly")?.text(limits::NAME)?;
        Wish::Start(figures(demand(anomaly, arguments.integer("dose")?))?)
    } else {
        let lever = lever(called).ok_or_else(unknown)?;
        let dose = if lever == "memory" { "target" } else { "intensity" };
        arguments.refuse_others(&["intensity", "target", "ratio", "guardrail", "downSeconds"])?;
        match arguments.need(dose)?.integer()? {
            0 => Wish::End(Some(lever.to_owned())),
            value => Wish::Start(figures(demand(lever, Some(value)))?),
        }
    };
    Ok((arguments, wish))
}

/// The lever behind a path of its own.
fn lever(path: &str) -> Option<&'static str> {
    let id = if path == "slow-queries" { "slow_query".to_owned() } else { path.replace('-', "_") };
    let known = Anomaly::ALL.iter().map(|anomaly| anomaly.spec()).find(|spec| spec.id == id);
    known.filter(|spec| spec.is_lever()).map(|spec| spec.id)
}

/// `perfshop chaos set …`, `perfshop chaos reset`, `sleep …`: no process is started, they are done here.
fn process(provider: Fields<'_>) -> Result<(Fields<'_>, Wish), Refusal> {
    provider.refuse_others(&["type", "path", "arguments", "timeout"])?;
    let path = provider.need("path")?;
    let program = path.text(limits::ADDRESS)?;
    let name = program.rsplit('/').next().unwrap_or(program);
    let arguments = provider.need("arguments")?;
    let words: Vec<String> = match &arguments.node.value {
        Value::List(_) => arguments.items()?.iter().map(shown).collect::<Result<_, _>>()?,
        _ => shown(&arguments)?.split_whitespace().map(str::to_owned).collect(),
    };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let unknown = || arguments.refuse(Problem::NoCounterpart(format!("{name} {}", words.join(" "))));
    let wish = match (name, words.as_slice()) {
        ("sleep", [seconds]) => Wish::Pause(shoppers::seconds(seconds).filter(|s| *s <= 3_600).ok_or_else(unknown)?),
        ("perfshop", ["chaos", "reset", ..]) => Wish::End(None),
        ("perfshop", ["chaos", "set", anomaly, "off" | "0"]) => Wish::End(Some((*anomaly).to_owned())),
        ("perfshop", ["chaos", "set", anomaly, dose]) => {
            let dose = if *dose == "on" { None } else { Some(dose.parse().map_err(|_| unknown())?) };
            Wish::Start(Demand { anomaly: (*anomaly).to_owned(), dose, ..Demand::default() })
        }
        ("perfshop", ["chaos", "set", anomaly, dose, "--ratio", ratio]) => Wish::Start(Demand {
            anomaly: (*anomaly).to_owned(),
            dose: Some(dose.parse().map_err(|_| unknown())?),
            ratio: Some(ratio.parse().map_err(|_| unknown())?),
            ..Demand::default()
        }),
        _ => return Err(unknown()),
    };
    Ok((provider, wish))
}

/// A word of a command line, which may be written as a number.
fn shown(at: &At<'_>) -> Result<String, Refusal> {
    match at.node.value {
        Value::Number(_) => at.integer().map(|number| number.to_string()),
        _ => at.text(limits::ADDRESS).map(str::to_owned),
    }
}
