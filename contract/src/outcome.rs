//! Which outcomes may be voted when, and what they do. The contract cannot see GitHub: it checks shape and time.

use crate::errors::{Error, Result};
use crate::types::{BlockNumber, Competition, Outcome, OutcomePayload, Side};

/// Refuses a payload whose fields do not fit its outcome.
/// Errors: [`Error::BadPayload`]; [`Error::UnsupportedOutcome`] for EARLY.
pub fn check_shape(payload: &OutcomePayload) -> Result<()> {
    let pull = payload.pull_number > 0;
    let merged = payload.merge_sha != [0; 20];
    let fits = match payload.outcome {
        Outcome::WinA | Outcome::WinB | Outcome::WalkoverA | Outcome::WalkoverB => pull && merged,
        Outcome::BothFail | Outcome::Void => !pull && !merged,
        // With pull and merge: a competitor's pull request from before the window was merged.
        Outcome::FaultA | Outcome::FaultB => pull == merged,
        Outcome::EarlyA | Outcome::EarlyB => return Err(Error::UnsupportedOutcome),
    };
    let void_fits = payload.void.is_some() == (payload.outcome == Outcome::Void);
    (fits && void_fits).then_some(()).ok_or(Error::BadPayload)
}

/// Refuses a vote at the wrong time: before the window opens only VOID; what needs the window's end, from its end; nothing
/// after expiry. Errors: [`Error::TooEarly`], [`Error::TooLate`].
pub fn check_time(
    outcome: Outcome,
    open_at: BlockNumber,
    close_at: BlockNumber,
    expires_at: BlockNumber,
    now: BlockNumber,
) -> Result<()> {
    let from = match outcome {
        Outcome::Void => 0,
        Outcome::WinA | Outcome::WinB => open_at,
        // A walkover before the end of the window would need a withdrawal, which this version lacks.
        _ => close_at,
    };
    if now < from {
        return Err(Error::TooEarly);
    }
    if now > expires_at {
        return Err(Error::TooLate);
    }
    Ok(())
}

/// Who is paid: the coldkey bound at the start, whatever a ballot says.
pub fn winner(competition: &Competition, outcome: Outcome) -> Option<Side> {
    match outcome {
        Outcome::WinA | Outcome::WalkoverA => Some(competition.a),
        Outcome::WinB | Outcome::WalkoverB => Some(competition.b),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{CancelReason, VoidAction};

    fn payload(outcome: Outcome, void: Option<VoidAction>, pull_number: u32, sha: u8) -> OutcomePayload {
        OutcomePayload { outcome, void, pull_number, merge_sha: [sha; 20], valid_a: false, valid_b: false }
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
            (payload(Outcome::FaultB, None, 7, 1), Ok(())),
            (payload(Outcome::FaultB, None, 7, 0), bad),
            (payload(Outcome::Void, Some(VoidAction::Return), 0, 0), Ok(())),
            (payload(Outcome::Void, cancel, 0, 0), Ok(())),
            (payload(Outcome::Void, None, 0, 0), bad),
            (payload(Outcome::Void, cancel, 7, 1), bad),
            (payload(Outcome::EarlyA, None, 0, 0), Err(Error::UnsupportedOutcome)),
        ] {
            assert_eq!(check_shape(&given), expected, "{given:?}");
        }
    }

    #[test]
    fn each_outcome_has_its_time() {
        let (early, late) = (Err(Error::TooEarly), Err(Error::TooLate));
        for (outcome, now, expected) in [
            (Outcome::Void, 0, Ok(())),
            (Outcome::WinA, 9, early),
            (Outcome::WinA, 10, Ok(())),
            (Outcome::WalkoverA, 19, early),
            (Outcome::WalkoverA, 20, Ok(())),
            (Outcome::BothFail, 19, early),
            (Outcome::FaultB, 20, Ok(())),
            (Outcome::WinB, 40, Ok(())),
            (Outcome::WinB, 41, late),
            (Outcome::Void, 41, late),
        ] {
            assert_eq!(check_time(outcome, 10, 20, 40, now), expected, "{outcome:?} at {now}");
        }
    }
}
