//! Emission, split and paid. Numbers are worked out by hand in the comments.
use crate::{mock::*, *};
use frame_support::assert_ok;
use pallet_alpha_assets::{AlphaBurned, AlphaRecycled};

/// Of an alpha minted in a block: the owner's 18 %, and 41 % each for servers and validators.
const OWNER_CUT: u64 = 179_995_422;
const HALF: u64 = 410_002_289;

/// Two validators (uids 1 and 2, stakes 600 and 400) and two miners (uids 3 and 4).
fn four() -> Chain {
    with_stakes(
        &[(50, 5), (60, 6), (70, 7), (80, 8)],
        &[(50, 5, 600 * ALPHA), (60, 6, 400 * ALPHA)],
    )
}

fn vote(hotkey: AccountId, uids: &[u16], values: &[u16]) {
    assert_ok!(SubtensorModule::set_weights(
        signed(hotkey),
        NET,
        uids.to_vec(),
        values.to_vec(),
        0
    ));
}

fn near(left: u64, right: u64) {
    assert!(left.abs_diff(right) <= 10, "{left} is not {right}");
}

#[test]
fn alpha_is_pending_until_the_epoch_ends() {
    four().execute_with(|| {
        vote(50, &[3], &[1]);
        run_to(9);
        assert_eq!(PendingOwnerCut::<Test>::get(NET), 8 * OWNER_CUT);
        assert_eq!(PendingServerEmission::<Test>::get(NET), 8 * HALF);
        assert_eq!(PendingValidatorEmission::<Test>::get(NET), 8 * HALF);
        assert_eq!(BlocksSinceLastStep::<Test>::get(NET), 8);
        assert_eq!(stake(OWNER_HOT, OWNER), 0);
        run_to(10);
        assert_eq!(PendingServerEmission::<Test>::get(NET), 0);
        assert_eq!(BlocksSinceLastStep::<Test>::get(NET), 0);
        assert_eq!(LastEpochBlock::<Test>::get(NET), 10);
        assert_eq!(SubnetEpochIndex::<Test>::get(NET), 1);
        assert_eq!(stake(OWNER_HOT, OWNER), 9 * OWNER_CUT);
        run_to(20);
        assert_eq!(LastEpochBlock::<Test>::get(NET), 20);
        assert_eq!(stake(OWNER_HOT, OWNER), 19 * OWNER_CUT);
    });
}

#[test]
fn miners_earn_by_clipped_weights_and_validators_by_bonds() {
    four().execute_with(|| {
        // Validator 1 (60 %) gives both miners a half, validator 2 (40 %) gives miner 3 all. Half of the stake
        // supports 0.5 for each miner, so 2's weight is clipped: ranks 0.5 and 0.3, incentive 0.625 and 0.375.
        vote(50, &[3, 4], &[1, 1]);
        vote(60, &[3, 4], &[1, 0]);
        run_to(10);
        near(stake(70, 7), 9 * HALF * 625 / 1_000);
        near(stake(80, 8), 9 * HALF * 375 / 1_000);
        // Bonds are a tenth of the clipped weights; by column 1 holds 0.5 and 1, 2 holds 0.5 and 0. Dividends
        // 0.6 * (0.5 * 0.625 + 0.375) = 0.4125 and 0.4 * 0.5 * 0.625 = 0.125, together 0.5375.
        near(stake(50, 5), 600 * ALPHA + 9 * HALF * 4_125 / 5_375);
        near(stake(60, 6), 400 * ALPHA + 9 * HALF * 1_250 / 5_375);
        let of = |parts: f64| (parts * 65_535.0) as u16;
        assert_eq!(Consensus::<Test>::get(NET), vec![0, 0, 0, of(0.5), of(0.5)]);
        assert_eq!(
            Incentive::<Test>::get(NET),
            vec![0, 0, 0, of(0.625), of(0.375)]
        );
        let dividends = Dividends::<Test>::get(NET);
        assert!(
            dividends[1].abs_diff(of(0.7674419)) <= 1 && dividends[2].abs_diff(of(0.2325581)) <= 1
        );
        assert!(ValidatorTrust::<Test>::get(NET)[1] >= 65_534);
        assert_eq!(ValidatorTrust::<Test>::get(NET)[2], of(0.5));
        assert_eq!(Bonds::<Test>::get(NET, 1), vec![(3, 3_276), (4, 3_276)]);
        assert_eq!(Bonds::<Test>::get(NET, 2), vec![(3, 3_276)]);
        let emission: u64 = Emission::<Test>::get(NET).iter().sum();
        near(emission, 18 * HALF);
        System::assert_has_event(
            Event::IncentiveAlphaEmittedToMiners {
                netuid: NET,
                emissions: vec![0, 0, 0, stake(70, 7), stake(80, 8)],
            }
            .into(),
        );
    });
}

#[test]
fn rounding_leaves_less_than_a_rao_for_each_and_it_is_recycled() {
    four().execute_with(|| {
        vote(50, &[3, 4], &[1, 2]);
        run_to(10);
        assert!(AlphaRecycled::<Test>::get(NET) < 10);
    });
}

#[test]
fn without_votes_validators_share_everything_by_stake() {
    four().execute_with(|| {
        run_to(10);
        near(stake(50, 5), 600 * ALPHA + 18 * HALF * 6 / 10);
        near(stake(60, 6), 400 * ALPHA + 18 * HALF * 4 / 10);
        assert_eq!(stake(70, 7), 0);
    });
}

