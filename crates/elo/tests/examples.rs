//! The worked examples of the mechanism (2.6, 2.7).

use std::collections::BTreeSet;

use joust_elo::{
    decay, expected, rate, Amendment, BadResults, CompetitionResult, Outcome, Outcome::*, PlayerRating, Ratings,
};

const DAY: u32 = 7_200;
const ANCHOR: u32 = 1_000_000;
const A: u64 = 1;
const B: u64 = 2;
const C: u64 = 3;

/// A result `ago` days before the anchor that took ten days.
fn result(outcome: Outcome, a: u64, b: u64, ago: u32) -> CompetitionResult {
    let resolved_block = ANCHOR - ago * DAY;
    CompetitionResult {
        id: u64::from(resolved_block),
        start_block: resolved_block - 10 * DAY,
        resolved_block,
        a,
        b,
        outcome,
        valid_a: outcome == WinA,
        valid_b: outcome == WinB,
        amended: None,
    }
}

fn rated(results: &[CompetitionResult]) -> Ratings {
    rate(results, ANCHOR, DAY, &BTreeSet::new()).unwrap()
}

fn of(results: &[CompetitionResult], player: u64) -> PlayerRating {
    rated(results).players[&player]
}

#[test]
fn expected_scores() {
    assert_eq!(expected(1_500_000, 1_500_000), 8_388_608);
    assert_eq!(expected(1_600_000, 1_500_000), 10_738_509);
    assert_eq!(expected(1_500_123, 1_412_877), 10_451_915);
    assert_eq!(expected(0, 2_000_000), 166_111);
}

#[test]
fn x1_to_x4() {
    for (outcome, a, b, house) in [
        (WinA, 1_548_000, 1_452_000, 0),
        (BothFail, 1_438_554, 1_438_554, 122_892),
        (FaultB, 1_500_000, 1_438_554, 61_446),
        (WalkoverA, 1_524_000, 1_476_000, 0),
        (EarlyB, 1_500_000, 1_484_638, 15_362),
    ] {
        let ratings = rated(&[result(outcome, A, B, 0)]);
        let got = (ratings.players[&A].rating, ratings.players[&B].rating, ratings.house);
        assert_eq!(got, (a, b, house), "{outcome:?}");
    }
}

#[test]
fn x5_a_chain_and_its_revert() {
    let mut chain =
        vec![result(WinA, A, B, 40), result(WinA, A, C, 28), result(BothFail, B, C, 14), result(WinA, C, A, 2)];
    let ratings = |results: &[CompetitionResult]| {
        let ratings = rated(results);
        ([A, B, C].map(|player| ratings.players[&player].rating), ratings.house)
    };
    let original = ([1_549_794, 1_398_744, 1_438_149], 111_443);
    assert_eq!(ratings(&chain), original);
    chain[1].amended = Some(Amendment { at: ANCHOR + 1, outcome: FaultA });
    assert_eq!(ratings(&chain), original, "a revert after the anchor does not exist yet");
    chain[1].amended = Some(Amendment { at: ANCHOR, outcome: FaultA });
    assert_eq!(ratings(&chain), ([1_454_620, 1_398_744, 1_465_511], 184_164));
    assert_eq!((of(&chain, A).strikes, of(&chain, A).last_strike), (2, Some(ANCHOR)));
    chain.reverse();
    assert_eq!(ratings(&chain), ([1_454_620, 1_398_744, 1_465_511], 184_164), "in any order");
}

#[test]
fn x6_and_x7_fade_and_drift() {
    for (ago, rating, effective) in [(80, 1_532_000, 1_506_964), (44, 1_548_000, 1_524_000)] {
        let player = of(&[result(WinA, A, B, ago)], A);
        assert_eq!((player.rating, player.effective), (rating, effective));
    }
    assert!(rated(&[result(WinA, A, B, 90)]).players.is_empty());
    let competing = rate(&[result(WinA, A, B, 44)], ANCHOR, DAY, &BTreeSet::from([A])).unwrap();
    assert_eq!(competing.players[&A].effective, 1_548_000);
}

#[test]
fn the_ways_below_1300() {
    let fall = |outcome: Outcome, count: u32| -> Vec<i64> {
        let all: Vec<_> = (0..count).map(|index| result(outcome, A, 10 + u64::from(index), count - index)).collect();
        (1..=all.len()).map(|length| of(&all[..length], A).rating).collect()
    };
    assert_eq!(fall(BothFail, 4), [1_438_554, 1_385_249, 1_339_286, 1_299_590]);
    assert_eq!(fall(WinB, 6), [1_452_000, 1_410_590, 1_374_677, 1_343_277, 1_315_571, 1_295_012]);
}

#[test]
fn recovery() {
    for (rating, day) in [(1_299_590, 15), (1_290_000, 17), (1_250_000, 24), (1_200_000, 32), (1_100_000, 44)] {
        assert!(decay(rating, day - 14) >= 1_300_000 && decay(rating, day - 15) < 1_300_000, "{rating}");
    }
}

#[test]
fn performance_and_strikes() {
    let mut steps = [
        result(WinA, A, 11, 5),
        result(WinA, A, 12, 4),
        result(WinB, A, 13, 3),
        result(BothFail, A, 14, 2),
        result(WinB, A, 15, 1),
    ];
    steps[3].valid_a = true;
    steps[4].valid_a = true;
    let emas: Vec<i64> = (1..=5).map(|length| of(&steps[..length], A).ema).collect();
    assert_eq!(emas, [40_960, 47_104, 35_328, 30_592, 29_498]);
    assert_eq!(of(&steps, A).strikes, 0);
    assert_eq!(of(&steps, 14).strikes, 1);
    assert_eq!(of(&[result(EarlyA, A, B, 9), result(EarlyB, C, A, 1)], A).strikes, 1);
    assert_eq!(of(&[result(WalkoverA, A, B, 1)], B).strikes, 1);
}

#[test]
fn a_third_meeting_moves_nothing() {
    let all = [result(WinA, A, B, 3), result(WinB, B, A, 2), result(WinA, A, B, 1)];
    let ratings: Vec<i64> = (1..=3).map(|length| of(&all[..length], A).rating).collect();
    assert!(ratings[1] > ratings[0] && ratings[1] - ratings[0] < ratings[0] - 1_500_000);
    assert_eq!((ratings[2], of(&all, A).results), (ratings[1], 3));
}

#[test]
fn what_no_contract_gives_is_refused() {
    let nobody = BTreeSet::new();
    let twice = [result(WinA, A, B, 1), result(WinB, A, C, 1)];
    assert_eq!(rate(&twice, ANCHOR, DAY, &nobody), Err(BadResults::SameId(992_800)));
    assert_eq!(rate(&[result(WinA, A, A, 1)], ANCHOR, DAY, &nobody), Err(BadResults::SamePlayer(992_800)));
    assert_eq!(rate(&[], ANCHOR, 0, &nobody), Err(BadResults::NoBlocksInDay));
}

#[test]
fn the_sources_have_no_floats() {
    for (name, source) in [
        ("bytes", include_str!("../src/bytes.rs")),
        ("curve", include_str!("../src/curve.rs")),
        ("lib", include_str!("../src/lib.rs")),
        ("rate", include_str!("../src/rate.rs")),
        ("results", include_str!("../src/results.rs")),
        ("side", include_str!("../src/side.rs")),
        ("tables", include_str!("../src/tables.rs")),
        ("window", include_str!("../src/window.rs")),
    ] {
        assert!(!source.contains("f64") && !source.contains("f32"), "{name}");
    }
}
