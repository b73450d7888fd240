//! Weights are committed as a hash in one epoch and revealed in a later one, so that nobody copies them in time
//! (subtensor: subnets/weights.rs, commit-reveal v2). A commit is (hash, epoch, block, 0).
use crate::{types::*, uids::set, *};
use alloc::{collections::VecDeque, vec::Vec};
use frame_support::{ensure, pallet_prelude::*};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// A validator has at most this many commits to reveal.
const MOST_COMMITS: usize = 10;
/// A longer salt matches no commit here (subtensor leaves that to the length of a block).
const MOST_SALT: usize = 4_096;
/// Reveal periods in epochs that a subnet may choose.
pub const REVEAL_PERIODS: core::ops::RangeInclusive<u64> = 1..=100;

type Commits = VecDeque<(H256, u64, u64, u64)>;

/// What a commit hides.
pub struct Reveal {
    pub uids: Vec<u16>,
    pub values: Vec<u16>,
    pub salt: Vec<u16>,
    pub version_key: u64,
}

impl Reveal {
    pub(crate) fn of(uids: &[u16], values: &[u16], salt: &[u16], version_key: u64) -> Self {
        Self {
            uids: uids.into(),
            values: values.into(),
            salt: salt.into(),
            version_key,
        }
    }
}

impl<T: Config> Pallet<T> {
    pub fn do_commit_weights(hotkey: T::AccountId, netuid: NetUid, hash: H256) -> DispatchResult {
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        Self::ensure_commit_reveal(netuid)?;
        let uid = Uids::<T>::get(netuid, &hotkey).ok_or(Error::<T>::HotKeyNotRegisteredInSubNet)?;
        let now = Self::current_block();
        ensure!(
            Self::may_set_weights_again(netuid, uid, now),
            Error::<T>::CommittingWeightsTooFast
        );
        let mut commits = WeightCommits::<T>::get(netuid, &hotkey).unwrap_or_default();
        Self::drop_expired(netuid, &mut commits);
        ensure!(
            commits.len() < MOST_COMMITS,
            Error::<T>::TooManyUnrevealedCommits
        );
        commits.push_back((hash, Self::epoch_now(netuid), now, 0));
        WeightCommits::<T>::insert(netuid, &hotkey, commits);
        LastUpdate::<T>::mutate(netuid, |updates| set(updates, uid, now));
        Self::deposit_event(Event::WeightsCommitted(hotkey, netuid, hash));
        Ok(())
    }

    /// Each by itself: what is refused is told in an event, and the others are committed.
    pub fn do_batch_commit_weights(
        hotkey: T::AccountId,
        netuids: Vec<NetUid>,
        hashes: Vec<H256>,
    ) -> DispatchResult {
        ensure!(
            netuids.len() == hashes.len(),
            Error::<T>::InputLengthsUnequal
        );
        Self::ensure_batch_fits(&netuids)?;
        let results = netuids
            .iter()
            .zip(hashes)
            .map(|(netuid, hash)| Self::do_commit_weights(hotkey.clone(), *netuid, hash))
            .collect();
        Self::tell_batch(hotkey, netuids, results);
        Ok(())
    }

    /// Sets the weights of a commit, and forgets the commits before it.
    pub fn do_reveal_weights(
        hotkey: T::AccountId,
        netuid: NetUid,
        reveal: Reveal,
    ) -> DispatchResult {
        Self::ensure_commit_reveal(netuid)?;
        Self::ensure_short(netuid, &reveal)?;
        let mut commits =
            WeightCommits::<T>::get(netuid, &hotkey).ok_or(Error::<T>::NoWeightsCommitFound)?;
        let expired = Self::drop_expired(netuid, &mut commits);
        let hash = Self::commit_hash(&hotkey, netuid, &reveal);
        let missing = if expired.contains(&hash) {
            Error::<T>::ExpiredWeightCommit
        } else if commits.is_empty() {
            Error::<T>::NoWeightsCommitFound
        } else {
            Error::<T>::InvalidRevealCommitHashNotMatch
        };
        let position = commits
            .iter()
            .position(|commit| commit.0 == hash)
            .ok_or(missing)?;
        ensure!(
            Self::is_revealable(netuid, commits[position].1),
            Error::<T>::RevealTooEarly
        );
        commits.drain(..=position);
        Self::keep_commits(netuid, &hotkey, commits);
        let Reveal {
            uids,
            values,
            version_key,
            ..
        } = reveal;
        Self::put_weights(hotkey.clone(), netuid, uids, values, version_key)?;
        Self::deposit_event(Event::WeightsRevealed(hotkey, netuid, hash));
        Ok(())
    }

