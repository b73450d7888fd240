//! The end: the subnet is gone, and the chain paid its stakers out in TAO. Miners take their collateral back as ever; bounties
//! that are owed are paid in TAO at one rate. What nobody is owed stays: no message gives it to a person.

use crate::chain;
use crate::collateral::Collateral;
use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::types::*;

/// Between the two calls the chain may still be paying: 3 days; fixed.
const SETTLING: u32 = 3 * 7_200;

impl Joust {
    /// The first call stops the contract, a second one fixes the rate.
    pub(crate) fn end_with_subnet(&mut self) -> Result<()> {
        let now = self.now();
        let rate = match self.settings.wind_down {
            None => self.stop_for_ever(now)?,
            Some(begun) if begun.rate.is_some() => return Err(Error::WoundDown),
            Some(begun) if now < begun.rate_at => return Err(Error::TooEarly),
            Some(begun) => self.fix_rate(begun),
        };
        emit(WoundDown { rate });
        Ok(())
    }

    fn stop_for_ever(&mut self, now: BlockNumber) -> Result<Option<Rate>> {
        if !self.subnet_is_gone()? {
            return Err(Error::SubnetExists);
        }
        let rate_at = now.saturating_add(self.blocks(SETTLING));
        self.settings.paused = true;
        self.settings.wind_down = Some(WindDown { began_at: now, rate_at, rate: None });
        Ok(None)
    }

    fn fix_rate(&mut self, begun: WindDown) -> Option<Rate> {
        let rate = Some(Rate { tao: self.tao_of_stake(), alpha: self.books.held() });
        self.settings.wind_down = Some(WindDown { rate, ..begun });
        rate
    }

    /// Errors: [`Error::Unsupported`] where the chain cannot say.
    fn subnet_is_gone(&self) -> Result<bool> {
        let counter = self.settings.subnet_counter.ok_or(Error::Unsupported)?;
        let subnet = chain::subnet_state(self.settings.netuid)?;
        // Another subnet may have taken the number.
        Ok(!subnet.exists || subnet.registered_subnet_counter != counter)
    }

    /// The TAO that is nobody's collateral.
    fn tao_of_stake(&self) -> Balance {
        let Collateral { deposited, slash_pot, .. } = self.collateral;
        self.tao().saturating_sub(deposited.saturating_add(slash_pot))
    }
}

/// What `owed` rao of alpha are in rao of TAO, rounded down.
pub fn in_tao(owed: Balance, rate: Rate) -> Balance {
    let tao = u128::from(owed) * u128::from(rate.tao) / u128::from(rate.alpha.max(1));
    // `alpha` is what was held for everyone, so nobody's part exceeds the whole.
    u64::try_from(tao).unwrap_or(rate.tao).min(rate.tao)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_rate_never_exceed_it() {
        for (owed, tao, alpha, expected) in [
            (50, 10, 100, 5),
            (1, 10, 100, 0),
            (100, 10, 100, 10),
            (0, 10, 0, 0), // nothing was held
            (u64::MAX, u64::MAX, u64::MAX, u64::MAX),
            (u64::MAX, 7, 1, 7),
        ] {
            assert_eq!(in_tao(owed, Rate { tao, alpha }), expected, "{owed} at {tao} for {alpha}");
        }
    }

    /// The rest is tested on the runtime (native-tests): off the chain nobody can say that the subnet is gone.
    #[ink::test]
    fn a_chain_that_cannot_say_never_ends_the_contract() {
        assert_eq!(crate::settings::tests::contract().wind_down(), Err(Error::Unsupported));
    }
}
