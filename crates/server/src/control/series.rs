// SPDX-License-Identifier: AGPL-3.0-or-later
use perfshop_chaos::{CATALOGUE, Family};

use super::ControlPlane;
use crate::telemetry::ChaosSample;

impl ControlPlane {
    /// Every `chaos_*` series of the catalogue, off ones at 0; samples of one name stand one after the other.
    #[must_use]
    pub fn series(&self) -> Vec<ChaosSample> {
        let active = self.chaos.active();
        let levers =
            CATALOGUE.iter().filter(|spec| spec.family == Family::Performance && spec.is_lever()).map(|spec| {
                ChaosSample {
                    name: "chaos_intensity",
                    label: Some(("type", spec.slug.to_owned())),
                    value: f64::from(active.dose(spec.anomaly)),
                }
            });
        let guardrails = CATALOGUE.iter().filter(|spec| spec.param("guardrail").is_some()).map(|spec| {
            let want = active.wants().iter().find(|want| want.anomaly == spec.anomaly);
            ChaosSample {
                name: "chaos_guardrail",
                label: Some(("type", spec.slug.to_owned())),
                value: want.map_or(0.0, |want| f64::from(want.guardrail)),
            }
        });
        let levels = Family::ALL.into_iter().filter_map(|family| {
            Some(ChaosSample { name: family.level_metric()?, label: None, value: f64::from(active.level(family)) })
        });
        let strikes = CATALOGUE.iter().filter_map(|spec| {
            Some(ChaosSample {
                name: spec.metric?,
                label: None,
                value: self.chaos.triggers().count(spec.anomaly) as f64,
            })
        });
        levers.chain(guardrails).chain(levels).chain(strikes).collect()
    }
}
