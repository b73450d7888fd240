//! Which outcomes may be voted when, and what they do. The contract cannot see GitHub: it checks shape and time.

use crate::errors::{Error, Result};
use crate::types::{BlockNumber, Competition, Outcome, OutcomePayload, Params, Side};

/// Refuses a payload whose fields do not fit its outcome.
/// Errors: [`Error::BadPayload`], also for a winner who withdrew; [`Error::UnsupportedOutcome`] for EARLY, which only
/// `withdraw_competition` makes.
pub fn check_shape(payload: &OutcomePayload, competition: &Competition) -> Result<()> {
    let pull = payload.pull_number > 0;
    let merged = payload.merge_sha != [0; 20];
    let fits = match payload.outcome {
        Outcome::WinA | Outcome::WinB | Outcome::WalkoverA | Outcome::WalkoverB => pull && merged,
        Outcome::BothFail | Outcome::Void => !pull && !merged,
        // With pull and merge: a competitor's pull request from before the window was merged. Without: the other side's
        // valid pull request is still in review at the end.
        Outcome::FaultA => pull == merged && (merged || payload.valid_b),
        Outcome::FaultB => pull == merged && (merged || payload.valid_a),
        Outcome::EarlyA | Outcome::EarlyB => return Err(Error::UnsupportedOutcome),
    };
    let void_fits = payload.void.is_some() == (payload.outcome == Outcome::Void);
    let stayed = winner(competition, payload.outcome).is_none_or(|side| side.withdrawn_at.is_none());
    (fits && void_fits && stayed).then_some(()).ok_or(Error::BadPayload)
}

/// Refuses a vote at the wrong time. Errors: [`Error::TooEarly`], [`Error::TooLate`].
pub fn check_time(payload: &OutcomePayload, competition: &Competition, now: BlockNumber) -> Result<()> {
    if now < earliest(payload, competition) {
        return Err(Error::TooEarly);
    }
    if now > competition.expires_at {
        return Err(Error::TooLate);
    }
    Ok(())
}

/// The first block at which something can have happened.
fn earliest(payload: &OutcomePayload, c: &Competition) -> BlockNumber {
    let left = |side: &Side| side.withdrawn_at.is_some();
    let merged = payload.pull_number > 0;
    match payload.outcome {
        Outcome::Void => 0,
        Outcome::FaultA | Outcome::FaultB if merged => 0,
        Outcome::WinA | Outcome::WinB => c.open_at,
        Outcome::WalkoverA if left(&c.b) => c.open_at,
        Outcome::WalkoverB if left(&c.a) => c.open_at,
        // Who has no valid pull request when the window closes gets none any more.
        Outcome::WalkoverA | Outcome::WalkoverB => c.close_at,
        Outcome::BothFail if left(&c.a) && left(&c.b) => c.open_at,
        Outcome::BothFail if !payload.valid_a && !payload.valid_b => c.close_at,
        // A valid pull request may be merged until the end.
        _ => c.resolve_at,
    }
}

/// Who is paid: the coldkey bound at the start, whatever a ballot says.
pub fn winner(competition: &Competition, outcome: Outcome) -> Option<Side> {
    match outcome {
        Outcome::WinA | Outcome::WalkoverA => Some(competition.a),
        Outcome::WinB | Outcome::WalkoverB => Some(competition.b),
        _ => None,
    }
}

/// What a reverted win counts as.
pub fn reverted(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::WinA | Outcome::WalkoverA => Outcome::FaultA,
        Outcome::WinB | Outcome::WalkoverB => Outcome::FaultB,
        other => other,
    }
}

