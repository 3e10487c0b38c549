// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use perfshop_shop::clock;
use perfshop_shop::money::Cents;
use perfshop_shop::orders;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Page;
use super::admin_chaos::Instructor;
use super::admin_orders::OrderCustomer;
use crate::app::AppState;
use crate::auditor::desk::Run;
use crate::auditor::{Deviation, Gap, Proof, Report, Sum, Unknown};
use crate::extract::Query;
use crate::problem::{ApiError, FieldFault, Problem};

/// So many seconds a call waits for an audit to end when it does not say; a longer one is asked for again by its number.
const PATIENCE: u64 = 10;
/// In the place of an anomaly's identifier: rows that none explains.
const UNEXPLAINED: &str = "none";

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OrderAuditQuery {
    /// Of an anomaly, such as `A1`; `none` for what no anomaly explains.
    #[schema(max_length = 40)]
    #[param(max_length = 40)]
    anomaly: Option<String>,
    /// An audit's number, to read on in it. Without it, or when it is no longer kept, the orders are recalculated now.
    #[schema(minimum = 0)]
    #[param(minimum = 0)]
    run: Option<i64>,
    /// So many seconds the answer may wait for an audit that goes on; 10 when left out. An answer before its end has no rows.
    #[schema(minimum = 0, maximum = 30)]
    #[param(minimum = 0, maximum = 30)]
    wait: Option<u64>,
    /// From 0.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    page: Option<i64>,
    /// 20 when left out.
    #[schema(minimum = 1, maximum = 100)]
    #[param(minimum = 1, maximum = 100)]
    size: Option<i64>,
}

/// How sure a row is: `proven` by the tables, or `exposed` to an anomaly that leaves nothing in them.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = OrderProof)]
pub enum ProofView {
    Proven,
    Exposed,
}

impl From<Proof> for ProofView {
    fn from(proof: Proof) -> Self {
        match proof {
            Proof::Proven => Self::Proven,
            Proof::Exposed => Self::Exposed,
        }
    }
}

/// An order that is not as the rules have it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderDeviation)]
pub struct DeviationView {
    /// Nothing: no known anomaly leaves such a trace.
    #[schema(required = true)]
    anomaly: Option<&'static str>,
    proof: ProofView,
    order_id: i64,
    order_number: String,
    customer: OrderCustomer,
    /// Where it shows, by the field's name in the API.
    field: &'static str,
    expected: String,
    found: String,
    /// Proven: euros that the shop lost by it; below 0 the customer was charged too much. Exposed: by how much what was told is too low.
    #[schema(value_type = f64)]
    euros: Cents,
    /// When the order was placed.
    at: String,
}

impl From<&Deviation> for DeviationView {
    fn from(row: &Deviation) -> Self {
        Self {
            anomaly: row.gap.map(Gap::id),
            proof: row.proof.into(),
            order_id: row.order_id,
            order_number: orders::number(row.order_id, row.at),
            customer: OrderCustomer { id: row.user_id, email: row.email.clone() },
            field: row.field,
            expected: row.expected.clone(),
            found: row.found.clone(),
            euros: Cents(row.cents),
            at: clock::iso(row.at),
        }
    }
}

/// The rows of one anomaly, counted.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderAuditSum)]
pub struct SumView {
    #[schema(required = true)]
    anomaly: Option<&'static str>,
    proof: ProofView,
    deviations: u64,
    orders: u64,
    customers: u64,
    #[schema(value_type = f64)]
    euros: Cents,
    /// The first of these orders, or when the anomaly was first on.
    #[schema(required = true)]
    since: Option<String>,
    #[schema(required = true)]
    until: Option<String>,
}

/// What could not be checked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OrderAuditUnknown)]
pub struct UnknownView {
    /// Lines whose product has changed since, with no record of its price then.
    prices: u64,
    /// Orders whose promo code has changed or gone since.
    promos: u64,
    /// Orders without an entry in the books: past orders of the seed.
    books: u64,
    /// Confirmations whose totals could not be read.
    mails: u64,
}

