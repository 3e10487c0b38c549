// SPDX-License-Identifier: AGPL-3.0-or-later
//! One order against the rules. Effects are told apart in the order in which they come: prices (A2), promo code (A6), fee (A7),
//! rate of VAT (A1). Each is searched for in what the ones before have left, and costs the difference that it makes to the
//! total; so the euros of several add up to what the order is off by. What is left over has no known cause.

use super::mail::{self, Confirmation, Totals};
use super::read::Found;
use super::records::{Code, Records};
use super::report::{Deviation, Gap, Proof, Unknown, euros};
use super::rules::{self, Bill, Fees, Rate, Terms};

/// Rows about one order.
pub struct Verdict<'a> {
    order: &'a Found,
    pub rows: Vec<Deviation>,
    pub unknown: Unknown,
}

/// What of a customer's earlier orders matters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Past {
    /// There is one that was not cancelled.
    pub has_kept: bool,
    /// This order is the one before once more, without having been asked for.
    pub is_double: bool,
}

impl<'a> Verdict<'a> {
    pub fn of(order: &'a Found) -> Self {
        Self { order, rows: Vec::new(), unknown: Unknown::default() }
    }

    /// A fact that the tables prove.
    pub fn say(&mut self, gap: Option<Gap>, field: &'static str, expected: String, found: String, cents: i64) {
        let o = self.order;
        let row = Deviation {
            gap,
            proof: Proof::Proven,
            order_id: o.id,
            at: o.created_at,
            user_id: o.user_id,
            email: o.email.clone(),
            field,
            expected,
            found,
            cents,
        };
        self.rows.push(row);
    }

    /// An amount that is not as expected, with nothing that explains it. `cents` is the part that the total is off by.
    fn amount(&mut self, field: &'static str, expected: i64, found: i64, cents: i64) {
        if expected != found {
            self.say(None, field, euros(expected), euros(found), cents);
        }
    }

    /// Recalculates the order.
    pub fn recalculate(&mut self, records: &Records, past: Past) {
        let o = self.order;
        let quantities = || o.lines.iter().map(|line| line.quantity);
        // As they should have been, and as they are.
        let units = self.prices(records);
        let right: Vec<i64> = units.iter().zip(quantities()).map(|(unit, quantity)| unit * quantity).collect();
        let totals: Vec<i64> = o.lines.iter().map(|line| line.unit * line.quantity).collect();
        for (line, total) in o.lines.iter().zip(&totals) {
            self.amount("items.lineTotal", *total, line.total, 0);
        }
        let goods: i64 = totals.iter().sum();
        self.amount("goods", goods, o.goods, 0);

        let Promo { rule, found, refused } = self.promo(records, past, goods);
        let by_rule = |goods: &[i64]| self.bill(goods, rule, Fees::Rule, Rate::Twenty);
        let (b0, b1) = (by_rule(&right), by_rule(&totals));
        if right != totals {
            let cents = b0.total - b1.total;
            self.say(Some(Gap::A2), "goods", euros(right.iter().sum()), euros(goods), cents);
        }
        let shares = rules::shares(o.discount, &totals);
        for (line, share) in o.lines.iter().zip(&shares) {
            self.amount("items.discount", *share, line.discount, 0);
        }
        let b2 = self.billed(&totals, &shares, self.fee(Fees::Rule, goods, found), Rate::Twenty);
        if refused {
            let code = o.promo.clone().unwrap_or_default();
            self.say(
                Some(Gap::A6),
                "discount",
                euros(rule.discount(goods)),
                format!("{} {code}", euros(o.discount)),
                b1.total - b2.total,
            );
        }
        let fee = self.judge_fee(goods, found);
        let b3 = self.billed(&totals, &shares, fee, Rate::Twenty);
        if fee != self.fee(Fees::Rule, goods, found) {
            let expected = euros(self.fee(Fees::Rule, goods, found));
            self.say(Some(Gap::A7), "shipping", expected, euros(fee), b2.total - b3.total);
        }
        self.amount("shipping", fee, o.shipping, 0);
        let b4 = self.judge_rate(&totals, &shares, fee, &b3);
        self.rest(&b4, goods);
        self.judge_points(goods, b4.total);
        self.judge_mail();
        if past.is_double {
            // Whoever got the money back has lost nothing by it.
            let paid = if o.is_paid_back() { 0 } else { (b0.total - o.voucher).max(0) };
            let cents = -paid;
            self.say(Some(Gap::A5), "orders", "1".into(), "2".into(), cents);
        }
    }

    /// The unit prices that the lines should have.
    fn prices(&mut self, records: &Records) -> Vec<i64> {
        let o = self.order;
        let mut units = Vec::with_capacity(o.lines.len());
        for line in &o.lines {
            let known = records.prices(line.product_id, o.created_at);
            let floored = |price: &&i64| **price > 1_000 && **price / 100 * 100 == line.unit;
            units.push(match known.iter().find(|price| **price == line.unit).or(known.iter().find(floored)) {
                Some(price) => *price,
                None => {
                    match known.first() {
                        Some(price) => {
                            self.amount("items.unitPrice", *price, line.unit, (price - line.unit) * line.quantity)
                        }
                        None => self.unknown.prices += 1,
                    }
                    line.unit
                }
            });
        }
        units
    }