/// The part of their collateral that a and b lose, in 1/10,000 (contract.md, Parameters; decision 0010). Without a payload: none.
pub fn slashes(competition: &Competition, params: &Params) -> (u16, u16) {
    let Some(payload) = competition.outcome else { return (0, 0) };
    let of = |is_a: bool, side: &Side, valid: bool| -> u16 {
        let early_pull = payload.pull_number > 0;
        let own = match payload.outcome {
            Outcome::Void => return 0,
            Outcome::WinA | Outcome::WalkoverA | Outcome::FaultB | Outcome::EarlyB => !is_a,
            Outcome::WinB | Outcome::WalkoverB | Outcome::FaultA | Outcome::EarlyA => is_a,
            Outcome::BothFail => true,
        };
        match payload.outcome {
            _ if !own && competition.reverted_at.is_some() => params.slash_fraud_bps,
            _ if !own => 0,
            Outcome::EarlyA | Outcome::EarlyB => params.slash_loss_bps,
            Outcome::FaultA | Outcome::FaultB if early_pull => params.slash_fraud_bps,
            _ if side.withdrawn_at.is_some() => params.slash_late_bps,
            Outcome::FaultA | Outcome::FaultB => params.slash_fraud_bps,
            // Merged while the window was open, or against a valid pull request: the loser failed nobody.
            Outcome::WinA | Outcome::WinB => 0,
            _ if !valid => params.slash_fraud_bps,
            _ => params.slash_both_fail_bps,
        }
    };
    (of(true, &competition.a, payload.valid_a), of(false, &competition.b, payload.valid_b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::competitions::tests::competition;
    use crate::params::tests::defaults;
    use crate::types::{CancelReason, VoidAction};

    fn payload(outcome: Outcome, void: Option<VoidAction>, pull_number: u32, sha: u8) -> OutcomePayload {
        OutcomePayload { outcome, void, pull_number, merge_sha: [sha; 20], valid_a: true, valid_b: true }
    }

    fn left(a: bool, b: bool) -> Competition {
        let mut c = competition();
        (c.a.withdrawn_at, c.b.withdrawn_at) = (a.then_some(15), b.then_some(15));
        c
    }

    #[test]
    fn the_fields_fit_the_outcome() {
        let cancel = Some(VoidAction::Cancel(CancelReason::NotPlanned));
        let bad = Err(Error::BadPayload);
        for (given, expected) in [
            (payload(Outcome::WinA, None, 7, 1), Ok(())),
            (payload(Outcome::WinB, None, 0, 1), bad),
            (payload(Outcome::WinB, None, 7, 0), bad),
            (payload(Outcome::WinA, cancel, 7, 1), bad),
            (payload(Outcome::WalkoverA, None, 7, 1), Ok(())),
            (payload(Outcome::WalkoverB, None, 0, 0), bad),
            (payload(Outcome::BothFail, None, 0, 0), Ok(())),
            (payload(Outcome::BothFail, None, 7, 0), bad),
            (payload(Outcome::FaultA, None, 0, 0), Ok(())),
            (OutcomePayload { valid_b: false, ..payload(Outcome::FaultA, None, 0, 0) }, bad),
            (OutcomePayload { valid_a: false, ..payload(Outcome::FaultB, None, 0, 0) }, bad),
            (OutcomePayload { valid_a: false, ..payload(Outcome::FaultB, None, 7, 1) }, Ok(())),
            (payload(Outcome::FaultB, None, 7, 0), bad),
            (payload(Outcome::Void, Some(VoidAction::Return), 0, 0), Ok(())),
            (payload(Outcome::Void, cancel, 0, 0), Ok(())),
            (payload(Outcome::Void, None, 0, 0), bad),
            (payload(Outcome::Void, cancel, 7, 1), bad),
            (payload(Outcome::EarlyA, None, 0, 0), Err(Error::UnsupportedOutcome)),
        ] {
            assert_eq!(check_shape(&given, &competition()), expected, "{given:?}");
        }
    }

    #[test]
    fn who_withdrew_cannot_win() {
        let bad = Err(Error::BadPayload);
        for (outcome, expected) in [
            (Outcome::WinA, bad),
            (Outcome::WalkoverA, bad),
            (Outcome::WinB, Ok(())),
            (Outcome::WalkoverB, Ok(())),
            (Outcome::FaultA, Ok(())),
        ] {
            assert_eq!(check_shape(&payload(outcome, None, 7, 1), &left(true, false)), expected, "{outcome:?}");
        }
    }

    #[test]
    fn each_outcome_has_its_time() {
        let none = OutcomePayload { valid_a: false, valid_b: false, ..payload(Outcome::BothFail, None, 0, 0) };
        let one = OutcomePayload { valid_a: true, ..none };
        for (given, c, from) in [
            (payload(Outcome::Void, Some(VoidAction::Return), 0, 0), competition(), 0),
            (payload(Outcome::WinA, None, 7, 1), competition(), 10),
            (payload(Outcome::WalkoverA, None, 7, 1), competition(), 20),
            (payload(Outcome::WalkoverA, None, 7, 1), left(false, true), 10),
            (payload(Outcome::WalkoverA, None, 7, 1), left(true, false), 20),
            (payload(Outcome::WalkoverB, None, 7, 1), left(true, false), 10),
            (none, competition(), 20), // neither has a valid pull request: finished when the window closes
            (one, competition(), 30),
            (one, left(true, false), 30),
            (one, left(true, true), 10),
            (payload(Outcome::FaultB, None, 0, 0), competition(), 30),
            (payload(Outcome::FaultB, None, 0, 0), left(false, true), 30),
            (payload(Outcome::FaultB, None, 7, 1), competition(), 0),
        ] {
            for (now, expected) in [(from, Ok(())), (40, Ok(())), (41, Err(Error::TooLate))] {
                assert_eq!(check_time(&given, &c, now), expected, "{given:?} at {now}");
            }
            if from > 0 {
                assert_eq!(check_time(&given, &c, from - 1), Err(Error::TooEarly), "{given:?} at {from} - 1");
            }
        }
    }

    #[test]
    fn the_table_of_slashes() {
        use Outcome::*;
        let p = Params {
            slash_loss_bps: 1_000,
            slash_both_fail_bps: 2_500,
            slash_late_bps: 5_000,
            slash_fraud_bps: 10_000,
            ..defaults()
        };
        let none = (false, false);
        for (outcome, pull, valid, (gone_a, gone_b), reverted, expected) in [
            (WinA, 7, (true, true), none, false, (0, 0)),
            (WinA, 7, (true, false), none, false, (0, 0)),
            (WinB, 7, (true, true), (true, false), false, (5_000, 0)),
            (WalkoverA, 7, (true, false), none, false, (0, 10_000)),
            (WalkoverA, 7, (true, true), (false, true), false, (0, 5_000)),
            (WinA, 7, (true, true), none, true, (10_000, 0)),
            (WalkoverB, 7, (false, true), (true, false), true, (5_000, 10_000)),
            (BothFail, 0, (true, true), none, false, (2_500, 2_500)),
            (BothFail, 0, (true, false), none, false, (2_500, 10_000)),
            (BothFail, 0, (false, false), (true, false), false, (5_000, 10_000)),
            (FaultB, 0, (true, false), none, false, (0, 10_000)),
            (FaultB, 0, (true, true), (false, true), false, (0, 5_000)),
            (FaultA, 7, (true, true), (true, false), false, (10_000, 0)), // merged what was opened too early
            (EarlyA, 0, none, none, false, (1_000, 0)),
            (Void, 0, none, (true, true), false, (0, 0)),
        ] {
            let (valid_a, valid_b) = valid;
            let said = OutcomePayload { valid_a, valid_b, ..payload(outcome, None, pull, 1) };
            let c = Competition { outcome: Some(said), reverted_at: reverted.then_some(35), ..left(gone_a, gone_b) };
            assert_eq!(slashes(&c, &p), expected, "{said:?} {gone_a} {gone_b} {reverted}");
        }
        assert_eq!(slashes(&competition(), &p), (0, 0));
    }
}
