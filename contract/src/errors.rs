//! Why a message was refused. A refusal reverts the call: nothing has changed.

use ink::scale::{Encode, Output};

/// The result of every message.
pub type Result<T> = core::result::Result<T, Error>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Decode, TypeInfo)]
#[repr(u8)]
pub enum Error {
    /// Only the owner may do this.
    NotOwner,
    /// The caller is not on the whitelist of validators.
    NotValidator,
    /// The validator's weight in the round's freeze is zero.
    NoWeight,
    /// A parameter is outside its bounds (docs/contract.md, Parameters).
    BadParams,
    IssueNotFound,
    /// The same repository and number is registered and was not cancelled.
    IssueExists,
    /// The register holds its maximum of unfinished issues.
    TooManyIssues,
    /// Not "owner/name", or longer than 140 bytes.
    BadRepo,
    /// A repository id or an issue number of zero.
    BadNumber,
    /// A node id, branch or proof reference that is empty, too long or not printable ASCII.
    BadText,
    BountyTooLow,
    /// The issue is not open for enrolment.
    IssueNotOpen,
    /// The issue has a competition that is not final.
    IssueBusy,
    /// The issue is solved or cancelled.
    IssueFinished,
    ValidatorExists,
    TooManyValidators,
    /// More than four coldkeys, or one of them twice.
    BadColdkeys,
    /// Weights were frozen in this epoch already.
    AlreadyFrozen,
    /// No validator holds stake: the first freeze has nothing to weigh.
    NoStake,
    /// Weights were never frozen.
    NotFrozen,
    /// The hotkey is not registered on the subnet.
    NotRegistered,
    /// The GitHub account is bound to another hotkey.
    GithubTaken,
    /// The coldkey is bound to another hotkey.
    ColdkeyTaken,
    /// A GitHub id of zero.
    BadGithubId,
    ClaimNotFound,
    /// The ballot names another coldkey or GitHub id than the claim.
    ClaimMismatch,
    TooManyClaims,
    /// A binding may change 30 days after it was made.
    RebindTooEarly,
    /// The hotkey has no bound GitHub account.
    NotBound,
    /// The miner is in a competition.
    Busy,
    /// Not one to three different issues.
    BadPicks,
    TooManyEnrolments,
    /// Not an anchor, or not the one this message needs.
    WrongAnchor,
    TooEarly,
    TooLate,
    WrongRatingVersion,
    /// No pair, more than 32, or an issue or a miner twice.
    BadPairs,
    /// A vote never changes inside a round.
    AlreadyVoted,
    CompetitionNotFound,
    /// The competition is decided, or over.
    NotRunning,
    /// The competition has no outcome yet.
    NotDecided,
    /// Nothing is owed to anyone for this competition.
    NothingOwed,
    /// The outcome's fields do not fit the outcome.
    BadPayload,
    /// EARLY is not voted for: `withdraw_competition` makes it.
    UnsupportedOutcome,
    /// Only the proposed owner may accept.
    NotProposedOwner,
    /// The contract is paused: no new issues, enrolments, deposits or pairs.
    Paused,
    NotPaused,
    /// No such code is announced, or it was vetoed.
    CodeNotAnnounced,
    /// The chain has no such code or not all its libraries, or it is no later version of this contract.
    CodeNotFound,
    ValidatorNotFound,
    /// The validator leaves already.
    ValidatorLeaves,
    /// The target is not above the one in force, nor above the one to come.
    NotRaised,
    /// The contract has no stake there, or it is the contract's own hotkey.
    NothingToSweep,
    /// The chain lacks the extension function that this needs.
    Unsupported,
    /// The subnet is there.
    SubnetExists,
    /// The subnet is gone and the contract with it.
    WoundDown,
    /// The caller is not in this competition.
    NotCompetitor,
    AlreadyWithdrawn,
    /// A competition is extended once.
    AlreadyExtended,
    /// A competition is challenged once; its second decision is final.
    AlreadyChallenged,
    /// Nobody won, everything is paid, or the solution was reverted already.
    NothingHeld,
    /// The miner has no enrolment that counts from the next anchor on.
    NotEnrolled,
    /// Two skips in 90 days.
    NoSkipLeft,
    /// Neither the intent nor the intent between `<Bytes>` marks is signed by the hotkey.
    BadSignature,
    /// The intent's nonce is not above the hotkey's last.
    StaleNonce,
    /// The intent may no longer be relayed.
    IntentExpired,
    /// An amount of zero.
    NoValue,
    /// The free part of the deposit is smaller.
    NotEnoughCollateral,
    /// The chain did not move TAO.
    TransferFailed,
    /// Validators cannot cancel for this reason.
    BadReason,
    /// The issue was not flagged as unavailable in the last 7 days.
    NotFlagged,
    AlreadyFlagged,
    /// The chain extension refused.
    Chain(ChainError),
}