    /// What the promo code should have given, and what it did give.
    fn promo(&mut self, records: &Records, past: Past, goods: i64) -> Promo {
        let o = self.order;
        let nothing = Promo { rule: Terms::Nothing, found: Terms::Nothing, refused: false };
        let Some(code) = &o.promo else {
            self.amount("discount", 0, o.discount, -o.discount);
            return nothing;
        };
        match records.code(code, o.created_at) {
            Code::Valid { terms, first_order, min_goods } => {
                let kept = first_order && past.has_kept && !past.is_double;
                if goods < min_goods || kept {
                    self.say(None, "promoCode", "-".into(), code.clone(), terms.discount(goods));
                }
                let expected = terms.discount(goods);
                self.amount("discount", expected, o.discount, o.discount - expected);
                Promo { rule: terms, found: terms, refused: false }
            }
            Code::Refused => {
                let ten = Terms::Percent(10);
                let refused = ten.discount(goods) == o.discount;
                if !refused {
                    self.say(None, "promoCode", "-".into(), code.clone(), o.discount);
                }
                Promo { found: ten, refused, ..nothing }
            }
            Code::Unknown => {
                self.unknown.promos += 1;
                // It may have made the mode free: then the fee is the surcharge alone.
                let free = self.fee(Fees::Rule, goods, Terms::Nothing) != o.shipping
                    && self.fee(Fees::Rule, goods, Terms::FreeMode) == o.shipping;
                let found = if free { Terms::FreeMode } else { Terms::Amount(o.discount) };
                Promo { rule: found, found, refused: false }
            }
        }
    }

    fn fee(&self, fees: Fees, goods: i64, terms: Terms) -> i64 {
        let o = self.order;
        rules::fee(fees, &o.mode, goods, o.discount, terms, &o.country).unwrap_or(o.shipping)
    }

    /// The fee that was found, when a rule or A7 explains it; else the one of the rule.
    fn judge_fee(&self, goods: i64, terms: Terms) -> i64 {
        let (rule, wrong) = (self.fee(Fees::Rule, goods, terms), self.fee(Fees::Wrong, goods, terms));
        if self.order.shipping == wrong { wrong } else { rule }
    }

    fn bill(&self, totals: &[i64], terms: Terms, fees: Fees, rate: Rate) -> Bill {
        let o = self.order;
        let goods: i64 = totals.iter().sum();
        let discount = terms.discount(goods);
        let fee = rules::fee(fees, &o.mode, goods, discount, terms, &o.country).unwrap_or(o.shipping);
        rules::bill(totals, &rules::shares(discount, totals), fee, rate)
    }

    fn billed(&self, totals: &[i64], shares: &[i64], fee: i64, rate: Rate) -> Bill {
        rules::bill(totals, shares, fee, rate)
    }

    /// The bill at the rate that was charged: 20 % unless only 19.6 % explains all of its VAT.
    fn judge_rate(&mut self, totals: &[i64], shares: &[i64], fee: i64, right: &Bill) -> Bill {
        let o = self.order;
        let is_as = |bill: &Bill| {
            bill.vats.iter().zip(&o.lines).all(|(vat, line)| *vat == line.vat) && bill.shipping_vat == o.shipping_vat
        };
        let wrong = self.billed(totals, shares, fee, Rate::NineteenPointSix);
        if is_as(right) || !is_as(&wrong) {
            return right.clone();
        }
        self.say(Some(Gap::A1), "vat", euros(right.vat), euros(wrong.vat), right.total - wrong.total);
        wrong
    }

    /// What no anomaly explains.
    fn rest(&mut self, bill: &Bill, goods: i64) {
        let o = self.order;
        for (vat, line) in bill.vats.iter().zip(&o.lines) {
            self.amount("items.vat", *vat, line.vat, 0);
        }
        self.amount("shippingVat", bill.shipping_vat, o.shipping_vat, 0);
        self.amount("vat", bill.vat, o.vat, 0);
        self.amount("totalAmount", bill.total, o.total, bill.total - o.total);
        if o.voucher != 0 {
            self.amount("voucher", rules::voucher(goods - o.discount), o.voucher, 0);
        }
        self.amount("toPay", (o.total - o.voucher).max(0), o.to_pay, 0);
        match &o.payment {
            Some((_, amount)) => self.amount("payment.amount", o.to_pay, *amount, o.to_pay - amount),
            None => self.say(None, "payment", euros(o.to_pay), "-".into(), o.to_pay),
        }
    }

    fn judge_points(&mut self, goods: i64, charged: i64) {
        let o = self.order;
        let rule = rules::points(goods - o.discount);
        if o.points == rule {
            return;
        }
        let wrong = [rules::points(charged), rules::points(goods - o.discount + o.shipping)];
        let gap = wrong.contains(&o.points).then_some(Gap::A9);
        self.say(gap, "points", rule.to_string(), o.points.to_string(), rules::worth(o.points - rule));
    }

    fn judge_mail(&mut self) {
        let o = self.order;
        let Some(text) = &o.mail else { return };
        let booked = Totals {
            goods: o.goods,
            discount: o.discount,
            shipping: o.shipping,
            total: o.total,
            vat: o.vat,
            voucher: o.voucher,
            to_pay: o.to_pay,
        };
        // What was charged for the shipping: at a wrong rate it is not the fee.
        let charged =
            rules::charged(o.shipping, Rate::Twenty).0 - rules::charged(o.shipping, Rate::Twenty).1 + o.shipping_vat;
        match mail::judge(text, booked, (charged, o.shipping_vat)) {
            Confirmation::Right => {}
            Confirmation::WithoutShipping(total) => {
                self.say(Some(Gap::A4), "mail.total", euros(o.total), euros(total), 0);
            }
            Confirmation::Wrong(said) => {
                let said: Vec<String> = said.into_iter().map(euros).collect();
                self.say(None, "mail", euros(o.total), said.join(" "), 0);
            }
            Confirmation::Unreadable => self.unknown.mails += 1,
        }
    }
}

struct Promo {
    rule: Terms,
    found: Terms,
    /// A code that is refused was taken at 10 %.
    refused: bool,
}
