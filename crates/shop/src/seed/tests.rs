// SPDX-License-Identifier: AGPL-3.0-or-later
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use argon2::{Argon2, PasswordVerifier, password_hash::phc::PasswordHash};

use super::content::content;
use super::motifs::{MOTIFS, motif};
use super::*;
use crate::countries::country;

const LANGUAGES: [Lang; 2] = [Lang::Fr, Lang::En];

/// FNV-1a of the seed's printed form: the standard library's hasher may change between versions.
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

fn fingerprint(lang: Lang) -> u64 {
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
    format!("{:?}", seed(lang).unwrap()).hash(&mut hasher);
    hasher.finish()
}

#[test]
fn the_same_on_every_machine() {
    // A change of these constants means that every script and course built on the data must be looked at again.
    assert_eq!(fingerprint(Lang::Fr), 0x19da_dc26_6442_bd7a);
    assert_eq!(fingerprint(Lang::En), 0x6f1f_ccd6_c46e_d233);
}

#[test]
fn ids_start_at_one_without_a_hole() {
    let seed = seed(Lang::Fr).unwrap();
    let contiguous = |ids: Vec<i64>| ids.iter().zip(1..).all(|(id, expected)| *id == expected);
    assert!(contiguous(seed.products.iter().map(|p| p.id).collect()));
    assert!(contiguous(seed.customers.iter().map(|c| c.id).collect()));
    assert!(contiguous(seed.orders.iter().map(|o| o.id).collect()));
    assert!(contiguous(seed.reviews.iter().map(|r| r.id).collect()));
    assert_eq!((seed.products.len(), seed.customers.len(), seed.orders.len()), (1000, 500, 300));
    assert_eq!(seed.promo_codes.len(), 4);
}

#[test]
fn products_are_believable_in_each_language() {
    for lang in LANGUAGES {
        let seed = seed(lang).unwrap();
        let mut names = BTreeSet::new();
        for product in &seed.products {
            assert!(names.insert(&product.name), "twice: {}", product.name);
            assert!((10..=120).contains(&product.name.chars().count()), "{}", product.name);
            assert!((60..=600).contains(&product.description.chars().count()), "{}", product.description);
            assert!((300..200_000).contains(&product.price_cents), "{}", product.name);
            assert!(product.created_at < SEED_DAY_MS);
            assert!(product.rating_sum <= 5 * product.rating_count);
        }
        let reserved = ["Lorem", "CODE Pro", "DDR4", "USB-C cable", "Câble USB-C"];
        assert!(names.iter().all(|name| reserved.iter().all(|word| !name.contains(word))));
        let priced = |from: i64, to: i64| seed.products.iter().filter(|p| (from..=to).contains(&p.price_cents)).count();
        assert!(priced(12_000, 12_000) >= 1);
        assert!(priced(0, 999) >= 10);
        assert!(priced(4500, 5500) >= 10);
    }
}

#[test]
fn stock_is_shared_out_exactly_and_everywhere() {
    let seed = seed(Lang::Fr).unwrap();
    let stocked = |from: i64, to: i64| seed.products.iter().filter(move |p| (from..=to).contains(&p.stock));
    assert_eq!(stocked(5000, 10_000).count(), 950);
    assert_eq!(stocked(1, 10).count(), 40);
    assert_eq!(stocked(0, 0).count(), 10);
    let categories = |products: Vec<&SeedProduct>| products.iter().map(|p| p.category).collect::<BTreeSet<_>>().len();
    assert_eq!(categories(stocked(1, 10).collect()), 10);
    assert!(categories(stocked(0, 0).collect()) >= 8);
}

