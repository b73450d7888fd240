//! Subtensor's own tables (pallets/subtensor/src/tests/epoch.rs at 14bc6f9f, public domain): numbers only, each test names
//! the one they are from. Three validators and two or three servers unless said otherwise; kappa one half, liquid alpha
//! between 0.1 and 0.3, steepness 1,000, no penalty.
use super::{
    bonds::{LiquidAlpha, Rule},
    matrix::{self, ratio, Fixed, Row},
    yuma::{yuma, Outcome, Subnet},
};
use alloc::{vec, vec::Vec};

/// Subtensor compares with this tolerance.
const EPSILON: f64 = 1e-3;

fn liquid() -> Rule {
    let of = |tenths: u16| ratio((u16::MAX / 10 * tenths).into(), u16::MAX.into());
    Rule::LiquidYuma3(LiquidAlpha {
        low: of(1),
        high: of(3),
        steepness: Fixed::from_num(1_000),
    })
}

/// Neurons that registered long ago, validators first; the last epoch was a block ago.
fn subnet(stake: &[u64], rule: Rule) -> Subnet {
    let n = stake.len();
    Subnet {
        block: 10,
        last_epoch: 9,
        owner: None,
        stake: stake.to_vec(),
        last_update: vec![9; n],
        registered_at: vec![1; n],
        earliest_commit: vec![None; n],
        permits: stake.iter().map(|stake| *stake > 0).collect(),
        weights: vec![vec![]; n],
        bonds: vec![vec![]; n],
        activity_cutoff: 100,
        max_validators: n,
        kappa: ratio(32_767, 65_535),
        bonds_penalty: Fixed::ZERO,
        bonds_moving_average: ratio(975, 1_000),
        rule,
    }
}

/// Each validator weighs the servers, which come right after the validators.
fn weigh<const V: usize, const S: usize>(subnet: &mut Subnet, weights: [[u16; S]; V]) {
    for (uid, weights) in weights.iter().enumerate() {
        let servers = V as u16..;
        subnet.weights[uid] = servers.zip(weights.iter().copied()).collect();
    }
}

fn stored(rows: &[Row]) -> Vec<Vec<(u16, u16)>> {
    rows.iter()
        .map(|row| {
            row.iter()
                .map(|(j, bond)| (*j, matrix::to_u16(*bond)))
                .collect()
        })
        .collect()
}

/// An epoch, after which the bonds are stored.
fn run(subnet: &mut Subnet) -> Outcome {
    let outcome = yuma(subnet);
    subnet.bonds = stored(&outcome.bonds);
    outcome
}

fn bond(subnet: &Subnet, i: usize, j: u16) -> u16 {
    subnet.bonds[i]
        .iter()
        .find(|(to, _)| *to == j)
        .map_or(0, |(_, bond)| *bond)
}

fn check<const S: usize>(
    subnet: &Subnet,
    outcome: &Outcome,
    (bonds, dividends): &([[f64; S]; 3], [f64; 3]),
    epoch: usize,
) {
    for i in 0..3 {
        for (j, expected) in (3..).zip(bonds[i]) {
            let held = f64::from(bond(subnet, i, j)) / f64::from(u16::MAX);
            assert!(
                (held - expected).abs() < EPSILON,
                "epoch {epoch}, bond {i} to {j}: {held}, not {expected}"
            );
        }
        let dividend: f64 = outcome.dividends[i].to_num();
        assert!(
            (dividend - dividends[i]).abs() < EPSILON,
            "epoch {epoch}, dividend {i}: {dividend}, not {}",
            dividends[i]
        );
    }
}

const FIRST: [u16; 2] = [u16::MAX, 0];
const SECOND: [u16; 2] = [0, u16::MAX];

/// All weigh server 1 at first, and server 2 from the fourth epoch on; the second and third are given.
fn moves(
    stake: [u64; 3],
    second: [[u16; 2]; 3],
    third: [[u16; 2]; 3],
    table: &[([[f64; 2]; 3], [f64; 3])],
) {
    let mut subnet = subnet(&[stake[0], stake[1], stake[2], 0, 0], liquid());
    for (epoch, expected) in table.iter().enumerate() {
        let weights = match epoch {
            0 => [FIRST; 3],
            1 => second,
            2 => third,
            _ => [SECOND; 3],
        };
        weigh(&mut subnet, weights);
        let outcome = run(&mut subnet);
        check(&subnet, &outcome, expected, epoch);
    }
}

