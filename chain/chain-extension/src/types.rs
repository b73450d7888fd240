//! Numbers and encodings, as subtensor has them (chain-extensions/src/types.rs there).
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, ModuleError};

macro_rules! functions {
    ($($name:ident = $id:literal,)*) => {
        /// Which function a contract calls: the lower 16 bits of its id.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        pub enum FunctionId {
            $($name = $id,)*
        }

        impl TryFrom<u16> for FunctionId {
            type Error = u16;

            fn try_from(id: u16) -> Result<Self, u16> {
                match id {
                    $($id => Ok(Self::$name),)*
                    unknown => Err(unknown),
                }
            }
        }
    };
}

functions! {
    GetStakeInfoForHotkeyColdkeyNetuid = 0,
    AddStake = 1,
    RemoveStake = 2,
    UnstakeAll = 3,
    UnstakeAllAlpha = 4,
    MoveStake = 5,
    TransferStake = 6,
    SwapStake = 7,
    AddStakeLimit = 8,
    RemoveStakeLimit = 9,
    SwapStakeLimit = 10,
    RemoveStakeFullLimit = 11,
    SetColdkeyAutoStakeHotkey = 12,
    AddProxy = 13,
    RemoveProxy = 14,
    GetAlphaPrice = 15,
    RecycleAlpha = 16,
    BurnAlpha = 17,
    AddStakeRecycle = 18,
    AddStakeBurn = 19,
    CallerAddStake = 20,
    CallerRemoveStake = 21,
    CallerUnstakeAll = 22,
    CallerUnstakeAllAlpha = 23,
    CallerMoveStake = 24,
    CallerTransferStake = 25,
    CallerSwapStake = 26,
    CallerAddStakeLimit = 27,
    CallerRemoveStakeLimit = 28,
    CallerSwapStakeLimit = 29,
    CallerRemoveStakeFullLimit = 30,
    CallerSetColdkeyAutoStakeHotkey = 31,
    CallerAddProxy = 32,
    CallerRemoveProxy = 33,
    GetSubnetRegistrationState = 34,
    GetColdkeyLock = 35,
    GetStakeAvailability = 36,
}

impl FunctionId {
    /// Whether it acts for the caller of the contract instead of for the contract.
    pub fn is_for_caller(self) -> bool {
        (20..=33).contains(&(self as u16))
    }
}

/// Answer of function 34.
#[derive(PartialEq, Eq, Copy, Clone, Encode, Decode, Debug, TypeInfo)]
pub struct SubnetRegistrationState {
    pub netuid: u16,
    pub exists: bool,
    pub registered_subnet_counter: u64,
}

/// Answer of function 35.
#[derive(PartialEq, Eq, Copy, Clone, Encode, Decode, Debug, TypeInfo)]
pub struct ColdkeyLock {
    pub locked_mass: u64,
    /// Bits of a U64F64.
    pub conviction_bits: u128,
    pub last_update: u64,
}

/// Answer of function 36.
#[derive(PartialEq, Eq, Copy, Clone, Encode, Decode, Debug, TypeInfo)]
pub struct StakeAvailability {
    pub netuid: u16,
    pub total: u64,
    pub locked: u64,
    pub available: u64,
}

/// What a contract is told about a change.
#[derive(PartialEq, Eq, Copy, Clone, Debug)]
#[repr(u32)]
pub enum Output {
    Success = 0,
    /// Anything that has no code of its own.
    RuntimeError = 1,
    NotEnoughBalanceToStake = 2,
    NonAssociatedColdKey = 3,
    BalanceWithdrawalError = 4,
    NotRegistered = 5,
    NotEnoughStakeToWithdraw = 6,
    TxRateLimitExceeded = 7,
    SlippageTooHigh = 8,
    SubnetNotExists = 9,
    /// Never answered: the error of this name becomes `NotRegistered`.
    HotKeyNotRegisteredInSubNet = 10,
    SameAutoStakeHotkeyAlreadySet = 11,
    InsufficientBalance = 12,
    AmountTooLow = 13,
    InsufficientLiquidity = 14,
    SameNetuid = 15,
    ProxyTooMany = 16,
    ProxyDuplicate = 17,
    ProxyNoSelfProxy = 18,
    ProxyNotFound = 19,
    CannotUseSystemAccount = 20,
    CannotBurnOrRecycleOnRootSubnet = 21,
    SubtokenDisabled = 22,
}

