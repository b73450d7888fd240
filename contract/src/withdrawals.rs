//! Leaving a competition. Before the window opens the contract ends it at once: the first time in 30 days for nothing, then
//! as EARLY. From then to the close of the window the other side goes on alone, and validators say what became of it.

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::types::*;

/// 30 days in which one early withdrawal costs nothing.
const EARLY_WINDOW: u32 = 216_000;

impl Joust {
    pub(crate) fn leave_competition(&mut self, id: CompetitionId) -> Result<()> {
        let (hotkey, now) = (self.caller(), self.now());
        let mut competition = self.competitions.find(id)?;
        let is_a = competition.a.hotkey == hotkey;
        if !is_a && competition.b.hotkey != hotkey {
            return Err(Error::NotCompetitor);
        }
        if competition.phase != Phase::Running {
            return Err(Error::NotRunning);
        }
        if now < competition.open_at {
            emit(CompetitorWithdrew { competition_id: id, hotkey, early: true });
            return self.end_early(competition, hotkey, is_a);
        }
        // After the close a withdrawal would only halve the price of having no pull request.
        if now >= competition.close_at {
            return Err(Error::TooLate);
        }
        let side = if is_a { &mut competition.a } else { &mut competition.b };
        if side.withdrawn_at.is_some() {
            return Err(Error::AlreadyWithdrawn);
        }
        side.withdrawn_at = Some(now);
        self.competitions.save(&competition);
        emit(CompetitorWithdrew { competition_id: id, hotkey, early: false });
        Ok(())
    }

    fn give_head_start(&mut self, hotkey: AccountId) {
        let Some(mut identity) = self.identities.get(&hotkey) else { return };
        identity.head_start = true;
        self.identities.save(&identity);
    }

    fn end_early(&mut self, mut competition: Competition, hotkey: AccountId, is_a: bool) -> Result<()> {
        let now = self.now();
        let mut identity = self.identities.get(&hotkey).ok_or(Error::NotBound)?;
        let window = self.blocks(EARLY_WINDOW);
        let again = identity.early_at.is_some_and(|last| now < last.saturating_add(window));
        identity.early_at = Some(now);
        self.identities.save(&identity);
        self.give_head_start(if is_a { competition.b.hotkey } else { competition.a.hotkey });
        if !again {
            return self.void(competition, None, VoidCause::Withdrawn);
        }
        let outcome = if is_a { Outcome::EarlyA } else { Outcome::EarlyB };
        let payload =
            OutcomePayload { outcome, void: None, pull_number: 0, merge_sha: [0; 20], valid_a: false, valid_b: false };
        self.conclude(&mut competition, Some(payload));
        emit(CompetitionDecided {
            competition_id: competition.id,
            issue_id: competition.issue_id,
            payload,
            winner: None,
            settle_at: None,
            final_at: None,
            held: 0,
        });
        self.close_without_winner(competition, payload)
    }
}
