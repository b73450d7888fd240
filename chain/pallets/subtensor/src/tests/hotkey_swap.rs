//! A hotkey becomes another, with its neuron and, unless kept, everybody's stake. Cases follow subtensor's own tests
//! (tests/swap_hotkey.rs, swap_hotkey_with_subnet.rs).
use crate::{mock::*, types::*, *};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};

/// Coldkey 5 owns 50, on which 5 and 9 stake; 6 owns 60. Late enough for a first swap in one subnet.
fn chain() -> Chain {
    let mut chain = with_stakes(
        &[(50, 5), (60, 6)],
        &[(50, 5, 10 * ALPHA), (50, 9, 3 * ALPHA), (60, 6, 4 * ALPHA)],
    );
    chain.execute_with(|| System::set_block_number(20));
    chain
}

fn swap(netuid: Option<NetUid>) -> DispatchResult {
    SubtensorModule::swap_hotkey(signed(5), 50, 51, netuid)
}

fn last_tx_block(account: AccountId) -> u64 {
    LastRateLimitedBlock::<Test>::get(RateLimitKey::LastTxBlock(account))
}

#[test]
fn in_all_subnets_everything_moves() {
    chain().execute_with(|| {
        assert_ok!(SubtensorModule::serve_axon(
            signed(50),
            NET,
            1,
            0x0808_0808,
            80,
            4,
            0,
            0,
            0
        ));
        assert_ok!(SubtensorModule::serve_prometheus(
            signed(50),
            NET,
            1,
            0x0808_0808,
            81,
            4
        ));
        assert_ok!(SubtensorModule::set_weights(
            signed(50),
            NET,
            vec![2],
            vec![1],
            0
        ));
        assert_ok!(SubtensorModule::decrease_take(signed(5), 50, 7));
        assert_ok!(SubtensorModule::set_coldkey_auto_stake_hotkey(
            signed(8),
            NET,
            50
        ));
        AlphaDividendsPerSubnet::<Test>::insert(NET, 50, 77);
        let (weights, before) = (Weights::<Test>::get(NET, 1), Balances::free_balance(5));
        assert_ok!(swap(None));
        assert_books();
        assert_eq!(Balances::free_balance(5), before - coldkey_swap::SWAP_COST);
        assert_eq!(
            (Uids::<Test>::get(NET, 50), Uids::<Test>::get(NET, 51)),
            (None, Some(1))
        );
        assert_eq!(Keys::<Test>::get(NET, 1), 51);
        assert!(IsNetworkMember::<Test>::get(51, NET) && !IsNetworkMember::<Test>::get(50, NET));
        assert_eq!(Axons::<Test>::get(NET, 51).map(|axon| axon.port), Some(80));
        assert_eq!(
            Prometheus::<Test>::get(NET, 51).map(|served| served.port),
            Some(81)
        );
        assert_eq!(
            (
                Axons::<Test>::get(NET, 50),
                Prometheus::<Test>::get(NET, 50)
            ),
            (None, None)
        );
        assert_eq!(Weights::<Test>::get(NET, 1), weights);
        assert_eq!((stake(51, 5), stake(51, 9)), (10 * ALPHA, 3 * ALPHA));
        assert_eq!((stake(50, 5), stake(50, 9)), (0, 0));
        assert_eq!(AlphaV2::<Test>::iter_prefix((50,)).count(), 0);
        assert_eq!(AlphaDividendsPerSubnet::<Test>::get(NET, 51), 77);
        assert_eq!(
            (Owner::<Test>::get(51), Owner::<Test>::contains_key(50)),
            (5, false)
        );
        assert_eq!(OwnedHotkeys::<Test>::get(5), vec![51]);
        assert_eq!(StakingHotkeys::<Test>::get(9), vec![51]);
        assert_eq!(
            (
                Delegates::<Test>::get(51),
                Delegates::<Test>::contains_key(50)
            ),
            (7, false)
        );
        assert_eq!(AutoStakeDestination::<Test>::get(8, NET), Some(51));
        assert_eq!(AutoStakeDestinationColdkeys::<Test>::get(51, NET), vec![8]);
        assert_eq!(last_tx_block(5), 20);
        System::assert_last_event(
            Event::HotkeySwapped {
                coldkey: 5,
                old_hotkey: 50,
                new_hotkey: 51,
            }
            .into(),
        );
        run_to(40);
        assert!(stake(51, 5) > 10 * ALPHA, "the new hotkey earns");
    });
}

