// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the slow query adds to a page of a product, at a client that is alone.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::{DOSES, Database, Measured, set};
use crate::measure::median;
use crate::report::Row;
use crate::rows::millis;
use crate::util::instructor::Instructor;

const MEASURED: usize = 5;
/// Requests by which the statement's cost is learnt, before the first dose and before each other one.
const FIRST: usize = 8;
const OTHERS: usize = 2;
/// What a dose of 100 adds.
const GREATEST: Duration = Duration::from_secs(2);

async fn page(address: &str) -> Result<f64> {
    let begin = Instant::now();
    let answer = reqwest::get(address).await?;
    ensure!(answer.status() == 200, "{answer:?}");
    answer.bytes().await?;
    Ok(millis(begin.elapsed()))
}

pub async fn slow_query(database: &Database) -> Result<Row> {
    let shop = database.shop().start();
    let instructor = Instructor::login(&shop).await;
    let address = format!("{}/api/products/1", shop.public());
    let what = format!("slow_query, added to a product's page, the median of {MEASURED}, {}", database.name);
    let mut measured = Measured::of(what, "dose × 20 ms ± 15 %");
    let (mut healthy, mut known) = (0.0, false);
    for dose in DOSES {
        set(&instructor, "slow-queries", dose).await;
        let to_learn = if known { OTHERS } else { FIRST };
        known |= dose > 0;
        for _ in 0..to_learn {
            page(&address).await?;
        }
        let mut times = Vec::new();
        for _ in 0..MEASURED {
            times.push(page(&address).await?);
        }
        let time = median(&times);
        if dose == 0 {
            healthy = time;
            measured.at(dose, format!("{time:.1} ms in all"), true);
            continue;
        }
        let (added, wanted) = (time - healthy, millis(GREATEST) * f64::from(dose) / 100.0);
        measured.at(dose, format!("{added:.0} ms"), (added - wanted).abs() <= wanted * 0.15);
    }
    instructor.reset().await;
    Ok(measured.row())
}
