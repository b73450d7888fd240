//! Presets are genesis states.
use crate::{block_time::HalfSlot, genesis, keys, presets, *};
use frame_support::traits::Get;
use serde_json::json;

#[test]
fn development_is_ready_for_a_contract() {
    genesis::development_ext().execute_with(|| {
        SubtensorModule::check_invariants().expect("the books balance");
        assert_eq!((SlotMillis::get(), HalfSlot::get()), (1_000, 500));
        assert_eq!(
            pallet_sudo::Key::<Runtime>::get(),
            Some(keys::of("//Alice"))
        );
        assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 1);
        let neurons = SubtensorModule::get_neurons_lite(1);
        assert_eq!(neurons.len(), 11);
        assert_eq!(neurons[0].hotkey, keys::of("//SubnetOwner//hot"));
        assert_eq!(neurons[1].stake[0].1 .0, 40_000_000_000_000);
        assert!((1..=4).all(|uid| neurons[uid].validator_permit));
        for (_, account) in keys::all() {
            assert_eq!(Balances::free_balance(account), 1_000_000_000_000_000);
        }
    });
}

#[test]
fn a_patch_changes_what_it_names() {
    let patch = json!({ "subtensorModule": { "slotMillis": 250, "coldkeySwapDelay": 2 } });
    genesis::development_ext_with(patch).execute_with(|| {
        assert_eq!(SlotMillis::get(), 250);
        assert_eq!(
            pallet_subtensor::ColdkeySwapAnnouncementDelay::<Runtime>::get(),
            2
        );
        assert_eq!(SubtensorModule::get_neurons_lite(1).len(), 11);
    });
}

#[test]
fn the_slot_lies_under_a_known_key() {
    genesis::development_ext().execute_with(|| {
        let key = sp_io::hashing::twox_128(b":SlotMillis:");
        assert_eq!(
            frame_support::storage::unhashed::get::<u64>(&key),
            Some(1_000)
        );
    });
    sp_io::TestExternalities::default().execute_with(|| assert_eq!(SlotMillis::get(), 12_000));
}

#[test]
fn every_name_has_a_preset_and_no_other() {
    for name in presets::names() {
        assert!(presets::get(&name).is_some(), "{name:?}");
    }
    assert_eq!(presets::get(&"finney".into()), None);
}
