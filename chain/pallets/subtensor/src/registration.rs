//! A coldkey buys a place for a hotkey (subtensor: subnets/registration.rs). The price falls by half in `BurnHalfLife`
//! blocks and rises by `BurnIncreaseMult` with each registration, between `MinBurn` and `MaxBurn`.
use crate::{swap::Terms, types::*, *};
use frame_support::{ensure, pallet_prelude::*};
use sp_core::U256;

/// 1 in Q32.
const UNIT: u64 = 1 << 32;

impl<T: Config> Pallet<T> {
    pub fn do_register(
        coldkey: &T::AccountId,
        netuid: NetUid,
        hotkey: &T::AccountId,
    ) -> DispatchResult {
        ensure!(
            netuid != ROOT,
            Error::<T>::RegistrationNotPermittedOnRootSubnet
        );
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        ensure!(
            NetworkRegistrationAllowed::<T>::get(netuid),
            Error::<T>::SubNetRegistrationDisabled
        );
        ensure!(
            !Uids::<T>::contains_key(netuid, hotkey),
            Error::<T>::HotKeyAlreadyRegisteredInSubNet
        );
        let price = Burn::<T>::get(netuid);
        ensure!(
            price <= Self::free_tao(coldkey),
            Error::<T>::NotEnoughBalanceToStake
        );
        Self::claim_hotkey(coldkey, hotkey)?;
        let replaced = Self::place_for_neuron(netuid)?;
        Self::pay_registration(coldkey, netuid, price)?;
        let uid = Self::place_neuron(netuid, hotkey, replaced);
        Burn::<T>::insert(netuid, Self::raised_price(netuid, price));
        Self::deposit_event(Event::NeuronRegistered(netuid, uid, hotkey.clone()));
        Ok(())
    }

    /// Refuses when the price has risen above the limit.
    pub fn do_register_limit(
        coldkey: &T::AccountId,
        netuid: NetUid,
        hotkey: &T::AccountId,
        limit_price: TaoBalance,
    ) -> DispatchResult {
        ensure!(
            netuid != ROOT,
            Error::<T>::RegistrationNotPermittedOnRootSubnet
        );
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        ensure!(
            Burn::<T>::get(netuid) <= limit_price,
            Error::<T>::RegistrationPriceLimitExceeded
        );
        Self::do_register(coldkey, netuid, hotkey)
    }

    /// Buys alpha for the price and recycles it.
    fn pay_registration(
        coldkey: &T::AccountId,
        netuid: NetUid,
        price: TaoBalance,
    ) -> DispatchResult {
        let paid = Self::transfer_tao_to_subnet(netuid, coldkey, price)?;
        let swap = Self::buy_alpha(netuid, paid, Terms::PLAIN)?;
        Self::recycle_subnet_alpha(netuid, swap.paid_out);
        Self::transfer_tao_from_subnet(netuid, &Self::fee_account(), swap.fee)?;
        RAORecycledForRegistration::<T>::mutate(netuid, |total| {
            *total = total.saturating_add(paid)
        });
        Ok(())
    }

    /// None: there is room. Some: the uid that makes room.
    fn place_for_neuron(netuid: NetUid) -> Result<Option<u16>, Error<T>> {
        let most = MaxAllowedUids::<T>::get(netuid);
        ensure!(most > 0, Error::<T>::NoNeuronIdAvailable);
        if SubnetworkN::<T>::get(netuid) < most {
            return Ok(None);
        }
        Self::neuron_to_prune(netuid)
            .map(Some)
            .ok_or(Error::<T>::NoNeuronIdAvailable)
    }

    fn raised_price(netuid: NetUid, price: TaoBalance) -> TaoBalance {
        let raised = (U256::from(price) * U256::from(BurnIncreaseMult::<T>::get(netuid))) >> 64;
        Self::bounded_price(netuid, u64::try_from(raised).unwrap_or(u64::MAX))
    }

    fn bounded_price(netuid: NetUid, price: TaoBalance) -> TaoBalance {
        price
            .min(MaxBurn::<T>::get(netuid))
            .max(MinBurn::<T>::get(netuid))
    }

    /// Once a block, before the extrinsics.
    pub(crate) fn decay_price(netuid: NetUid) {
        let half_life = BurnHalfLife::<T>::get(netuid);
        if half_life == 0 {
            return;
        }
        let price = Burn::<T>::get(netuid);
        let decayed = (u128::from(price) * u128::from(halving_factor(half_life))) >> 32;
        Burn::<T>::insert(netuid, Self::bounded_price(netuid, decayed as u64));
    }
}

/// The largest Q32 factor whose `half_life`-th power is at most one half.
fn halving_factor(half_life: u16) -> u64 {
    let (mut low, mut high) = (0, UNIT);
    while high - low > 1 {
        let middle = (low + high) / 2;
        if power(middle, half_life) > UNIT / 2 {
            high = middle;
        } else {
            low = middle;
        }
    }
    low
}

fn power(base: u64, mut exponent: u16) -> u64 {
    let (mut base, mut result) = (base, UNIT);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = ((u128::from(result) * u128::from(base)) >> 32) as u64;
        }
        base = ((u128::from(base) * u128::from(base)) >> 32) as u64;
        exponent >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{halving_factor, power, UNIT};

    #[test]
    fn the_price_halves_in_a_half_life() {
        for half_life in [1, 2, 360, 7_200, u16::MAX] {
            let factor = halving_factor(half_life);
            assert!(power(factor, half_life) <= UNIT / 2);
            assert!(power(factor + 1, half_life) > UNIT / 2);
        }
    }
}