impl Encode for Error {
    /// As derived, without a branch for every name.
    fn encode_to<W: Output + ?Sized>(&self, to: &mut W) {
        // SAFETY: an enum with `repr(u8)` begins with its discriminant (the Rust Reference, "Primitive representation").
        to.push_byte(unsafe { *core::ptr::from_ref(self).cast::<u8>() });
        if let Self::Chain(error) = self {
            error.encode_to(to);
        }
    }
}

/// Subtensor's `Output` codes 1-22 (chain-extensions/src/types.rs); 10 is listed there and never produced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Decode, TypeInfo)]
pub enum ChainError {
    RuntimeError,
    NotEnoughBalanceToStake,
    NonAssociatedColdKey,
    BalanceWithdrawalError,
    NotRegistered,
    NotEnoughStakeToWithdraw,
    TxRateLimitExceeded,
    SlippageTooHigh,
    SubnetNotExists,
    HotKeyNotRegisteredInSubNet,
    SameAutoStakeHotkeyAlreadySet,
    InsufficientBalance,
    AmountTooLow,
    InsufficientLiquidity,
    SameNetuid,
    ProxyTooMany,
    ProxyDuplicate,
    ProxyNoSelfProxy,
    ProxyNotFound,
    CannotUseSystemAccount,
    CannotBurnOrRecycleOnRootSubnet,
    SubtokenDisabled,
    /// A code this version does not know.
    Unknown(u32),
}

/// In the order of the codes, from 1.
const NAMED: [ChainError; 22] = [
    ChainError::RuntimeError,
    ChainError::NotEnoughBalanceToStake,
    ChainError::NonAssociatedColdKey,
    ChainError::BalanceWithdrawalError,
    ChainError::NotRegistered,
    ChainError::NotEnoughStakeToWithdraw,
    ChainError::TxRateLimitExceeded,
    ChainError::SlippageTooHigh,
    ChainError::SubnetNotExists,
    ChainError::HotKeyNotRegisteredInSubNet,
    ChainError::SameAutoStakeHotkeyAlreadySet,
    ChainError::InsufficientBalance,
    ChainError::AmountTooLow,
    ChainError::InsufficientLiquidity,
    ChainError::SameNetuid,
    ChainError::ProxyTooMany,
    ChainError::ProxyDuplicate,
    ChainError::ProxyNoSelfProxy,
    ChainError::ProxyNotFound,
    ChainError::CannotUseSystemAccount,
    ChainError::CannotBurnOrRecycleOnRootSubnet,
    ChainError::SubtokenDisabled,
];

impl ChainError {
    /// The error of a code other than 0.
    pub fn from_code(code: u32) -> Self {
        let index = (code as usize).wrapping_sub(1);
        NAMED.get(index).copied().unwrap_or(Self::Unknown(code))
    }

    /// The chain's code, 1 or above.
    pub fn code(self) -> u32 {
        match self {
            Self::Unknown(code) => code,
            named => NAMED.iter().position(|error| *error == named).map_or(u32::MAX, |index| index as u32 + 1),
        }
    }
}

impl Encode for ChainError {
    fn encode_to<W: Output + ?Sized>(&self, to: &mut W) {
        match self {
            Self::Unknown(code) => {
                to.push_byte(NAMED.len() as u8);
                code.encode_to(to);
            }
            named => to.push_byte(named.code() as u8 - 1),
        }
    }
}

impl ink::env::chain_extension::FromStatusCode for ChainError {
    fn from_status_code(code: u32) -> core::result::Result<(), Self> {
        match code {
            0 => Ok(()),
            refused => Err(Self::from_code(refused)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ink::scale::Decode;

    #[test]
    fn every_code_of_the_chain_keeps_its_number() {
        for code in 1..=22 {
            let error = ChainError::from_code(code);
            assert_ne!(error, ChainError::Unknown(code));
            assert_eq!(error.code(), code);
        }
        assert_eq!(ChainError::from_code(13), ChainError::AmountTooLow);
        assert_eq!(ChainError::from_code(22), ChainError::SubtokenDisabled);
    }

    #[test]
    fn errors_are_encoded_as_they_are_decoded() {
        let refusals =
            (0..=u8::MAX).filter_map(|code| Error::decode(&mut &[code, 3][..]).ok().map(|error| (code, error)));
        let mut named = 0;
        for (code, error) in refusals {
            assert_eq!(error.encode()[0], code, "{error:?}");
            named += 1;
        }
        assert!(named > 40, "{named} errors have a name");
        for chain in (1..=23).map(ChainError::from_code) {
            assert_eq!(Error::decode(&mut &Error::Chain(chain).encode()[..]), Ok(Error::Chain(chain)));
        }
    }

    #[test]
    fn an_unknown_code_is_kept() {
        assert_eq!(ChainError::from_code(99), ChainError::Unknown(99));
        assert_eq!(ChainError::Unknown(99).code(), 99);
    }
}
