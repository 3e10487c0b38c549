// SPDX-License-Identifier: AGPL-3.0-or-later
//! Orders written past the shop as it writes them, or as it writes them under an anomaly: amounts, lines, payment, mail and
//! books. Amounts are cents.

use std::fmt::Write;

use perfshop_shop::db::Param;
use perfshop_shop::params;

use crate::oracle::deal_out;
use crate::util::app::TestApp;

/// What is ordered, and what strikes it.
#[derive(Debug, Clone)]
pub struct Wish {
    pub customer: i64,
    /// (product, its price, quantity)
    pub lines: Vec<(i64, i64, i64)>,
    pub promo: Option<&'static str>,
    pub mode: &'static str,
    pub country: &'static str,
    pub voucher: bool,
    pub cancelled: bool,
    pub strikes: Vec<&'static str>,
}

/// An order's amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amounts {
    /// (unit, discount, VAT) of each line.
    pub lines: Vec<(i64, i64, i64)>,
    pub goods: i64,
    pub discount: i64,
    pub shipping: i64,
    pub shipping_vat: i64,
    pub vat: i64,
    pub total: i64,
    pub voucher: i64,
    pub to_pay: i64,
    pub points: i64,
}

/// Codes that the shop does not take.
pub const REFUSED: [&str; 2] = ["NOSUCHCODE", "SUMMER15"];

impl Wish {
    pub fn has(&self, strike: &str) -> bool {
        self.strikes.contains(&strike)
    }

    pub fn without(&self, strike: &str) -> Self {
        let strikes = self.strikes.iter().copied().filter(|other| *other != strike).collect();
        Self { strikes, ..self.clone() }
    }

    /// What the order comes to with its strikes.
    pub fn amounts(&self) -> Amounts {
        let floored = |price: i64| if self.has("A2") && price > 1_000 { price - price % 100 } else { price };
        let units: Vec<i64> = self.lines.iter().map(|(_, price, _)| floored(*price)).collect();
        let totals: Vec<i64> = units.iter().zip(&self.lines).map(|(unit, (.., quantity))| unit * quantity).collect();
        let goods: i64 = totals.iter().sum();
        let code = self.promo.filter(|code| !REFUSED.contains(code) || self.has("A6"));
        let discount = match code {
            None | Some("FREESHIP") => 0,
            Some("SAVE5") => 500,
            Some(_) => (goods + 5) / 10,
        };
        let after = goods - discount;
        let own = match self.mode {
            "standard" if (if self.has("A7") { goods } else { after }) >= 5_000 => 0,
            "express" if !self.has("A7") => 990,
            "premium" => 1_990,
            _ => 490,
        };
        let shipping = if code == Some("FREESHIP") { 0 } else { own } + if self.country == "CH" { 1_000 } else { 0 };
        let shares = deal_out(discount, &totals, goods);
        let charged = |gross: i64| {
            let net = (gross * 10 + 6) / 12;
            let charged = if self.has("A1") { (net * 1_196 + 500) / 1_000 } else { gross };
            (charged, charged - net)
        };
        let bills: Vec<(i64, i64)> = totals.iter().zip(&shares).map(|(total, share)| charged(total - share)).collect();
        let (ship, shipping_vat) = charged(shipping);
        let total = bills.iter().map(|(charged, _)| charged).sum::<i64>() + ship;
        let voucher = if self.voucher { after.min(500) } else { 0 };
        let lines =
            units.iter().zip(shares).zip(&bills).map(|((unit, share), (_, vat))| (*unit, share, *vat)).collect();
        Amounts {
            lines,
            goods,
            discount,
            shipping,
            shipping_vat,
            vat: bills.iter().map(|(_, vat)| vat).sum::<i64>() + shipping_vat,
            total,
            voucher,
            to_pay: (total - voucher).max(0),
            points: if self.has("A9") { total / 100 } else { after / 100 },
        }
    }

    /// The code as it stands in the order.
    fn code(&self) -> Option<&'static str> {
        self.promo.filter(|code| !REFUSED.contains(code) || self.has("A6"))
    }

    fn status(&self) -> &'static str {
        match (self.has("A10"), self.cancelled) {
            (true, _) => "SHIPPED",
            (false, true) => "CANCELLED",
            _ => "PAID",
        }
    }
}

/// An amount as a French mail has it.
fn written(cents: i64) -> String {
    let (sign, cents) = (if cents < 0 { "-" } else { "" }, cents.abs());
    let euros = cents / 100;
    let whole =
        if euros >= 1_000 { format!("{}\u{202f}{:03}", euros / 1_000, euros % 1_000) } else { euros.to_string() };
    format!("{sign}{whole},{:02}\u{a0}€", cents % 100)
}

fn mail(wish: &Wish, a: &Amounts) -> String {
    let forgets = wish.has("A4");
    let ship = a.shipping - a.shipping_vat_of_rule() + a.shipping_vat;
    let total = if forgets { a.total - ship } else { a.total };
    let mut text = "Bonjour Ada,\n\nMerci pour votre commande.\n\nVotre commande\n".to_owned();
    for ((unit, ..), (product, _, quantity)) in a.lines.iter().zip(&wish.lines) {
        writeln!(text, "  {quantity} × Article {product} ({} l’unité) : {}", written(*unit), written(unit * quantity))
            .unwrap();
    }
    text.push('\n');
    let mut row = |label: &str, cents: i64| writeln!(text, "  {label:<24}  {:>14}", written(cents)).unwrap();
    row("Articles", a.goods);
    if a.discount > 0 {
        row("Remise (CODE)", -a.discount);
    }
    row("Livraison standard", if forgets { 0 } else { a.shipping });
    row("Total TTC", total);
    row("dont TVA à 20 %", a.vat);
    if a.voucher > 0 {
        row("Bon d’achat fidélité", -a.voucher);
    }
    row("Payé par carte", if forgets { (total - a.voucher).max(0) } else { a.to_pay });
    text.push_str("\nAdresse de livraison\n  Ada Lovelace\n  1 rue de la Paix\n  75002 Paris\n");
    text
}

