//! Who sets what of a subnet, and within which bounds.
use crate::{genesis::development_ext, keys, *};
use frame_support::{assert_noop, assert_ok};
use pallet_admin_utils::Error;
use sp_runtime::{DispatchError, DispatchResult};

const NET: u16 = 1;

fn owner() -> RuntimeOrigin {
    RuntimeOrigin::signed(keys::of("//SubnetOwner"))
}

#[test]
fn the_owner_sets_some_and_root_all() {
    development_ext().execute_with(|| {
        let miner = || RuntimeOrigin::signed(keys::of("//Miner//1//cold"));
        assert_ok!(AdminUtils::sudo_set_immunity_period(owner(), NET, 7));
        assert_eq!(pallet_subtensor::ImmunityPeriod::<Runtime>::get(NET), 7);
        assert_ok!(AdminUtils::sudo_set_yuma3_enabled(
            RuntimeOrigin::root(),
            NET,
            false
        ));
        assert_noop!(
            AdminUtils::sudo_set_immunity_period(miner(), NET, 8),
            DispatchError::BadOrigin
        );
        assert_noop!(
            AdminUtils::sudo_set_kappa(owner(), NET, 8),
            DispatchError::BadOrigin
        );
        assert_noop!(
            AdminUtils::sudo_set_kappa(RuntimeOrigin::root(), 9, 8),
            Error::<Runtime>::SubnetDoesNotExist
        );
    });
}

#[test]
fn values_have_bounds() {
    development_ext().execute_with(|| {
        let refused = |result: DispatchResult, error: Error<Runtime>| {
            assert_eq!(result, Err(error.into()));
        };
        let root = RuntimeOrigin::root;
        refused(
            AdminUtils::sudo_set_max_allowed_uids(root(), NET, 3),
            Error::MaxAllowedUIdsLessThanCurrentUIds,
        );
        refused(
            AdminUtils::sudo_set_max_allowed_uids(root(), NET, 257),
            Error::MaxAllowedUidsGreaterThanDefaultMaxAllowedUids,
        );
        refused(
            AdminUtils::sudo_set_max_allowed_validators(root(), NET, 257),
            Error::MaxValidatorsLargerThanMaxUIds,
        );
        refused(
            AdminUtils::sudo_set_min_burn(root(), NET, 1_000_000_000),
            Error::ValueNotInBounds,
        );
        refused(
            AdminUtils::sudo_set_max_burn(root(), NET, 100_000_000),
            Error::ValueNotInBounds,
        );
        refused(
            AdminUtils::sudo_set_burn_half_life(root(), NET, 0),
            Error::InvalidValue,
        );
        refused(
            AdminUtils::sudo_set_burn_increase_mult(root(), NET, 4 << 64),
            Error::InvalidValue,
        );
        refused(
            AdminUtils::sudo_set_bonds_moving_average(owner(), NET, 975_001),
            Error::BondsMovingAverageMaxReached,
        );
        assert_ok!(AdminUtils::sudo_set_bonds_moving_average(
            root(),
            NET,
            975_001
        ));
        refused(
            AdminUtils::sudo_set_alpha_sigmoid_steepness(owner(), NET, -1),
            Error::NegativeSigmoidSteepness,
        );
        assert_noop!(
            AdminUtils::sudo_set_alpha_values(root(), NET, 1_638, 1_638),
            pallet_subtensor::Error::<Runtime>::LiquidAlphaDisabled
        );
        assert_ok!(AdminUtils::sudo_set_liquid_alpha_enabled(
            owner(),
            NET,
            true
        ));
        assert_ok!(AdminUtils::sudo_set_alpha_values(root(), NET, 1_638, 1_638));
        assert_noop!(
            AdminUtils::sudo_set_alpha_values(root(), NET, 1_639, 1_638),
            pallet_subtensor::Error::<Runtime>::AlphaLowOutOfRange
        );
    });
}

#[test]
fn settings_stay_before_an_epoch() {
    development_ext().execute_with(|| {
        let last = pallet_subtensor::LastEpochBlock::<Runtime>::get(NET) as u32;
        assert_ok!(AdminUtils::sudo_set_admin_freeze_window(
            RuntimeOrigin::root(),
            4
        ));
        System::set_block_number(last + 6);
        assert_ok!(AdminUtils::sudo_set_toggle_transfer(owner(), NET, true));
        System::set_block_number(last + 7);
        assert_noop!(
            AdminUtils::sudo_set_toggle_transfer(owner(), NET, true),
            pallet_subtensor::Error::<Runtime>::AdminActionProhibitedDuringWeightsWindow
        );
    });
}