/// test_yuma_3_kappa_moves_first
#[test]
fn the_big_validator_moves_first() {
    moves(
        [8, 1, 1],
        [SECOND, FIRST, FIRST],
        [SECOND, SECOND, FIRST],
        &[
            (
                [[0.1013, 0.0000], [0.1013, 0.0000], [0.1013, 0.0000]],
                [0.8000, 0.1000, 0.1000],
            ),
            (
                [[0.0908, 0.1013], [0.3697, 0.0000], [0.3697, 0.0000]],
                [1.0000, 0.0000, 0.0000],
            ),
            (
                [[0.0815, 0.1924], [0.3170, 0.1013], [0.5580, 0.0000]],
                [0.9382, 0.0618, 0.0000],
            ),
            (
                [[0.0731, 0.2742], [0.2765, 0.1924], [0.4306, 0.1013]],
                [0.8819, 0.0773, 0.0407],
            ),
            (
                [[0.0656, 0.3478], [0.2435, 0.2742], [0.3589, 0.1924]],
                [0.8564, 0.0844, 0.0592],
            ),
            (
                [[0.0588, 0.4139], [0.2157, 0.3478], [0.3089, 0.2742]],
                [0.8418, 0.0884, 0.0697],
            ),
        ],
    );
}

/// test_yuma_3_kappa_moves_second
#[test]
fn the_big_validator_moves_second() {
    moves(
        [8, 1, 1],
        [FIRST, SECOND, FIRST],
        [SECOND, SECOND, FIRST],
        &[
            (
                [[0.1013, 0.0000], [0.1013, 0.0000], [0.1013, 0.0000]],
                [0.8000, 0.1000, 0.1000],
            ),
            (
                [[0.1924, 0.0000], [0.0908, 0.2987], [0.1924, 0.0000]],
                [0.8446, 0.0498, 0.1056],
            ),
            (
                [[0.1715, 0.1013], [0.0815, 0.3697], [0.4336, 0.0000]],
                [0.6868, 0.3132, 0.0000],
            ),
            (
                [[0.1531, 0.1924], [0.0731, 0.4336], [0.3608, 0.1013]],
                [0.7421, 0.2090, 0.0489],
            ),
            (
                [[0.1369, 0.2742], [0.0656, 0.4910], [0.3103, 0.1924]],
                [0.7625, 0.1706, 0.0669],
            ),
            (
                [[0.1225, 0.3478], [0.0588, 0.5426], [0.2712, 0.2742]],
                [0.7730, 0.1508, 0.0762],
            ),
        ],
    );
}

/// test_yuma_3_kappa_moves_last
#[test]
fn the_big_validator_moves_last() {
    moves(
        [8, 1, 1],
        [FIRST, SECOND, FIRST],
        [FIRST, SECOND, SECOND],
        &[
            (
                [[0.1013, 0.0000], [0.1013, 0.0000], [0.1013, 0.0000]],
                [0.8000, 0.1000, 0.1000],
            ),
            (
                [[0.1924, 0.0000], [0.0908, 0.2987], [0.1924, 0.0000]],
                [0.8446, 0.0498, 0.1056],
            ),
            (
                [[0.2742, 0.0000], [0.0815, 0.5081], [0.1715, 0.2987]],
                [0.8966, 0.0333, 0.0701],
            ),
            (
                [[0.2416, 0.1013], [0.0731, 0.5580], [0.1531, 0.3697]],
                [0.4663, 0.3210, 0.2127],
            ),
            (
                [[0.2141, 0.1924], [0.0656, 0.6028], [0.1369, 0.4336]],
                [0.5976, 0.2340, 0.1683],
            ),
            (
                [[0.1903, 0.2742], [0.0588, 0.6430], [0.1225, 0.4910]],
                [0.6592, 0.1932, 0.1475],
            ),
        ],
    );
}

