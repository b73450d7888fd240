//! Why a call is refused. Names are subtensor's: the chain extension maps them to its status codes by name.
use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[derive(PartialEq)]
    #[pallet::error]
    pub enum Error<T> {
        /// The hotkey has no uid in the subnet.
        HotKeyNotRegisteredInSubNet,
        /// Nobody owns the hotkey: it was never registered anywhere.
        HotKeyAccountNotExists,
        /// The hotkey belongs to another coldkey.
        NonAssociatedColdKey,
        /// More than the pair holds.
        NotEnoughStakeToWithdraw,
        /// Below StakeThreshold.
        NotEnoughStakeToSetWeights,
        /// The coldkey's free TAO does not cover it.
        NotEnoughBalanceToStake,
        /// The balance could not be withdrawn.
        BalanceWithdrawalError,
        /// Weights for others need a validator permit.
        NeuronNoValidatorPermit,
        /// Uids and values differ in number.
        WeightVecNotEqualSize,
        /// A uid stands twice.
        DuplicateUids,
        /// A uid is not in the subnet.
        UidVecContainInvalidOne,
        /// Fewer weights than MinAllowedWeights.
        WeightVecLengthIsLow,
        /// The hotkey has a uid in the subnet already.
        HotKeyAlreadyRegisteredInSubNet,
        /// A hotkey does not become itself.
        NewHotKeyIsSameWithOld,
        /// The new hotkey has root stake already.
        NewHotKeyNotCleanForRootSwap,
        /// TxRateLimit blocks have not passed.
        HotKeySetTxRateLimitExceeded,
        /// The hotkey swap's price cannot be paid.
        NotEnoughBalanceToPaySwapHotKey,
        /// HotkeySwapOnSubnetInterval blocks have not passed.
        HotKeySwapOnSubnetIntervalNotPassed,
        /// WeightsSetRateLimit blocks have not passed.
        SettingWeightsTooFast,
        /// Below WeightsVersionKey.
        IncorrectWeightVersionKey,
        /// ServingRateLimit blocks have not passed.
        ServingRateLimitExceeded,
        /// More uids than the subnet has.
        UidsLengthExceedUidsInSubNet,
        /// NetworkRateLimit blocks have not passed.
        NetworkTxRateLimitExceeded,
        /// The subnet takes no registrations.
        SubNetRegistrationDisabled,
        /// Only the subnet's owner may do it.
        NotSubnetOwner,
        /// Root is not joined by burning.
        RegistrationNotPermittedOnRootSubnet,
        /// Root takes no weights.
        CanNotSetRootNetworkWeights,
        /// The subnet is full of neurons that cannot be pruned.
        NoNeuronIdAvailable,
        /// Weights must be committed, not set.
        CommitRevealEnabled,
        /// Weights are set in the open.
        CommitRevealDisabled,
        /// WeightsSetRateLimit blocks have not passed.
        CommittingWeightsTooFast,
        /// Ten commits wait to be revealed.
        TooManyUnrevealedCommits,
        /// Nothing was committed.
        NoWeightsCommitFound,
        /// The epoch to reveal it has passed.
        ExpiredWeightCommit,
        /// Nothing of this hash was committed.
        InvalidRevealCommitHashNotMatch,
        /// The epoch to reveal it has not begun.
        RevealTooEarly,
        /// More than 100 epochs.
        RevealPeriodTooLarge,
        /// Not even one epoch.
        RevealPeriodTooSmall,
        /// Its bounds are set where liquid alpha is on.
        LiquidAlphaDisabled,
        /// The upper bound of liquid alpha is below 0.025.
        AlphaHighTooLow,
        /// The lower bound of liquid alpha is below 0.025, or above the upper one.
        AlphaLowOutOfRange,
        /// An epoch is near: AdminFreezeWindow.
        AdminActionProhibitedDuringWeightsWindow,
        /// Vectors that belong together differ in length.
        InputLengthsUnequal,
        /// Above MaxDelegateTake.
        DelegateTakeTooHigh,
        /// Below MinDelegateTake, or not in the direction of the call.
        DelegateTakeTooLow,
        /// TxDelegateTakeRateLimit blocks have not passed.
        DelegateTxRateLimitExceeded,
        /// The hotkey has no uid in the subnet (prometheus).
        HotKeyNotRegisteredInNetwork,
        /// The new coldkey already stakes.
        ColdKeyAlreadyAssociated,
        /// The swap's price cannot be paid.
        NotEnoughBalanceToPaySwapColdKey,
        /// No swap was announced.
        ColdkeySwapAnnouncementNotFound,
        /// The announcement's delay has not passed.
        ColdkeySwapTooEarly,
        /// Another announcement has to wait.
        ColdkeySwapReannouncedTooEarly,
        /// Another announcement has to wait before this one may be withdrawn.
        ColdkeySwapClearTooEarly,
        /// A coldkey with an announced swap does nothing else.
        ColdkeySwapAnnounced,
        /// A coldkey with a disputed swap does nothing at all.
        ColdkeySwapDisputed,
        /// It is disputed already.
        ColdkeySwapAlreadyDisputed,
        /// This is not the announced coldkey.
        AnnouncedColdkeyHashDoesNotMatch,
        /// The new coldkey is a hotkey.
        NewColdKeyIsHotkey,
        /// No such subnet.
        SubnetNotExists,
        /// Below the minimum stake.
        AmountTooLow,
        /// More than a thousand times the reserve (an error of pallet Swap there).
        SwapInputTooLarge,
        /// The pool cannot serve it.
        InsufficientLiquidity,
        /// The price would leave the limit.
        SlippageTooHigh,
        /// The price is beyond the limit already (an error of pallet Swap there).
        PriceLimitExceeded,
        /// A registration costs more than the limit.
        RegistrationPriceLimitExceeded,
        /// This is where the incentive is staked already.
        SameAutoStakeHotkeyAlreadySet,
        /// Transfers are switched off.
        TransferDisallowed,
        /// start_call was made before.
        FirstEmissionBlockNumberAlreadySet,
        /// start_call comes too early.
        NeedWaitingMoreBlocksToStarCall,
        /// Root has no alpha to burn or recycle.
        CannotBurnOrRecycleOnRootSubnet,
        /// The subnet's alpha does not move yet.
        SubtokenDisabled,
        /// From and to are the same.
        SameNetuid,
        /// There are as many subnets as there may be, and each is still immune.
        SubnetLimitReached,
        /// Not enough free TAO.
        InsufficientBalance,
        /// The lock cost of a subnet cannot be paid.
        CannotAffordLockCost,
        /// A subnet's account cannot be a hotkey.
        CannotUseSystemAccount,
        /// An axon's address is not of its type.
        InvalidIpAddress,
        /// An address is of type 4 or 6.
        InvalidIpType,
        /// Port 0 serves nobody.
        InvalidPort,
        /// It is locked.
        StakeUnavailable,
        /// The coldkey's lock is towards another hotkey.
        LockHotkeyMismatch,
        /// More than the coldkey has in the subnet.
        InsufficientStakeForLock,
        /// The new coldkey has locks of its own.
        ActiveLockExists,
        /// The receiver takes no locked alpha.
        AccountRejectsLockedAlpha,
    }
}
