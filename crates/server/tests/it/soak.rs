// SPDX-License-Identifier: AGPL-3.0-or-later
//! Long: random activations, doses, scopes and resets under load, then a shop as healthy as before. `make soak` runs it;
//! `SOAK_MINUTES` sets how long (10).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::util::buyer::{Buyer, cents};
use crate::util::instructor::Instructor;
use crate::util::process::Shop;

const BUYERS: u32 = 8;

/// What the instructor does next.
#[derive(Debug, Clone)]
enum Move {
    Cpu(u32, u32),
    Activate(Value),
    Reset,
}

fn moves() -> impl Strategy<Value = Move> {
    let scope = prop_oneof![
        Just(json!({"kind": "everyone"})),
        (1..=100_u32).prop_map(|percent| json!({"kind": "percent", "value": percent.to_string()})),
        (11..19_u32).prop_map(|number| json!({"kind": "customer", "value": format!("user{number}@perfshop.com")})),
        Just(json!({"kind": "header", "value": "X-Soak: yes"})),
    ];
    prop_oneof![
        3 => (0..=60_u32, 1..=2_u32).prop_map(|(intensity, ratio)| Move::Cpu(intensity, ratio)),
        3 => (scope, any::<bool>()).prop_map(|(scope, ends)| {
            let mut activation = json!({"anomaly": "A1", "scope": scope});
            if ends {
                activation["endsInSeconds"] = json!(2);
            }
            Move::Activate(activation)
        }),
        1 => Just(Move::Reset),
    ]
}

#[test]
#[ignore = "takes minutes: make soak"]
fn soak_random_chaos_under_load_and_healthy_afterwards() {
    let minutes: u64 = std::env::var("SOAK_MINUTES").map_or(10, |text| text.parse().expect("SOAK_MINUTES is a number"));
    let shop = Shop::new().start();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let refused: &'static AtomicU64 = Box::leak(Box::new(AtomicU64::new(0)));
    let stop = Arc::new(AtomicBool::new(false));
    let instructor = runtime.block_on(Instructor::login(&shop));

    // One buyer alone, before: the reference of what the same cart costs when all is well.
    let cart = BTreeMap::from([(1, 1), (2, 2)]);
    let healthy = runtime.block_on(async {
        Buyer::login(&shop.public(), 10, refused).await.purchase(&cart, "before").await.total_cents
    });
    let buyers: Vec<_> = (0..BUYERS)
        .map(|number| {
            let (address, stop, cart) = (shop.public(), stop.clone(), cart.clone());
            runtime.spawn(async move {
                let mut buyer = Buyer::login(&address, 11 + number, refused).await;
                let mut longest = Duration::ZERO;
                while !stop.load(Ordering::Relaxed) {
                    let (begin, key) = (Instant::now(), format!("soak-{number}-{}", buyer.orders.len()));
                    let total = buyer.purchase(&cart, &key).await.total_cents;
                    longest = longest.max(begin.elapsed());
                    // A1 takes a third of a percent: 120.00 becomes 119.60. Nothing else may move the total.
                    assert!(total <= healthy && total >= healthy * 996 / 1000, "{total} instead of {healthy}");
                }
                (buyer.orders.len(), longest)
            })
        })
        .collect();

    let mut runner = TestRunner::default();
    let (end, mut slowest, mut made) = (Instant::now() + Duration::from_secs(60 * minutes), Duration::ZERO, 0);
    while Instant::now() < end {
        let next = moves().new_tree(&mut runner).expect("a move").current();
        let took = runtime.block_on(async {
            match next {
                Move::Cpu(intensity, ratio) => instructor.cpu(intensity, ratio).await,
                Move::Activate(activation) => instructor.activate(activation).await,
                Move::Reset => instructor.reset().await,
            }
            instructor.status().await.1
        });
        slowest = slowest.max(took);
        made += 1;
        std::thread::sleep(Duration::from_millis(200));
    }
    stop.store(true, Ordering::Relaxed);
    let done: Vec<(usize, Duration)> = runtime.block_on(async {
        let mut done = Vec::new();
        for buyer in buyers {
            done.push(buyer.await.expect("a buyer gave up"));
        }
        done
    });
    let orders: usize = done.iter().map(|(orders, _)| orders).sum();
    let longest = done.iter().map(|(_, longest)| *longest).max().unwrap_or_default();
    eprintln!("{made} moves, {orders} orders, the longest purchase {longest:?}, the slowest status {slowest:?}");
    assert!(longest < Duration::from_secs(30), "a purchase took {longest:?}");

    runtime.block_on(async {
        instructor.reset().await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let (status, _) = instructor.status().await;
        assert_eq!(status["performance"]["cpu"]["intensity"], 0, "{status}");
        assert_eq!(status["business"]["active"], json!([]), "{status}");
        let mut buyer = Buyer::login(&shop.public(), 10, refused).await;
        assert_eq!(buyer.purchase(&cart, "after").await.total_cents, healthy);
        let order = buyer.get(&format!("/api/orders/{}", buyer.orders[0].id)).await;
        assert_eq!(cents(&order["totalAmount"]), healthy);
    });
    assert_eq!(refused.load(Ordering::Relaxed), 0, "connections were refused");
}
