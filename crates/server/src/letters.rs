// SPDX-License-Identifier: AGPL-3.0-or-later
//! The shop's mails, in the language of the stack: each as text and as HTML that any mail program shows.

use std::fmt::Write;

use perfshop_shop::mails::{Letter, Words};
use perfshop_shop::orders::{self, Order};

use crate::bill;
use crate::texts::Texts;

/// Writes the shop's mails.
pub struct Writer<'a> {
    pub texts: &'a Texts,
    /// Whether a mail server is configured.
    pub by_smtp: bool,
}

/// What a confirmation says, before it is laid out.
struct Confirmation {
    subject: String,
    hello: String,
    thanks: String,
    /// (line, amount)
    lines: Vec<(String, String)>,
    totals: Vec<bill::Total>,
    address: Vec<String>,
    card: Option<String>,
    points: Option<String>,
}

impl Words for Writer<'_> {
    fn confirmation(&self, first_name: &str, order: &Order) -> Letter {
        let said = self.say(first_name, order);
        Letter { text: self.as_text(&said), html: self.as_html(&said), subject: said.subject, by_smtp: self.by_smtp }
    }
}

impl Writer<'_> {
    fn text(&self, key: &str) -> String {
        self.texts.get(key, &[])
    }

    fn say(&self, first_name: &str, order: &Order) -> Confirmation {
        let number = orders::number(order.id, order.created_at);
        let date = bill::day(self.texts, order.created_at);
        let line = |item: &orders::OrderItem| {
            let (quantity, price) = (item.quantity.to_string(), bill::amount(self.texts, item.unit_price));
            let args = [("quantity", quantity.as_str()), ("name", &item.name), ("price", &price)];
            (self.texts.get("mail-order-line", &args), bill::amount(self.texts, item.line_total))
        };
        let points = (order.points > 0).then(|| order.points.to_string());
        Confirmation {
            subject: self.texts.get("mail-order-subject", &[("number", &number)]),
            hello: self.texts.get("mail-order-hello", &[("name", first_name)]),
            thanks: self.texts.get("mail-order-thanks", &[("number", &number), ("date", &date)]),
            lines: order.items.iter().map(line).collect(),
            totals: bill::totals(self.texts, order),
            address: bill::address(self.texts, &order.address),
            card: order.payment.as_ref().map(|payment| bill::card(self.texts, payment)),
            points: points.map(|points| self.texts.get("mail-order-points", &[("points", &points)])),
        }
    }

    fn as_text(&self, said: &Confirmation) -> String {
        // Amounts stand in a column of their own, as wide as the widest label of the totals, as in a printed letter.
        let widest = said.totals.iter().map(|total| total.label.chars().count()).max().unwrap_or(0);
        let mut text = format!("{}\n\n{}\n\n{}\n", said.hello, said.thanks, self.text("mail-order-lines"));
        for (line, amount) in &said.lines {
            // Writing to a String cannot fail, here and below.
            let _ = writeln!(text, "  {line} : {amount}");
        }
        text.push('\n');
        for total in &said.totals {
            let _ = writeln!(text, "  {:<widest$}  {:>14}", total.label, total.amount);
        }
        let _ = write!(text, "\n{}\n  {}\n", self.text("mail-order-address"), said.address.join("\n  "));
        if let Some(card) = &said.card {
            let _ = write!(text, "\n{}\n  {card}\n", self.text("mail-order-payment"));
        }
        if let Some(points) = &said.points {
            let _ = write!(text, "\n{points}\n");
        }
        let _ = write!(text, "\n{}\n\n{}\n", self.text("mail-order-regards"), self.text("mail-order-notice"));
        text
    }

    /// Tables and styles on the elements themselves are what every mail program understands.
    fn as_html(&self, said: &Confirmation) -> String {
        let (mut lines, mut totals) = (String::new(), String::new());
        for (line, amount) in &said.lines {
            let _ = write!(
                lines,
                "<tr><td style=\"{CELL}\">{}</td><td style=\"{CELL};{FIGURE}\">{}</td></tr>",
                escape(line),
                escape(amount)
            );
        }
        for total in &said.totals {
            let weight = if total.strong { "font-weight:bold" } else { "color:#4a5565" };
            let _ = write!(
                totals,
                "<tr><td style=\"padding:3px 0;{weight}\">{}</td><td style=\"padding:3px 0;{weight};{FIGURE}\">{}</td></tr>",
                escape(&total.label),
                escape(&total.amount)
            );
        }
        let address: Vec<String> = said.address.iter().map(|line| escape(line)).collect();
        let mut rest =
            format!("<p><strong>{}</strong><br>{}</p>", self.html("mail-order-address"), address.join("<br>"));
        if let Some(card) = &said.card {
            let _ = write!(rest, "<p><strong>{}</strong><br>{}</p>", self.html("mail-order-payment"), escape(card));
        }
        if let Some(points) = &said.points {
            let _ = write!(rest, "<p>{}</p>", escape(points));
        }
        format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width\"><title>{subject}</title></head>\
             <body style=\"margin:0;background:#f3f4f6\"><div style=\"{SHEET}\">\
             <p style=\"margin:0 0 20px;font-size:20px;font-weight:bold;color:#1d4ed8\">PerfShop</p>\
             <p>{hello}</p><p>{thanks}</p>\
             <h1 style=\"margin:24px 0 8px;font-size:16px\">{heading}</h1>\
             <table style=\"{TABLE}\">{lines}</table><table style=\"{TABLE};margin-top:12px\">{totals}</table>\
             {rest}<p>{regards}</p><p style=\"margin:24px 0 0;font-size:12px;color:#6a7282\">{notice}</p>\
             </div></body></html>\n",
            language = self.texts.language().word(),
            subject = escape(&said.subject),
            hello = escape(&said.hello),
            thanks = escape(&said.thanks),
            heading = self.html("mail-order-lines"),
            regards = self.html("mail-order-regards"),
            notice = self.html("mail-order-notice"),
        )
    }

    fn html(&self, key: &str) -> String {
        escape(&self.text(key))
    }
}

const SHEET: &str = "max-width:600px;margin:0 auto;padding:24px;background:#ffffff;color:#101828;\
    font:15px/1.5 'Noto Sans',Arial,sans-serif";
const TABLE: &str = "width:100%;border-collapse:collapse";
const CELL: &str = "padding:6px 0;border-bottom:1px solid #e5e7eb;vertical-align:top";
const FIGURE: &str = "text-align:right;white-space:nowrap;padding-left:16px";

/// A text that is shown as it is, whatever signs a name holds.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
