// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two programs that know the rules: what the shop prices for any healthy cart, the auditor finds right.

use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::countries::COUNTRIES;
use perfshop_shop::money::Cents;
use perfshop_shop::pricing::{self, Basket, Priced};
use perfshop_shop::promo::{Promo, PromoKind};
use perfshop_shop::shipping::ShippingMode;
use proptest::prelude::*;

use super::judge::{Past, Verdict};
use super::read::{Found, Line};
use super::records::Records;
use super::report::Gap;
use super::rules::{self, Terms};

const AT: i64 = 1_800_000_000_000;

#[derive(Debug, Clone)]
struct Wish {
    /// (unit price, quantity)
    lines: Vec<(i64, i64)>,
    promo: Option<PromoKind>,
    mode: ShippingMode,
    country: &'static str,
    voucher: bool,
}

fn wish() -> impl Strategy<Value = Wish> {
    let lines = prop::collection::vec((0_i64..60_000, 1_i64..12), 1..9);
    let promo = prop_oneof![
        Just(None),
        Just(Some(PromoKind::FreeShipping)),
        (1_i64..100).prop_map(|percent| Some(PromoKind::Percent(percent))),
        (1_i64..9_000).prop_map(|cents| Some(PromoKind::Amount(Cents(cents)))),
    ];
    let mode = prop::sample::select(ShippingMode::ALL.to_vec());
    let country = prop::sample::select(COUNTRIES.iter().map(|country| country.code).collect::<Vec<_>>());
    (lines, promo, mode, country, any::<bool>()).prop_map(|(lines, promo, mode, country, voucher)| Wish {
        lines,
        promo,
        mode,
        country,
        voucher,
    })
}

/// The order that the shop books for a wish, under a plan.
fn booked(plan: &ChaosPlan, wish: &Wish) -> Found {
    let line = |(number, (unit, quantity)): (i64, &(i64, i64))| pricing::Line {
        product_id: number,
        name: String::new(),
        unit_price: Cents(*unit),
        quantity: *quantity,
    };
    let lines: Vec<pricing::Line> = (1..).zip(&wish.lines).map(line).collect();
    let promo = wish.promo.map(|kind| Promo {
        code: "CODE".into(),
        kind,
        min_goods: Cents::ZERO,
        first_order_only: false,
        expires_at: None,
    });
    let in_eu = COUNTRIES.iter().any(|country| country.code == wish.country && country.in_eu);
    let basket = Basket { lines: &lines, promo: promo.as_ref(), mode: wish.mode, in_eu, voucher: wish.voucher };
    let p: Priced = pricing::price(plan, &basket);
    let line = |l: &pricing::PricedLine| Line {
        product_id: l.line.product_id,
        quantity: l.line.quantity,
        unit: l.line.unit_price.0,
        total: l.line.total().0,
        discount: l.discount.0,
        vat: l.vat.0,
    };
    Found {
        id: 1,
        status: "PAID".into(),
        created_at: AT,
        goods: p.goods.0,
        discount: p.discount.0,
        voucher: p.voucher.0,
        shipping: p.shipping.0,
        shipping_vat: p.shipping_vat.0,
        vat: p.vat.0,
        total: p.total.0,
        to_pay: p.to_pay.0,
        points: p.points,
        promo: promo.map(|promo| promo.code),
        mode: wish.mode.as_str().into(),
        country: wish.country.into(),
        payment: Some(("CAPTURED".into(), p.to_pay.0)),
        lines: p.lines.iter().map(line).collect(),
        ..Found::default()
    }
}

fn records(wish: &Wish) -> Records {
    let terms = wish.promo.map_or(Terms::Nothing, |kind| match kind {
        PromoKind::Percent(percent) => Terms::Percent(percent),
        PromoKind::Amount(amount) => Terms::Amount(amount.0),
        PromoKind::FreeShipping => Terms::FreeMode,
    });
    Records::of((1..).zip(wish.lines.iter().map(|(unit, _)| *unit)), "CODE", terms)
}

proptest! {
    #[test]
    fn the_auditor_agrees_with_the_shop_on_any_healthy_cart(wish in wish()) {
        let (order, records) = (booked(&ChaosPlan::NONE, &wish), records(&wish));
        let mut verdict = Verdict::of(&order);
        verdict.recalculate(&records, Past::default());
        prop_assert!(verdict.rows.is_empty(), "{:?}", verdict.rows);
        prop_assert_eq!(verdict.unknown, Default::default());
    }

    #[test]
    fn a_wrong_rate_is_named_and_costs_what_the_total_lacks(wish in wish()) {
        let records = records(&wish);
        let (right, order) = (booked(&ChaosPlan::NONE, &wish), booked(&ChaosPlan::of(&[Anomaly::A1]), &wish));
        let mut verdict = Verdict::of(&order);
        verdict.recalculate(&records, Past::default());
        let named: Vec<Option<Gap>> = verdict.rows.iter().map(|row| row.gap).collect();
        let differs = right.lines != order.lines || right.shipping_vat != order.shipping_vat;
        prop_assert_eq!(named, if differs { vec![Some(Gap::A1)] } else { vec![] });
        let cents: i64 = verdict.rows.iter().map(|row| row.cents).sum();
        prop_assert_eq!(cents, right.total - order.total);
    }

    #[test]
    fn a_cent_that_is_off_anywhere_is_seen(wish in wish(), field in 0_usize..9, by in prop::sample::select(vec![-1_i64, 1])) {
        let mut order = booked(&ChaosPlan::NONE, &wish);
        let off = match field {
            0 => &mut order.goods,
            1 => &mut order.discount,
            2 => &mut order.shipping,
            3 => &mut order.shipping_vat,
            4 => &mut order.vat,
            5 => &mut order.total,
            6 => &mut order.to_pay,
            7 => &mut order.points,
            _ => &mut order.lines[0].vat,
        };
        *off += by;
        let mut verdict = Verdict::of(&order);
        verdict.recalculate(&records(&wish), Past::default());
        prop_assert!(!verdict.rows.is_empty(), "field {} by {}", field, by);
    }
}

#[test]
fn a_voucher_is_worth_five_euros() {
    assert_eq!((rules::worth(rules::VOUCHER_POINTS), rules::voucher(1_000)), (500, 500));
}
