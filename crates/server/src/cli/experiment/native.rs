// SPDX-License-Identifier: AGPL-3.0-or-later
//! PerfShop's own experiment files. Their schema is docs/how-to/run-an-experiment.md.

use perfshop_chaos::{Demand, SCENARIOS, Scenario, ScopeKind};

use super::document::{Value, join};
use super::figures::Metric;
use super::model::{Bounds, Experiment, Finding, Probe, Query, Step, StopRule, limits};
use super::reader::{At, Fields};
use super::refusal::{Problem, Refusal};

const TOP: [&str; 7] = ["title", "description", "duration", "steadyState", "activations", "stopWhen", "expect"];
const ACTIVATION: [&str; 9] =
    ["at", "for", "anomaly", "dose", "ratio", "guardrail", "downSeconds", "scope", "rampSeconds"];
const PROBE: [&str; 8] = ["name", "http", "method", "status", "minMs", "maxMs", "metric", "min"];

pub(super) fn parse(root: &At<'_>) -> Result<Experiment, Refusal> {
    let top = root.fields()?;
    top.refuse_others(&TOP)?;
    let title = top.need("title")?.text(limits::TITLE)?.to_owned();
    if let Some(description) = top.get("description") {
        description.prose(limits::DESCRIPTION)?;
    }
    let duration = top.need("duration")?.seconds(&limits::DURATION)?;
    let steady_state = top.need("steadyState")?.fields()?;
    steady_state.refuse_others(&["recovery", "probes"])?;
    let recovery = steady_state.seconds("recovery", &limits::RECOVERY)?.unwrap_or(limits::DEFAULT_RECOVERY);
    let probes = steady_state.need("probes")?;
    let steady = probes.items()?.iter().map(|at| probe(at, &[])).collect::<Result<Vec<_>, _>>()?;
    if steady.is_empty() {
        return Err(probes.refuse(Problem::Missing));
    }
    let stop = top.get("stopWhen").map_or(Ok(Vec::new()), |at| stop_rules(&at))?;
    let activations = top.need("activations")?;
    let steps = activations.items()?.iter().map(|at| begin(at, duration, &stop)).collect::<Result<Vec<_>, _>>()?;
    let mut steps: Vec<Step> = steps.into_iter().flatten().collect();
    if steps.is_empty() {
        return Err(activations.refuse(Problem::Missing));
    }
    steps.sort_by_key(|step| step.at);
    let findings = top.items("expect")?.iter().map(|at| finding(at, duration)).collect::<Result<_, _>>()?;
    Ok(Experiment { title, duration, recovery, steady, steps, stop, findings })
}

fn stop_rules(at: &At<'_>) -> Result<Vec<StopRule>, Refusal> {
    let fields = at.fields()?;
    let known = Metric::names();
    fields.refuse_others(&known)?;
    fields
        .names()
        .filter_map(|name| Some((name, Metric::of(name)?)))
        .map(|(name, metric)| Ok(StopRule { metric, above: fields.need(name)?.number(&metric.range())? }))
        .collect()
}

/// The steps of one entry: an anomaly's, or one for each dose of a scenario.
fn begin(at: &At<'_>, duration: u64, stop: &[StopRule]) -> Result<Vec<Step>, Refusal> {
    let fields = at.fields()?;
    let Some(named) = fields.get("scenario") else { return Ok(vec![step(&fields, duration, stop)?]) };
    fields.refuse_others(&["scenario", "at", "for"])?;
    let word = named.text(limits::NAME)?;
    let known = || SCENARIOS.iter().map(|scenario| scenario.id).collect();
    let scenario = Scenario::of(word).ok_or_else(|| named.refuse(Problem::OneOf(known())))?;
    let (at, lasts) = times(&fields, duration)?;
    scenario.demands().map(|demand| checked(Step { at, lasts, demand }, &fields, stop)).collect()
}