#[test]
fn languages_change_words_only() {
    let (fr, en) = (seed(Lang::Fr).unwrap(), seed(Lang::En).unwrap());
    let mut same_name = 0;
    for (a, b) in fr.products.iter().zip(&en.products) {
        assert_eq!(
            (a.id, a.price_cents, a.stock, a.category, &a.image_url, a.rating_sum),
            (b.id, b.price_cents, b.stock, b.category, &b.image_url, b.rating_sum)
        );
        assert_ne!(a.description, b.description);
        same_name += i32::from(a.name == b.name);
    }
    assert_eq!(same_name, 0);
    assert_eq!(format!("{:?}", fr.orders), format!("{:?}", en.orders));
    assert_eq!(format!("{:?}", fr.customers), format!("{:?}", en.customers));
}

#[test]
fn categories_are_counted_and_named() {
    let seed = seed(Lang::Fr).unwrap();
    assert_eq!(seed.categories.iter().map(|c| c.product_count).sum::<i64>(), 1000);
    let texts = [
        include_str!("../../../../content/texts/fr/categories.ftl"),
        include_str!("../../../../content/texts/en/categories.ftl"),
    ];
    for category in &seed.categories {
        assert!(category.product_count >= 50);
        for text in texts {
            assert!(text.contains(&format!("\ncategory-{} = ", category.code)));
        }
    }
}

#[test]
fn customers_live_where_the_rules_say() {
    let seed = seed(Lang::Fr).unwrap();
    let lives = |customer: &SeedCustomer| *country(customer.country).unwrap();
    let (france, rest) = seed.customers.split_at(400);
    let (union, outside) = rest.split_at(50);
    assert!(france.iter().all(|c| c.country == "FR"));
    assert!(union.iter().all(|c| lives(c).in_eu && c.country != "FR"));
    assert_eq!(union.iter().filter(|c| lives(c).euro).count(), 25);
    assert!(outside.iter().all(|c| !lives(c).in_eu));
    assert!(outside.iter().map(|c| c.country).collect::<BTreeSet<_>>().len() >= 8);
}

#[test]
fn profiles_are_complete() {
    for customer in seed(Lang::Fr).unwrap().customers {
        assert_eq!(customer.email, format!("user{}@perfshop.com", customer.id));
        assert!(["M", "Mme", "Mx"].contains(&customer.civility));
        for filled in [customer.first_name, customer.last_name, customer.city, customer.region, customer.postal_code] {
            assert!(filled.chars().count() >= 2, "{customer:?}");
        }
        assert!(customer.street.contains(char::is_numeric) && !customer.street.contains('{'), "{customer:?}");
        assert!(("1936-01-01".."2008-01-01").contains(&customer.birth_date.as_str()), "{customer:?}");
        assert!(customer.birth_date.parse::<jiff::civil::Date>().is_ok());
        let digits = customer.phone.chars().filter(char::is_ascii_digit).count();
        assert!(customer.phone.starts_with('+') && (10..=13).contains(&digits), "{customer:?}");
        if customer.country == "FR" {
            assert!(customer.postal_code.len() == 5 && digits == 11, "{customer:?}");
        }
    }
}