#[test]
fn locks_towards_the_hotkey_follow() {
    chain().execute_with(|| {
        assert_ok!(SubtensorModule::lock_stake(signed(9), 50, NET, ALPHA));
        assert_ok!(SubtensorModule::lock_stake(signed(6), 60, NET, ALPHA));
        let before = SubtensorModule::get_coldkey_lock(&9, NET);
        assert_ok!(swap(Some(NET)));
        let towards =
            |coldkey: AccountId| Lock::<Test>::iter_key_prefix((coldkey, NET)).collect::<Vec<_>>();
        assert_eq!((towards(9), towards(6)), (vec![51], vec![60]));
        assert_eq!(SubtensorModule::get_coldkey_lock(&9, NET), before);
    });
}

#[test]
fn in_one_subnet_the_rest_stays() {
    chain().execute_with(|| {
        assert_ok!(SubtensorModule::decrease_take(signed(5), 50, 7));
        let before = Balances::free_balance(5);
        assert_ok!(swap(Some(NET)));
        assert_books();
        assert_eq!(Balances::free_balance(5), before - 1_000_000);
        assert_eq!(
            (Uids::<Test>::get(NET, 50), Uids::<Test>::get(NET, 51)),
            (None, Some(1))
        );
        assert_eq!(
            (stake(51, 5), stake(51, 9), stake(50, 9)),
            (10 * ALPHA, 3 * ALPHA, 0)
        );
        assert_eq!((Owner::<Test>::get(50), Owner::<Test>::get(51)), (5, 5));
        assert_eq!(OwnedHotkeys::<Test>::get(5), vec![50, 51]);
        assert_eq!(StakingHotkeys::<Test>::get(9), vec![50, 51]);
        assert_eq!(Delegates::<Test>::get(50), 7);
        assert!(!Delegates::<Test>::contains_key(51));
        System::assert_last_event(
            Event::HotkeySwappedOnSubnet {
                coldkey: 5,
                old_hotkey: 50,
                new_hotkey: 51,
                netuid: NET,
            }
            .into(),
        );
    });
}

#[test]
fn stake_may_stay() {
    chain().execute_with(|| {
        AlphaDividendsPerSubnet::<Test>::insert(NET, 50, 77);
        assert_ok!(SubtensorModule::swap_hotkey_v2(
            signed(5),
            50,
            51,
            Some(NET),
            true
        ));
        assert_books();
        assert_eq!(Uids::<Test>::get(NET, 51), Some(1));
        assert_eq!(
            (stake(50, 5), stake(50, 9), stake(51, 5)),
            (10 * ALPHA, 3 * ALPHA, 0)
        );
        assert_eq!(AlphaDividendsPerSubnet::<Test>::get(NET, 50), 77);
        assert_ok!(SubtensorModule::remove_stake(signed(9), 50, NET, ALPHA));
    });
}

#[test]
fn the_subnets_owner_hotkey_follows() {
    chain().execute_with(|| {
        assert_ok!(SubtensorModule::swap_hotkey(
            signed(OWNER),
            OWNER_HOT,
            70,
            None
        ));
        assert_eq!(SubnetOwnerHotkey::<Test>::get(NET), 70);
        System::assert_has_event(Event::SubnetOwnerHotkeySet(NET, 70).into());
    });
}

#[test]
fn stake_joins_what_the_new_hotkey_has_to_the_rao() {
    chain().execute_with(|| {
        let swaps = |old, new| {
            assert_ok!(SubtensorModule::swap_hotkey(signed(5), old, new, Some(NET)));
            assert_books();
        };
        assert_ok!(SubtensorModule::try_associate_hotkey(signed(5), 51));
        assert_ok!(SubtensorModule::transfer_stake(
            signed(6),
            7,
            60,
            NET,
            NET,
            2 * ALPHA
        ));
        assert_ok!(SubtensorModule::move_stake(
            signed(7),
            60,
            51,
            NET,
            NET,
            2 * ALPHA - 1
        ));
        // Shares of odd worth on both.
        SubtensorModule::increase_stake_of_all(&50, NET, 7);
        SubtensorModule::increase_stake_of_all(&51, NET, 11);
        SubnetAlphaOut::<Test>::mutate(NET, |out| *out += 18);
        pallet_alpha_assets::Pallet::<Test>::mint(NET, 18);
        let both = SubtensorModule::get_stake_for_hotkey_on_subnet(&50, NET)
            + SubtensorModule::get_stake_for_hotkey_on_subnet(&51, NET);
        TxRateLimit::<Test>::put(0);
        swaps(50, 51);
        assert_eq!(
            SubtensorModule::get_stake_for_hotkey_on_subnet(&51, NET),
            both
        );
        assert_eq!(TotalHotkeySharesV2::<Test>::get(50, NET).mantissa, 0);
        System::set_block_number(System::block_number() + 3);
        swaps(51, 50);
        assert_eq!(
            SubtensorModule::get_stake_for_hotkey_on_subnet(&50, NET),
            both
        );
    });
}

