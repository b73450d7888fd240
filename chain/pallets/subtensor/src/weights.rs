//! What validators think of neurons (subtensor: subnets/weights.rs, `internal_set_weights`). Checks stand in its order.
use crate::{types::*, uids::set, *};
use alloc::vec::Vec;
use codec::Compact;
use frame_support::{ensure, pallet_prelude::*};

impl<T: Config> Pallet<T> {
    /// In the open; refused where weights must be committed first.
    pub fn do_set_weights(
        hotkey: T::AccountId,
        netuid: NetUid,
        uids: Vec<u16>,
        values: Vec<u16>,
        version_key: u64,
    ) -> DispatchResult {
        ensure!(
            !CommitRevealWeightsEnabled::<T>::get(netuid),
            Error::<T>::CommitRevealEnabled
        );
        Self::put_weights(hotkey, netuid, uids, values, version_key)
    }

    /// Each by itself: what is refused is told in an event, and the others are set.
    pub fn do_batch_set_weights(
        hotkey: T::AccountId,
        netuids: Vec<NetUid>,
        weights: Vec<Vec<(u16, u16)>>,
        version_keys: Vec<u64>,
    ) -> DispatchResult {
        ensure!(
            netuids.len() == weights.len() && netuids.len() == version_keys.len(),
            Error::<T>::InputLengthsUnequal
        );
        Self::ensure_batch_fits(&netuids)?;
        let results = netuids.iter().zip(weights).zip(version_keys).map(
            |((netuid, weights), version_key)| {
                let (uids, values) = weights.into_iter().unzip();
                Self::do_set_weights(hotkey.clone(), *netuid, uids, values, version_key)
            },
        );
        let results = results.collect();
        Self::tell_batch(hotkey, netuids, results);
        Ok(())
    }

    /// No batch is longer than all subnets together (subtensor leaves that to the block's weight).
    pub(crate) fn ensure_batch_fits(netuids: &[NetUid]) -> Result<(), Error<T>> {
        ensure!(
            netuids.len() <= usize::from(SubnetLimit::<T>::get()) + 1,
            Error::<T>::SubnetNotExists
        );
        Ok(())
    }

    pub(crate) fn tell_batch(
        hotkey: T::AccountId,
        netuids: Vec<NetUid>,
        results: Vec<DispatchResult>,
    ) {
        if results.iter().any(|result| result.is_err()) {
            Self::deposit_event(Event::BatchCompletedWithErrors());
        }
        for (netuid, result) in netuids.iter().zip(results) {
            if let Err(error) = result {
                Self::deposit_event(Event::BatchWeightItemFailed(*netuid, error));
            }
        }
        let netuids = netuids.into_iter().map(Compact).collect();
        Self::deposit_event(Event::BatchWeightsCompleted(netuids, hotkey));
    }

    /// The rate limit counts from the commit where weights are committed.
    pub(crate) fn put_weights(
        hotkey: T::AccountId,
        netuid: NetUid,
        uids: Vec<u16>,
        values: Vec<u16>,
        version_key: u64,
    ) -> DispatchResult {
        ensure!(netuid != ROOT, Error::<T>::CanNotSetRootNetworkWeights);
        ensure!(
            uids.len() == values.len(),
            Error::<T>::WeightVecNotEqualSize
        );
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        let n = SubnetworkN::<T>::get(netuid);
        ensure!(
            uids.len() <= usize::from(n),
            Error::<T>::UidsLengthExceedUidsInSubNet
        );
        let uid = Uids::<T>::get(netuid, &hotkey).ok_or(Error::<T>::HotKeyNotRegisteredInSubNet)?;
        Self::ensure_stake_to_vote(&hotkey, netuid)?;
        let is_owner = SubnetOwnerHotkey::<T>::get(netuid) == hotkey;
        let version = WeightsVersionKey::<T>::get(netuid);
        ensure!(
            version == 0 || version_key >= version,
            Error::<T>::IncorrectWeightVersionKey
        );
        let now = Self::current_block();
        let committed = CommitRevealWeightsEnabled::<T>::get(netuid);
        ensure!(
            committed || Self::may_set_weights_again(netuid, uid, now),
            Error::<T>::SettingWeightsTooFast
        );
        let only_itself = uids == [uid];
        let permitted = || ValidatorPermit::<T>::get(netuid).get(usize::from(uid)) == Some(&true);
        ensure!(
            only_itself || is_owner || permitted(),
            Error::<T>::NeuronNoValidatorPermit
        );
        ensure!(!has_duplicates(&uids), Error::<T>::DuplicateUids);
        ensure!(
            uids.iter().all(|uid| *uid < n),
            Error::<T>::UidVecContainInvalidOne
        );
        let least = MinAllowedWeights::<T>::get(netuid).min(n);
        ensure!(
            only_itself || uids.len() >= usize::from(least),
            Error::<T>::WeightVecLengthIsLow
        );

        let scaled = upscale(&values);
        Weights::<T>::insert(
            netuid,
            uid,
            uids.into_iter().zip(scaled).collect::<Vec<_>>(),
        );
        if !committed {
            LastUpdate::<T>::mutate(netuid, |updates| set(updates, uid, now));
        }
        Self::deposit_event(Event::WeightsSet(netuid, uid));
        Ok(())
    }

