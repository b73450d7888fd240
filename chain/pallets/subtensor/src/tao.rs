//! TAO moves between coldkeys, the accounts of subnets and the burn address (subtensor: coinbase/tao.rs).
use crate::{types::*, *};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::{Fortitude, Precision, Preservation},
    },
};
use sp_runtime::traits::AccountIdConversion;

impl<T: Config> Pallet<T> {
    /// The account that holds the TAO of the subnet's pool.
    pub fn get_subnet_account_id(netuid: NetUid) -> T::AccountId {
        T::SubtensorPalletId::get().into_sub_account_truncating(netuid)
    }

    pub(crate) fn is_subnet_account(account: &T::AccountId) -> bool {
        NetworksAdded::<T>::iter_keys()
            .any(|netuid| Self::get_subnet_account_id(netuid) == *account)
    }

    /// Free TAO, with the existential deposit.
    pub(crate) fn free_tao(account: &T::AccountId) -> TaoBalance {
        T::Currency::reducible_balance(account, Preservation::Expendable, Fortitude::Polite)
    }

    /// Takes TAO for the pool, at most what leaves the coldkey alive, and answers how much that was.
    pub(crate) fn transfer_tao_to_subnet(
        netuid: NetUid,
        coldkey: &T::AccountId,
        amount: TaoBalance,
    ) -> Result<TaoBalance, DispatchError> {
        let most =
            T::Currency::reducible_balance(coldkey, Preservation::Preserve, Fortitude::Polite);
        let amount = amount.min(most);
        ensure!(amount > 0, Error::<T>::InsufficientBalance);
        let account = Self::get_subnet_account_id(netuid);
        T::Currency::transfer(coldkey, &account, amount, Preservation::Preserve)?;
        Ok(amount)
    }

    pub(crate) fn transfer_tao_from_subnet(
        netuid: NetUid,
        to: &T::AccountId,
        amount: TaoBalance,
    ) -> DispatchResult {
        Self::transfer_tao(&Self::get_subnet_account_id(netuid), to, amount)
    }

    pub(crate) fn transfer_tao(
        from: &T::AccountId,
        to: &T::AccountId,
        amount: TaoBalance,
    ) -> DispatchResult {
        ensure!(
            amount <= Self::free_tao(from),
            Error::<T>::InsufficientBalance
        );
        T::Currency::transfer(from, to, amount, Preservation::Expendable)?;
        Ok(())
    }

    /// The author of the block, or the burn address when it is not known.
    pub(crate) fn fee_account() -> T::AccountId {
        T::Author::get().unwrap_or_else(|| T::BurnAccountId::get().into_account_truncating())
    }

    /// Takes TAO out of existence; the coldkey keeps its existential deposit.
    pub(crate) fn recycle_tao(coldkey: &T::AccountId, amount: TaoBalance) -> DispatchResult {
        T::Currency::burn_from(
            coldkey,
            amount,
            Preservation::Preserve,
            Precision::Exact,
            Fortitude::Polite,
        )?;
        Ok(())
    }
}
