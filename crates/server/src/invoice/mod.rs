// SPDX-License-Identifier: AGPL-3.0-or-later
//! The invoice of an order: A4 sheets with seller, customer, lines, VAT, totals and payment, in the language of the stack.
//!
//! Amounts are the booked ones. What stands without VAT is the booked total less its booked VAT, so that a wrong rate is
//! seen here as it is everywhere else.

mod gather;
mod sheet;

use perfshop_chaos::ChaosPlan;
use perfshop_shop::money::Cents;
use perfshop_shop::orders::{self, Order, OrderItem, Status};

use crate::bill;
use crate::texts::Texts;
use sheet::{HEIGHT, Ink, Sheets, Style, WIDTH};

pub use gather::Room;
pub use sheet::SheetError;

const LEFT: f32 = 48.0;
const RIGHT: f32 = WIDTH - 48.0;
/// Where the customer's address and the totals begin.
const MIDDLE: f32 = 320.0;
/// Below this stands the foot.
const BOTTOM: f32 = HEIGHT - 72.0;
/// Between the lines of a paragraph.
const STEP: f32 = 13.0;

const BODY: Style = Style { size: 9.0, bold: false, ink: Ink::Black };
const STRONG: Style = Style { bold: true, ..BODY };
const QUIET: Style = Style { ink: Ink::Grey, ..BODY };
const HEADING: Style = Style { size: 8.0, bold: true, ink: Ink::Grey };
const SMALL: Style = Style { size: 7.5, bold: false, ink: Ink::Grey };
const BRAND: Style = Style { size: 20.0, bold: true, ink: Ink::Blue };
const TITLE: Style = Style { size: 16.0, bold: true, ink: Ink::Black };

/// Where the columns of figures end; the first column is what is left of them.
const UNIT_PRICE: f32 = 318.0;
const QUANTITY: f32 = 352.0;
const LINE_TOTAL: f32 = 417.0;
const DISCOUNT: f32 = 476.0;
const NAME_WIDTH: f32 = 208.0;

/// The invoice of an order as a PDF.
pub fn pdf(chaos: &ChaosPlan, room: &Room<'_>, texts: &Texts, order: &Order) -> Result<Vec<u8>, SheetError> {
    let lines = gather::lines(chaos, room, order);
    let mut invoice = Invoice { texts, order, sheets: Sheets::new()?, y: 0.0 };
    invoice.head();
    invoice.lines(&lines);
    invoice.foot_of_the_bill();
    invoice.foot_of_every_page();
    let title = format!("{} {}", invoice.text("invoice-title"), invoice.number());
    invoice.sheets.pdf(&title, texts.language().word())
}

struct Invoice<'a> {
    texts: &'a Texts,
    order: &'a Order,
    sheets: Sheets,
    /// How far down the sheet is written.
    y: f32,
}

