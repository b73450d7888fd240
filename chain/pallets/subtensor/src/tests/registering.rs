//! Places are bought, prices rise and fall, the least useful neuron makes room.
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn register(coldkey: AccountId, hotkey: AccountId) {
    assert_ok!(SubtensorModule::burned_register(
        signed(coldkey),
        NET,
        hotkey
    ));
    assert_books();
}

#[test]
fn a_registration_pays_recycles_and_takes_the_next_uid() {
    subnet().execute_with(|| {
        let recycled = pallet_alpha_assets::AlphaRecycled::<Test>::get(NET);
        register(5, 50);
        assert_eq!(Balances::free_balance(5), 1_000_000 * TAO - TAO);
        assert_eq!(Uids::<Test>::get(NET, 50), Some(1));
        assert_eq!(Keys::<Test>::get(NET, 1), 50);
        assert_eq!(Owner::<Test>::get(50), 5);
        assert_eq!(OwnedHotkeys::<Test>::get(5), vec![50]);
        assert!(IsNetworkMember::<Test>::get(50, NET));
        assert_eq!(SubnetworkN::<Test>::get(NET), 2);
        // 999,496,453 rao after the fee of 33/65,535 buy 998,498,457 of the 1,000 alpha in the pool.
        assert_eq!(
            pallet_alpha_assets::AlphaRecycled::<Test>::get(NET) - recycled,
            998_498_457
        );
        assert_eq!(SubnetTAO::<Test>::get(NET), 1_000 * TAO + 999_496_453);
        assert_eq!(stake(50, 5), 0);
        System::assert_has_event(Event::NeuronRegistered(NET, 1, 50).into());
    });
}

#[test]
fn refusals_change_nothing() {
    subnet().execute_with(|| {
        register(5, 50);
        let refused = |coldkey, netuid, hotkey, error: Error<Test>| {
            assert_noop!(
                SubtensorModule::burned_register(signed(coldkey), netuid, hotkey),
                error
            );
        };
        refused(5, 0, 51, Error::RegistrationNotPermittedOnRootSubnet);
        refused(5, 9, 51, Error::SubnetNotExists);
        refused(5, NET, 50, Error::HotKeyAlreadyRegisteredInSubNet);
        refused(99, NET, 51, Error::NotEnoughBalanceToStake);
        refused(
            5,
            NET,
            SubtensorModule::get_subnet_account_id(NET),
            Error::CannotUseSystemAccount,
        );
        NetworkRegistrationAllowed::<Test>::insert(NET, false);
        refused(5, NET, 51, Error::SubNetRegistrationDisabled);
    });
}

#[test]
fn a_hotkey_of_another_coldkey_is_refused() {
    subnet().execute_with(|| {
        Owner::<Test>::insert(51, 6);
        assert_noop!(
            SubtensorModule::burned_register(signed(5), NET, 51),
            Error::<Test>::NonAssociatedColdKey
        );
    });
}

#[test]
fn the_price_rises_by_a_quarter_and_halves_in_a_half_life() {
    subnet().execute_with(|| {
        register(5, 50);
        assert_eq!(Burn::<Test>::get(NET), 1_260_000_000);
        register(5, 51);
        // 1.26 is a little more than its 64 bits hold, and the price is cut to whole rao.
        assert_eq!(Burn::<Test>::get(NET), 1_587_600_000);
        run_to(361);
        let halved = Burn::<Test>::get(NET);
        assert!((793_799_000..=793_800_000).contains(&halved), "{halved}");
        MinBurn::<Test>::insert(NET, 2 * TAO);
        run_to(362);
        assert_eq!(Burn::<Test>::get(NET), 2 * TAO);
    });
}

#[test]
fn a_full_subnet_prunes_the_lowest_emission_then_the_oldest() {
    subnet().execute_with(|| {
        MaxAllowedUids::<Test>::insert(NET, 4);
        MinNonImmuneUids::<Test>::insert(NET, 0);
        ImmunityPeriod::<Test>::insert(NET, 0);
        for hotkey in [50, 51, 52] {
            register(5, hotkey);
        }
        Emission::<Test>::insert(NET, vec![0, 7, 3, 3]);
        Weights::<Test>::insert(NET, 0, vec![(1, 9), (2, 8)]);
        Bonds::<Test>::insert(NET, 2, vec![(1, 9)]);
        register(6, 60);
        // Uid 0 earns least but is the owner's; 2 and 3 earn 3 and are of one age.
        assert_eq!(Uids::<Test>::get(NET, 60), Some(2));
        assert_eq!(Uids::<Test>::get(NET, 51), None);
        assert!(!IsNetworkMember::<Test>::get(51, NET));
        assert_eq!(Owner::<Test>::get(51), 5);
        assert_eq!(Weights::<Test>::get(NET, 0), vec![(1, 9), (2, 0)]);
        assert_eq!(Bonds::<Test>::get(NET, 2), vec![]);
        assert_eq!(LastUpdate::<Test>::get(NET)[2], 1);
    });
}

#[test]
fn immunity_protects_until_too_few_others_are_left() {
    subnet().execute_with(|| {
        MaxAllowedUids::<Test>::insert(NET, 3);
        register(5, 50);
        run_to(5);
        register(5, 51);
        ImmunityPeriod::<Test>::insert(NET, 4);
        // 50 is four blocks old and no longer immune, but one is not more than MinNonImmuneUids.
        MinNonImmuneUids::<Test>::insert(NET, 1);
        assert_eq!(
            SubtensorModule::neuron_to_prune(NET),
            Uids::<Test>::get(NET, 51)
        );
        MinNonImmuneUids::<Test>::insert(NET, 0);
        assert_eq!(
            SubtensorModule::neuron_to_prune(NET),
            Uids::<Test>::get(NET, 50)
        );
    });
}

#[test]
fn a_subnet_of_the_owner_alone_has_no_room() {
    subnet().execute_with(|| {
        MaxAllowedUids::<Test>::insert(NET, 1);
        assert_noop!(
            SubtensorModule::burned_register(signed(5), NET, 50),
            Error::<Test>::NoNeuronIdAvailable
        );
    });
}
