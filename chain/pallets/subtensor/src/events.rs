//! What happened. Resolve events by name: subtensor's indices move between versions.
use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// netuid, mechanism
        NetworkAdded(NetUid, u16),
        NetworkRemoved(NetUid),
        /// netuid, hotkey
        SubnetOwnerHotkeySet(NetUid, T::AccountId),
        /// coldkey, hotkey, TAO, alpha, netuid, fee
        StakeAdded(
            T::AccountId,
            T::AccountId,
            TaoBalance,
            AlphaBalance,
            NetUid,
            u64,
        ),
        /// coldkey, hotkey, TAO, alpha, netuid, fee
        StakeRemoved(
            T::AccountId,
            T::AccountId,
            TaoBalance,
            AlphaBalance,
            NetUid,
            u64,
        ),
        /// coldkey, from hotkey, from netuid, to hotkey, to netuid, TAO equivalent
        StakeMoved(
            T::AccountId,
            T::AccountId,
            NetUid,
            T::AccountId,
            NetUid,
            TaoBalance,
        ),
        /// netuid, uid
        WeightsSet(NetUidStorageIndex, u16),
        /// netuid, uid, hotkey
        NeuronRegistered(NetUid, u16, T::AccountId),
        /// netuid, hotkey
        AxonServed(NetUid, T::AccountId),
        /// netuid, hotkey
        PrometheusServed(NetUid, T::AccountId),
        /// coldkey, hotkey, take
        TakeIncreased(T::AccountId, T::AccountId, u16),
        /// coldkey, hotkey, take
        TakeDecreased(T::AccountId, T::AccountId, u16),
        /// hotkey, netuid, hash
        WeightsCommitted(T::AccountId, NetUidStorageIndex, H256),
        /// hotkey, netuid, hash
        WeightsRevealed(T::AccountId, NetUidStorageIndex, H256),
        /// hotkey, netuid, hashes
        WeightsBatchRevealed(T::AccountId, NetUid, Vec<H256>),
        /// netuids, hotkey
        BatchWeightsCompleted(Vec<Compact<NetUid>>, T::AccountId),
        BatchCompletedWithErrors(),
        /// netuid, why
        BatchWeightItemFailed(NetUid, DispatchError),
        /// netuid, epochs
        CommitRevealPeriodsSet(NetUid, u64),
        HotkeySwapped {
            coldkey: T::AccountId,
            old_hotkey: T::AccountId,
            new_hotkey: T::AccountId,
        },
        HotkeySwappedOnSubnet {
            coldkey: T::AccountId,
            old_hotkey: T::AccountId,
            new_hotkey: T::AccountId,
            netuid: NetUid,
        },
        ColdkeySwapDisputed {
            coldkey: T::AccountId,
        },
        ColdkeySwapReset {
            who: T::AccountId,
        },
        ColdkeySwapCleared {
            who: T::AccountId,
        },
        ColdkeySwapAnnounced {
            who: T::AccountId,
            new_coldkey_hash: T::Hash,
        },
        ColdkeySwapped {
            old_coldkey: T::AccountId,
            new_coldkey: T::AccountId,
        },
        /// from coldkey, to coldkey, hotkey, from netuid, to netuid, TAO equivalent
        StakeTransferred(
            T::AccountId,
            T::AccountId,
            T::AccountId,
            NetUid,
            NetUid,
            TaoBalance,
        ),
        /// coldkey, hotkey, from netuid, to netuid, TAO equivalent
        StakeSwapped(T::AccountId, T::AccountId, NetUid, NetUid, TaoBalance),
        /// netuid, first block with emission
        FirstEmissionBlockNumberSet(NetUid, u64),
        /// coldkey, hotkey, alpha, netuid
        AlphaRecycled(T::AccountId, T::AccountId, AlphaBalance, NetUid),
        /// coldkey, hotkey, alpha, netuid
        AlphaBurned(T::AccountId, T::AccountId, AlphaBalance, NetUid),
        /// What the miners of a subnet earned in an epoch, by uid.
        IncentiveAlphaEmittedToMiners {
            netuid: NetUidStorageIndex,
            emissions: Vec<AlphaBalance>,
        },
        /// A miner's incentive went where its owner wants it.
        AutoStakeAdded {
            netuid: NetUid,
            destination: T::AccountId,
            hotkey: T::AccountId,
            owner: T::AccountId,
            incentive: AlphaBalance,
        },
        AutoStakeDestinationSet {
            coldkey: T::AccountId,
            netuid: NetUid,
            hotkey: T::AccountId,
        },
        AddStakeBurn {
            netuid: NetUid,
            hotkey: T::AccountId,
            amount: TaoBalance,
            alpha: AlphaBalance,
        },
        TransferToggle(NetUid, bool),
        StakeLocked {
            coldkey: T::AccountId,
            hotkey: T::AccountId,
            netuid: NetUid,
            amount: AlphaBalance,
        },
        RejectLockedAlphaUpdated {
            coldkey: T::AccountId,
            enabled: bool,
        },
    }
}
