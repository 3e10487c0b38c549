// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::Read;

use flate2::read::GzDecoder;
use prost::Message;

use super::*;

fn profile(stacks: &[(&[&str], u64)]) -> Profile {
    let named = |(names, value): &(&[&str], u64)| (names.iter().map(|name| Arc::from(*name)).collect(), *value);
    Profile { unit: Unit::Nanoseconds, stacks: stacks.iter().map(named).collect(), samples: 6, lost: 0 }
}

const WORK: &[(&[&str], u64)] = &[
    (&["shop", "tokio::runtime::park", "perfshop_shop::products::page", "sqlite3_step"], 30),
    (&["shop", "perfshop_shop::products::page"], 10),
    (&["recommend", "perfshop_server::control::levers::hold", "perfshop_shop::recommend::rank_affinities"], 60),
];

#[test]
fn a_tree_has_the_greatest_first_and_no_plumbing() {
    let tree = profile(WORK).tree(Audience::Students);
    let rows: Vec<_> = tree.iter().map(|node| (node.name.as_str(), node.parent, node.value, node.own)).collect();
    assert_eq!(
        rows,
        [
            ("perfshop", None, 100, 0),
            ("recommend", Some(0), 60, 0),
            ("perfshop_shop::recommend::rank_affinities", Some(1), 60, 60),
            ("shop", Some(0), 40, 0),
            ("perfshop_shop::products::page", Some(3), 40, 10),
            ("sqlite3_step", Some(4), 30, 30),
        ]
    );
}

#[test]
fn who_sets_something_off_is_for_the_instructor_alone() {
    let below = |audience| profile(WORK).tree(audience)[2].name.clone();
    assert_eq!(below(Audience::Students), "perfshop_shop::recommend::rank_affinities");
    assert_eq!(below(Audience::Instructor), "perfshop_server::control::levers::hold");
    for name in [
        "perfshop_server::api::admin_levers::set_network::{{closure}}",
        "<perfshop_server::load::shopper::Shopper as core::fmt::Debug>::fmt",
        "perfshop_server::flags::Flags::weak_hash",
    ] {
        assert!(!tree::is_told(name, Audience::Students) && tree::is_told(name, Audience::Instructor), "{name}");
    }
}

#[test]
fn a_file_says_the_same_as_the_tree() {
    let bytes = profile(WORK).pprof(Audience::Students, 1_000_000_000, Duration::from_secs(15));
    let mut plain = Vec::new();
    GzDecoder::new(&bytes[..]).read_to_end(&mut plain).unwrap();
    let file = pprof::File::decode(&plain[..]).unwrap();
    let text = |at: i64| file.string_table[usize::try_from(at).unwrap()].as_str();
    assert_eq!(text(0), "");
    let [kind] = file.sample_type[..] else { panic!("one kind of value") };
    assert_eq!((text(kind.r#type), text(kind.unit)), ("cpu", "nanoseconds"));
    assert_eq!((file.time_nanos, file.duration_nanos, file.period), (1_000_000_000, 15_000_000_000, 10_101_010));
    // The leaf first, each location one function.
    let name = |location: u64| {
        let location = file.location.iter().find(|found| found.id == location).unwrap();
        let function = file.function.iter().find(|found| found.id == location.line[0].function_id).unwrap();
        text(function.name)
    };
    let stacks: Vec<(Vec<&str>, i64)> = file
        .sample
        .iter()
        .map(|sample| (sample.location_id.iter().map(|id| name(*id)).collect(), sample.value[0]))
        .collect();
    assert_eq!(
        stacks,
        [
            (vec!["sqlite3_step", "perfshop_shop::products::page", "shop"], 30),
            (vec!["perfshop_shop::products::page", "shop"], 10),
            (vec!["perfshop_shop::recommend::rank_affinities", "recommend"], 60),
        ]
    );
}

#[test]
fn seconds_are_forgotten_after_a_quarter_of_an_hour_and_their_stacks_with_them() {
    let mut kept = Kept::default();
    let shop: Arc<str> = Arc::from("shop");
    for at in 0..2_000 {
        let number = kept.stacks.number(&shop, [at]);
        *kept.second(at).counts.entry(number).or_default() += 1;
    }
    assert_eq!(kept.seconds.len(), KEPT);
    assert_eq!(kept.seconds.front().map(|first| first.at), Some(1_100));
    kept.tidy();
    for second in &kept.seconds {
        let number = *second.counts.keys().next().unwrap();
        assert_eq!(kept.stacks.of(number), Some((shop.clone(), vec![second.at])));
    }
    // Of each second one function, and the thread.
    assert_eq!(kept.stacks.of(KEPT as u32 + 1), None);
    // A program that stood still for an hour has nothing of before.
    kept.second(5_600);
    assert_eq!(kept.seconds.len(), 1);
}