impl From<DispatchError> for Output {
    /// By the error's name, whatever its pallet.
    fn from(error: DispatchError) -> Self {
        let DispatchError::Module(ModuleError {
            message: Some(name),
            ..
        }) = error
        else {
            return Output::RuntimeError;
        };
        match name {
            "NotEnoughBalanceToStake" => Output::NotEnoughBalanceToStake,
            "NonAssociatedColdKey" => Output::NonAssociatedColdKey,
            "BalanceWithdrawalError" => Output::BalanceWithdrawalError,
            "HotKeyNotRegisteredInSubNet" | "HotKeyAccountNotExists" => Output::NotRegistered,
            "NotEnoughStakeToWithdraw" => Output::NotEnoughStakeToWithdraw,
            "TxRateLimitExceeded" => Output::TxRateLimitExceeded,
            "SlippageTooHigh" => Output::SlippageTooHigh,
            "SubnetNotExists" => Output::SubnetNotExists,
            "SameAutoStakeHotkeyAlreadySet" => Output::SameAutoStakeHotkeyAlreadySet,
            "InsufficientBalance" => Output::InsufficientBalance,
            "AmountTooLow" => Output::AmountTooLow,
            "InsufficientLiquidity" => Output::InsufficientLiquidity,
            "SameNetuid" => Output::SameNetuid,
            "TooMany" => Output::ProxyTooMany,
            "Duplicate" => Output::ProxyDuplicate,
            "NoSelfProxy" => Output::ProxyNoSelfProxy,
            "NotFound" => Output::ProxyNotFound,
            "CannotUseSystemAccount" => Output::CannotUseSystemAccount,
            "CannotBurnOrRecycleOnRootSubnet" => Output::CannotBurnOrRecycleOnRootSubnet,
            "SubtokenDisabled" => Output::SubtokenDisabled,
            _ => Output::RuntimeError,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_have_subtensors_numbers() {
        let known: Vec<u16> = (0..=u16::MAX)
            .filter(|id| FunctionId::try_from(*id).is_ok())
            .collect();
        assert_eq!(known, (0..=36).collect::<Vec<u16>>());
        for id in known {
            assert_eq!(FunctionId::try_from(id).unwrap() as u16, id);
        }
    }

    #[test]
    fn errors_become_codes_by_name() {
        let code = |message| {
            Output::from(DispatchError::Module(ModuleError {
                index: 7,
                error: [0; 4],
                message,
            }))
        };
        for (name, expected) in [
            ("HotKeyAccountNotExists", 5),
            ("HotKeyNotRegisteredInSubNet", 5),
            ("AmountTooLow", 13),
            ("SubtokenDisabled", 22),
            ("TransferDisallowed", 1),
        ] {
            assert_eq!(code(Some(name)) as u32, expected, "{name}");
        }
        assert_eq!(code(None) as u32, 1);
        assert_eq!(Output::from(DispatchError::BadOrigin) as u32, 1);
    }

    #[test]
    fn answers_have_fixed_widths() {
        let state = SubnetRegistrationState {
            netuid: 1,
            exists: true,
            registered_subnet_counter: 2,
        };
        assert_eq!(state.encode(), [1, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0]);
        let free = StakeAvailability {
            netuid: 1,
            total: 3,
            locked: 0,
            available: 3,
        };
        assert_eq!(free.encode().len(), 26);
    }
}
