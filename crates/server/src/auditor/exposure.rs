// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anomalies that alter what is told and nothing that is kept (A12 to A16), and one whose trace cannot be told from a customer's
//! wish (F4 in a cart). The tables prove nothing of them. What can be said is when they were on, for whom, and which of the
//! orders placed meanwhile they alter. Older orders that were read meanwhile were altered too, and are not listed: who read what is
//! not kept.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use perfshop_shop::clock;
use perfshop_shop::db::{Db, DbError, Row};
use perfshop_shop::params;

use super::read::Found;
use super::report::{Deviation, Gap, Proof, euros};
use super::rules;

/// Rows of one statement.
const PAGE: i64 = 500;
/// Of which the tables keep nothing at all, or not enough.
const SILENT: [Gap; 7] = [Gap::A11, Gap::A12, Gap::A13, Gap::A14, Gap::A15, Gap::A16, Gap::F4];
/// 1 EUR in USD, in hundredths, by the table of the rules page.
const USD: i128 = 110;

/// Whom an activation touched.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Whom {
    Everyone,
    /// By e-mail.
    Customer(String),
    /// Customers lent to students.
    Lent(Vec<i64>),
    /// By a header or a share of the traffic: nobody knows afterwards.
    Anyone,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Window {
    gap: Gap,
    /// Epoch ms; the end is not included.
    from: i64,
    to: i64,
    whom: Whom,
}

/// When what was on, and for whom.
#[derive(Debug, Clone, Default)]
pub struct Windows(Vec<Window>);

struct Student {
    token: String,
    class: Option<String>,
    customer: i64,
}

impl Windows {
    /// Reads the record of activations.
    pub async fn load(control: &Db) -> Result<Self, DbError> {
        let sql = "SELECT token, class, customer_id FROM students ORDER BY id";
        let row = |row: &Row<'_>| Ok(Student { token: row.get(0)?, class: row.get(1)?, customer: row.get(2)? });
        let students = control.query(sql, &[], row).await?;
        let sql = "SELECT id, anomaly, scope_kind, scope_value, started_at, ends_at, ended_at FROM activations \
                   WHERE id > ? ORDER BY id LIMIT ?";
        let row = |row: &Row<'_>| {
            let (anomaly, kind): (String, String) = (row.get(1)?, row.get(2)?);
            let (value, ends, ended): (Option<String>, Option<i64>, Option<i64>) =
                (row.get(3)?, row.get(5)?, row.get(6)?);
            // An end that has come holds before anybody has written it down.
            let to = [ends, ended].into_iter().flatten().min().unwrap_or(i64::MAX);
            Ok((row.get::<i64>(0)?, anomaly, kind, value.unwrap_or_default(), row.get::<i64>(4)?, to))
        };
        let (mut windows, mut after) = (Vec::new(), 0);
        loop {
            let rows = control.query(sql, params![after, PAGE], row).await?;
            let Some((last, ..)) = rows.last() else { return Ok(Self(windows)) };
            after = *last;
            for (_, anomaly, kind, value, from, to) in rows {
                if let Some(gap) = Gap::parse(&anomaly) {
                    windows.push(Window { gap, from, to, whom: whom(&kind, &value, &students) });
                }
            }
        }
    }

    /// When each of which the tables keep nothing was on.
    pub fn silent(&self) -> impl Iterator<Item = (Gap, i64)> {
        self.0.iter().filter(|window| SILENT.contains(&window.gap)).map(|window| (window.gap, window.from))
    }

    /// Whether an anomaly was on for an order's customer when it was placed, or at most `before` ms before.
    pub fn covers(&self, gap: Gap, order: &Found, before: i64) -> bool {
        self.0.iter().any(|window| {
            let then = window.from <= order.created_at && order.created_at < window.to.saturating_add(before);
            window.gap == gap && then && window.whom.holds(order)
        })
    }

    /// What of an order was told wrong, or may have been.
    pub fn exposed(&self, order: &Found) -> Vec<Deviation> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let told = SILENT.into_iter().filter(|gap| self.covers(*gap, order, 0)).filter_map(|gap| {
            let Told { field, expected, found, cents } = told(gap, order)?;
            Some(Deviation {
                gap: Some(gap),
                proof: Proof::Exposed,
                order_id: order.id,
                at: order.created_at,
                user_id: order.user_id,
                email: order.email.clone(),
                field,
                expected,
                found,
                cents,
            })
        });
        told.collect()
    }
}

