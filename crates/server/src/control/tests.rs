// SPDX-License-Identifier: AGPL-3.0-or-later
//! The control plane on a SQLite file of its own, also with two copies on one database.
use std::alloc::System;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cap::Cap;
use perfshop_chaos::{Anomaly, Chaos, Demand, Family, Fault, ScopeKind, Want};
use perfshop_shop::db::{Db, DbConfig, DbUrl, MigrationSet};
use perfshop_shop::params;
use tempfile::TempDir;

use super::{AuditFilter, ControlError, ControlPlane, Lever, Resources, StudentMode};
use crate::gate::Gate;
use crate::heap::{Heap, HeapBudget};
use crate::supervisor::Reason;
use crate::telemetry::{Signals, Telemetry};
use crate::workers::Workers;

static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);
static HEAP: HeapBudget<System> = HeapBudget::over(&ALLOCATOR);
const ADMIN: &str = "admin@perfshop.test";

/// A database and the figures that its copies are told.
struct House {
    dir: TempDir,
    signals: Arc<Mutex<Signals>>,
}

impl House {
    fn new() -> Self {
        // Small, since nothing is counted here: a lever of memory fills it at its own pace and sees no end.
        HEAP.set_limit(64 << 20).unwrap();
        Self { dir: tempfile::tempdir().unwrap(), signals: Arc::default() }
    }

    async fn db(&self) -> Db {
        let url = DbUrl::Sqlite(self.dir.path().join("control.db"));
        let db = Db::connect(&DbConfig { url, pool: 2, observer: None }).await.unwrap();
        db.migrate(MigrationSet::Control).await.unwrap();
        db
    }

    async fn copy(&self, identity: &str) -> Arc<ControlPlane> {
        self.copy_after(None, identity).await.0
    }

    /// A copy whose process before ended like that, and how long it stays away.
    async fn copy_after(&self, before: Option<Reason>, identity: &str) -> (Arc<ControlPlane>, Duration) {
        let signals = Arc::clone(&self.signals);
        let read = Arc::new(move || *signals.lock().unwrap());
        let gate = Arc::new(Gate::new(Arc::new(Telemetry::new("sqlite", None))));
        let resources = Resources { shop: self.db().await, workers: Arc::new(Workers::new(2)), heap: &HEAP, gate };
        ControlPlane::start(self.db().await, Arc::new(Chaos::new()), read, identity, before, &resources).await.unwrap()
    }
}

const fn dose(dose: i64) -> Lever {
    Lever { dose, ratio: None, guardrail: None, down_seconds: None }
}

impl ControlPlane {
    /// Dies as a killed process does: nothing is said to the record.
    async fn die(&self) {
        self.stop.cancel();
        let followers = std::mem::take(&mut *self.followers.lock().unwrap());
        for follower in followers {
            follower.await.unwrap();
        }
    }

    async fn last_end(&self) -> (String, String) {
        let past = self.activations().await.unwrap().past;
        (past[0].anomaly.to_owned(), past[0].end_reason.clone().unwrap())
    }

    async fn audit_lines(&self) -> Vec<String> {
        let (lines, _) = self.audit(&AuditFilter::default(), 0, 100).await.unwrap();
        lines
            .into_iter()
            .rev()
            .map(|line| format!("{} {} {}", line.actor, line.action, line.anomaly.unwrap_or_default()))
            .collect()
    }
}

/// Waits until it holds; the bound only ends a test that would never do.
async fn until(what: &str, mut holds: impl FnMut() -> bool) -> Duration {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(20), "never: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    start.elapsed()
}

