//! What is refused before it enters a block: anything from a coldkey whose swap is announced, and free calls that are sure
//! to fail (subtensor: guards/, extensions/subtensor.rs). Subtensor asks at every dispatch, nested ones too; here only what
//! is signed is asked, and a nested call is refused by its own checks.
use crate::{Runtime, RuntimeCall, SubtensorModule};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{pallet_prelude::*, traits::IsSubType};
use pallet_subtensor::Error;
use scale_info::TypeInfo;
use sp_runtime::{
    impl_tx_ext_default,
    traits::{
        AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Implication, TransactionExtension,
        ValidateResult,
    },
};

/// Subtensor's number of a refusal (common/src/transaction_error.rs).
fn number(error: Error<Runtime>) -> u8 {
    use pallet_subtensor::Error::*;
    match error {
        ColdkeySwapAnnounced => 0,
        NotEnoughStakeToSetWeights => 1,
        SubnetNotExists => 3,
        HotKeyAccountNotExists => 4,
        CommittingWeightsTooFast | SettingWeightsTooFast | NetworkTxRateLimitExceeded => 6,
        HotKeyNotRegisteredInNetwork => 10,
        InvalidIpAddress => 11,
        ServingRateLimitExceeded => 12,
        InvalidPort => 13,
        NoWeightsCommitFound => 16,
        RevealTooEarly => 17,
        InputLengthsUnequal => 18,
        HotKeyNotRegisteredInSubNet => 19,
        ColdkeySwapDisputed => 21,
        NonAssociatedColdKey => 25,
        DelegateTakeTooLow => 26,
        DelegateTakeTooHigh => 27,
        _ => 255,
    }
}

#[derive(
    Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo,
)]
pub struct SubtensorTransactionExtension;

impl TransactionExtension<RuntimeCall> for SubtensorTransactionExtension {
    const IDENTIFIER: &'static str = "SubtensorTransactionExtension";
    type Implicit = ();
    type Val = ();
    type Pre = ();

    fn weight(&self, call: &RuntimeCall) -> Weight {
        SubtensorModule::weight_of_guards(call.is_sub_type())
    }

    fn validate(
        &self,
        origin: DispatchOriginOf<RuntimeCall>,
        call: &RuntimeCall,
        _info: &DispatchInfoOf<RuntimeCall>,
        _len: usize,
        _self_implicit: (),
        _inherited_implication: &impl Implication,
        _source: TransactionSource,
    ) -> ValidateResult<(), RuntimeCall> {
        if let Some(who) = origin.as_system_origin_signer() {
            let call = call.is_sub_type();
            SubtensorModule::ensure_may_sign(who, call)
                .and_then(|()| {
                    call.map_or(Ok(()), |call| SubtensorModule::ensure_may_enter(who, call))
                })
                .map_err(|error| InvalidTransaction::Custom(number(error)))?;
        }
        Ok((ValidTransaction::default(), (), origin))
    }

    impl_tx_ext_default!(RuntimeCall; prepare);
}
