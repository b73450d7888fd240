//! Places of a subnet's neurons (subtensor: subnets/uids.rs, registration.rs).
use crate::{types::*, *};
use alloc::vec::Vec;
use sp_runtime::SaturatedConversion;

impl<T: Config> Pallet<T> {
    pub fn current_block() -> u64 {
        frame_system::Pallet::<T>::block_number().saturated_into()
    }

    /// Puts the hotkey where another was, or at the end. Answers its uid.
    pub(crate) fn place_neuron(
        netuid: NetUid,
        hotkey: &T::AccountId,
        replaced: Option<u16>,
    ) -> u16 {
        let uid = match replaced {
            Some(uid) => {
                Self::clear_neuron(netuid, uid);
                uid
            }
            None => Self::append_place(netuid),
        };
        let now = Self::current_block();
        Keys::<T>::insert(netuid, uid, hotkey);
        Uids::<T>::insert(netuid, hotkey, uid);
        IsNetworkMember::<T>::insert(hotkey, netuid, true);
        BlockAtRegistration::<T>::insert(netuid, uid, now);
        LastUpdate::<T>::mutate(netuid, |updates| set(updates, uid, now));
        Active::<T>::mutate(netuid, |active| set(active, uid, true));
        uid
    }

    fn append_place(netuid: NetUid) -> u16 {
        let uid = SubnetworkN::<T>::get(netuid);
        SubnetworkN::<T>::insert(netuid, uid + 1);
        Active::<T>::append(netuid, true);
        Emission::<T>::append(netuid, 0u64);
        Consensus::<T>::append(netuid, 0u16);
        Incentive::<T>::append(netuid, 0u16);
        Dividends::<T>::append(netuid, 0u16);
        ValidatorTrust::<T>::append(netuid, 0u16);
        ValidatorPermit::<T>::append(netuid, false);
        StakeWeight::<T>::append(netuid, 0u16);
        LastUpdate::<T>::append(netuid, 0u64);
        uid
    }

    pub(crate) fn set_permit(netuid: NetUid, uid: u16, permitted: bool) {
        ValidatorPermit::<T>::mutate(netuid, |permits| set(permits, uid, permitted));
    }

    /// Validators' bonds to the hotkey begin anew, where the subnet allows it.
    pub fn reset_bonds(netuid: NetUid, hotkey: &T::AccountId) {
        if !BondsResetOn::<T>::get(netuid) {
            return;
        }
        let Some(uid) = Uids::<T>::get(netuid, hotkey) else {
            return;
        };
        let holders: Vec<u16> = Bonds::<T>::iter_key_prefix(netuid).collect();
        for holder in holders {
            Bonds::<T>::mutate(netuid, holder, |bonds| bonds.retain(|(to, _)| *to != uid));
        }
    }

    /// Forgets the neuron at the uid, and what others thought of it. Its stake stays on the hotkey.
    fn clear_neuron(netuid: NetUid, uid: u16) {
        let hotkey = Keys::<T>::get(netuid, uid);
        Uids::<T>::remove(netuid, &hotkey);
        IsNetworkMember::<T>::remove(&hotkey, netuid);
        Axons::<T>::remove(netuid, &hotkey);
        Prometheus::<T>::remove(netuid, &hotkey);
        Emission::<T>::mutate(netuid, |values| set(values, uid, 0));
        Consensus::<T>::mutate(netuid, |values| set(values, uid, 0));
        Incentive::<T>::mutate(netuid, |values| set(values, uid, 0));
        Dividends::<T>::mutate(netuid, |values| set(values, uid, 0));
        ValidatorTrust::<T>::mutate(netuid, |values| set(values, uid, 0));
        ValidatorPermit::<T>::mutate(netuid, |values| set(values, uid, false));
        StakeWeight::<T>::mutate(netuid, |values| set(values, uid, 0));
        Bonds::<T>::remove(netuid, uid);
        Weights::<T>::remove(netuid, uid);
        let voters: Vec<u16> = Weights::<T>::iter_key_prefix(netuid).collect();
        for voter in voters {
            Weights::<T>::mutate(netuid, voter, |weights| {
                weights
                    .iter_mut()
                    .filter(|(of, _)| *of == uid)
                    .for_each(|(_, weight)| *weight = 0)
            });
        }
    }

    /// The neuron that makes room: least emission, then oldest, then lowest uid; never the owner's immune ones, and
    /// immune ones only when too few others are left.
    pub(crate) fn neuron_to_prune(netuid: NetUid) -> Option<u16> {
        let kept = Self::immune_owner_uids(netuid);
        let emissions = Emission::<T>::get(netuid);
        let candidates = (0..SubnetworkN::<T>::get(netuid)).filter(|uid| !kept.contains(uid));
        let (immune, free): (Vec<u16>, Vec<u16>) =
            candidates.partition(|uid| Self::is_immune(netuid, *uid));
        let least = |uids: &[u16]| {
            let merit = |uid: &u16| {
                let emission = emissions.get(usize::from(*uid)).copied().unwrap_or(0);
                (emission, BlockAtRegistration::<T>::get(netuid, uid), *uid)
            };
            uids.iter().copied().min_by_key(merit)
        };
        if free.len() > usize::from(MinNonImmuneUids::<T>::get(netuid)) {
            least(&free)
        } else {
            least(&immune)
        }
    }

    fn is_immune(netuid: NetUid, uid: u16) -> bool {
        let age = Self::current_block().saturating_sub(BlockAtRegistration::<T>::get(netuid, uid));
        age < u64::from(ImmunityPeriod::<T>::get(netuid))
    }

    /// The owner's hotkey, then the owner's other hotkeys from the oldest, up to `ImmuneOwnerUidsLimit`.
    fn immune_owner_uids(netuid: NetUid) -> Vec<u16> {
        let main = Uids::<T>::get(netuid, SubnetOwnerHotkey::<T>::get(netuid));
        let mut uids = Self::owner_uids(netuid);
        uids.sort_by_key(|uid| {
            (
                Some(*uid) != main,
                BlockAtRegistration::<T>::get(netuid, uid),
                *uid,
            )
        });
        uids.truncate(ImmuneOwnerUidsLimit::<T>::get(netuid).into());
        uids
    }
}

pub(crate) fn set<V>(values: &mut [V], uid: u16, value: V) {
    if let Some(cell) = values.get_mut(usize::from(uid)) {
        *cell = value;
    }
}
