//! What the contract records is what ratings are computed from: its results through `crates/elo`, the second implementation
//! of the rules.

use std::collections::BTreeSet;

use joust::types::*;
use joust_elo::{rate, Amendment, CompetitionResult as Rated, Outcome as Ruling};

use crate::world::*;

fn now() -> u32 {
    joust_runtime::System::block_number()
}

/// The codes are the same on both sides (mechanism 2.5, 0 to 9).
fn ruling(outcome: Outcome) -> Ruling {
    Ruling::ALL[outcome as usize]
}

fn rated(r: &CompetitionResult) -> Rated {
    let amended = r.amended_at.zip(r.amended_outcome).map(|(at, outcome)| Amendment { at, outcome: ruling(outcome) });
    Rated {
        id: r.id,
        start_block: r.start_block,
        resolved_block: r.resolved_block,
        a: r.a,
        b: r.b,
        outcome: ruling(r.outcome),
        valid_a: r.valid_a,
        valid_b: r.valid_b,
        amended,
    }
}

/// Ratings of miners 1 and 2 at a block, from the contract's own records.
fn ratings(w: &mut World, anchor: u32) -> (i64, i64) {
    let page: Page<CompetitionResult, u32> = w.read("results", (0_u32, 100_u32));
    let results: Vec<Rated> = page.items.iter().map(rated).collect();
    let ratings = rate(&results, anchor, 36, &BTreeSet::new()).expect("the contract's results are well formed");
    let of = |player: u64| ratings.players.get(&player).map_or(1_500_000, |p| p.rating);
    (of(1_001), of(1_002))
}

#[test]
fn a_win_is_rated_and_a_revert_makes_it_a_fault_from_its_block_on() {
    with_world(|w| {
        let competition = w.duel(1, 1, 2);
        until(competition.open_at + 20);
        w.decide(competition.id, win_a());
        let decided_at = now();
        // Mechanism 2.6, X1.
        assert_eq!(ratings(w, decided_at), (1_548_000, 1_452_000));
        assert_eq!(ratings(w, decided_at - 1), (1_500_000, 1_500_000));

        w.settle(competition.id);
        for v in 1..=3 {
            w.ok::<()>(&validator(v), "vote_reverted", competition.id);
        }
        // Mechanism 2.6, X3 with a in the place of b: only the side at fault is rated.
        assert_eq!(ratings(w, now()), (1_438_554, 1_500_000));
        assert_eq!(ratings(w, now() - 1), (1_548_000, 1_452_000));
    });
}

#[test]
fn both_fail_is_a_loss_to_the_house_for_both() {
    with_world(|w| {
        let competition = w.duel(1, 1, 2);
        until(competition.close_at);
        w.decide(competition.id, without_pull(Outcome::BothFail, None));
        // Mechanism 2.6, X2.
        assert_eq!(ratings(w, now()), (1_438_554, 1_438_554));
    });
}