fn a1(kind: ScopeKind, value: &str) -> Demand {
    Demand { anomaly: "A1".into(), scope: Some((kind, Some(value.into()))), ..Demand::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lever_is_set_replaced_and_ended() {
    let house = House::new();
    let plane = house.copy("one").await;
    assert_eq!(plane.status().performance.cpu.intensity, 0);
    plane.set_lever(ADMIN, Anomaly::Cpu, Lever { ratio: Some(2), ..dose(2) }).await.unwrap();
    plane.set_lever(ADMIN, Anomaly::Cpu, dose(1)).await.unwrap();
    let cpu = plane.status().performance.cpu;
    assert_eq!((cpu.intensity, cpu.ratio), (1, 1));
    assert_eq!(
        plane.chaos().active().wants(),
        [Want { anomaly: Anomaly::Cpu, dose: 1, ratio: 1, guardrail: 0, down_seconds: 0 }]
    );
    let listed = plane.activations().await.unwrap();
    assert_eq!((listed.active.len(), listed.past.len()), (1, 1));
    assert_eq!((listed.active[0].dose, listed.active[0].by.as_str()), (Some(1), ADMIN));
    assert_eq!(plane.last_end().await, ("cpu".into(), "replaced".into()));
    plane.set_lever(ADMIN, Anomaly::Cpu, dose(0)).await.unwrap();
    assert!(plane.chaos().active().is_empty());
    assert_eq!(plane.last_end().await, ("cpu".into(), "ended".into()));
    let revision = plane.revision();
    plane.set_lever(ADMIN, Anomaly::Cpu, dose(0)).await.unwrap();
    assert_eq!(plane.revision(), revision, "nothing to end is nothing to follow");
    let wrong = plane.set_lever(ADMIN, Anomaly::Cpu, dose(101)).await.unwrap_err();
    assert!(
        matches!(wrong, ControlError::Invalid(i) if i.field == "dose" && i.fault == Fault::Range { min: 1, max: 100 })
    );
    let start = format!("{ADMIN} activate cpu");
    let end = format!("{ADMIN} end cpu");
    assert_eq!(plane.audit_lines().await, [start.clone(), end.clone(), start, end]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_level_is_a_shortcut_for_what_is_set_for_everyone() {
    let plane = House::new().copy("one").await;
    plane.create(ADMIN, &a1(ScopeKind::Percent, "30")).await.unwrap();
    let status = plane.status();
    assert_eq!((status.business.level, status.business.active), (0, vec![Anomaly::A1]));
    plane.set_level(ADMIN, Family::Business, 1).await.unwrap();
    plane.set_level(ADMIN, Family::Performance, 2).await.unwrap();
    let status = plane.status();
    assert_eq!((status.business.level, status.performance.cpu.intensity), (1, 40));
    plane.set_level(ADMIN, Family::Business, 0).await.unwrap();
    plane.set_level(ADMIN, Family::Performance, 0).await.unwrap();
    let listed = plane.activations().await.unwrap();
    assert_eq!(listed.active.len(), 1, "what was not set for everyone stays");
    let series = plane.series();
    assert!(series.iter().any(|s| s.name == "chaos_business_a1_tva") && series.iter().all(|s| s.value == 0.0));
    let wrong = plane.set_level(ADMIN, Family::Business, 5).await.unwrap_err();
    assert!(
        matches!(wrong, ControlError::Invalid(i) if i.field == "level" && i.fault == Fault::Range { min: 0, max: 4 })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_is_ended_by_its_number() {
    let plane = House::new().copy("one").await;
    let id = plane.create(ADMIN, &a1(ScopeKind::Customer, "user1@perfshop.test")).await.unwrap();
    assert!(plane.chaos().needs_identity());
    plane.end(ADMIN, id).await.unwrap();
    plane.end(ADMIN, id).await.unwrap();
    assert!(plane.chaos().active().is_empty());
    assert!(matches!(plane.end(ADMIN, id + 1).await, Err(ControlError::NotFound)));
    assert_eq!(plane.audit_lines().await.len(), 2, "an end is recorded once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_ends_everything() {
    let plane = House::new().copy("one").await;
    plane.set_lever(ADMIN, Anomaly::Cpu, dose(1)).await.unwrap();
    plane.create(ADMIN, &a1(ScopeKind::Header, "X-Run: 7")).await.unwrap();
    plane.set_debrief(ADMIN, true).await.unwrap();
    plane.reset(ADMIN).await.unwrap();
    assert!(plane.chaos().active().is_empty());
    let listed = plane.activations().await.unwrap();
    assert!(listed.active.is_empty() && listed.past.iter().all(|past| past.end_reason.as_deref() == Some("reset")));
    assert!(plane.debrief(), "what students may see is no anomaly");
    assert_eq!(plane.audit_lines().await.last().unwrap(), &format!("{ADMIN} reset "));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_works_while_the_record_does_not() {
    let house = House::new();
    let plane = house.copy("one").await;
    plane.set_level(ADMIN, Family::Functional, 1).await.unwrap();
    let db = house.db().await;
    db.execute("ALTER TABLE audit RENAME TO elsewhere", &[]).await.unwrap();
    assert!(plane.reset(ADMIN).await.is_err());
    assert!(plane.chaos().active().is_empty());
    db.execute("ALTER TABLE elsewhere RENAME TO audit", &[]).await.unwrap();
    until("the record follows", || plane.state().activations.is_empty()).await;
    assert_eq!(plane.last_end().await, ("F1".into(), "reset".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_follow_each_other() {
    let house = House::new();
    let (one, two) = (house.copy("one").await, house.copy("two").await);
    one.set_level(ADMIN, Family::Business, 1).await.unwrap();
    until("the other copy has it", || two.status().business.level == 1).await;
    two.set_debrief(ADMIN, true).await.unwrap();
    until("the first copy has it", || one.debrief()).await;
    two.set_student_mode(ADMIN, StudentMode { enabled: Some(false), shared: None }).await.unwrap();
    until("flags too", || !one.status().student_mode).await;
    two.reset(ADMIN).await.unwrap();
    until("and the reset", || one.chaos().active().is_empty()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_and_a_ramp_come_by_themselves_in_all_copies() {
    let house = House::new();
    let (one, two) = (house.copy("one").await, house.copy("two").await);
    let demand = Demand {
        dose: Some(10),
        ramp_seconds: Some(1),
        ends_in_seconds: Some(2),
        ..Demand::of_level(Anomaly::Cpu.spec(), 1)
    };
    one.create(ADMIN, &demand).await.unwrap();
    until("a step of the ramp", || (1..10).contains(&two.status().performance.cpu.intensity)).await;
    until("its top", || two.status().performance.cpu.intensity == 10).await;
    until("its end", || one.chaos().active().is_empty() && two.chaos().active().is_empty()).await;
    until("on record", || one.state().activations.is_empty()).await;
    assert_eq!(one.last_end().await, ("cpu".into(), "expired".into()));
    assert_eq!(
        one.audit_lines().await,
        [format!("{ADMIN} activate cpu"), "system end cpu".into()],
        "one copy writes the line"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_rule_ends_its_activation_and_says_why() {
    let house = House::new();
    let plane = house.copy("one").await;
    let ruled = Demand { p95_ms: Some(500), ..Demand::of_level(Anomaly::A1.spec(), 1) };
    plane.create(ADMIN, &ruled).await.unwrap();
    plane.create(ADMIN, &a1(ScopeKind::Percent, "5")).await.unwrap();
    house.signals.lock().unwrap().p95_ms = 501.0;
    until("on record", || plane.state().activations.len() == 1).await;
    assert_eq!(plane.status().business.level, 0);
    assert_eq!(plane.last_end().await, ("A1".into(), "stop_p95".into()));
    let (lines, total) = plane.audit(&AuditFilter::default(), 0, 1).await.unwrap();
    assert!(lines[0].detail.ends_with("why=stop_p95 p95Ms=501.0 above=500"), "{}", lines[0].detail);
    assert_eq!((lines.len(), total), (1, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_crash_the_shop_comes_back_healthy() {
    let house = House::new();
    let plane = house.copy("one").await;
    plane.set_level(ADMIN, Family::Functional, 1).await.unwrap();
    plane.die().await;
    let again = house.copy("one").await;
    assert!(again.chaos().active().is_empty());
    assert_eq!(again.last_end().await, ("F1".into(), "crash".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_copy_lives_with_survives_a_crash() {
    let house = House::new();
    let (one, two) = (house.copy("one").await, house.copy("two").await);
    one.set_level(ADMIN, Family::Business, 1).await.unwrap();
    until("both have it", || two.status().business.level == 1).await;
    one.die().await;
    assert_eq!(house.copy("one").await.status().business.level, 1);
}

/// A leak that a guardrail holds.
fn leak(down_seconds: i64) -> Demand {
    Demand {
        anomaly: "memory".into(),
        dose: Some(105),
        guardrail: Some(1),
        down_seconds: Some(down_seconds),
        ..Demand::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_died_of_memory_ends_the_leak_for_all_and_stays_away() {
    let house = House::new();
    let (one, two) = (house.copy("one").await, house.copy("two").await);
    one.create(ADMIN, &leak(7)).await.unwrap();
    one.set_level(ADMIN, Family::Business, 1).await.unwrap();
    until("both have it", || two.status().performance.memory.target == 105 && two.status().business.level == 1).await;
    one.die().await;
    let (again, away) = house.copy_after(Some(Reason::Oom), "one").await;
    assert_eq!(away, Duration::from_secs(7));
    assert_eq!(again.last_end().await, ("memory".into(), "oom".into()));
    assert_eq!((again.status().performance.memory.target, again.status().business.level), (0, 1));
    until("the other follows", || two.status().performance.memory.target == 0).await;
    // The other died of the same leak, and finds it ended already.
    two.die().await;
    let (other, away) = house.copy_after(Some(Reason::Oom), "two").await;
    assert_eq!((away, other.status().business.level), (Duration::from_secs(7), 1));
    // Any other death is none of the leak's.
    again.create(ADMIN, &leak(9)).await.unwrap();
    again.die().await;
    other.die().await;
    let (last, away) = house.copy_after(Some(Reason::Killed), "one").await;
    assert_eq!((away, last.status().performance.memory.target), (Duration::ZERO, 105), "the other seems to live");
}

/// A process that comes back under another name cannot know at once whether the old one lives; a few seconds later it does.
#[tokio::test(flavor = "multi_thread")]
async fn a_crash_under_another_name_is_found_out() {
    let house = House::new();
    let plane = house.copy("one").await;
    plane.set_level(ADMIN, Family::Functional, 1).await.unwrap();
    plane.die().await;
    let renamed = house.copy("another").await;
    until("judged", || renamed.chaos().active().is_empty()).await;
    assert_eq!(renamed.last_end().await, ("F1".into(), "crash".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_copy_to_leave_ends_all() {
    let house = House::new();
    let (one, two) = (house.copy("one").await, house.copy("two").await);
    one.set_level(ADMIN, Family::Functional, 1).await.unwrap();
    until("both have it", || two.status().functional.level == 1).await;
    one.shutdown().await.unwrap();
    assert!(one.chaos().active().is_empty(), "it gives back what it held");
    assert_eq!(two.status().functional.level, 1);
    two.shutdown().await.unwrap();
    assert_eq!(house.copy("three").await.last_end().await, ("F1".into(), "shutdown".into()));
}

/// A row that only a newer program understands is no reason to stop, and a reset ends it too.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_understood_is_left_alone_until_the_reset() {
    let house = House::new();
    let plane = house.copy("one").await;
    let db = house.db().await;
    let sql = "INSERT INTO activations (anomaly, scope_kind, started_at, ramp_seconds, created_by) VALUES ('Z9', 'everyone', 0, 0, ?)";
    db.execute(sql, params!["newer"]).await.unwrap();
    plane.set_level(ADMIN, Family::Functional, 1).await.unwrap();
    assert_eq!(plane.activations().await.unwrap().active.len(), 1);
    plane.reset(ADMIN).await.unwrap();
    let open =
        db.query_one("SELECT COUNT(*) FROM activations WHERE ended_at IS NULL", &[], |row| row.get::<i64>(0)).await;
    assert_eq!(open.unwrap(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_at_once_leave_memory_and_record_alike() {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let house = House::new();
    let (one, two) = (house.copy("one").await, house.copy("two").await);
    let tasks: Vec<_> = (0..24)
        .map(|n| {
            let plane = if n % 2 == 0 { Arc::clone(&one) } else { Arc::clone(&two) };
            tokio::spawn(async move {
                match NEXT.fetch_add(1, Ordering::Relaxed) % 4 {
                    0 => plane.set_level(ADMIN, Family::Business, 1).await.unwrap(),
                    1 => plane.set_level(ADMIN, Family::Business, 0).await.unwrap(),
                    2 => drop(plane.create(ADMIN, &a1(ScopeKind::Percent, "50")).await.unwrap()),
                    _ => plane.reset(ADMIN).await.unwrap(),
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    until("both follow", || one.revision() == two.revision()).await;
    let recorded = one.activations().await.unwrap().active.len();
    for plane in [&one, &two] {
        assert_eq!(plane.state().in_force().count(), recorded);
    }
}
