//! A hotkey that others stake on (subtensor: rpc_info/delegate_info.rs).
use super::*;
use alloc::collections::BTreeMap;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DelegateInfo<AccountId> {
    pub delegate_ss58: AccountId,
    /// Of 65,535.
    pub take: Compact<u16>,
    /// Who has staked how much alpha in which subnets.
    pub nominators: Vec<(AccountId, Vec<(Compact<NetUid>, Compact<u64>)>)>,
    pub owner_ss58: AccountId,
    /// Subnets with a neuron of it.
    pub registrations: Vec<Compact<NetUid>>,
    /// Those of them where it may set weights.
    pub validator_permits: Vec<Compact<NetUid>>,
    /// What a day brings for 1,000 TAO on root, after the take.
    pub return_per_1000: Compact<u64>,
    pub total_daily_return: Compact<u64>,
}

const BLOCKS_PER_DAY: u128 = 7_200;
const THOUSAND_TAO: u128 = 1_000_000_000_000;

impl<T: Config> Pallet<T> {
    pub fn get_delegates() -> Vec<DelegateInfo<T::AccountId>> {
        Delegates::<T>::iter_keys()
            .map(|delegate| Self::delegate(delegate, true))
            .collect()
    }

    pub fn get_delegate(delegate: T::AccountId) -> Option<DelegateInfo<T::AccountId>> {
        Delegates::<T>::contains_key(&delegate).then(|| Self::delegate(delegate, true))
    }

    /// The delegates that an account has staked on, once for each subnet, without their other nominators.
    pub fn get_delegated(nominator: T::AccountId) -> Vec<Delegated<T::AccountId>> {
        let held = Delegates::<T>::iter_keys().flat_map(|delegate| {
            let shares = AlphaV2::<T>::iter_prefix((&delegate, &nominator));
            let netuids: Vec<NetUid> = shares.map(|(netuid, _)| netuid).collect();
            netuids
                .into_iter()
                .map(move |netuid| (delegate.clone(), netuid))
        });
        held.map(|(delegate, netuid)| {
            let alpha =
                Self::get_stake_for_hotkey_and_coldkey_on_subnet(&delegate, &nominator, netuid);
            (
                Self::delegate(delegate, false),
                (Compact(netuid), Compact(alpha)),
            )
        })
        .collect()
    }

    fn delegate(delegate: T::AccountId, with_nominators: bool) -> DelegateInfo<T::AccountId> {
        let registered: Vec<(NetUid, u16)> = Self::existing_netuids()
            .into_iter()
            .filter_map(|netuid| Uids::<T>::get(netuid, &delegate).map(|uid| (netuid, uid)))
            .collect();
        let permitted = registered
            .iter()
            .filter(|(netuid, uid)| at(&ValidatorPermit::<T>::get(netuid), *uid))
            .map(|(netuid, _)| *netuid);
        let daily: u128 = registered
            .iter()
            .map(|(netuid, uid)| Self::daily_emission(*netuid, *uid))
            .sum();
        let take = Delegates::<T>::get(&delegate);
        let on_root = Self::get_stake_for_hotkey_on_subnet(&delegate, ROOT);
        DelegateInfo {
            take: Compact(take),
            nominators: if with_nominators {
                Self::nominators(&delegate)
            } else {
                Vec::new()
            },
            owner_ss58: Owner::<T>::get(&delegate),
            validator_permits: compacts(permitted),
            registrations: compacts(registered.iter().map(|(netuid, _)| *netuid)),
            return_per_1000: Compact(return_per_thousand(take, on_root, daily)),
            total_daily_return: Compact(u64::try_from(daily).unwrap_or(u64::MAX)),
            delegate_ss58: delegate,
        }
    }

    fn nominators(
        delegate: &T::AccountId,
    ) -> Vec<(T::AccountId, Vec<(Compact<NetUid>, Compact<u64>)>)> {
        let mut stakes: BTreeMap<T::AccountId, Vec<_>> = BTreeMap::new();
        for ((coldkey, netuid), _) in AlphaV2::<T>::iter_prefix((delegate,)) {
            let alpha =
                Self::get_stake_for_hotkey_and_coldkey_on_subnet(delegate, &coldkey, netuid);
            stakes
                .entry(coldkey)
                .or_default()
                .push((Compact(netuid), Compact(alpha)));
        }
        stakes.into_iter().collect()
    }

    fn daily_emission(netuid: NetUid, uid: u16) -> u128 {
        let (emission, tempo) = (
            at(&Emission::<T>::get(netuid), uid),
            Tempo::<T>::get(netuid),
        );
        if tempo == 0 {
            return 0;
        }
        u128::from(emission) * BLOCKS_PER_DAY / u128::from(tempo)
    }
}

fn return_per_thousand(take: u16, on_root: TaoBalance, daily: u128) -> u64 {
    if on_root == 0 {
        return 0;
    }
    let kept = daily * u128::from(u16::MAX - take) / u128::from(u16::MAX);
    u64::try_from(kept.saturating_mul(THOUSAND_TAO) / u128::from(on_root)).unwrap_or(u64::MAX)
}