#[test]
fn refusals_change_nothing_and_come_in_order() {
    chain().execute_with(|| {
        let refused = |coldkey, old, new, netuid, error: Error<Test>| {
            assert_noop!(
                SubtensorModule::swap_hotkey(signed(coldkey), old, new, netuid),
                error
            );
        };
        refused(6, 50, 51, None, Error::NonAssociatedColdKey);
        refused(5, 99, 51, None, Error::NonAssociatedColdKey);
        refused(5, 50, 60, None, Error::NonAssociatedColdKey);
        refused(5, 50, 50, None, Error::NewHotKeyIsSameWithOld);
        assert_ok!(SubtensorModule::burned_register(signed(5), NET, 52));
        refused(5, 50, 52, None, Error::HotKeyAlreadyRegisteredInSubNet);
        refused(5, 50, 52, Some(NET), Error::HotKeyAlreadyRegisteredInSubNet);
        SubtokenEnabled::<Test>::insert(ROOT, true);
        assert_ok!(SubtensorModule::try_associate_hotkey(signed(5), 53));
        assert_ok!(SubtensorModule::add_stake(signed(5), 53, ROOT, TAO));
        refused(5, 50, 53, None, Error::NewHotKeyNotCleanForRootSwap);
        refused(5, 50, 53, Some(ROOT), Error::NewHotKeyNotCleanForRootSwap);
        let system = SubtensorModule::get_subnet_account_id(NET);
        refused(5, 50, system, None, Error::CannotUseSystemAccount);
        refused(5, 50, system, Some(NET), Error::CannotUseSystemAccount);
        assert_ok!(Balances::transfer_all(signed(5), 6, true));
        refused(5, 50, 51, None, Error::NotEnoughBalanceToPaySwapHotKey);
        refused(5, 50, 51, Some(NET), Error::NotEnoughBalanceToPaySwapHotKey);
    });
}

#[test]
fn swaps_are_rare() {
    chain().execute_with(|| {
        System::set_block_number(2);
        assert_noop!(
            swap(Some(NET)),
            Error::<Test>::HotKeySwapOnSubnetIntervalNotPassed
        );
        // In all subnets the age of the chain does not count, only a swap that there was.
        assert_ok!(swap(None));
        let back = |netuid| SubtensorModule::swap_hotkey(signed(5), 51, 50, netuid);
        System::set_block_number(1_002);
        assert_noop!(back(None), Error::<Test>::HotKeySetTxRateLimitExceeded);
        System::set_block_number(1_003);
        assert_ok!(back(Some(NET)));
        TxRateLimit::<Test>::put(0);
        System::set_block_number(1_005);
        assert_noop!(
            swap(None),
            Error::<Test>::HotKeySwapOnSubnetIntervalNotPassed
        );
        System::set_block_number(1_006);
        assert_ok!(swap(None));
        assert_eq!(LastHotkeySwapOnNetuid::<Test>::get(NET, 5), 1_006);
    });
}

#[test]
fn a_take_stays_as_rare_on_the_new_hotkey() {
    chain().execute_with(|| {
        assert_ok!(SubtensorModule::decrease_take(signed(5), 50, 7));
        assert_ok!(swap(None));
        assert_noop!(
            SubtensorModule::increase_take(signed(5), 51, 8),
            Error::<Test>::DelegateTxRateLimitExceeded
        );
    });
}

#[test]
fn what_was_committed_follows() {
    chain().execute_with(|| {
        CommitRevealWeightsEnabled::<Test>::insert(NET, true);
        let hash = sp_core::H256::repeat_byte(1);
        assert_ok!(SubtensorModule::commit_weights(signed(50), NET, hash));
        let commits = WeightCommits::<Test>::get(NET, 50);
        assert!(commits.is_some());
        assert_ok!(swap(None));
        assert_eq!(WeightCommits::<Test>::get(NET, 51), commits);
        assert_eq!(WeightCommits::<Test>::get(NET, 50), None);
    });
}
