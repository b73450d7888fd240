//! A coldkey whose swap is announced signs nothing else (subtensor: guards/check_coldkey_swap.rs, extensions/subtensor.rs).
//! Subtensor asks at every dispatch, nested ones too; here only what is signed is asked.
use crate::{Runtime, RuntimeCall, SubtensorModule};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{pallet_prelude::*, traits::IsSubType};
use scale_info::TypeInfo;
use sp_runtime::{
    impl_tx_ext_default,
    traits::{
        AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Implication, TransactionExtension,
        ValidateResult,
    },
};

/// Subtensor's numbers of these refusals (common/src/transaction_error.rs).
const ANNOUNCED: u8 = 0;
const DISPUTED: u8 = 21;

#[derive(
    Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo,
)]
pub struct SubtensorTransactionExtension;

impl TransactionExtension<RuntimeCall> for SubtensorTransactionExtension {
    const IDENTIFIER: &'static str = "SubtensorTransactionExtension";
    type Implicit = ();
    type Val = ();
    type Pre = ();

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
            SubtensorModule::ensure_may_sign(who, call.is_sub_type()).map_err(|error| {
                InvalidTransaction::Custom(match error {
                    pallet_subtensor::Error::<Runtime>::ColdkeySwapDisputed => DISPUTED,
                    _ => ANNOUNCED,
                })
            })?;
        }
        Ok((ValidTransaction::default(), (), origin))
    }

    impl_tx_ext_default!(RuntimeCall; weight prepare);
}