    /// All of them or none.
    pub fn do_batch_reveal_weights(
        hotkey: T::AccountId,
        netuid: NetUid,
        reveals: Vec<Reveal>,
    ) -> DispatchResult {
        Self::ensure_commit_reveal(netuid)?;
        let mut commits =
            WeightCommits::<T>::get(netuid, &hotkey).ok_or(Error::<T>::NoWeightsCommitFound)?;
        ensure!(
            reveals.len() <= MOST_COMMITS,
            Error::<T>::InvalidRevealCommitHashNotMatch
        );
        for reveal in &reveals {
            Self::ensure_short(netuid, reveal)?;
        }
        let expired = Self::drop_expired(netuid, &mut commits);
        let mut hashes = Vec::with_capacity(reveals.len());
        for reveal in &reveals {
            let hash = Self::commit_hash(&hotkey, netuid, reveal);
            let missing = if expired.contains(&hash) {
                Error::<T>::ExpiredWeightCommit
            } else {
                Error::<T>::InvalidRevealCommitHashNotMatch
            };
            let position = commits
                .iter()
                .position(|commit| commit.0 == hash)
                .ok_or(missing)?;
            ensure!(
                Self::is_revealable(netuid, commits[position].1),
                Error::<T>::RevealTooEarly
            );
            commits.remove(position);
            hashes.push(hash);
        }
        Self::keep_commits(netuid, &hotkey, commits);
        for reveal in reveals {
            let (uids, values) = (reveal.uids, reveal.values);
            Self::put_weights(hotkey.clone(), netuid, uids, values, reveal.version_key)?;
        }
        Self::deposit_event(Event::WeightsBatchRevealed(hotkey, netuid, hashes));
        Ok(())
    }

    /// Each was committed, and its epoch to be revealed is this one.
    pub(crate) fn ensure_to_reveal(
        hotkey: &T::AccountId,
        netuid: NetUid,
        reveals: &[Reveal],
    ) -> Result<(), Error<T>> {
        let commits =
            WeightCommits::<T>::get(netuid, hotkey).ok_or(Error::<T>::NoWeightsCommitFound)?;
        for reveal in reveals {
            Self::ensure_short(netuid, reveal)?;
            let hash = Self::commit_hash(hotkey, netuid, reveal);
            let found = commits.iter().find(|commit| commit.0 == hash);
            let (_, epoch, ..) = found.ok_or(Error::<T>::NoWeightsCommitFound)?;
            ensure!(
                Self::is_revealable(netuid, *epoch),
                Error::<T>::RevealTooEarly
            );
        }
        Ok(())
    }

    /// Nothing is hashed that could not be set.
    fn ensure_short(netuid: NetUid, reveal: &Reveal) -> Result<(), Error<T>> {
        let most = usize::from(SubnetworkN::<T>::get(netuid));
        ensure!(
            reveal.uids.len().max(reveal.values.len()) <= most,
            Error::<T>::UidsLengthExceedUidsInSubNet
        );
        ensure!(
            reveal.salt.len() <= MOST_SALT,
            Error::<T>::InvalidRevealCommitHashNotMatch
        );
        Ok(())
    }

    /// blake2-256 of the SCALE tuple (hotkey, netuid, uids, values, salt, version key)
    pub(crate) fn commit_hash(hotkey: &T::AccountId, netuid: NetUid, reveal: &Reveal) -> H256 {
        let Reveal {
            uids,
            values,
            salt,
            version_key,
        } = reveal;
        BlakeTwo256::hash_of(&(hotkey, netuid, uids, values, salt, version_key))
    }

    /// The block of the hotkey's oldest commit that can still be revealed.
    pub(crate) fn earliest_commit(netuid: NetUid, hotkey: &T::AccountId) -> Option<u64> {
        let commits = WeightCommits::<T>::get(netuid, hotkey)?;
        commits
            .iter()
            .filter(|commit| !Self::is_expired(netuid, commit.1))
            .map(|commit| commit.2)
            .min()
    }

    pub fn set_reveal_period(netuid: NetUid, epochs: u64) -> DispatchResult {
        ensure!(
            epochs <= *REVEAL_PERIODS.end(),
            Error::<T>::RevealPeriodTooLarge
        );
        ensure!(
            epochs >= *REVEAL_PERIODS.start(),
            Error::<T>::RevealPeriodTooSmall
        );
        RevealPeriodEpochs::<T>::insert(netuid, epochs);
        Self::deposit_event(Event::CommitRevealPeriodsSet(netuid, epochs));
        Ok(())
    }

    fn ensure_commit_reveal(netuid: NetUid) -> Result<(), Error<T>> {
        ensure!(
            CommitRevealWeightsEnabled::<T>::get(netuid),
            Error::<T>::CommitRevealDisabled
        );
        Ok(())
    }

    /// An epoch that is due but had to wait counts as begun.
    fn epoch_now(netuid: NetUid) -> u64 {
        let due = Self::is_epoch_due(netuid, Self::current_block());
        SubnetEpochIndex::<T>::get(netuid).saturating_add(due.into())
    }

    fn is_revealable(netuid: NetUid, epoch: u64) -> bool {
        Self::epoch_now(netuid) == epoch.saturating_add(RevealPeriodEpochs::<T>::get(netuid))
    }

    fn is_expired(netuid: NetUid, epoch: u64) -> bool {
        Self::epoch_now(netuid) > epoch.saturating_add(RevealPeriodEpochs::<T>::get(netuid))
    }

    /// Answers the hashes dropped.
    fn drop_expired(netuid: NetUid, commits: &mut Commits) -> Vec<H256> {
        let count = commits
            .iter()
            .take_while(|commit| Self::is_expired(netuid, commit.1))
            .count();
        commits.drain(..count).map(|commit| commit.0).collect()
    }

    fn keep_commits(netuid: NetUid, hotkey: &T::AccountId, commits: Commits) {
        if commits.is_empty() {
            WeightCommits::<T>::remove(netuid, hotkey);
        } else {
            WeightCommits::<T>::insert(netuid, hotkey, commits);
        }
    }
}
