// SPDX-License-Identifier: AGPL-3.0-or-later
//! The catalogue and the activations as they are answered.
use perfshop_chaos::{CATALOGUE, Family, Severity, Spec, Strength};
use perfshop_shop::clock;
use serde::Serialize;
use utoipa::ToSchema;

use super::record::Record;
use super::{ControlError, ControlPlane};

/// How many that are over are answered.
const PAST: i64 = 200;

/// Every anomaly, in the language of the house.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Catalogue)]
pub struct CatalogueView {
    pub anomalies: Vec<AnomalyView>,
    pub families: Vec<FamilyView>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CatalogueAnomaly)]
pub struct AnomalyView {
    pub id: &'static str,
    /// In the instructor's log and in labels: `a1_tva`.
    pub slug: &'static str,
    pub family: &'static str,
    /// The lowest level that it is in.
    pub level: u8,
    /// What it really does, and of a silent one where the truth can be read; for maintainers, in English.
    pub does: &'static str,
    /// The function that asks for it, or that is started by it.
    #[serde(rename = "injectedAt")]
    pub injected_at: &'static str,
    /// The series that counts its triggerings; none of a lever, whose dose is `chaos_intensity{type="<slug>"}`.
    #[schema(required = true)]
    pub metric: Option<&'static str>,
    /// Of a triggering: `INFO`, `WARNING` or `CRITICAL`.
    #[schema(value_type = String)]
    pub severity: Severity,
    pub name: String,
    pub summary: String,
    /// In one sentence, for the debrief.
    pub cause: String,
    /// The idea of the exploit, for the debrief; of the security family.
    #[schema(required = true)]
    pub exploit: Option<String>,
    /// What mends it, for the debrief; of the security family.
    #[schema(required = true)]
    pub fix: Option<String>,
    /// Of levers.
    #[schema(required = true)]
    pub dose: Option<DoseView>,
    pub params: Vec<ParamView>,
    pub scopes: Vec<&'static str>,
    pub signals: Vec<SignalView>,
    /// True when no signal shows it, on purpose.
    pub silent: bool,
    /// Within how many seconds its signals show.
    pub seconds: u16,
    /// True when it shows only under load.
    pub load: bool,
    pub references: Vec<&'static str>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CatalogueDose)]
pub struct DoseView {
    pub min: u8,
    pub max: u8,
    pub unit: &'static str,
    /// What each level of its family sets it to; 0 where it is not in that level.
    pub levels: [u8; 4],
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CatalogueParam)]
pub struct ParamView {
    pub name: &'static str,
    pub min: u8,
    pub max: u8,
    pub default: u8,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CatalogueSignal)]
pub struct SignalView {
    /// `metric`, `log`, `span`, `profile` or `monitor`.
    pub kind: &'static str,
    #[serde(rename = "where")]
    pub place: &'static str,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CatalogueFamily)]
pub struct FamilyView {
    pub id: &'static str,
    pub name: String,
    /// The highest level for which the catalogue has an entry.
    pub max_level: u8,
}

/// All that the catalogue says, with its texts by `text`.
#[must_use]
pub fn catalogue(text: &dyn Fn(&str) -> String) -> CatalogueView {
    CatalogueView {
        anomalies: CATALOGUE.iter().map(|spec| anomaly(spec, text)).collect(),
        families: Family::ALL
            .into_iter()
            .map(|family| FamilyView { id: family.id(), name: text(&family.text_key()), max_level: family.max_level() })
            .collect(),
    }
}

fn anomaly(spec: &'static Spec, text: &dyn Fn(&str) -> String) -> AnomalyView {
    let words = |part| text(&spec.text_key(part));
    let flaw = spec.family == Family::Security;
    AnomalyView {
        id: spec.id,
        slug: spec.slug,
        family: spec.family.id(),
        level: spec.first_level(),
        does: spec.does,
        injected_at: spec.injected_at,
        metric: spec.metric,
        severity: spec.severity,
        name: words("name"),
        summary: words("summary"),
        cause: words("cause"),
        exploit: flaw.then(|| words("exploit")),
        fix: flaw.then(|| words("fix")),
        dose: match spec.strength {
            Strength::Lever { min, max, unit, levels } => Some(DoseView { min, max, unit, levels }),
            Strength::Switch { .. } => None,
        },
        params: spec
            .params
            .iter()
            .map(|p| ParamView { name: p.name, min: p.min, max: p.max, default: p.default })
            .collect(),
        scopes: spec.scopes.iter().map(|scope| scope.id()).collect(),
        signals: spec.signals.iter().map(|signal| SignalView { kind: signal.kind.id(), place: signal.place }).collect(),
        silent: spec.silent,
        seconds: spec.seconds,
        load: spec.needs_load,
        references: spec.references.to_vec(),
    }
}

/// What is active and the last 200 that have been, newest end first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Activations {
    pub active: Vec<ActivationView>,
    pub past: Vec<ActivationView>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Activation)]
