// SPDX-License-Identifier: AGPL-3.0-or-later
//! Activations as they stand in the database: how a row is read and how it is written.
use perfshop_chaos::{Activation, Scope, ScopeKind, StopRule};
use perfshop_shop::db::{DbError, Row, Tx};
use perfshop_shop::params;

/// Why an activation is over, as it is recorded and answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// By hand.
    Ended,
    /// By another setting of the same lever or family.
    Replaced,
    Reset,
    /// Its end has come.
    Expired,
    StopHeap,
    StopErrors,
    StopP95,
    /// The process that had it died.
    Crash,
    /// The process that had it died of memory.
    Oom,
    /// The last copy of the shop was stopped.
    Shutdown,
}

impl EndReason {
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Replaced => "replaced",
            Self::Reset => "reset",
            Self::Expired => "expired",
            Self::StopHeap => "stop_heap",
            Self::StopErrors => "stop_errors",
            Self::StopP95 => "stop_p95",
            Self::Crash => "crash",
            Self::Oom => "oom",
            Self::Shutdown => "shutdown",
        }
    }
}

/// An activation with all that is known of it.
#[derive(Clone, Debug)]
pub struct Record {
    pub activation: Activation,
    pub by: String,
    pub reason: Option<String>,
    pub ended_at: Option<i64>,
    pub end_reason: Option<String>,
}

/// The columns in the order in which [`read`] takes them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, anomaly, dose, ratio, guardrail, scope_kind, scope_value, started_at, ramp_seconds, ends_at, \
             stop_heap_percent, stop_error_percent, stop_p95_ms, created_by, reason, ended_at, end_reason, \
             down_seconds, scenario, student_id FROM activations ",
            $rest
        )
    };
}

pub(super) const ACTIVE: &str = select!("WHERE ended_at IS NULL ORDER BY id");
pub(super) const PAST: &str = select!("WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT ?");

/// Reads a row of [`ACTIVE`] or [`PAST`]; `None` for one that this program does not understand, as a newer one may write.
pub(super) fn read(row: &Row<'_>) -> Result<Option<Record>, DbError> {
    let (anomaly, kind): (String, String) = (row.get(1)?, row.get(5)?);
    let kind = ScopeKind::ALL.into_iter().find(|known| known.id() == kind);
    let scope_value: Option<String> = row.get(6)?;
    let scope = kind.and_then(|kind| Scope::parse(kind, scope_value.as_deref()));
    let (Ok(anomaly), Some(scope)) = (anomaly.parse(), scope) else { return Ok(None) };
    Ok(Some(Record {
        activation: Activation {
            id: row.get(0)?,
            anomaly,
            dose: small(row.get(2)?),
            ratio: small(row.get(3)?),
            guardrail: small(row.get(4)?),
            scope,
            started_at: row.get(7)?,
            ramp_seconds: u32::try_from(row.get::<i64>(8)?).unwrap_or(0),
            ends_at: row.get(9)?,
            stop: StopRule {
                heap_percent: small(row.get(10)?),
                error_percent: small(row.get(11)?),
                p95_ms: row.get::<Option<i64>>(12)?.and_then(|ms| u32::try_from(ms).ok()),
            },
            down_seconds: small(row.get(17)?),
            scenario: row.get(18)?,
            student: row.get(19)?,
        },
        by: row.get(13)?,
        reason: row.get(14)?,
        ended_at: row.get(15)?,
        end_reason: row.get(16)?,
    }))
}

/// Writes a new activation and gives its number.
pub(super) async fn insert(tx: &mut Tx, a: &Activation, by: &str, reason: Option<&str>) -> Result<i64, DbError> {
    let sql = "INSERT INTO activations (anomaly, dose, ratio, guardrail, scope_kind, scope_value, started_at, ramp_seconds, ends_at, \
               stop_heap_percent, stop_error_percent, stop_p95_ms, created_by, reason, down_seconds, scenario, student_id) \
               VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    let done = tx
        .execute(
            sql,
            params![
                a.anomaly.id(),
                a.dose.map(i64::from),
                a.ratio.map(i64::from),
                a.guardrail.map(i64::from),
                a.scope.kind().id(),
                a.scope.value(),
                a.started_at,
                i64::from(a.ramp_seconds),
                a.ends_at,
                a.stop.heap_percent.map(i64::from),
                a.stop.error_percent.map(i64::from),
                a.stop.p95_ms.map(i64::from),
                by,
                reason,
                a.down_seconds.map(i64::from),
                a.scenario.as_deref(),
                a.student
            ],
        )
        .await?;
    Ok(done.last_id)
}

/// What an activation is, in the words of its fields: the audit's facts belong to no language.
pub(super) fn facts(a: &Activation) -> String {
    let figures = [
        ("id", (a.id > 0).then_some(a.id)),
        ("dose", a.dose.map(i64::from)),
        ("ratio", a.ratio.map(i64::from)),
        ("guardrail", a.guardrail.map(i64::from)),
        ("downSeconds", a.down_seconds.map(i64::from)),
        ("rampSeconds", (a.ramp_seconds > 0).then_some(i64::from(a.ramp_seconds))),
        ("endsInSeconds", a.ends_at.map(|end| (end - a.started_at) / 1_000)),
        ("heapPercent", a.stop.heap_percent.map(i64::from)),
        ("errorPercent", a.stop.error_percent.map(i64::from)),
        ("p95Ms", a.stop.p95_ms.map(i64::from)),
    ];
    let mut facts: Vec<String> =
        figures.into_iter().filter_map(|(name, figure)| figure.map(|figure| format!("{name}={figure}"))).collect();
    facts.extend(a.scenario.as_ref().map(|id| format!("scenario={id}")));
    facts.push(match a.scope.value() {
        Some(value) => format!("scope={}({value})", a.scope.kind().id()),
        None => format!("scope={}", a.scope.kind().id()),
    });
    facts.join(" ")
}

fn small(value: Option<i64>) -> Option<u8> {
    value.and_then(|value| u8::try_from(value).ok())
}