/// test_yuma_3_one_epoch_switch
#[test]
fn one_validator_moves_for_one_epoch() {
    let mut subnet = subnet(&[33, 33, 34, 0, 0], liquid());
    let table = [
        (
            [[0.1013, 0.0000], [0.1013, 0.0000], [0.1013, 0.0000]],
            [0.3300, 0.3300, 0.3400],
        ),
        (
            [[0.1924, 0.0000], [0.1924, 0.0000], [0.1924, 0.0000]],
            [0.3300, 0.3300, 0.3400],
        ),
        (
            [[0.2742, 0.0000], [0.2742, 0.0000], [0.1715, 0.2987]],
            [0.3782, 0.3782, 0.2436],
        ),
        (
            [[0.3478, 0.0000], [0.3478, 0.0000], [0.2554, 0.2618]],
            [0.3628, 0.3628, 0.2745],
        ),
        (
            [[0.4139, 0.0000], [0.4139, 0.0000], [0.3309, 0.2312]],
            [0.3541, 0.3541, 0.2917],
        ),
        (
            [[0.4733, 0.0000], [0.4733, 0.0000], [0.3987, 0.2051]],
            [0.3487, 0.3487, 0.3026],
        ),
    ];
    for (epoch, expected) in table.iter().enumerate() {
        let last = if epoch == 2 { SECOND } else { FIRST };
        weigh(&mut subnet, [FIRST, FIRST, last]);
        let outcome = run(&mut subnet);
        check(&subnet, &outcome, expected, epoch);
    }
}

/// test_yuma_3_stable_miner
#[test]
fn a_server_that_all_keep_weighing_keeps_its_bonds() {
    const HALF: u16 = u16::MAX / 2;
    let (before, after) = ([HALF, 0, HALF], [0, HALF, HALF]);
    let mut subnet = subnet(&[8, 1, 1, 0, 0, 0], liquid());
    let table = [
        (
            [
                [0.0507, 0.0000, 0.0507],
                [0.0507, 0.0000, 0.0507],
                [0.0507, 0.0000, 0.0507],
            ],
            [0.8000, 0.1000, 0.1000],
        ),
        (
            [
                [0.0962, 0.0000, 0.0962],
                [0.0455, 0.1000, 0.0962],
                [0.0962, 0.0000, 0.0962],
            ],
            [0.8226, 0.0745, 0.1028],
        ),
        (
            [
                [0.0863, 0.0507, 0.1371],
                [0.0408, 0.1405, 0.1371],
                [0.1770, 0.0000, 0.1371],
            ],
            [0.7750, 0.1685, 0.0565],
        ),
        (
            [
                [0.0774, 0.0962, 0.1739],
                [0.0367, 0.1770, 0.1739],
                [0.1579, 0.0507, 0.1739],
            ],
            [0.7864, 0.1372, 0.0764],
        ),
        (
            [
                [0.0694, 0.1371, 0.2069],
                [0.0329, 0.2097, 0.2069],
                [0.1411, 0.0962, 0.2069],
            ],
            [0.7912, 0.1241, 0.0847],
        ),
        (
            [
                [0.0623, 0.1739, 0.2366],
                [0.0296, 0.2391, 0.2366],
                [0.1263, 0.1371, 0.2366],
            ],
            [0.7937, 0.1173, 0.0890],
        ),
    ];
    for (epoch, expected) in table.iter().enumerate() {
        let weights = match epoch {
            0 => [before; 3],
            1 => [before, after, before],
            2 => [after, after, before],
            _ => [after; 3],
        };
        weigh(&mut subnet, weights);
        let outcome = run(&mut subnet);
        check(&subnet, &outcome, expected, epoch);
    }
}

