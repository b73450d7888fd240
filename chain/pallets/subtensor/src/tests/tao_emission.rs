//! TAO flows into pools.
use crate::{
    mock::*,
    types::{I96F32, ROOT, U96F32},
    *,
};
use frame_support::assert_ok;

const ONE: i128 = 1 << 32;

/// One enabled subnet with 1,000 TAO and alpha, and moving price 1; 20 million TAO in accounts.
fn enabled() -> Chain {
    let mut chain = with_stakes(&[(50, 5), (60, 6)], &[(50, 5, 100 * ALPHA)]);
    chain.execute_with(|| {
        SubnetEmissionEnabled::<Test>::insert(NET, true);
        SubnetMovingPrice::<Test>::insert(NET, I96F32 { bits: ONE });
    });
    chain
}

#[test]
fn without_root_stake_all_tao_buys_alpha_for_the_protocol() {
    enabled().execute_with(|| {
        let issued = Balances::total_issuance();
        run_to(2);
        // 20,001,000 TAO of 21 million are issued: four halvings.
        assert_eq!(BlockEmission::<Test>::get(), 62_500_000);
        assert_eq!(SubnetExcessTao::<Test>::get(NET), 62_500_000);
        assert_eq!(SubnetTaoInEmission::<Test>::get(NET), 0);
        assert_eq!(Balances::total_issuance() - issued, 62_500_000);
        assert_eq!(SubnetTAO::<Test>::get(NET), 1_000 * TAO + 62_500_000);
        // 1,000 * 0.0625 / 1,000.0625
        assert_eq!(SubnetProtocolAlpha::<Test>::get(NET), 62_496_093);
    });
}

#[test]
fn with_root_stake_tao_enters_with_alpha_up_to_roots_part() {
    enabled().execute_with(|| {
        SubtensorModule::start(ROOT, 1);
        assert_ok!(SubtensorModule::add_stake(
            signed(6),
            50,
            ROOT,
            100_000 * TAO
        ));
        // 0.0527 * 100,000 TAO are five sixths of it and 1,100 alpha.
        let part = SubtensorModule::root_part(NET, 1_000_000);
        assert!((827_000..828_000).contains(&part), "{part}");
        run_to(2);
        assert_eq!(SubnetTaoInEmission::<Test>::get(NET), 62_500_000);
        assert_eq!(SubnetAlphaInEmission::<Test>::get(NET), 62_500_000);
        assert_eq!(SubnetExcessTao::<Test>::get(NET), 0);
        assert_eq!(SubtensorModule::current_alpha_price(NET), 1_000_000_000);
    });
}

#[test]
fn a_disabled_subnet_gets_none_and_the_others_its_part() {
    enabled().execute_with(|| {
        assert_ok!(SubtensorModule::register_network(signed(7), 70));
        run_to(4);
        assert_ok!(SubtensorModule::start_call(signed(7), 2));
        SubnetMovingPrice::<Test>::insert(2, I96F32 { bits: ONE });
        run_to(5);
        assert_eq!(SubnetExcessTao::<Test>::get(2), 0);
        assert_eq!(SubnetExcessTao::<Test>::get(NET), 62_500_000);
        SubnetEmissionEnabled::<Test>::insert(2, true);
        // One that burned half of its miners' incentive counts half.
        MinerBurned::<Test>::insert(
            2,
            U96F32 {
                bits: (ONE / 2) as u128,
            },
        );
        SubnetMovingPrice::<Test>::insert(NET, I96F32 { bits: ONE });
        SubnetMovingPrice::<Test>::insert(2, I96F32 { bits: ONE });
        run_to(6);
        assert!(SubnetExcessTao::<Test>::get(NET).abs_diff(41_666_666) <= 1);
        assert!(SubnetExcessTao::<Test>::get(2).abs_diff(20_833_333) <= 1);
    });
}

#[test]
fn the_moving_price_follows_the_price_slowly() {
    subnet().execute_with(|| {
        let price = || SubnetMovingPrice::<Test>::get(NET).bits;
        assert_eq!(price(), 0);
        // Started at block 0, so its age at block 2 is 2: 0.000003 * 2 / 201,602 is below a part of 2^32.
        run_to(2);
        assert_eq!(price(), 0);
        EMAPriceHalvingBlocks::<Test>::insert(NET, 0);
        run_to(3);
        assert_eq!(price(), 12_885);
        SubnetMovingAlpha::<Test>::put(I96F32 { bits: ONE / 2 });
        run_to(4);
        assert_eq!(price(), ONE / 2 + 12_885 / 2);
    });
}

#[test]
fn root_stake_votes_and_its_part_is_not_minted_for_validators() {
    with_stakes(
        &[(50, 5), (60, 6)],
        &[(50, 5, 100 * ALPHA), (60, 6, 100 * ALPHA)],
    )
    .execute_with(|| {
        SubtensorModule::start(ROOT, 1);
        assert_ok!(SubtensorModule::add_stake(
            signed(6),
            60,
            ROOT,
            10_000 * TAO
        ));
        let (low, high) = (
            SubtensorModule::stake_weight(&50, NET),
            SubtensorModule::stake_weight(&60, NET),
        );
        assert_eq!(low, 100 * ALPHA);
        // 0.0527 alpha for each TAO.
        assert!((626 * ALPHA..628 * ALPHA).contains(&high), "{high}");
        run_to(2);
        let pending = PendingValidatorEmission::<Test>::get(NET);
        let whole = PendingServerEmission::<Test>::get(NET);
        assert!(pending < whole * 8 / 10, "{pending} of {whole}");
        run_to(10);
        assert!(StakeWeight::<Test>::get(NET)[2] > 50_000);
    });
}