pub struct ActivationView {
    pub id: i64,
    pub anomaly: &'static str,
    #[schema(required = true)]
    pub dose: Option<u8>,
    #[schema(required = true)]
    pub ratio: Option<u8>,
    #[schema(required = true)]
    pub guardrail: Option<u8>,
    #[schema(required = true)]
    pub down_seconds: Option<u8>,
    pub scope: ScopeView,
    /// ISO 8601, UTC, as all instants here.
    pub started_at: String,
    #[schema(required = true)]
    pub ends_at: Option<String>,
    pub ramp_seconds: u32,
    #[schema(required = true)]
    pub stop_when: Option<StopView>,
    pub by: String,
    #[schema(required = true)]
    pub reason: Option<String>,
    /// The weather scenario that it is part of.
    #[schema(required = true)]
    pub scenario: Option<String>,
    #[schema(required = true)]
    pub ended_at: Option<String>,
    /// `ended`, `replaced`, `reset`, `expired`, `stop_heap`, `stop_errors`, `stop_p95`, `crash`, `oom` or `shutdown`.
    #[schema(required = true)]
    pub end_reason: Option<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ActivationScope)]
pub struct ScopeView {
    pub kind: &'static str,
    #[schema(required = true)]
    pub value: Option<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ActivationStop)]
pub struct StopView {
    #[schema(required = true)]
    pub heap_percent: Option<u8>,
    #[schema(required = true)]
    pub error_percent: Option<u8>,
    #[schema(required = true)]
    pub p95_ms: Option<u32>,
}

impl From<Record> for ActivationView {
    fn from(record: Record) -> Self {
        let a = record.activation;
        let stop =
            StopView { heap_percent: a.stop.heap_percent, error_percent: a.stop.error_percent, p95_ms: a.stop.p95_ms };
        Self {
            id: a.id,
            anomaly: a.anomaly.id(),
            dose: a.dose,
            ratio: a.ratio,
            guardrail: a.guardrail,
            down_seconds: a.down_seconds,
            scope: ScopeView { kind: a.scope.kind().id(), value: a.scope.value() },
            started_at: clock::iso(a.started_at),
            ends_at: a.ends_at.map(clock::iso),
            ramp_seconds: a.ramp_seconds,
            stop_when: (!a.stop.is_empty()).then_some(stop),
            by: record.by,
            reason: record.reason,
            scenario: a.scenario,
            ended_at: record.ended_at.map(clock::iso),
            end_reason: record.end_reason,
        }
    }
}

impl ControlPlane {
    /// What is active and what has been, from the record.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn activations(&self) -> Result<Activations, ControlError> {
        let views = |records: Vec<Record>| records.into_iter().map(ActivationView::from).collect();
        Ok(Activations { active: views(self.store.active().await?), past: views(self.store.past(PAST).await?) })
    }
}