/// When an entry begins, and how long it lasts.
fn times(fields: &Fields<'_>, duration: u64) -> Result<(u64, Option<u64>), Refusal> {
    let begins = fields.seconds("at", &(0..=*limits::DURATION.end()))?.unwrap_or(0);
    if begins >= duration {
        return Err(fields.refuse_at("at", Problem::Outside(duration)));
    }
    let lasts = fields.seconds("for", &limits::DURATION)?;
    if lasts.is_some_and(|lasts| begins + lasts > duration) {
        return Err(fields.refuse_at("for", Problem::Outside(duration)));
    }
    Ok((begins, lasts))
}

fn step(fields: &Fields<'_>, duration: u64, stop: &[StopRule]) -> Result<Step, Refusal> {
    fields.refuse_others(&ACTIVATION)?;
    let (at, lasts) = times(fields, duration)?;
    let demand = Demand {
        anomaly: fields.need("anomaly")?.text(limits::NAME)?.to_owned(),
        dose: fields.integer("dose")?,
        ratio: fields.integer("ratio")?,
        guardrail: fields.integer("guardrail")?,
        down_seconds: fields.integer("downSeconds")?,
        scope: fields.get("scope").map(|at| scope(&at)).transpose()?,
        ramp_seconds: fields
            .seconds("rampSeconds", &(0..=u64::MAX))?
            .map(|seconds| i64::try_from(seconds).unwrap_or(i64::MAX)),
        ..Demand::default()
    };
    checked(Step { at, lasts, demand }, fields, stop)
}

/// Checks a step against the catalogue, and gives it those stop rules that the server itself can watch.
pub(super) fn checked(mut step: Step, fields: &Fields<'_>, stop: &[StopRule]) -> Result<Step, Refusal> {
    step.demand.check(0).map_err(|invalid| {
        let Refusal { line, field, .. } = fields.refuse_at(invalid.field, Problem::Missing);
        Refusal::of_demand(invalid, line, &field)
    })?;
    let rule = |name: &str| {
        let rule = stop.iter().find(|rule| rule.metric.name == name)?;
        (rule.above.fract() == 0.0).then_some(rule.above as i64)
    };
    let bare = step.demand.clone();
    step.demand.heap_percent = rule("heapPercent");
    step.demand.error_percent = rule("errorPercent");
    step.demand.p95_ms = rule("p95Ms");
    // A bound that the server does not take is watched by this program alone.
    if step.demand.check(0).is_err() {
        step.demand = bare;
    }
    Ok(step)
}

fn scope(at: &At<'_>) -> Result<(ScopeKind, Option<String>), Refusal> {
    let fields = at.fields()?;
    fields.refuse_others(&["kind", "value"])?;
    let kind = fields.need("kind")?;
    let word = kind.text(limits::NAME)?;
    let known = || ScopeKind::ALL.iter().map(|kind| kind.id()).collect();
    let kind = ScopeKind::ALL
        .into_iter()
        .find(|kind| kind.id() == word)
        .ok_or_else(|| kind.refuse(Problem::OneOf(known())))?;
    let value = fields.get("value").map(|at| match at.node.value {
        Value::Number(_) => at.integer().map(|number| number.to_string()),
        _ => at.text(perfshop_chaos::limits::SCOPE_VALUE).map(str::to_owned),
    });
    Ok((kind, value.transpose()?))
}

/// A query with its bounds; `besides` are the fields that it has where it stands.
fn probe(at: &At<'_>, besides: &[&'static str]) -> Result<Probe, Refusal> {
    let fields = at.fields()?;
    let known: Vec<_> = PROBE.iter().chain(&["max"]).chain(besides).copied().collect();
    fields.refuse_others(&known)?;
    let (query, bounds) = match (fields.get("http"), fields.get("metric")) {
        (Some(http), None) => call(&fields, &http)?,
        (None, Some(metric)) => figure(&fields, &metric)?,
        _ => return Err(fields.refuse(Problem::Query)),
    };
    if bounds.min.zip(bounds.max).is_some_and(|(min, max)| min > max) {
        return Err(fields.refuse(Problem::Bounds));
    }
    let described = match &query {
        Query::Http { address, .. } => address.clone(),
        Query::Metric(metric) => metric.name.to_owned(),
    };
    let name = fields.get("name").map(|at| at.text(limits::NAME).map(str::to_owned)).transpose()?;
    Ok(Probe { name: name.unwrap_or(described), query, bounds })
}