#[test]
fn hashes_are_of_the_published_passwords() {
    let customers = seed(Lang::Fr).unwrap().customers;
    assert_eq!(customers.iter().map(|c| c.password_hash).collect::<BTreeSet<_>>().len(), 500);
    for customer in &customers {
        assert!(customer.password_hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    }
    for id in [1_usize, 42, 301, 500] {
        let hash = PasswordHash::new(customers[id - 1].password_hash).unwrap();
        assert!(Argon2::default().verify_password(format!("password{id}").as_bytes(), &hash).is_ok(), "{id}");
        assert!(Argon2::default().verify_password(b"password0", &hash).is_err());
    }
}

#[test]
fn orders_are_ones_the_shop_accepts() {
    let seed = seed(Lang::Fr).unwrap();
    let mut kept: BTreeSet<i64> = BTreeSet::new();
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    let mut promos: BTreeMap<&str, usize> = BTreeMap::new();
    let mut points: BTreeMap<i64, i64> = BTreeMap::new();
    let mut last = i64::MIN;
    for order in &seed.orders {
        assert!((401..=500).contains(&order.customer_id));
        assert!(last <= order.placed_at && order.placed_at < SEED_DAY_MS);
        assert!(seed.customers[order.customer_id as usize - 1].created_at < order.placed_at);
        last = order.placed_at;
        let products: BTreeSet<_> = order.lines.iter().map(|line| line.product_id).collect();
        assert!(!order.lines.is_empty() && products.len() == order.lines.len());
        let price = |line: &SeedLine| seed.products[line.product_id as usize - 1].price_cents * line.quantity;
        let goods: i64 = order.lines.iter().map(price).sum();
        let mut discount = 0;
        if let Some(code) = order.promo {
            *promos.entry(code).or_default() += 1;
            let promo = seed.promo_codes.iter().find(|promo| promo.code == code).unwrap();
            assert!(goods >= promo.min_goods_cents);
            discount = (goods * promo.percent + 50) / 100 + promo.amount_cents;
            assert!(promo.expires_at.is_none_or(|end| order.placed_at < end));
            assert!(promo.kind != PromoKind::FirstOrderPercent || !kept.contains(&order.customer_id));
        }
        *states.entry(order.status).or_default() += 1;
        let balance = points.entry(order.customer_id).or_default();
        assert!(!order.use_voucher || *balance >= 100, "{order:?} has {balance} points");
        if order.status != "CANCELLED" {
            *balance += (goods - discount) / 100 - if order.use_voucher { 100 } else { 0 };
            kept.insert(order.customer_id);
        }
    }
    assert_eq!(states.keys().copied().collect::<Vec<_>>(), ["CANCELLED", "DELIVERED", "PAID", "PREPARING", "SHIPPED"]);
    assert_eq!(promos.len(), 4);
    assert!(seed.orders.iter().filter(|order| order.use_voucher).count() >= 10);
    let buyers: BTreeSet<_> = seed.orders.iter().map(|order| order.customer_id).collect();
    assert_eq!(buyers.len(), 100);
}

#[test]
fn reviews_are_by_buyers_once_a_product() {
    let seed = seed(Lang::En).unwrap();
    let mut seen = BTreeSet::new();
    for review in &seed.reviews {
        assert!((401..=500).contains(&review.customer_id) && (1..=5).contains(&review.rating));
        assert!(seen.insert((review.product_id, review.customer_id)));
        assert!(!review.body.is_empty() && review.created_at < SEED_DAY_MS);
    }
    let reviewed = seed.products.iter().filter(|product| product.rating_count > 0).count();
    assert!((350..=450).contains(&reviewed), "{reviewed}");
}

#[test]
fn every_kind_can_fill_its_products() {
    let content = content().unwrap();
    let kinds: Vec<_> = content.categories.iter().flat_map(|c| c.kinds.iter().map(move |k| (c, k))).collect();
    assert!((105..=115).contains(&kinds.len()));
    let most = PRODUCT_COUNT as usize / kinds.len() + 1;
    let mut used = BTreeSet::new();
    for (category, kind) in kinds {
        assert!(category.models.len() >= most, "{}", category.code);
        assert!(kind.titles.as_ref().is_none_or(|titles| titles.first.len() >= most), "{:?}", kind.name);
        assert!(motif(&kind.motif).is_some(), "no drawing {}", kind.motif);
        assert!(kind.price.0 < kind.price.1);
        used.insert(kind.motif.as_str());
    }
    assert_eq!(used, MOTIFS.iter().map(|motif| motif.name).collect(), "drawings that no kind uses");
}

#[test]
fn palette_is_in_hexadecimal() {
    let palette = &content().unwrap().palette;
    for group in ["tech", "bright", "soft", "cover"] {
        for colour in palette.group(group).unwrap() {
            for hex in [&colour.main, &colour.accent] {
                assert!(hex.len() == 7 && u32::from_str_radix(&hex[1..], 16).is_ok(), "{}", colour.code);
            }
        }
    }
    assert!(palette.group("no such group").is_err());
}
