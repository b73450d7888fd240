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