fn call(fields: &Fields<'_>, http: &At<'_>) -> Result<(Query, Bounds), Refusal> {
    if let Some(name) = ["min", "max"].into_iter().find(|name| fields.get(name).is_some()) {
        return Err(fields.refuse_at(name, Problem::NotTaken));
    }
    let get = match fields.get("method") {
        None => true,
        Some(at) => match at.text(limits::NAME)? {
            "GET" => true,
            "HEAD" => false,
            _ => return Err(at.refuse(Problem::OneOf(vec!["GET", "HEAD"]))),
        },
    };
    let bounds = Bounds {
        status: fields.get("status").map_or(Ok(vec![200]), |at| statuses(&at))?,
        min: fields.number("minMs", &limits::MILLISECONDS)?,
        max: fields.number("maxMs", &limits::MILLISECONDS)?,
    };
    Ok((Query::Http { get, address: address(http)? }, bounds))
}

/// A path of the shop, or a whole address: a client without TLS is enough for a shop that has none.
pub(super) fn address(at: &At<'_>) -> Result<String, Refusal> {
    let address = at.text(limits::ADDRESS)?;
    let whole = reqwest::Url::parse(address).is_ok_and(|url| url.scheme() == "http" && url.has_host());
    let path = address.starts_with('/') && !address.starts_with("//");
    if whole || path { Ok(address.to_owned()) } else { Err(at.refuse(Problem::Address)) }
}

/// One status, or several of which any will do.
pub(super) fn statuses(at: &At<'_>) -> Result<Vec<u16>, Refusal> {
    let one = |at: &At<'_>| {
        let (min, max) = limits::STATUS;
        let status = at.integer()?;
        let within = (min..=max).contains(&status).then(|| u16::try_from(status).ok()).flatten();
        within.ok_or_else(|| at.refuse(Problem::Range(min as f64, max as f64)))
    };
    match &at.node.value {
        Value::List(items) if items.is_empty() => Err(at.refuse(Problem::Missing)),
        Value::List(_) => at.items()?.iter().map(one).collect(),
        _ => Ok(vec![one(at)?]),
    }
}

fn figure(fields: &Fields<'_>, metric: &At<'_>) -> Result<(Query, Bounds), Refusal> {
    if let Some(name) = ["method", "status", "minMs", "maxMs"].into_iter().find(|name| fields.get(name).is_some()) {
        return Err(fields.refuse_at(name, Problem::NotTaken));
    }
    let known = Metric::of(metric.text(limits::NAME)?).ok_or_else(|| metric.refuse(Problem::OneOf(Metric::names())))?;
    let bounds = Bounds {
        status: Vec::new(),
        min: fields.number("min", &known.range())?,
        max: fields.number("max", &known.range())?,
    };
    // A figure without a bound would hold whatever it is.
    if bounds == Bounds::default() {
        return Err(fields.refuse(Problem::Bounds));
    }
    Ok((Query::Metric(known), bounds))
}

fn finding(at: &At<'_>, duration: u64) -> Result<Finding, Refusal> {
    let probe = probe(at, &["from", "to"])?;
    let fields = at.fields()?;
    let from = fields.seconds("from", &(0..=duration))?.unwrap_or(0);
    let to = fields.seconds("to", &(0..=duration))?.unwrap_or(duration);
    if from > to {
        return Err(Refusal::new(fields.line_of("to"), &join(&at.path, "to"), Problem::Bounds));
    }
    Ok(Finding { probe, from, to })
}
