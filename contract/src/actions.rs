//! What an account may do now: the rules of the other rooms, asked from one side.

use ink::prelude::vec::Vec;

use crate::joust::Joust;
use crate::pairs::Progress;
use crate::types::*;

impl Joust {
    pub(crate) fn actions_of(&self, hotkey: &AccountId) -> Vec<Action> {
        let mut actions = Vec::new();
        if self.validators.whitelist().contains(hotkey) {
            self.duties(hotkey, &mut actions);
        } else {
            actions.push(self.step_of(hotkey));
        }
        actions
    }

    /// A miner's one next step.
    fn step_of(&self, hotkey: &AccountId) -> Action {
        let Some(identity) = self.identities.get(hotkey) else {
            return if self.identities.claim(hotkey).is_some() { Action::WaitForBinding } else { Action::Claim };
        };
        if let Some(c) = identity.competing_in.and_then(|id| self.competitions.get(id)) {
            return step_in(&c, self.now());
        }
        let enrolled = self.enrolments.get(hotkey).is_some_and(|slots| slots.is_live(self.now()));
        if enrolled {
            Action::WaitForPairing(self.terms.clock.next_anchor(self.now()))
        } else {
            Action::Enrol
        }
    }

    /// What a validator sees to. Evidence is not here: whether there is something to vote for, GitHub says.
    fn duties(&self, validator: &AccountId, actions: &mut Vec<Action>) {
        let (now, anchor) = (self.now(), self.anchor());
        if self.validators.last_freeze().is_none_or(|freeze| freeze.anchor < anchor) {
            actions.push(Action::Freeze);
        }
        if !self.has_voted(Subject::Pairs(anchor), validator) {
            actions.push(Action::Propose(anchor));
        }
        if self.pairs.accepted(anchor).iter().any(|a| a.progress == Progress::Waiting) {
            actions.push(Action::Start(anchor));
        }
        for (id, _) in self.competitions.open() {
            let Some(c) = self.competitions.get(id) else { continue };
            let due = if c.phase == Phase::Holdback { c.final_at } else { c.settle_at };
            if c.phase.is_undecided() && !self.has_voted(Subject::Outcome(id), validator) {
                actions.push(Action::Vote(id));
            } else if due.is_some_and(|block| now >= block) {
                actions.push(Action::Settle(id));
            }
        }
    }

    fn has_voted(&self, subject: Subject, validator: &AccountId) -> bool {
        self.ballot_of(&subject, validator).is_some()
    }
}

fn step_in(c: &Competition, now: BlockNumber) -> Action {
    if now < c.open_at {
        Action::WaitForWindow(c.id, c.open_at)
    } else if now < c.close_at {
        Action::Submit(c.id, c.close_at)
    } else {
        Action::WaitForOutcome(c.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::competitions::tests::competition;

    #[test]
    fn a_competitors_step_follows_the_windows() {
        for (now, expected) in [
            (9, Action::WaitForWindow(5, 10)),
            (10, Action::Submit(5, 20)),
            (19, Action::Submit(5, 20)),
            (20, Action::WaitForOutcome(5)),
        ] {
            assert_eq!(step_in(&competition(), now), expected, "at {now}");
        }
    }
}