impl Invoice<'_> {
    fn text(&self, key: &str) -> String {
        self.texts.get(key, &[])
    }

    fn money(&self, cents: Cents) -> String {
        bill::amount(self.texts, cents)
    }

    fn number(&self) -> String {
        orders::number(self.order.id, self.order.created_at)
    }

    /// Seller and title side by side, and the customer below the title.
    fn head(&mut self) {
        self.sheets.left(LEFT, 66.0, BRAND, "PerfShop");
        let mut y = 84.0;
        for line in self.text("invoice-seller").lines() {
            self.sheets.left(LEFT, y, QUIET, line.trim());
            y += STEP;
        }
        let date = bill::day(self.texts, self.order.paid_at.unwrap_or(self.order.created_at));
        let number = self.texts.get("invoice-number", &[("number", &self.number())]);
        let date = self.texts.get("invoice-date", &[("date", &date)]);
        self.sheets.left(MIDDLE, 66.0, TITLE, self.text("invoice-title"));
        self.sheets.left(MIDDLE, 84.0, STRONG, number);
        self.sheets.left(MIDDLE, 84.0 + STEP, BODY, date);

        let mut y = 84.0 + 3.6 * STEP;
        self.sheets.left(MIDDLE, y, HEADING, self.text("invoice-customer"));
        for line in bill::address(self.texts, &self.order.address) {
            for part in self.sheets.wrap(&line, RIGHT - MIDDLE, BODY) {
                y += STEP;
                self.sheets.left(MIDDLE, y, BODY, part);
            }
        }
        self.y = y.max(180.0) + 2.0 * STEP;
    }

    /// The table of what was bought; its headings are repeated on every sheet.
    fn lines(&mut self, lines: &[OrderItem]) {
        self.headings();
        for item in lines {
            let name = self.sheets.wrap(&item.name, NAME_WIDTH, BODY);
            let height = name.len() as f32 * STEP + 7.0;
            if self.y + height > BOTTOM {
                self.turn();
                self.headings();
            }
            self.line(item, &name);
            self.y += height;
            self.sheets.rule(LEFT, RIGHT, self.y, Ink::Hairline);
        }
    }

    fn headings(&mut self) {
        self.sheets.band(LEFT, self.y, RIGHT - LEFT, 20.0, Ink::Band);
        let y = self.y + 13.0;
        self.sheets.left(LEFT + 6.0, y, HEADING, self.text("invoice-name"));
        for (x, key) in [
            (UNIT_PRICE, "invoice-unit-price"),
            (QUANTITY, "invoice-quantity"),
            (LINE_TOTAL, "invoice-line-total"),
            (DISCOUNT, "invoice-discount"),
            (RIGHT - 6.0, "invoice-vat"),
        ] {
            self.sheets.right(x, y, HEADING, self.text(key));
        }
        self.y += 20.0;
    }

    fn line(&mut self, item: &OrderItem, name: &[String]) {
        let y = self.y + STEP;
        for (index, part) in (0_u16..).zip(name) {
            self.sheets.left(LEFT + 6.0, y + f32::from(index) * STEP, BODY, part);
        }
        let discount = if item.discount > Cents::ZERO { self.money(Cents(-item.discount.0)) } else { "–".into() };
        self.sheets.right(UNIT_PRICE, y, BODY, self.money(item.unit_price));
        self.sheets.right(QUANTITY, y, BODY, item.quantity.to_string());
        self.sheets.right(LINE_TOTAL, y, BODY, self.money(item.line_total));
        self.sheets.right(DISCOUNT, y, BODY, discount);
        self.sheets.right(RIGHT - 6.0, y, BODY, self.money(item.vat));
    }

    fn turn(&mut self) {
        self.sheets.turn();
        self.sheets.left(LEFT, 56.0, QUIET, format!("{} {}", self.text("invoice-title"), self.number()));
        self.y = 72.0;
    }

    /// VAT on the left, totals on the right, payment below: together on one sheet.
    fn foot_of_the_bill(&mut self) {
        let totals = bill::totals(self.texts, self.order);
        if self.y + totals.len() as f32 * 16.0 + 6.0 * STEP > BOTTOM {
            self.turn();
        }
        let top = self.y + 1.6 * STEP;
        self.vat(top);
        let mut y = top;
        for total in totals {
            let style = if total.strong { Style { size: 11.0, ..STRONG } } else { BODY };
            if total.strong {
                self.sheets.band(MIDDLE, y - 12.0, RIGHT - MIDDLE, 18.0, Ink::Band);
            }
            self.sheets.left(MIDDLE + 6.0, y, style, total.label);
            self.sheets.right(RIGHT - 6.0, y, style, total.amount);
            y += 16.0;
        }
        y += STEP;
        if let (Some(payment), Some(paid_at)) = (&self.order.payment, self.order.paid_at) {
            let args = [("date", bill::day(self.texts, paid_at)), ("card", bill::card(self.texts, payment))];
            let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
            self.sheets.left(LEFT, y, BODY, self.texts.get("invoice-paid", &args));
            y += STEP;
        }
        if self.order.status == Status::Cancelled {
            self.sheets.left(LEFT, y, STRONG, self.text("invoice-refunded"));
        }
    }

    /// The total taken apart: what is left without VAT, and the VAT of the goods and of the shipping.
    fn vat(&mut self, top: f32) {
        let o = self.order;
        let rows = [
            ("invoice-vat-net", o.total - o.vat, BODY),
            ("invoice-vat-goods", o.vat - o.shipping_vat, BODY),
            ("invoice-vat-shipping", o.shipping_vat, BODY),
            ("bill-total", o.total, STRONG),
        ];
        let end = LEFT + 200.0;
        self.sheets.left(LEFT, top, HEADING, self.text("invoice-vat-rate"));
        self.sheets.rule(LEFT, end, top + 5.0, Ink::Hairline);
        let mut y = top + 18.0;
        for (key, cents, style) in rows {
            self.sheets.left(LEFT, y, style, self.text(key));
            self.sheets.right(end, y, style, self.money(cents));
            y += 15.0;
        }
        self.sheets.left(LEFT, y + 2.0, SMALL, self.text("invoice-prices"));
    }

    fn foot_of_every_page(&mut self) {
        let y = HEIGHT - 44.0;
        let (notice, texts) = (self.text("invoice-notice"), self.texts);
        self.sheets.on_all(LEFT, y, SMALL, |_, _| notice.clone());
        let page = |page: usize, pages: usize| {
            texts.get("invoice-page", &[("page", &page.to_string()), ("pages", &pages.to_string())])
        };
        let count = self.sheets.count();
        let x = RIGHT - self.sheets.width(&page(count, count), SMALL);
        self.sheets.on_all(x, y, SMALL, page);
    }
}
