//! The parameters in force and those that are to come. A change begins at the next anchor, and a competition keeps the
//! parameters it began with, so every version that was in force is kept under its id.

use crate::errors::Result;
use crate::events::*;
use crate::joust::Joust;
use crate::params::check;
use crate::store::Mapping;
use crate::time::{scale, Clock};
use crate::types::*;

/// The id of the parameters that the contract began with.
const FIRST: u32 = 1;

#[ink::storage_item]
#[derive(Debug)]
pub struct Terms {
    pub clock: Clock,
    versions: Mapping<u32, Params>,
    /// The last version that an event told to be in force.
    told: u32,
}

impl Terms {
    /// `params` from the block `now` on. Errors: [`crate::errors::Error::BadParams`].
    pub fn starting(params: &Params, now: BlockNumber, blocks_per_day: u32, ms_per_block: u32) -> Result<Self> {
        check(params, blocks_per_day, ms_per_block)?;
        let clock = Clock::starting(now, scale(params.pair_epoch, blocks_per_day), FIRST);
        let mut terms = Self { clock, versions: Mapping::default(), told: FIRST };
        terms.versions.insert(FIRST, params);
        Ok(terms)
    }

    #[inline(never)]
    pub fn at(&self, id: u32) -> Option<Params> {
        self.versions.get(id)
    }
}

impl Joust {
    pub(crate) fn params_id(&self) -> u32 {
        self.terms.clock.span(self.now()).params_id
    }

    /// The parameters in force.
    #[inline(never)]
    pub(crate) fn rules(&self) -> Params {
        self.terms.at(self.params_id()).expect("versions are never removed")
    }

    /// The parameters that a competition began with.
    pub(crate) fn params_of(&self, competition: &Competition) -> Params {
        self.terms.at(competition.params_id).expect("versions are never removed")
    }

    /// The owner's parameters from the next anchor on.
    pub(crate) fn propose_terms(&mut self, params: Params) -> Result<()> {
        self.ensure_owner()?;
        check(&params, self.settings.blocks_per_day, self.settings.ms_per_block)?;
        let (now, epoch_blocks) = (self.now(), self.blocks(params.pair_epoch));
        let params_id = self.params_id() + 1;
        let span = self.terms.clock.propose(now, epoch_blocks, params_id);
        self.terms.versions.insert(params_id, &params);
        emit(ParamsProposed { params_id, from: span.from, params });
        Ok(())
    }

    /// Nothing happens at an anchor by itself, so the epoch's freeze tells what came into force.
    pub(crate) fn tell_params(&mut self) {
        let span = self.terms.clock.span(self.now());
        if span.params_id != self.terms.told {
            self.terms.told = span.params_id;
            emit(ParamsChanged { params_id: span.params_id, from: span.from });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::errors::Error;
    use crate::params::tests::defaults;
    use crate::settings::tests::{at, call_as, contract};

    #[ink::test]
    fn proposed_parameters_come_into_force_at_the_next_anchor() {
        let mut joust = contract();
        let longer = Params { pair_epoch: 3_600, grace: 7_200, ..defaults() };
        at(103);
        assert_eq!(joust.propose_params(longer.clone()), Ok(()));
        let config = joust.config().read();
        assert_eq!((config.params_id, config.proposed_params), (1, Some(ProposedParams { params_id: 2, from: 109 })));
        at(108);
        assert_eq!(joust.params().read(), defaults());
        at(109);
        assert_eq!(joust.params().read(), longer);
        let config = joust.config().read();
        assert_eq!((config.params_id, config.proposed_params), (2, None));
        assert_eq!((config.anchor, config.next_anchor), (109, 127)); // twice as long from here on
        assert_eq!((joust.params_at(1).read(), joust.params_at(2).read()), (Some(defaults()), Some(longer)));
        assert_eq!((joust.params_at(0).read(), joust.params_at(3).read()), (None, None));
    }

    #[ink::test]
    fn what_was_in_force_is_never_overwritten() {
        let mut joust = contract();
        for (block, grace) in [(101, 8_000), (102, 9_000), (110, 10_000), (111, 11_000), (130, 12_000)] {
            at(block);
            joust.propose_params(Params { grace, ..defaults() }).unwrap();
        }
        at(136);
        let graces: Vec<u32> = (1..=4).map(|id| joust.params_at(id).read().unwrap().grace).collect();
        assert_eq!(graces, vec![50_400, 9_000, 11_000, 12_000]);
        assert_eq!((joust.config().read().params_id, joust.params_at(5).read()), (4, None));
    }

    #[ink::test]
    fn only_the_owner_proposes_and_only_inside_the_bounds() {
        let mut joust = contract();
        assert_eq!(joust.propose_params(Params { holdback_bps: 5_001, ..defaults() }), Err(Error::BadParams));
        call_as(2);
        assert_eq!(joust.propose_params(defaults()), Err(Error::NotOwner));
        assert_eq!(joust.config().read().proposed_params, None);
    }
}