/// All deviations in figures.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderAuditSummary)]
pub struct SummaryView {
    /// The audit's number: with it its pages are turned.
    run: i64,
    at: String,
    /// False while it goes on: then there are no rows yet, and it is asked for again by its number.
    complete: bool,
    /// How far it is.
    percent: i64,
    orders_checked: u64,
    /// Proven, as the figures that follow.
    deviations: u64,
    orders: u64,
    customers: u64,
    #[schema(value_type = f64)]
    euros_lost: Cents,
    #[schema(required = true)]
    since: Option<String>,
    by_anomaly: Vec<SumView>,
    unknown: UnknownView,
    /// There are more rows than are kept; the figures are of all.
    truncated: bool,
}

/// A page of deviations, and all of them in figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderAudit {
    #[serde(flatten)]
    page: Page<DeviationView>,
    summary: SummaryView,
}

/// Recalculates every order from the rules page and lists what deviates, by ascending order: the answer key.
#[utoipa::path(get, path = "/api/admin/audit/orders", tag = "chaos", security(("adminToken" = [])), params(OrderAuditQuery),
    responses((status = 200, body = OrderAudit), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub async fn audit_orders(
    State(app): State<AppState>,
    _: Instructor,
    Query(query): Query<OrderAuditQuery>,
) -> Result<Json<OrderAudit>, ApiError> {
    let wanted = wanted(query.anomaly)?;
    let kept = query.run.and_then(|id| app.audits.find(id));
    let run = kept.unwrap_or_else(|| app.audits.begin(&app.control_runtime, &app.shop, &app.control_db));
    let patience = Duration::from_secs(query.wait.unwrap_or(PATIENCE));
    let report = match run.outcome(patience).await {
        Some(Ok(report)) => Some(report),
        Some(Err(problem)) => return Err(ApiError::Internal(problem.to_string())),
        None => None,
    };
    let (page, size) = (query.page.unwrap_or(0), query.size.unwrap_or(20));
    let empty = Report::default();
    let found = report.as_deref().unwrap_or(&empty);
    let rows: Vec<&Deviation> = found.rows.iter().filter(|row| wanted.is_none_or(|gap| row.gap == gap)).collect();
    let from = usize::try_from(page.saturating_mul(size)).unwrap_or(usize::MAX);
    let content = rows.iter().skip(from).take(size as usize).map(|row| DeviationView::from(*row)).collect();
    let page = Page::new(content, rows.len() as i64, page, size);
    Ok(Json(OrderAudit { page, summary: summary(&run, found, report.is_some()) }))
}

/// The anomaly that rows are wanted of: none given, or `none`, or one that leaves a trace.
fn wanted(anomaly: Option<String>) -> Result<Option<Option<Gap>>, ApiError> {
    match anomaly.as_deref() {
        None | Some("") => Ok(None),
        Some(UNEXPLAINED) => Ok(Some(None)),
        Some(id) => match Gap::parse(id) {
            Some(gap) => Ok(Some(Some(gap))),
            None => {
                let known: Vec<&str> = Gap::ALL.into_iter().map(Gap::id).chain([UNEXPLAINED]).collect();
                Err(ApiError::field(FieldFault::new("anomaly", "NOT_ALLOWED").with("expected", known.join(", "))))
            }
        },
    }
}

fn summary(run: &Run, report: &Report, complete: bool) -> SummaryView {
    let (done, of) = (run.progress.done.load(Ordering::Relaxed), run.progress.of.load(Ordering::Relaxed));
    let Unknown { prices, promos, books, mails } = report.unknown;
    let all = &report.proven;
    SummaryView {
        run: run.id,
        at: clock::iso(run.id),
        complete,
        percent: if complete { 100 } else { (done * 100).checked_div(of).unwrap_or(0) },
        orders_checked: report.checked,
        deviations: all.rows,
        orders: all.orders,
        customers: all.customers(),
        euros_lost: Cents(all.cents),
        since: all.since.map(clock::iso),
        by_anomaly: report.by_gap.iter().map(|((gap, proof), sum)| sum_view(*gap, *proof, sum)).collect(),
        unknown: UnknownView { prices, promos, books, mails },
        truncated: report.is_truncated(),
    }
}

fn sum_view(gap: Option<Gap>, proof: Proof, sum: &Sum) -> SumView {
    SumView {
        anomaly: gap.map(Gap::id),
        proof: proof.into(),
        deviations: sum.rows,
        orders: sum.orders,
        customers: sum.customers(),
        euros: Cents(sum.cents),
        since: sum.since.map(clock::iso),
        until: sum.until.map(clock::iso),
    }
}