/// test_yuma_3_bonds_reset: before epoch 20 all bonds to server 1 are given up.
#[test]
fn bonds_are_earned_anew_after_a_reset() {
    let table = [
        (
            0,
            (
                [[0.1013, 0.0], [0.1013, 0.0], [0.1013, 0.0]],
                [0.8, 0.1, 0.1],
            ),
        ),
        (
            1,
            (
                [[0.1924, 0.0], [0.0908, 0.2987], [0.0908, 0.2987]],
                [0.8944, 0.0528, 0.0528],
            ),
        ),
        (
            2,
            (
                [[0.1715, 0.1013], [0.0815, 0.3697], [0.0815, 0.3697]],
                [0.5230, 0.2385, 0.2385],
            ),
        ),
        (
            19,
            (
                [[0.0269, 0.8539], [0.0131, 0.8975], [0.0131, 0.8975]],
                [0.7919, 0.1040, 0.1040],
            ),
        ),
        (
            20,
            (
                [[0.0, 0.8687], [0.0, 0.9079], [0.0, 0.9079]],
                [0.7928, 0.1036, 0.1036],
            ),
        ),
        (
            21,
            (
                [[0.0, 0.8820], [0.2987, 0.6386], [0.2987, 0.6386]],
                [0.8467, 0.0766, 0.0766],
            ),
        ),
        (
            40,
            (
                [[0.8687, 0.0578], [0.9079, 0.0523], [0.9079, 0.0523]],
                [0.7928, 0.1036, 0.1036],
            ),
        ),
    ];
    let mut subnet = subnet(&[8, 1, 1, 0, 0], liquid());
    for epoch in 0..=40 {
        let weights = match epoch {
            1 => [FIRST, SECOND, SECOND],
            2..=20 => [SECOND; 3],
            21 => [SECOND, FIRST, FIRST],
            _ => [FIRST; 3],
        };
        weigh(&mut subnet, weights);
        if epoch == 20 {
            subnet
                .bonds
                .iter_mut()
                .for_each(|row| row.retain(|(to, _)| *to != 3));
        }
        let outcome = run(&mut subnet);
        if let Some((_, expected)) = table.iter().find(|(of, _)| *of == epoch) {
            check(&subnet, &outcome, expected, epoch);
        }
    }
}

/// test_bonds: the original rule, four validators with 1 to 4 of stake, four servers, everything clipped, bonds of
/// 65,535 exactly, and in the comments there the dividends.
#[test]
fn the_original_rule_divides_servers_among_validators() {
    const ALL: [(u16, u16); 4] = [(4, 16_383), (5, 32_767), (6, 49_149), (7, 65_535)];
    let mut subnet = subnet(&[1, 2, 3, 4, 0, 0, 0, 0], Rule::Original);
    subnet.bonds_penalty = Fixed::ONE;
    subnet.bonds_moving_average = ratio(900, 1_000);
    for uid in 0..4 {
        subnet.weights[uid] = ALL.to_vec();
    }
    let only = |to: u16| vec![(to, u16::MAX)];
    // Who weighs otherwise from now on; server; bonds to it; dividends.
    type Epoch = (Option<(usize, u16)>, u16, [u16; 4], [f64; 4]);
    let epochs: [Epoch; 8] = [
        (
            None,
            4,
            [16_383, 32_767, 49_151, 65_535],
            [0.0999999978, 0.1999999983, 0.3000000012, 0.4000000022],
        ),
        (
            Some((0, 0)),
            4,
            [14_582, 32_767, 49_151, 65_535],
            [0.0899967032, 0.2022211233, 0.303334432, 0.404447741],
        ),
        (
            Some((1, 1)),
            4,
            [12_603, 28_321, 49_151, 65_535],
            [0.0809936118, 0.1819995677, 0.3158592721, 0.421147548],
        ),
        (Some((2, 2)), 7, [12_602, 28_320, 49_150, 65_535], [0.0; 4]),
        (
            Some((2, 7)),
            7,
            [10_951, 24_609, 49_150, 65_535],
            [0.0728874663, 0.1637972582, 0.3271309866, 0.4361842885],
        ),
        (
            None,
            7,
            [9_559, 21_482, 49_150, 65_535],
            [0.0655988548, 0.1474132247, 0.3372762585, 0.4497116616],
        ),
        (
            None,
            7,
            [8_376, 18_824, 49_150, 65_535],
            [0.0590361361, 0.1326722752, 0.3464062694, 0.4618853189],
        ),
        (
            None,
            7,
            [7_363, 16_549, 49_150, 65_535],
            [0.053130352, 0.1194037423, 0.3546237142, 0.472842191],
        ),
    ];
    for (epoch, (change, server, bonds, dividends)) in epochs.into_iter().enumerate() {
        if let Some((uid, to)) = change {
            subnet.weights[uid] = only(to);
        }
        let outcome = run(&mut subnet);
        for uid in 0..4 {
            assert_eq!(
                bond(&subnet, uid, server),
                bonds[uid],
                "epoch {epoch}, bond of {uid}"
            );
            let dividend: f64 = outcome.dividends[uid].to_num();
            assert!(
                (dividend - dividends[uid]).abs() < 1e-8,
                "epoch {epoch}, dividend of {uid}: {dividend}"
            );
        }
    }
}
