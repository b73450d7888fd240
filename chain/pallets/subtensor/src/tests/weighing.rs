//! Who may set which weights, and when.
use crate::{mock::*, *};
use frame_support::{
    assert_noop, assert_ok,
    dispatch::{GetDispatchInfo, Pays},
};

fn ext() -> Chain {
    with_stakes(&[(50, 5), (60, 6), (70, 7)], &[(50, 5, 10 * ALPHA)])
}

fn set(hotkey: AccountId, uids: &[u16], values: &[u16]) -> frame_support::dispatch::DispatchResult {
    SubtensorModule::set_weights(signed(hotkey), NET, uids.to_vec(), values.to_vec(), 0)
}

#[test]
fn weights_are_kept_scaled_and_dated() {
    ext().execute_with(|| {
        run_to(3);
        assert_ok!(set(50, &[2, 3], &[1, 4]));
        assert_eq!(Weights::<Test>::get(NET, 1), vec![(2, 16_384), (3, 65_535)]);
        assert_eq!(LastUpdate::<Test>::get(NET), vec![0, 3, 0, 0]);
        System::assert_last_event(Event::WeightsSet(NET, 1).into());
    });
}

#[test]
fn refusals_change_nothing() {
    ext().execute_with(|| {
        let refused = |hotkey, uids: &[u16], values: &[u16], error: Error<Test>| {
            assert_noop!(set(hotkey, uids, values), error);
        };
        refused(50, &[2], &[1, 2], Error::WeightVecNotEqualSize);
        refused(
            50,
            &[0, 1, 2, 3, 4],
            &[1; 5],
            Error::UidsLengthExceedUidsInSubNet,
        );
        refused(77, &[2], &[1], Error::HotKeyNotRegisteredInSubNet);
        refused(50, &[2, 2], &[1, 1], Error::DuplicateUids);
        refused(50, &[4], &[1], Error::UidVecContainInvalidOne);
        MinAllowedWeights::<Test>::insert(NET, 2);
        refused(50, &[2], &[1], Error::WeightVecLengthIsLow);
        assert_ok!(set(50, &[1], &[1]));
        StakeThreshold::<Test>::put(10 * ALPHA);
        refused(60, &[2, 3], &[1, 1], Error::NotEnoughStakeToSetWeights);
        assert_ok!(set(OWNER_HOT, &[2, 3], &[1, 1]));
        CommitRevealWeightsEnabled::<Test>::insert(NET, true);
        refused(50, &[2, 3], &[1, 1], Error::CommitRevealEnabled);
    });
}

#[test]
fn root_and_unknown_subnets_take_no_weights() {
    ext().execute_with(|| {
        for (netuid, error) in [
            (0, Error::<Test>::CanNotSetRootNetworkWeights),
            (9, Error::<Test>::SubnetNotExists),
        ] {
            CommitRevealWeightsEnabled::<Test>::insert(netuid, false);
            assert_noop!(
                SubtensorModule::set_weights(signed(50), netuid, vec![], vec![], 0),
                error
            );
        }
    });
}

#[test]
fn weights_for_others_need_a_permit() {
    ext().execute_with(|| {
        run_to(10);
        // Only 50 has stake.
        assert_eq!(
            ValidatorPermit::<Test>::get(NET),
            vec![true, true, false, false]
        );
        assert_noop!(set(60, &[3], &[1]), Error::<Test>::NeuronNoValidatorPermit);
        assert_ok!(set(60, &[2], &[1]));
        assert_ok!(set(OWNER_HOT, &[3], &[1]));
    });
}

#[test]
fn the_first_time_is_free_and_then_blocks_must_pass() {
    ext().execute_with(|| {
        WeightsSetRateLimit::<Test>::insert(NET, 5);
        assert_ok!(set(50, &[2], &[1]));
        run_to(5);
        assert_noop!(set(50, &[2], &[1]), Error::<Test>::SettingWeightsTooFast);
        run_to(6);
        assert_ok!(set(50, &[2], &[1]));
    });
}

#[test]
fn an_old_version_is_refused() {
    ext().execute_with(|| {
        WeightsVersionKey::<Test>::insert(NET, 2);
        let set =
            |version| SubtensorModule::set_weights(signed(50), NET, vec![2], vec![1], version);
        assert_noop!(set(1), Error::<Test>::IncorrectWeightVersionKey);
        assert_ok!(set(2));
    });
}

#[test]
fn what_grows_with_its_vectors_weighs_more() {
    let weight = |call: Call<Test>| call.get_dispatch_info().call_weight.ref_time();
    let set = |count: usize| {
        weight(Call::set_weights {
            netuid: NET,
            dests: vec![0; count],
            weights: vec![0; count],
            version_key: 0,
        })
    };
    assert_eq!(set(256) - set(0), 2 * 256 * 20_000);
    let batch = |subnets: usize, count: usize| {
        weight(Call::batch_set_weights {
            netuids: vec![codec::Compact(NET); subnets],
            weights: vec![vec![(codec::Compact(0), codec::Compact(0)); count]; subnets],
            version_keys: vec![codec::Compact(0); subnets],
        })
    };
    assert_eq!(batch(3, 0), 3 * batch(1, 0));
    assert_eq!(batch(3, 5) - batch(3, 0), 3 * 2 * 5 * 20_000);
    let reveal = |count: usize| {
        let lists = vec![vec![0; count]; 2];
        weight(Call::batch_reveal_weights {
            netuid: NET,
            uids_list: lists.clone(),
            values_list: lists.clone(),
            salts_list: lists,
            version_keys: vec![0; 2],
        })
    };
    assert_eq!(reveal(5) - reveal(0), 2 * 3 * 5 * 20_000);
}

#[test]
fn free_calls_pay_nothing() {
    let free = [
        Call::<Test>::set_weights {
            netuid: NET,
            dests: vec![],
            weights: vec![],
            version_key: 0,
        },
        Call::increase_take {
            hotkey: 50,
            take: 1,
        },
        Call::decrease_take {
            hotkey: 50,
            take: 1,
        },
    ];
    for call in free {
        assert_eq!(call.get_dispatch_info().pays_fee, Pays::No);
    }
}
