//! Alpha is minted each block, kept pending, and paid as stake when the subnet's epoch ends
//! (subtensor: coinbase/run_coinbase.rs). What no one is entitled to, and what rounding leaves, is recycled, so that
//! every minted rao is accounted for.
use crate::{epoch::Shares, types::*, weight_info::BlockWork, *};
use alloc::{vec, vec::Vec};

/// At most this many subnets run an epoch in one block; the others wait for the next.
const MOST_EPOCHS_A_BLOCK: usize = 2;

impl<T: Config> Pallet<T> {
    /// What every block begins with, in subtensor's order. Answers how much that was.
    pub(crate) fn block_step(now: u64) -> BlockWork {
        let mut netuids = Self::existing_netuids();
        netuids.retain(|netuid| *netuid != ROOT);
        netuids.iter().for_each(|netuid| Self::decay_price(*netuid));
        let emitting = Self::subnets_to_emit_to(now);
        Self::emit_tao(&emitting);
        emitting
            .iter()
            .for_each(|netuid| Self::mint_for_participants(*netuid));
        for netuid in &netuids {
            BlocksSinceLastStep::<T>::mutate(netuid, |blocks| *blocks = blocks.saturating_add(1));
        }
        let mut work = BlockWork {
            subnets: netuids.len() as u64,
            ..Default::default()
        };
        let due = netuids
            .iter()
            .filter(|netuid| Self::is_epoch_due(**netuid, now));
        for netuid in due.take(MOST_EPOCHS_A_BLOCK) {
            work.epochs += 1;
            work.neurons += u64::from(SubnetworkN::<T>::get(netuid));
            work.entries += Self::end_epoch(*netuid, now);
        }
        for netuid in netuids {
            Self::update_moving_price(netuid, now);
        }
        work
    }

    /// 18 % for the owner; half of the rest for servers, half for validators, less what root's stakers would get, which
    /// is recycled (chain/README.md).
    fn mint_for_participants(netuid: NetUid) {
        let minted = Self::alpha_emission(netuid);
        pallet_alpha_assets::Pallet::<T>::mint(netuid, minted);
        SubnetAlphaOut::<T>::mutate(netuid, |out| *out = out.saturating_add(minted));
        SubnetAlphaOutEmission::<T>::insert(netuid, minted);
        let owner_cut = part(minted, SubnetOwnerCut::<T>::get());
        let rest = minted - owner_cut;
        let servers = rest / 2;
        let root = (Self::root_part(netuid, rest) / 2).min(rest - servers);
        let validators = rest - servers - root;
        PendingOwnerCut::<T>::mutate(netuid, |pending| {
            *pending = pending.saturating_add(owner_cut)
        });
        PendingServerEmission::<T>::mutate(netuid, |pending| {
            *pending = pending.saturating_add(servers)
        });
        PendingValidatorEmission::<T>::mutate(netuid, |pending| {
            *pending = pending.saturating_add(validators)
        });
        if root > 0 {
            Self::recycle_subnet_alpha(netuid, root);
        }
    }

    pub(crate) fn is_epoch_due(netuid: NetUid, now: u64) -> bool {
        let tempo = u64::from(Tempo::<T>::get(netuid));
        tempo > 0 && now.saturating_sub(LastEpochBlock::<T>::get(netuid)) >= tempo
    }

    /// Answers how many weights and bonds there were.
    fn end_epoch(netuid: NetUid, now: u64) -> u64 {
        let servers = PendingServerEmission::<T>::take(netuid);
        let validators = PendingValidatorEmission::<T>::take(netuid);
        let shares = Self::run_epoch(netuid, servers + validators);
        BlocksSinceLastStep::<T>::insert(netuid, 0);
        LastMechansimStepBlock::<T>::insert(netuid, now);
        LastEpochBlock::<T>::insert(netuid, now);
        SubnetEpochIndex::<T>::mutate(netuid, |index| *index += 1);
        Self::pay_owner(netuid);
        // Without any incentive the validators get the servers' part too.
        let (servers, validators) = if shares.incentive.iter().all(|share| *share == 0) {
            (0, servers + validators)
        } else {
            (servers, validators)
        };
        let rest = Self::pay_servers(netuid, servers, &shares)
            + Self::pay_validators(netuid, validators, &shares);
        Self::recycle_subnet_alpha(netuid, rest);
        shares.entries
    }

    fn pay_owner(netuid: NetUid) {
        let cut = PendingOwnerCut::<T>::take(netuid);
        let (hotkey, coldkey) = (
            SubnetOwnerHotkey::<T>::get(netuid),
            SubnetOwner::<T>::get(netuid),
        );
        Self::increase_stake(&hotkey, &coldkey, netuid, cut);
    }