    /// The subnet owner's hotkey needs none.
    pub(crate) fn ensure_stake_to_vote(
        hotkey: &T::AccountId,
        netuid: NetUid,
    ) -> Result<(), Error<T>> {
        let is_owner = SubnetOwnerHotkey::<T>::get(netuid) == *hotkey;
        ensure!(
            is_owner || Self::stake_weight(hotkey, netuid) >= StakeThreshold::<T>::get(),
            Error::<T>::NotEnoughStakeToSetWeights
        );
        Ok(())
    }

    pub(crate) fn may_set_weights_again(netuid: NetUid, uid: u16, now: u64) -> bool {
        let last = LastUpdate::<T>::get(netuid)
            .get(usize::from(uid))
            .copied()
            .unwrap_or(0);
        last == 0 || now.saturating_sub(last) >= WeightsSetRateLimit::<T>::get(netuid)
    }
}

fn has_duplicates(uids: &[u16]) -> bool {
    let mut sorted = uids.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).any(|pair| pair[0] == pair[1])
}

/// Scales the largest value to 65,535 (subtensor: epoch/math.rs, `vec_u16_max_upscale_to_u16`, in 32 fractional bits).
fn upscale(values: &[u16]) -> Vec<u16> {
    const FULL: u64 = u16::MAX as u64;
    let most = u64::from(values.iter().copied().max().unwrap_or(0));
    let scale = |value: u64| match most {
        0 => 0,
        1..=32_768 => (value * FULL * 2 + most) / (2 * most),
        _ => (value * ((FULL << 32) / most) + (1 << 31)) >> 32,
    };
    values
        .iter()
        .map(|value| scale((*value).into()) as u16)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{has_duplicates, upscale};
    use alloc::{vec, vec::Vec};

    #[test]
    fn the_largest_weight_becomes_all_of_it() {
        let table: Vec<(Vec<u16>, Vec<u16>)> = vec![
            (vec![], vec![]),
            (vec![0, 0], vec![0, 0]),
            (vec![1, 1], vec![65_535, 65_535]),
            (vec![1, 2], vec![32_768, 65_535]),
            (vec![0, 16_384, 32_768], vec![0, 32_768, 65_535]),
            (vec![65_535, 1], vec![65_535, 1]),
            // The last rows of subtensor's test_vec_u16_max_upscale_to_u16 (tests/math.rs).
            (vec![65_534], vec![65_535]),
            (vec![0, 1, 65_534], vec![0, 1, 65_535]),
            (
                vec![0, 1, 2, 3, 4, 65_533, 65_535],
                vec![0, 1, 2, 3, 4, 65_533, 65_535],
            ),
            // 65,535 / 40,000 is cut to 32 bits, so the half is not reached.
            (vec![40_000, 20_000], vec![65_535, 32_767]),
        ];
        for (values, scaled) in table {
            assert_eq!(upscale(&values), scaled);
        }
    }

    #[test]
    fn a_uid_stands_once() {
        assert!(has_duplicates(&[3, 1, 3]));
        assert!(!has_duplicates(&[3, 1, 2]));
    }
}
