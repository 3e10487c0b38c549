// SPDX-License-Identifier: AGPL-3.0-or-later
//! The complete state in one body, made from memory alone. A lever or family that the catalogue does not hold stands at 0.
use std::sync::atomic::Ordering;

use perfshop_chaos::{Anomaly, Family};
use perfshop_shop::clock;
use serde::Serialize;
use utoipa::ToSchema;

use super::ControlPlane;

#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChaosStatus)]
pub struct Status {
    pub performance: Performance,
    pub scripting: Level,
    pub frontend: Frontend,
    pub business: Levelled,
    pub functional: Levelled,
    pub security: Levelled,
    /// Whether the students' own commands work.
    pub student_mode: bool,
    /// Whether a student may set what acts on everyone.
    pub student_shared: bool,
    /// Whether students may see causes.
    pub debrief: bool,
    /// Built-in shoppers that came because a lever needs load.
    pub shoppers: usize,
    /// The last change, ISO 8601, UTC.
    pub since: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PerformanceStatus)]
pub struct Performance {
    /// The highest level whose doses are all active for everyone.
    pub level: u8,
    pub cpu: Cpu,
    pub memory: Memory,
    pub gc_pressure: u8,
    pub db_pool: u8,
    pub thread_pool: u8,
    #[serde(rename = "slowQueries")]
    pub slow_query: u8,
    pub deadlock: u8,
    pub network: u8,
    /// The scenario that is on.
    #[schema(required = true)]
    pub scenario: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = CpuStatus)]
pub struct Cpu {
    /// Percent of a core that each thread is to use.
    pub intensity: u8,
    /// Threads.
    pub ratio: u8,
    /// Percent of a core that each thread uses, mean of the last second.
    pub measured: f64,
    /// True when the machine does not give what is wanted.
    pub limited: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MemoryStatus)]
pub struct Memory {
    pub target: u8,
    pub guardrail: u8,
    /// Of the heap budget.
    pub used_percent: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = FamilyLevel)]
pub struct Level {
    pub level: u8,
}

/// A family whose anomalies are on or off.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = FamilyStatus)]
pub struct Levelled {
    /// The highest level whose anomalies are all active for everyone.
    pub level: u8,
    /// All that are active, also for some only.
    #[schema(value_type = Vec<String>)]
    pub active: Vec<Anomaly>,
}

#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FrontendStatus)]
pub struct Frontend {
    pub cpu_burn: u8,
    pub memory_leak: u8,
    pub dom_flood: u8,
    pub fetch_flood: u8,
    pub double_fetch: u8,
}

impl ControlPlane {
    /// What is in force now.
    #[must_use]
    pub fn status(&self) -> Status {
        let active = self.chaos.active();
        let dose = |id: &str| id.parse::<Anomaly>().map_or(0, |anomaly| active.dose(anomaly));
        let want = |id: &str| active.wants().iter().find(|want| want.anomaly.id() == id).copied();
        let family = |family| Levelled { level: active.level(family), active: active.active(family) };
        let cpu = self.levers.measure(Anomaly::Cpu);
        let flags = self.state().switches.clone();
        Status {
            performance: Performance {
                level: active.level(Family::Performance),
                cpu: Cpu {
                    intensity: dose("cpu"),
                    ratio: want("cpu").map_or(1, |want| want.ratio),
                    measured: one_decimal(cpu.value),
                    limited: cpu.limited,
                },
                memory: Memory {
                    // Of the one that acts: beside it a higher target may stand that a guardrail holds lower.
                    target: want("memory").map_or(0, |want| want.dose),
                    guardrail: want("memory").map_or(0, |want| want.guardrail),
                    used_percent: one_decimal(self.levers.heap_percent()),
                },
                gc_pressure: dose("gc_pressure"),
                db_pool: dose("db_pool"),
                thread_pool: dose("thread_pool"),
                slow_query: dose("slow_query"),
                deadlock: dose("deadlock"),
                network: dose("network"),
                scenario: self.scenario().map(|scenario| scenario.id),
            },
            scripting: Level { level: active.level(Family::Scripting) },
            frontend: Frontend {
                cpu_burn: dose("cpuBurn"),
                memory_leak: dose("memoryLeak"),
                dom_flood: dose("domFlood"),
                fetch_flood: dose("fetchFlood"),
                double_fetch: dose("doubleFetch"),
            },
            business: family(Family::Business),
            functional: family(Family::Functional),
            security: family(Family::Security),
            student_mode: flags.student_mode,
            student_shared: flags.student_shared,
            debrief: flags.debrief,
            shoppers: self.shoppers.load(Ordering::Relaxed),
            since: clock::iso(flags.changed_at),
        }
    }
}

fn one_decimal(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