impl Whom {
    fn holds(&self, order: &Found) -> bool {
        match self {
            Self::Everyone | Self::Anyone => true,
            Self::Customer(email) => email.eq_ignore_ascii_case(&order.email),
            Self::Lent(customers) => customers.contains(&order.user_id),
        }
    }
}

fn whom(kind: &str, value: &str, students: &[Student]) -> Whom {
    let lent = |of: &dyn Fn(&Student) -> bool| {
        Whom::Lent(students.iter().filter(|student| of(student)).map(|student| student.customer).collect())
    };
    match kind {
        "everyone" => Whom::Everyone,
        "customer" => Whom::Customer(value.to_owned()),
        "student" => lent(&|student| student.token == value),
        "class" => lent(&|student| student.class.as_deref() == Some(value)),
        _ => Whom::Anyone,
    }
}

struct Told {
    field: &'static str,
    expected: String,
    found: String,
    cents: i64,
}

/// What an anomaly tells of an order in place of the truth; `None` when it leaves this one alone.
fn told(gap: Gap, order: &Found) -> Option<Told> {
    let told = |field, expected, found, cents| Some(Told { field, expected, found, cents });
    // An amount that is read in dollars is worth less than it says.
    let read_as_usd = |cents: i64| cents - rules::half_up(i128::from(cents) * 100, USD);
    let amount = |cents: i64, currency: &str| format!("{} {currency}", euros(cents));
    match gap {
        Gap::A12 => {
            let country = order.profile.2.as_deref().unwrap_or(&order.country);
            if rules::pays_in_euro(country) {
                return None;
            }
            told("currency", amount(order.total, "EUR"), amount(order.total, "USD"), read_as_usd(order.total))
        }
        Gap::A13 => {
            let shown: i64 = order.lines.iter().filter(|line| line.product_id % 7 == 0).map(|line| line.unit).sum();
            let touched = order.lines.iter().any(|line| line.product_id % 7 == 0);
            if !touched {
                return None;
            }
            told("product.currency", amount(shown, "EUR"), amount(shown, "USD"), read_as_usd(shown))
        }
        Gap::A14 => {
            told("createdAt", clock::iso(order.created_at), clock::iso(order.created_at + paris(order.created_at)), 0)
        }
        Gap::A15 if order.discount > 0 => {
            let shown = order.total + order.discount;
            told("list.totalAmount", euros(order.total), euros(shown), -order.discount)
        }
        Gap::A16 => {
            let vat: i64 = order.lines.iter().map(|line| line.vat).sum();
            let cents = order.lines.iter().filter(|line| line.vat > 0).count() as i64;
            if cents == 0 {
                return None;
            }
            told("items.vat", euros(vat), euros(vat - cents), cents)
        }
        Gap::F4 => quantities(order),
        _ => None,
    }
}

/// The last two quantities as they may have been wished for.
fn quantities(order: &Found) -> Option<Told> {
    let [.., one, other] = order.lines.as_slice() else { return None };
    if one.quantity == other.quantity {
        return None;
    }
    let wished = other.quantity * one.unit + one.quantity * other.unit;
    Some(Told {
        field: "items.quantity",
        expected: format!("{}, {}", other.quantity, one.quantity),
        found: format!("{}, {}", one.quantity, other.quantity),
        cents: wished - (one.total + other.total),
    })
}

/// How far the clocks of Paris are ahead of UTC at an instant, in ms.
fn paris(at: i64) -> i64 {
    let zone = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    let instant = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    i64::from(zone.to_offset(instant).seconds()) * 1_000
}
