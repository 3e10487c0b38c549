// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an instructor does at random: levers of the whole catalogue, in all doses and scopes that they take, changed, ended and reset.

use std::collections::VecDeque;

use perfshop_chaos::{Anomaly, CATALOGUE, Family, SCENARIOS, ScopeKind, Spec, Strength};
use proptest::prelude::{BoxedStrategy, Just, Strategy, prop_oneof};
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::util::instructor::Instructor;

/// How many of the last moves are told when something breaks.
const TOLD: usize = 20;

#[derive(Debug, Clone)]
enum Move {
    Activate(Value),
    /// Ends one of those that are active.
    End(usize),
    Scenario(Option<&'static str>),
    Reset,
}

pub struct Moves {
    runner: TestRunner,
    moves: BoxedStrategy<Move>,
    last: VecDeque<Move>,
}

/// A scope of this kind; a student would have to be one who entered.
fn scope(kind: ScopeKind) -> Option<BoxedStrategy<Value>> {
    let value = |kind: &'static str, value: String| json!({"kind": kind, "value": value});
    Some(match kind {
        ScopeKind::Everyone => Just(json!({"kind": "everyone"})).boxed(),
        ScopeKind::Percent => (1..=100_u32).prop_map(move |percent| value("percent", percent.to_string())).boxed(),
        ScopeKind::Customer => {
            (11..19_u32).prop_map(move |number| value("customer", format!("user{number}@perfshop.com"))).boxed()
        }
        ScopeKind::Header => Just(value("header", "X-Soak: yes".to_owned())).boxed(),
        ScopeKind::Class | ScopeKind::Student => return None,
    })
}

fn activation(spec: &'static Spec) -> BoxedStrategy<Move> {
    let scopes: Vec<_> = spec.scopes.iter().filter_map(|kind| scope(*kind)).collect();
    let scopes = select(scopes).prop_flat_map(|scope| scope);
    let dose = match spec.strength {
        Strength::Lever { max, .. } => (1..=max).prop_map(Some).boxed(),
        Strength::Switch { .. } => Just(None).boxed(),
    };
    let ratio = spec.param("ratio").map_or(Just(None).boxed(), |_| (1..=2_u8).prop_map(Some).boxed());
    let times = (proptest::option::of(1..=3_u8), proptest::option::of(1..=5_u8));
    (scopes, dose, ratio, 30..=100_u8, times)
        .prop_map(|(scope, dose, ratio, guardrail, (ramp, end))| {
            let mut activation = json!({"anomaly": spec.id, "scope": scope});
            let mut set = |name: &str, value: Option<u8>| {
                if let Some(value) = value {
                    activation[name] = value.into();
                }
            };
            set("dose", dose);
            set("ratio", ratio);
            // The one death that may be asked for is not asked for here.
            set("guardrail", (spec.anomaly == Anomaly::Memory).then_some(guardrail));
            set("rampSeconds", ramp.filter(|_| dose.is_some()));
            set("endsInSeconds", end);
            Move::Activate(activation)
        })
        .boxed()
}

impl Moves {
    pub fn of(seed: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        // The functional family breaks a purchase, or what is bought, on purpose: it has a load of its own. Of the business family A1 alone
        // is moved: the others change how many orders there are and what they come to, by which a lost one is known here.
        let moved = CATALOGUE.iter().filter(|spec| {
            let counted = spec.family != Family::Business || spec.anomaly == Anomaly::A1;
            spec.family != Family::Functional && counted
        });
        let activations: Vec<_> = moved.map(|spec| activation(spec)).collect();
        let scenarios: Vec<_> = SCENARIOS.iter().map(|scenario| Some(scenario.id)).chain([None]).collect();
        let moves = prop_oneof![
            10 => select(activations).prop_flat_map(|activation| activation),
            2 => (0..100_usize).prop_map(Move::End),
            1 => select(scenarios).prop_map(Move::Scenario),
            2 => Just(Move::Reset),
        ];
        let runner = TestRunner::new_with_rng(Config::default(), rng);
        Self { runner, moves: moves.boxed(), last: VecDeque::new() }
    }

    /// What was done last, for the message of a test that fails.
    pub fn last(&self) -> impl std::fmt::Debug + '_ {
        &self.last
    }

    pub async fn make_one(&mut self, instructor: &Instructor) {
        let next = self.moves.new_tree(&mut self.runner).expect("a move").current();
        if self.last.len() == TOLD {
            self.last.pop_front();
        }
        self.last.push_back(next.clone());
        match next {
            Move::Activate(activation) => instructor.activate(activation).await,
            Move::End(which) => {
                let listed = instructor.call(Method::GET, "/chaos/activations", None).await;
                let active = listed["active"].as_array().expect("what is active");
                let Some(one) = active.get(which % active.len().max(1)) else { return };
                let path = format!("/chaos/activations/{}", one["id"]);
                let status = instructor.try_call(Method::DELETE, &path, None).await.status();
                // It may just have ended by itself.
                assert!(status.is_success() || status == StatusCode::NOT_FOUND, "{one}: {status}");
            }
            Move::Scenario(id) => {
                instructor.call(Method::POST, "/chaos/scenario", Some(json!({"id": id}))).await;
            }
            Move::Reset => instructor.reset().await,
        }
    }
}
