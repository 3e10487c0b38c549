// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the books have of an order: stock that moved (A3, A8), points (A9), states (A10).

use std::collections::BTreeMap;

use super::exposure::Windows;
use super::judge::Verdict;
use super::read::{Found, StockMove};
use super::records::Records;
use super::report::Gap;
use super::rules;

/// Stock above which A3 takes nothing.
const A3_ABOVE: i64 = 10;

/// Holds an order against its entries.
pub fn judge(verdict: &mut Verdict<'_>, order: &Found, records: &Records, windows: &Windows) {
    if order.steps.is_empty() {
        verdict.unknown.books += 1;
    } else {
        stock(verdict, order, records, windows);
        points(verdict, order);
    }
    states(verdict, order);
}

fn stock(verdict: &mut Verdict<'_>, order: &Found, records: &Records, windows: &Windows) {
    let mut wanted: BTreeMap<i64, i64> = BTreeMap::new();
    for line in &order.lines {
        *wanted.entry(line.product_id).or_default() += line.quantity;
    }
    // What A3 left where it was: asked for, and moved.
    let (mut asked, mut moved) = (0, 0);
    for entry in order.stock.iter().filter(|entry| !records.keeps_stock(entry.product_id)) {
        if entry.pieces < 0 {
            *wanted.entry(entry.product_id).or_default() += entry.pieces;
        }
        match gap(entry, order, windows) {
            Ok(()) => {}
            Err(Some(Gap::A3)) => {
                asked += entry.pieces;
                moved += entry.after - entry.before;
            }
            Err(gap) => {
                let right = entry.before + entry.pieces;
                // Pieces that were sold and are not there must be paid back.
                let oversold = (-entry.pieces - entry.before.max(0)).max(0);
                let unit =
                    order.lines.iter().find(|line| line.product_id == entry.product_id).map_or(0, |line| line.unit);
                verdict.say(gap, "stock", right.to_string(), entry.after.to_string(), oversold * unit);
            }
        }
    }
    if asked != moved {
        verdict.say(Some(Gap::A3), "stock", asked.to_string(), moved.to_string(), 0);
    }
    for (product, missing) in wanted {
        if missing != 0 && !records.keeps_stock(product) {
            verdict.say(None, "stock", (-missing).to_string(), "0".into(), 0);
        }
    }
}

/// Whether an entry moved what it says, and what it is a trace of when it did not: A3 leaves the stock where it was, A8 writes
/// what it had read before, less what was sold, over what others have left since. Where another has sold just as much meanwhile the two
/// look alike: then it was the one that was on, and A3 when nobody knows.
fn gap(entry: &StockMove, order: &Found, windows: &Windows) -> Result<(), Option<Gap>> {
    if entry.after == entry.before + entry.pieces {
        return Ok(());
    }
    let sold = entry.pieces < 0;
    let stays = entry.after == entry.before && entry.before > A3_ABOVE;
    let was_on = |gap| windows.covers(gap, order, 0);
    Err(match (sold, stays) {
        (true, true) if was_on(Gap::A8) && !was_on(Gap::A3) => Some(Gap::A8),
        (true, true) => Some(Gap::A3),
        (true, false) if entry.after > entry.before + entry.pieces => Some(Gap::A8),
        _ => None,
    })
}

fn points(verdict: &mut Verdict<'_>, order: &Found) {
    if !order.settled {
        return;
    }
    let kept: i64 = order.points_moves.iter().map(|moved| moved.granted - moved.taken).sum();
    let cancelled = order.steps.iter().any(|(_, after)| after == "CANCELLED");
    let voucher = if order.voucher > 0 { rules::VOUCHER_POINTS } else { 0 };
    let expected = if cancelled { 0 } else { order.points - voucher };
    if kept == expected {
        return;
    }
    let gap = (cancelled && kept == order.points).then_some(Gap::A9);
    // What was granted beyond the rule has been counted.
    let counted: i64 = verdict.rows.iter().filter(|row| row.gap == Some(Gap::A9)).map(|row| row.cents).sum();
    let cents = rules::worth(kept - expected) - counted;
    verdict.say(gap, "points", expected.to_string(), kept.to_string(), cents);
}

/// Whether the rules know the step.
fn is_legal(before: Option<&str>, after: &str) -> bool {
    matches!(
        (before, after),
        (None, "PENDING" | "PAID")
            | (Some("PENDING"), "PAID")
            | (Some("PAID"), "PREPARING")
            | (Some("PREPARING"), "SHIPPED")
            | (Some("SHIPPED"), "DELIVERED")
            | (Some("PENDING" | "PAID" | "PREPARING"), "CANCELLED")
    )
}

fn states(verdict: &mut Verdict<'_>, order: &Found) {
    let paid_back = order.is_paid_back();
    for (before, after) in &order.steps {
        let before = before.as_deref();
        if is_legal(before, after) {
            continue;
        }
        let wrong = matches!((before, after.as_str()), (Some("SHIPPED"), "CANCELLED") | (Some("CANCELLED"), "SHIPPED"));
        // Goods that are on their way, and money that went back.
        let cents = if wrong && paid_back { order.to_pay } else { 0 };
        let gap = wrong.then_some(Gap::A10);
        verdict.say(gap, "status", before.unwrap_or("-").to_owned(), after.clone(), cents);
        return;
    }
    let status = order.status.as_str();
    let gap = match (status, paid_back) {
        ("CANCELLED", true) => return,
        ("SHIPPED" | "DELIVERED", true) => Some(Gap::A10),
        ("CANCELLED", false) | (_, true) => None,
        _ => return,
    };
    let expected = if paid_back { "CANCELLED" } else { "REFUNDED" };
    let found = if paid_back { status } else { "CAPTURED" };
    let cents = if gap.is_some() { order.to_pay } else { 0 };
    verdict.say(gap, "status", expected.to_owned(), found.to_owned(), cents);
}
