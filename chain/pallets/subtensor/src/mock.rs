//! A chain of this pallet and money alone, for tests.
use crate::{self as pallet_subtensor, types::*, *};
use core::cell::RefCell;
use frame_support::{derive_impl, parameter_types, traits::ConstU64, PalletId};
use sp_runtime::{traits::IdentityLookup, BuildStorage};

pub type AccountId = u64;

#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeTask
    )]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(5)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(7)]
    pub type SubtensorModule = pallet_subtensor;
    #[runtime::pallet_index(31)]
    pub type AlphaAssets = pallet_alpha_assets;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = frame_system::mocking::MockBlock<Test>;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
    type ExistentialDeposit = ConstU64<500>;
}

impl pallet_alpha_assets::Config for Test {}

parameter_types! {
    pub const SubtensorPalletId: PalletId = PalletId(*b"subtensr");
    pub const BurnAccountId: PalletId = PalletId(*b"burntnsr");
    pub storage Author: Option<AccountId> = None;
}

impl Config for Test {
    type Currency = Balances;
    type Author = Author;
    type Clock = Clock;
    type CommitmentsInterface = ();
    type WeightInfo = weight_info::SubstrateWeight<Test>;
    type SubtensorPalletId = SubtensorPalletId;
    type BurnAccountId = BurnAccountId;
    type InitialStartCallDelay = ConstU64<3>;
    type HotkeySwapOnSubnetInterval = ConstU64<2>;
}

thread_local! {
    static SLOT: RefCell<u64> = const { RefCell::new(0) };
}

pub struct Clock;
impl SlotClock for Clock {
    fn set(millis: u64) {
        SLOT.with(|slot| *slot.borrow_mut() = millis);
    }
}

pub const TAO: u64 = 1_000_000_000;
pub const ALPHA: u64 = 1_000_000_000;
/// The subnet of the tests, its owner and the owner's hotkey (uid 0).
pub const NET: NetUid = 1;
pub const OWNER: AccountId = 1;
pub const OWNER_HOT: AccountId = 2;
/// Coldkeys with a million TAO each.
pub const RICH: core::ops::RangeInclusive<AccountId> = 1..=20;

/// A started subnet with a pool of 1,000 TAO and 1,000 alpha, and tempo 10, at block 1.
pub fn subnet() -> Chain {
    with_stakes(&[], &[])
}

/// The same with neurons (hotkey, coldkey; all with permits) and stakes (hotkey, coldkey, alpha).
pub fn with_stakes(
    neurons: &[(AccountId, AccountId)],
    stakes: &[(AccountId, AccountId, u64)],
) -> Chain {
    let network = GenesisNetwork {
        netuid: NET,
        owner: OWNER,
        owner_hotkey: OWNER_HOT,
        tempo: 10,
        tao_in: 1_000 * TAO,
        alpha_in: 1_000 * ALPHA,
        started: true,
        burn: TAO,
        burn_half_life: 360,
        weights_set_rate_limit: 0,
        immunity_period: 5_000,
        commit_reveal_weights_enabled: false,
    };
    let neuron = |(hotkey, coldkey): &(AccountId, AccountId)| GenesisNeuron {
        netuid: NET,
        hotkey: *hotkey,
        coldkey: *coldkey,
        validator_permit: true,
    };
    let stake = |(hotkey, coldkey, alpha): &(AccountId, AccountId, u64)| GenesisStake {
        netuid: NET,
        hotkey: *hotkey,
        coldkey: *coldkey,
        alpha: *alpha,
    };
    let genesis = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances: RICH.map(|account| (account, 1_000_000 * TAO)).collect(),
            ..Default::default()
        },
        subtensor_module: GenesisConfig {
            networks: vec![network],
            neurons: neurons.iter().map(neuron).collect(),
            stakes: stakes.iter().map(stake).collect(),
            slot_millis: 1_000,
            coldkey_swap_delay: 5,
            coldkey_reswap_delay: 5,
            ..Default::default()
        },
        ..Default::default()
    };
    let mut chain = Chain(genesis.build_storage().expect("a genesis").into());
    chain.execute_with(|| System::set_block_number(1));
    chain
}

/// A state whose books must balance after whatever a test does to it.
pub struct Chain(sp_io::TestExternalities);

impl Chain {
    pub fn execute_with<R>(&mut self, test: impl FnOnce() -> R) -> R {
        self.0.execute_with(|| {
            let result = test();
            assert_books();
            result
        })
    }
}

/// The pallet's invariants, and that every rao of TAO is in an account.
pub fn assert_books() {
    SubtensorModule::check_invariants().expect("the books balance");
    let held: u64 = frame_system::Account::<Test>::iter_values()
        .map(|info| info.data.free + info.data.reserved)
        .sum();
    assert_eq!(
        held,
        Balances::total_issuance(),
        "TAO in accounts and in existence"
    );
}

/// Runs blocks up to and including `block`; the books must balance after each.
pub fn run_to(block: u64) {
    while System::block_number() < block {
        let next = System::block_number() + 1;
        System::set_block_number(next);
        SubtensorModule::block_step(next);
        assert_books();
    }
}

pub fn signed(account: AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(account)
}

pub fn stake(hotkey: AccountId, coldkey: AccountId) -> u64 {
    SubtensorModule::get_stake_for_hotkey_and_coldkey_on_subnet(&hotkey, &coldkey, NET)
}

pub fn slot_millis() -> u64 {
    SLOT.with(|slot| *slot.borrow())
}
