//! Stake leaves its holder: out of the issuance, or kept in it for nobody (subtensor: staking/recycle_alpha.rs).
//! More than the pair holds means all of it.
use crate::{staking::Limit, types::*, *};
use frame_support::{
    ensure,
    pallet_prelude::*,
    storage::{with_transaction, TransactionOutcome},
};

impl<T: Config> Pallet<T> {
    /// Answers how much was recycled.
    pub fn do_recycle_alpha(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        amount: AlphaBalance,
        netuid: NetUid,
    ) -> Result<AlphaBalance, DispatchError> {
        let amount = Self::take_alpha(coldkey, hotkey, amount, netuid)?;
        Self::recycle_subnet_alpha(netuid, amount);
        Self::deposit_event(Event::AlphaRecycled(
            coldkey.clone(),
            hotkey.clone(),
            amount,
            netuid,
        ));
        Ok(amount)
    }

    /// Answers how much was burned.
    pub fn do_burn_alpha(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        amount: AlphaBalance,
        netuid: NetUid,
    ) -> Result<AlphaBalance, DispatchError> {
        let amount = Self::take_alpha(coldkey, hotkey, amount, netuid)?;
        pallet_alpha_assets::Pallet::<T>::burn(netuid, amount);
        Self::deposit_event(Event::AlphaBurned(
            coldkey.clone(),
            hotkey.clone(),
            amount,
            netuid,
        ));
        Ok(amount)
    }

    /// Buys alpha and recycles it, both or neither. Answers the alpha.
    pub fn do_add_stake_recycle(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        tao: TaoBalance,
    ) -> Result<AlphaBalance, DispatchError> {
        both_or_neither(|| {
            let alpha = Self::do_add_stake(coldkey, hotkey, netuid, tao)?;
            Self::do_recycle_alpha(coldkey, hotkey, alpha, netuid)
        })
    }

    /// Buys alpha and burns it, both or neither. Answers the alpha.
    pub fn do_add_stake_burn(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        tao: TaoBalance,
    ) -> Result<AlphaBalance, DispatchError> {
        both_or_neither(|| {
            let alpha = Self::do_add_stake(coldkey, hotkey, netuid, tao)?;
            Self::do_burn_alpha(coldkey, hotkey, alpha, netuid)
        })
    }

    /// The extrinsic of the same kind, with a price limit if one is given.
    pub fn do_add_stake_burn_limit(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        tao: TaoBalance,
        price: Option<TaoBalance>,
    ) -> DispatchResult {
        both_or_neither(|| {
            let alpha = match price {
                None => Self::do_add_stake(coldkey, hotkey, netuid, tao)?,
                Some(price) => {
                    let limit = Limit {
                        price,
                        allow_partial: false,
                    };
                    Self::do_add_stake_limit(coldkey, hotkey, netuid, tao, limit)?
                }
            };
            Self::do_burn_alpha(coldkey, hotkey, alpha, netuid)?;
            Self::deposit_event(Event::AddStakeBurn {
                netuid,
                hotkey: hotkey.clone(),
                amount: tao,
                alpha,
            });
            Ok(())
        })
    }

    fn take_alpha(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        amount: AlphaBalance,
        netuid: NetUid,
    ) -> Result<AlphaBalance, DispatchError> {
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        ensure!(netuid != ROOT, Error::<T>::CannotBurnOrRecycleOnRootSubnet);
        Self::ensure_subtoken_enabled(netuid)?;
        ensure!(
            Self::hotkey_account_exists(hotkey),
            Error::<T>::HotKeyAccountNotExists
        );
        let held = Self::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, netuid);
        Self::ensure_available_to_unstake(coldkey, netuid, amount.min(held))?;
        Ok(Self::decrease_stake(hotkey, coldkey, netuid, amount))
    }
}

fn both_or_neither<R>(
    steps: impl FnOnce() -> Result<R, DispatchError>,
) -> Result<R, DispatchError> {
    with_transaction(|| match steps() {
        Ok(done) => TransactionOutcome::Commit(Ok(done)),
        Err(error) => TransactionOutcome::Rollback(Err(error)),
    })
}
