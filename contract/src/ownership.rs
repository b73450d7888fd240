//! Who owns the contract, and the brake. A hand-over takes two steps, so that no owner is lost to a mistyped key.

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::types::AccountId;

impl Joust {
    /// Errors: [`Error::NotOwner`].
    pub(crate) fn ensure_owner(&self) -> Result<()> {
        (self.caller() == self.settings.owner).then_some(()).ok_or(Error::NotOwner)
    }

    /// New issues, enrolments, deposits and pairs wait while the contract is paused. Errors: [`Error::Paused`].
    pub(crate) fn ensure_unpaused(&self) -> Result<()> {
        (!self.settings.paused).then_some(()).ok_or(Error::Paused)
    }

    pub(crate) fn offer_ownership(&mut self, proposed: AccountId) -> Result<()> {
        self.ensure_owner()?;
        self.settings.next_owner = Some(proposed);
        emit(OwnerProposed { owner: self.settings.owner, proposed });
        Ok(())
    }

    pub(crate) fn take_ownership(&mut self) -> Result<()> {
        let owner = self.caller();
        if self.settings.next_owner != Some(owner) {
            return Err(Error::NotProposedOwner);
        }
        self.settings.next_owner = None;
        let before = core::mem::replace(&mut self.settings.owner, owner);
        emit(OwnerChanged { before, owner });
        Ok(())
    }

    pub(crate) fn brake(&mut self) -> Result<()> {
        self.ensure_owner()?;
        self.ensure_unpaused()?;
        self.settings.paused = true;
        emit(Paused {});
        Ok(())
    }

    /// A contract whose subnet is gone stays paused. Errors: [`Error::NotPaused`], [`Error::WoundDown`].
    pub(crate) fn release_brake(&mut self) -> Result<()> {
        self.ensure_owner()?;
        if self.settings.wind_down.is_some() {
            return Err(Error::WoundDown);
        }
        if !self.settings.paused {
            return Err(Error::NotPaused);
        }
        self.settings.paused = false;
        emit(Unpaused {});
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::tests::{account, call_as, contract, OWNER};

    const HEIR: u8 = 2;

    #[ink::test]
    fn a_hand_over_takes_two_steps() {
        let mut joust = contract();
        assert_eq!(joust.propose_owner(account(HEIR)), Ok(()));
        assert_eq!(
            (joust.config().read().owner, joust.config().read().next_owner),
            (account(OWNER), Some(account(HEIR)))
        );
        assert_eq!(joust.accept_owner(), Err(Error::NotProposedOwner)); // the owner itself cannot
        call_as(HEIR);
        assert_eq!(joust.pause(), Err(Error::NotOwner)); // nor does the heir own it yet
        assert_eq!(joust.accept_owner(), Ok(()));
        assert_eq!((joust.config().read().owner, joust.config().read().next_owner), (account(HEIR), None));
        assert_eq!(joust.accept_owner(), Err(Error::NotProposedOwner));
        call_as(OWNER);
        assert_eq!(joust.propose_owner(account(OWNER)), Err(Error::NotOwner));
    }

    #[ink::test]
    fn a_later_offer_takes_the_place_of_the_earlier() {
        let mut joust = contract();
        joust.propose_owner(account(HEIR)).unwrap();
        joust.propose_owner(account(3)).unwrap();
        call_as(HEIR);
        assert_eq!(joust.accept_owner(), Err(Error::NotProposedOwner));
    }

    #[ink::test]
    fn a_pause_stops_what_is_new() {
        let mut joust = contract();
        assert_eq!(joust.unpause(), Err(Error::NotPaused));
        joust.pause().unwrap();
        assert_eq!(joust.pause(), Err(Error::Paused));
        assert!(joust.config().read().paused);
        assert_eq!(joust.enrol(vec![1]), Err(Error::Paused));
        assert_eq!(joust.start(100, 1), Err(Error::Paused));
        assert_eq!(joust.expire(1), Ok(0)); // goes on
        joust.unpause().unwrap();
        assert_eq!(joust.start(100, 1), Ok(0));
        call_as(HEIR);
        assert_eq!((joust.pause(), joust.unpause()), (Err(Error::NotOwner), Err(Error::NotOwner)));
    }
}