#[test]
fn without_any_stake_it_is_recycled() {
    subnet().execute_with(|| {
        run_to(10);
        assert_eq!(AlphaRecycled::<Test>::get(NET), 18 * HALF);
        assert_eq!(stake(OWNER_HOT, OWNER), 9 * OWNER_CUT);
    });
}

#[test]
fn a_validator_keeps_its_take_and_its_nominators_share_the_rest() {
    with_stakes(&[(50, 5)], &[(50, 5, 100 * ALPHA), (50, 9, 300 * ALPHA)]).execute_with(|| {
        run_to(10);
        let dividend = 18 * HALF;
        let take = dividend * 11_796 / 65_535;
        // The take is staked first, so it shares in the rest.
        let (own, all) = (100 * ALPHA + take, 400 * ALPHA + take);
        let rest = u128::from(dividend - take);
        near(
            stake(50, 5),
            own + (rest * u128::from(own) / u128::from(all)) as u64,
        );
        near(
            stake(50, 9),
            300 * ALPHA + (rest * u128::from(300 * ALPHA) / u128::from(all)) as u64,
        );
        assert_eq!(
            AlphaDividendsPerSubnet::<Test>::get(NET, 50),
            dividend - take
        );
    });
}

#[test]
fn incentive_of_the_owners_hotkeys_is_burned() {
    with_stakes(&[(50, 5), (55, OWNER)], &[(50, 5, 100 * ALPHA)]).execute_with(|| {
        vote(50, &[0, 2], &[1, 1]);
        run_to(10);
        near(AlphaBurned::<Test>::get(NET), 9 * HALF);
        assert_eq!(stake(55, OWNER), 0);
        assert_eq!(stake(OWNER_HOT, OWNER), 9 * OWNER_CUT);
    });
}

#[test]
fn emission_begins_with_start_call_and_stops_with_nothing() {
    four().execute_with(|| {
        FirstEmissionBlockNumber::<Test>::insert(NET, 5);
        run_to(9);
        assert_eq!(PendingServerEmission::<Test>::get(NET), 5 * HALF);
        BlockAlphaEmission::<Test>::put(0);
        run_to(12);
        assert_eq!(PendingServerEmission::<Test>::get(NET), 0);
    });
}

#[test]
fn a_neuron_registered_after_the_vote_earns_nothing() {
    four().execute_with(|| {
        vote(50, &[3, 4], &[1, 1]);
        vote(60, &[3, 4], &[1, 1]);
        run_to(3);
        BlockAtRegistration::<Test>::insert(NET, 4, 3);
        run_to(10);
        near(stake(70, 7), 9 * HALF);
        assert_eq!(stake(80, 8), 0);
        vote(50, &[3, 4], &[1, 1]);
        vote(60, &[3, 4], &[1, 1]);
        run_to(20);
        near(stake(80, 8), 10 * HALF / 2);
    });
}

#[test]
fn permits_go_to_the_largest_stakes_and_the_owner() {
    four().execute_with(|| {
        MaxAllowedValidators::<Test>::insert(NET, 1);
        run_to(10);
        assert_eq!(
            ValidatorPermit::<Test>::get(NET),
            vec![true, true, false, false, false]
        );
    });
}

#[test]
fn silent_validators_stop_counting() {
    four().execute_with(|| {
        // 13,889 thousandths of 10 blocks.
        vote(60, &[3], &[1]);
        run_to(2);
        vote(50, &[4], &[1]);
        run_to(150);
        // Both votes are more than 138 blocks old.
        assert_eq!(Active::<Test>::get(NET), vec![false; 5]);
        assert_eq!(Incentive::<Test>::get(NET), vec![0; 5]);
        vote(50, &[4], &[1]);
        run_to(160);
        assert_eq!(
            Active::<Test>::get(NET),
            vec![false, true, false, false, false]
        );
        assert_eq!(Incentive::<Test>::get(NET), vec![0, 0, 0, 0, 65_535]);
    });
}

#[test]
fn two_subnets_have_their_own_books() {
    four().execute_with(|| {
        assert_ok!(SubtensorModule::register_network(signed(10), 100));
        StartCallDelay::<Test>::put(0);
        assert_ok!(SubtensorModule::start_call(signed(10), 2));
        Tempo::<Test>::insert(2, 7);
        run_to(40);
        let stake = SubtensorModule::get_stake_for_hotkey_and_coldkey_on_subnet(&100, &10, 2);
        assert!(stake > 0);
        assert_eq!(
            SubtensorModule::get_stake_for_hotkey_and_coldkey_on_subnet(&50, &5, 2),
            0
        );
    });
}

#[test]
fn a_block_weighs_what_its_epochs_had_to_read() {
    use crate::weight_info::BlockWork;
    use frame_support::traits::Hooks;
    four().execute_with(|| {
        vote(50, &[3, 4], &[1, 1]);
        vote(60, &[3], &[1]);
        run_to(8);
        let weigh = |block| {
            System::set_block_number(block);
            SubtensorModule::on_initialize(block).ref_time()
        };
        let weight = |epochs, neurons, entries| {
            let work = BlockWork {
                subnets: 1,
                epochs,
                neurons,
                entries,
            };
            <Test as Config>::WeightInfo::block_step(&work).ref_time()
        };
        assert_eq!(weigh(9), weight(0, 0, 0));
        // Five neurons, three weights; in the next epoch three bonds too.
        assert_eq!(weigh(10), weight(1, 5, 3));
        run_to(19);
        assert_eq!(weigh(20), weight(1, 5, 6));
        assert!(weight(1, 5, 6) > weight(0, 0, 0));
    });
}
