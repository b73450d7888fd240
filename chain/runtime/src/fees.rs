//! What a transaction costs, and who gets it.
use crate::{AccountId, Aura, Balance, Balances, Runtime, RuntimeEvent, System};
use frame_support::traits::ConstU64;
use frame_support::{
    traits::{
        fungible::Balanced, fungible::Credit, ConstU8, FindAuthor, Get, Imbalance, OnUnbalanced,
    },
    weights::{
        ConstantMultiplier, WeightToFeeCoefficient, WeightToFeeCoefficients, WeightToFeePolynomial,
    },
};
use pallet_transaction_payment::{ConstFeeMultiplier, FungibleAdapter, Multiplier};
use sp_runtime::{traits::One, Perbill};

/// The account of the authority that made this block; unknown outside of blocks.
pub struct BlockAuthor;
impl Get<Option<AccountId>> for BlockAuthor {
    fn get() -> Option<AccountId> {
        let digest = System::digest();
        let author = Aura::find_author(digest.logs.iter().filter_map(|log| log.as_pre_runtime()))?;
        let authority = pallet_aura::Authorities::<Runtime>::get()
            .get(author as usize)?
            .clone();
        Some(AccountId::new(authority.into_inner().0))
    }
}

/// Fees go to the block's author; what cannot be credited is burned.
pub struct ToAuthor;
impl OnUnbalanced<Credit<AccountId, Balances>> for ToAuthor {
    fn on_nonzero_unbalanced(fee: Credit<AccountId, Balances>) {
        let Some(author) = BlockAuthor::get() else {
            return;
        };
        if let Err(uncredited) = Balances::resolve(&author, fee) {
            debug_assert!(uncredited.peek() < crate::money::EXISTENTIAL_DEPOSIT);
        }
    }
}

/// 0.0005 rao for a picosecond of reference time.
pub struct WeightFee;
impl WeightToFeePolynomial for WeightFee {
    type Balance = Balance;

    fn polynomial() -> WeightToFeeCoefficients<Balance> {
        [WeightToFeeCoefficient {
            coeff_integer: 0,
            coeff_frac: Perbill::from_parts(500_000),
            negative: false,
            degree: 1,
        }]
        .into_iter()
        .collect()
    }
}

frame_support::parameter_types! {
    pub FeeMultiplier: Multiplier = Multiplier::one();
}

impl pallet_transaction_payment::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type OnChargeTransaction = FungibleAdapter<Balances, ToAuthor>;
    type WeightToFee = WeightFee;
    /// One rao a byte.
    type LengthToFee = ConstantMultiplier<Balance, ConstU64<1>>;
    type FeeMultiplierUpdate = ConstFeeMultiplier<FeeMultiplier>;
    type OperationalFeeMultiplier = ConstU8<5>;
    type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}
