//! Subnets are opened and started.
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

#[test]
fn genesis_builds_what_it_says() {
    with_stakes(&[(50, 5)], &[(50, 9, 7)]).execute_with(|| {
        assert_eq!(slot_millis(), 1_000);
        assert_eq!(TotalNetworks::<Test>::get(), 2);
        assert_eq!(SubnetOwner::<Test>::get(NET), OWNER);
        assert_eq!(Uids::<Test>::get(NET, OWNER_HOT), Some(0));
        assert_eq!(Uids::<Test>::get(NET, 50), Some(1));
        assert_eq!(ValidatorPermit::<Test>::get(NET), vec![false, true]);
        assert_eq!(stake(50, 9), 7);
        assert_eq!(SubtensorModule::current_alpha_price(NET), 1_000_000_000);
        assert_eq!(SubtensorModule::current_alpha_price(0), 1_000_000_000);
        assert!(SubtokenEnabled::<Test>::get(NET) && !SubtokenEnabled::<Test>::get(0));
    });
}

#[test]
fn a_new_subnet_locks_tao_into_its_pool_at_the_median_price() {
    subnet().execute_with(|| {
        SubnetTAO::<Test>::mutate(NET, |tao| *tao /= 2);
        TotalStake::<Test>::put(500 * TAO);
        assert_ok!(SubtensorModule::register_network(signed(7), 70));
        assert_books();
        assert_eq!(SubnetTAO::<Test>::get(2), 1_000 * TAO);
        assert_eq!(SubnetAlphaIn::<Test>::get(2), 2_000 * ALPHA);
        assert_eq!(Balances::free_balance(7), 999_000 * TAO);
        assert_eq!(
            (
                SubnetOwner::<Test>::get(2),
                SubnetOwnerHotkey::<Test>::get(2)
            ),
            (7, 70)
        );
        assert_eq!(Uids::<Test>::get(2, 70), Some(0));
        assert_eq!(RegisteredSubnetCounter::<Test>::get(2), 1);
        assert_eq!(Burn::<Test>::get(2), TAO);
        assert!(CommitRevealWeightsEnabled::<Test>::get(2));
        System::assert_last_event(Event::NetworkAdded(2, 1).into());
    });
}

#[test]
fn the_lock_doubles_and_falls_back() {
    subnet().execute_with(|| {
        NetworkRateLimit::<Test>::put(0);
        NetworkLockReductionInterval::<Test>::put(100);
        assert_ok!(SubtensorModule::register_network(signed(7), 70));
        assert_eq!(SubtensorModule::network_lock_cost(), 2_000 * TAO);
        run_to(51);
        assert_eq!(SubtensorModule::network_lock_cost(), 1_500 * TAO);
        assert_ok!(SubtensorModule::register_network(signed(7), 71));
        assert_eq!(SubnetLocked::<Test>::get(3), 1_500 * TAO);
        run_to(400);
        assert_eq!(SubtensorModule::network_lock_cost(), 1_000 * TAO);
    });
}

#[test]
fn refusals_change_nothing() {
    with_stakes(&[(50, 5)], &[]).execute_with(|| {
        let refused = |coldkey, hotkey, error: Error<Test>| {
            assert_noop!(
                SubtensorModule::register_network(signed(coldkey), hotkey),
                error
            );
        };
        refused(7, 50, Error::NonAssociatedColdKey);
        refused(99, 90, Error::CannotAffordLockCost);
        assert_ok!(SubtensorModule::register_network(signed(7), 70));
        refused(7, 71, Error::NetworkTxRateLimitExceeded);
    });
}

#[test]
fn only_the_owner_starts_and_not_too_early_and_once() {
    subnet().execute_with(|| {
        assert_ok!(SubtensorModule::register_network(signed(7), 70));
        let refused = |coldkey, netuid, error: Error<Test>| {
            assert_noop!(SubtensorModule::start_call(signed(coldkey), netuid), error);
        };
        refused(7, 9, Error::SubnetNotExists);
        refused(6, 2, Error::NotSubnetOwner);
        refused(7, 2, Error::NeedWaitingMoreBlocksToStarCall);
        run_to(4);
        assert_ok!(SubtensorModule::start_call(signed(7), 2));
        assert_eq!(FirstEmissionBlockNumber::<Test>::get(2), Some(5));
        refused(7, 2, Error::FirstEmissionBlockNumberAlreadySet);
    });
}

#[test]
fn axons_are_published_by_neurons_at_most_every_so_often() {
    with_stakes(&[(50, 5)], &[]).execute_with(|| {
        let serve = |hotkey, ip, port| {
            SubtensorModule::serve_axon(signed(hotkey), NET, 1, ip, port, 4, 0, 0, 0)
        };
        assert_noop!(
            serve(77, 0x0808_0808, 80),
            Error::<Test>::HotKeyNotRegisteredInSubNet
        );
        assert_noop!(serve(50, 0x7f00_0001, 80), Error::<Test>::InvalidIpAddress);
        assert_noop!(serve(50, 0x0808_0808, 0), Error::<Test>::InvalidPort);
        assert_ok!(serve(50, 0x0808_0808, 80));
        assert_eq!(
            Axons::<Test>::get(NET, 50).map(|axon| (axon.block, axon.port)),
            Some((1, 80))
        );
        assert_noop!(
            serve(50, 0x0808_0808, 81),
            Error::<Test>::ServingRateLimitExceeded
        );
    });
}

#[test]
fn answers_carry_what_is_stored() {
    with_stakes(&[(50, 5)], &[(50, 9, 7 * ALPHA)]).execute_with(|| {
        let info = SubtensorModule::get_stake_info_for_hotkey_coldkey_netuid(50, 9, NET);
        assert_eq!((info.stake.0, info.is_registered), (7 * ALPHA, true));
        let info = SubtensorModule::get_stake_info_for_hotkey_coldkey_netuid(77, 9, NET);
        assert_eq!((info.stake.0, info.is_registered), (0, false));
        assert_eq!(SubtensorModule::get_stake_info_for_coldkey(9).len(), 1);
        let neurons = SubtensorModule::get_neurons_lite(NET);
        assert_eq!(neurons.len(), 2);
        assert_eq!(
            (
                neurons[1].hotkey,
                neurons[1].coldkey,
                neurons[1].stake[0].1 .0
            ),
            (50, 5, 7 * ALPHA)
        );
        assert_eq!(SubtensorModule::get_neuron_lite(NET, 2), None);
        assert_eq!(SubtensorModule::get_neurons_lite(9), vec![]);
    });
}
