//! What is refused before it enters a block: calls that are free must not cost the chain anything when they are sure to
//! fail (subtensor: guards/, which are asked when a transaction is validated). The calls themselves check again.
use crate::{types::*, *};
use alloc::vec::Vec;
use frame_support::{ensure, weights::Weight};

impl<T: Config> Pallet<T> {
    /// In subtensor's order. A call that has no such checks passes.
    pub fn ensure_may_enter(who: &T::AccountId, call: &Call<T>) -> Result<(), Error<T>> {
        Self::guard_weights(who, call)?;
        Self::guard_rates(who, call)?;
        Self::guard_take(who, call)?;
        Self::guard_serving(who, call)
    }

    /// What the guards of a call cost.
    pub fn weight_of_guards(call: Option<&Call<T>>) -> Weight {
        let own = match call {
            Some(Call::set_weights { .. } | Call::commit_weights { .. }) => {
                T::WeightInfo::check_weights_extension()
                    .saturating_add(T::WeightInfo::check_rate_limits_extension())
            }
            Some(
                Call::reveal_weights { .. }
                | Call::batch_reveal_weights { .. }
                | Call::batch_commit_weights { .. }
                | Call::batch_set_weights { .. },
            ) => T::WeightInfo::check_weights_extension(),
            Some(Call::register_network { .. }) => T::WeightInfo::check_rate_limits_extension(),
            Some(Call::increase_take { .. } | Call::decrease_take { .. }) => {
                T::WeightInfo::check_delegate_take_extension()
            }
            Some(Call::serve_axon { .. } | Call::serve_prometheus { .. }) => {
                T::WeightInfo::check_serving_endpoints_extension()
            }
            _ => Weight::zero(),
        };
        own.saturating_add(T::WeightInfo::check_coldkey_swap_extension())
    }

    /// Lengths that belong together, stake to vote with, and something to reveal.
    fn guard_weights(who: &T::AccountId, call: &Call<T>) -> Result<(), Error<T>> {
        match call {
            Call::set_weights { netuid, .. } | Call::commit_weights { netuid, .. } => {
                Self::ensure_stake_to_vote(who, *netuid)
            }
            Call::batch_set_weights {
                netuids,
                weights,
                version_keys,
            } => {
                Self::ensure_equal(netuids.len(), &[weights.len(), version_keys.len()])?;
                let netuids = netuids.iter().map(|netuid| netuid.0).collect();
                Self::ensure_stake_to_vote_everywhere(who, netuids)
            }
            Call::batch_commit_weights {
                netuids,
                commit_hashes,
            } => {
                Self::ensure_equal(netuids.len(), &[commit_hashes.len()])?;
                let netuids = netuids.iter().map(|netuid| netuid.0).collect();
                Self::ensure_stake_to_vote_everywhere(who, netuids)
            }
            Call::reveal_weights {
                netuid,
                uids,
                values,
                salt,
                version_key,
            } => {
                Self::ensure_stake_to_vote(who, *netuid)?;
                let reveal = Reveal::of(uids, values, salt, *version_key);
                Self::ensure_to_reveal(who, *netuid, &[reveal])
            }
            Call::batch_reveal_weights {
                netuid,
                uids_list,
                values_list,
                salts_list,
                version_keys,
            } => {
                let lengths = [values_list.len(), salts_list.len(), version_keys.len()];
                Self::ensure_equal(uids_list.len(), &lengths)?;
                Self::ensure_stake_to_vote(who, *netuid)?;
                let reveals: Vec<Reveal> = (0..uids_list.len())
                    .map(|i| {
                        Reveal::of(
                            &uids_list[i],
                            &values_list[i],
                            &salts_list[i],
                            version_keys[i],
                        )
                    })
                    .collect();
                Self::ensure_to_reveal(who, *netuid, &reveals)
            }
            _ => Ok(()),
        }
    }

    fn guard_rates(who: &T::AccountId, call: &Call<T>) -> Result<(), Error<T>> {
        let rested = |netuid: NetUid| {
            Uids::<T>::get(netuid, who)
                .is_none_or(|uid| Self::may_set_weights_again(netuid, uid, Self::current_block()))
        };
        match call {
            Call::commit_weights { netuid, .. } => {
                ensure!(rested(*netuid), Error::<T>::CommittingWeightsTooFast)
            }
            Call::set_weights { netuid, .. } if !CommitRevealWeightsEnabled::<T>::get(netuid) => {
                ensure!(rested(*netuid), Error::<T>::SettingWeightsTooFast)
            }
            Call::register_network { .. } => Self::ensure_may_register_network()?,
            _ => {}
        }
        Ok(())
    }

    fn guard_take(who: &T::AccountId, call: &Call<T>) -> Result<(), Error<T>> {
        let (Call::increase_take { hotkey, take } | Call::decrease_take { hotkey, take }) = call
        else {
            return Ok(());
        };
        ensure!(
            *take >= MinDelegateTake::<T>::get(),
            Error::<T>::DelegateTakeTooLow
        );
        ensure!(
            *take <= MaxDelegateTake::<T>::get(),
            Error::<T>::DelegateTakeTooHigh
        );
        Self::ensure_may_set_take(who, hotkey)
    }

    fn guard_serving(who: &T::AccountId, call: &Call<T>) -> Result<(), Error<T>> {
        match call {
            Call::serve_axon {
                netuid,
                ip,
                port,
                ip_type,
                ..
            } => Self::ensure_may_serve_axon(who, *netuid, *ip_type, *ip, *port),
            Call::serve_prometheus {
                netuid,
                ip,
                port,
                ip_type,
                ..
            } => Self::ensure_may_serve_prometheus(who, *netuid, *ip_type, *ip, *port),
            _ => Ok(()),
        }
    }

    fn ensure_equal(length: usize, others: &[usize]) -> Result<(), Error<T>> {
        let equal = others.iter().all(|other| *other == length);
        ensure!(equal, Error::<T>::InputLengthsUnequal);
        Ok(())
    }

    fn ensure_stake_to_vote_everywhere(
        who: &T::AccountId,
        netuids: Vec<NetUid>,
    ) -> Result<(), Error<T>> {
        Self::ensure_batch_fits(&netuids)?;
        netuids
            .iter()
            .try_for_each(|netuid| Self::ensure_stake_to_vote(who, *netuid))
    }
}