    /// A miner's part is staked for the coldkey that owns the hotkey; the subnet owner's own hotkeys' is burned.
    /// Answers what rounding left.
    fn pay_servers(
        netuid: NetUid,
        alpha: AlphaBalance,
        shares: &Shares<T::AccountId>,
    ) -> AlphaBalance {
        let (parts, rest) = split(alpha, &shares.incentive);
        let owned = Self::owner_uids(netuid);
        let mut withheld: AlphaBalance = 0;
        for (uid, (hotkey, part)) in shares.hotkeys.iter().zip(&parts).enumerate() {
            if owned.contains(&(uid as u16)) {
                pallet_alpha_assets::Pallet::<T>::burn(netuid, *part);
                withheld = withheld.saturating_add(*part);
            } else {
                Self::stake_incentive(hotkey, netuid, *part);
            }
        }
        let paid: u128 = parts.iter().map(|part| u128::from(*part)).sum();
        let bits = (u128::from(withheld) << 32).checked_div(paid).unwrap_or(0);
        MinerBurned::<T>::insert(netuid, U96F32 { bits });
        Self::deposit_event(Event::IncentiveAlphaEmittedToMiners {
            netuid,
            emissions: parts,
        });
        rest
    }

    /// A validator keeps its take; its nominators share the rest. Answers what rounding left.
    fn pay_validators(
        netuid: NetUid,
        alpha: AlphaBalance,
        shares: &Shares<T::AccountId>,
    ) -> AlphaBalance {
        let (parts, rest) = split(alpha, &Self::shares_of_alpha(netuid, shares));
        let _ = AlphaDividendsPerSubnet::<T>::clear_prefix(netuid, u32::MAX, None);
        for (hotkey, dividend) in shares
            .hotkeys
            .iter()
            .zip(parts)
            .filter(|(_, dividend)| *dividend > 0)
        {
            let take = part(dividend, Delegates::<T>::get(hotkey));
            Self::increase_stake(hotkey, &Owner::<T>::get(hotkey), netuid, take);
            Self::increase_stake_of_all(hotkey, netuid, dividend - take);
            AlphaDividendsPerSubnet::<T>::insert(netuid, hotkey, dividend - take);
        }
        rest
    }

    /// What root stake earned a validator is not paid from the subnet's alpha.
    fn shares_of_alpha(netuid: NetUid, shares: &Shares<T::AccountId>) -> Vec<u64> {
        let of_alpha = |(hotkey, share): (&T::AccountId, &u64)| {
            let alpha = Self::get_stake_for_hotkey_on_subnet(hotkey, netuid);
            let all = Self::stake_weight(hotkey, netuid);
            (u128::from(*share) * u128::from(alpha))
                .checked_div(all.into())
                .unwrap_or(0) as u64
        };
        shares
            .hotkeys
            .iter()
            .zip(&shares.dividends)
            .map(of_alpha)
            .collect()
    }
}

/// `amount * numerator / 65,535`, rounded down.
fn part(amount: u64, numerator: u16) -> u64 {
    (u128::from(amount) * u128::from(numerator) / u128::from(u16::MAX)) as u64
}

/// Splits by shares, rounding down; the rest is what rounding left, or all of it when nobody has a share.
fn split(amount: u64, shares: &[u64]) -> (Vec<u64>, u64) {
    let total: u128 = shares.iter().map(|share| u128::from(*share)).sum();
    if total == 0 {
        return (vec![0; shares.len()], amount);
    }
    let parts: Vec<u64> = shares
        .iter()
        .map(|share| (u128::from(amount) * u128::from(*share) / total) as u64)
        .collect();
    let rest = amount - parts.iter().sum::<u64>();
    (parts, rest)
}

#[cfg(test)]
mod tests {
    use super::{part, split};
    use alloc::vec;

    #[test]
    fn eighteen_percent_of_an_alpha_is_the_owners() {
        assert_eq!(part(1_000_000_000, 11_796), 179_995_422);
        assert_eq!(part(u64::MAX, u16::MAX), u64::MAX);
    }

    #[test]
    fn nothing_is_lost_in_a_split() {
        assert_eq!(split(100, &[1, 1, 1]), (vec![33, 33, 33], 1));
        assert_eq!(split(100, &[0, 0]), (vec![0, 0], 100));
        assert_eq!(
            split(u64::MAX, &[u64::MAX, u64::MAX]),
            (vec![u64::MAX / 2, u64::MAX / 2], 1)
        );
        assert_eq!(split(7, &[]), (vec![], 7));
    }
}