impl Amounts {
    fn shipping_vat_of_rule(&self) -> i64 {
        self.shipping - (self.shipping * 10 + 6) / 12
    }
}

type Rows = Vec<Vec<Param<'static>>>;

/// Tables in which rows are written, in an order that their keys allow.
#[derive(Default)]
struct Tables {
    orders: Rows,
    items: Rows,
    payments: Rows,
    mails: Rows,
    stock: Rows,
    points: Rows,
    steps: Rows,
}

/// Writes orders from number 301 on. An order that A5 strikes is followed by its double, so numbers go on as they come.
///
/// # Returns
/// The number of each.
pub async fn write(app: &TestApp, wishes: &[Wish], homes: &[(String, String)], at: i64) -> Vec<i64> {
    let (mut tables, mut numbers, mut id) = (Tables::default(), Vec::new(), 300);
    for (n, wish) in wishes.iter().enumerate() {
        let home = &homes[wish.customer as usize - 1];
        let placed = at + n as i64 * 1_000;
        id += 1;
        numbers.push(id);
        one(&mut tables, id, wish, home, placed, true);
        if wish.has("A5") {
            id += 1;
            one(&mut tables, id, wish, home, placed, false);
        }
    }
    let orders = "INSERT INTO orders (id, user_id, status, created_at, paid_at, goods_cents, discount_cents, voucher_cents, \
                  shipping_cents, shipping_vat_cents, vat_cents, total_cents, to_pay_cents, points, promo_code, shipping_mode, \
                  first_name, last_name, street, postal_code, city, country, security_token)";
    let items = "INSERT INTO order_items (order_id, product_id, name, quantity, unit_price_cents, line_total_cents, \
                 discount_cents, vat_cents)";
    let mails = "INSERT INTO mails (user_id, order_id, kind, recipient, subject, text_body, html_body, sent_at, smtp_state, \
                 smtp_tries)";
    for (insert, rows) in [
        (orders, tables.orders),
        (items, tables.items),
        ("INSERT INTO payments (order_id, brand, last4, status, amount_cents, created_at)", tables.payments),
        (mails, tables.mails),
        ("INSERT INTO stock_moves (product_id, order_id, pieces, stock_before, stock_after, moved_at)", tables.stock),
        ("INSERT INTO points_moves (user_id, order_id, granted, taken, moved_at)", tables.points),
        ("INSERT INTO order_moves (order_id, state_before, state_after, moved_at)", tables.steps),
    ] {
        let mut tx = app.state.shop.begin().await.unwrap();
        tx.insert_rows(insert, &rows).await.unwrap();
        tx.commit().await.unwrap();
    }
    numbers
}

fn one(tables: &mut Tables, id: i64, wish: &Wish, (street, city): &(String, String), at: i64, asked: bool) {
    // A voucher pays once.
    let a = if asked { wish.amounts() } else { Wish { voucher: false, ..wish.clone() }.amounts() };
    let (street, city) = if wish.has("F4") { (city, street) } else { (street, city) };
    let token = asked.then(|| format!("token-{id}"));
    tables.orders.push(
        params![
            id,
            wish.customer,
            wish.status(),
            at,
            at,
            a.goods,
            a.discount,
            a.voucher,
            a.shipping,
            a.shipping_vat,
            a.vat,
            a.total,
            a.to_pay,
            a.points,
            wish.code(),
            wish.mode,
            "Ada",
            "Lovelace",
            street.clone(),
            "75002",
            city.clone(),
            wish.country,
            token
        ]
        .to_vec(),
    );
    for ((unit, discount, vat), (product, _, quantity)) in a.lines.iter().zip(&wish.lines) {
        let item = params![id, *product, "An article", *quantity, *unit, unit * quantity, *discount, *vat];
        tables.items.push(item.to_vec());
        let (before, after) = match (wish.has("A3"), wish.has("A8")) {
            (true, _) => (500, 500),
            (_, true) => (quantity - 1, 0),
            _ => (500, 500 - quantity),
        };
        tables.stock.push(params![*product, id, -quantity, before, after, at].to_vec());
        if wish.cancelled {
            tables.stock.push(params![*product, id, *quantity, after, after + quantity, at].to_vec());
        }
    }
    let paid = if wish.cancelled { "REFUNDED" } else { "CAPTURED" };
    tables.payments.push(params![id, "Visa", "1111", paid, a.to_pay, at].to_vec());
    let text = mail(wish, &a);
    tables.mails.push(
        params![wish.customer, id, "order", "ada@example.org", "Votre commande", text, "", at, "none", 0_i64].to_vec(),
    );
    let voucher = if a.voucher > 0 { 100_i64 } else { 0 };
    tables.points.push(params![wish.customer, id, a.points, voucher, at].to_vec());
    let mut steps = vec![(None, "PENDING"), (Some("PENDING"), "PAID")];
    if wish.cancelled {
        let taken = if wish.has("A9 kept") { 0 } else { a.points };
        tables.points.push(params![wish.customer, id, voucher, taken, at].to_vec());
        steps.push((Some("PAID"), "CANCELLED"));
        if wish.has("A10") {
            steps.push((Some("CANCELLED"), "SHIPPED"));
        }
    }
    tables.steps.extend(steps.into_iter().map(|(before, after)| params![id, before, after, at].to_vec()));
}
