//! The runtime APIs as a client calls them: `state_call` with encoded arguments, the answer decoded by subtensor's own
//! order of fields (pallets/subtensor/src/rpc_info at spec 425), which stands here once more and shares nothing with the
//! runtime's types.
use super::schema::{decode, hex, Records};
use crate::{genesis, keys, *};
use codec::Encode;
use serde_json::{json, Value};

const TAO: u64 = 1_000_000_000;
const NET: u16 = 1;

const RECORDS: Records = &[
    ("AxonInfo", "block u64; version u32; ip u128; port u16; ip_type, protocol, placeholder1, placeholder2 u8"),
    ("PrometheusInfo", "block u64; version u32; ip u128; port u16; ip_type u8"),
    ("NeuronInfo", "hotkey, coldkey A; uid, netuid Cu16; active bool; axon_info AxonInfo; prometheus_info PrometheusInfo; \
      stake Vec<(A,Cu64)>; rank Cu16; emission Cu64; incentive, consensus, trust, validator_trust, dividends Cu16; \
      last_update Cu64; validator_permit bool; weights, bonds Vec<(Cu16,Cu16)>; pruning_score Cu16"),
    ("NeuronInfoLite", "hotkey, coldkey A; uid, netuid Cu16; active bool; axon_info AxonInfo; prometheus_info PrometheusInfo; \
      stake Vec<(A,Cu64)>; rank Cu16; emission Cu64; incentive, consensus, trust, validator_trust, dividends Cu16; \
      last_update Cu64; validator_permit bool; pruning_score Cu16"),
    ("DelegateInfo", "delegate A; take Cu16; nominators Vec<(A,Vec<(Cu16,Cu64)>)>; owner A; registrations, validator_permits Vec<Cu16>; \
      return_per_1000, total_daily_return Cu64"),
    ("StakeInfo", "hotkey, coldkey A; netuid Cu16; stake, locked, emission, tao_emission, drain Cu64; is_registered bool"),
    ("StakeAvailability", "total, locked, available Cu64"),
    ("LockState", "locked_mass u64; conviction u128; last_update u64"),
    ("SubnetInfo", "netuid, rho, kappa Cu16; difficulty Cu64; immunity_period, max_allowed_validators, min_allowed_weights, \
      max_weights_limit, scaling_law_power, subnetwork_n, max_allowed_uids Cu16; blocks_since_last_step Cu64; \
      tempo, network_modality Cu16; network_connect Vec<(u16,u16)>; emission_values, burn Cu64; owner A"),
    ("SubnetInfov2", "netuid, rho, kappa Cu16; difficulty Cu64; immunity_period, max_allowed_validators, min_allowed_weights, \
      max_weights_limit, scaling_law_power, subnetwork_n, max_allowed_uids Cu16; blocks_since_last_step Cu64; \
      tempo, network_modality Cu16; network_connect Vec<(u16,u16)>; emission_value, burn Cu64; owner A; identity Option<Identity8>"),
    ("Identity8", "subnet_name, github_repo, subnet_contact, subnet_url, discord, description, logo_url, additional Vec<u8>"),
    ("Identity7", "name, url, github_repo, image, discord, description, additional Vec<u8>"),
    ("Hyperparams", "rho, kappa, immunity_period, min_allowed_weights, max_weights_limit, tempo Cu16; \
      min_difficulty, max_difficulty, weights_version, weights_rate_limit Cu64; adjustment_interval Cu16; activity_cutoff Cu64; \
      registration_allowed bool; target_regs_per_interval Cu16; min_burn, max_burn, bonds_moving_avg Cu64; max_regs_per_block Cu16; \
      serving_rate_limit Cu64; max_validators Cu16; adjustment_alpha, difficulty, commit_reveal_period Cu64; \
      commit_reveal_weights_enabled bool; alpha_high, alpha_low Cu16; liquid_alpha_enabled bool"),
    ("HyperparamsV2", "first Hyperparams; alpha_sigmoid_steepness i64; yuma_version Cu16; \
      subnet_is_active, transfers_enabled, bonds_reset_enabled, user_liquidity_enabled bool"),
    ("DynamicInfo", "netuid Cu16; owner_hotkey, owner_coldkey A; subnet_name, token_symbol Vec<Cu8>; tempo Cu16; \
      last_step, blocks_since_last_step, emission, alpha_in, alpha_out, tao_in, alpha_out_emission, alpha_in_emission, \
      tao_in_emission, pending_alpha_emission, pending_root_emission Cu64; subnet_volume Cu128; network_registered_at Cu64; \
      identity Option<Identity8>; moving_price i128"),
    ("SubnetState", "netuid Cu16; hotkeys, coldkeys Vec<A>; active, validator_permit Vec<bool>; pruning_score Vec<Cu16>; \
      last_update, emission Vec<Cu64>; dividends, incentives, consensus, trust, rank Vec<Cu16>; \
      block_at_registration, alpha_stake, tao_stake, total_stake Vec<Cu64>; emission_history Vec<Vec<Cu64>>"),
    ("Metagraph", METAGRAPH),
    ("SubnetPrice", "netuid u16; price u64"),
    ("SimSwapResult", "tao_amount, alpha_amount, tao_fee, alpha_fee, tao_slippage, alpha_slippage u64"),
];

/// 72 fields; the selective one has the same, each but the netuid as an Option, and two more.
const METAGRAPH: &str = "netuid Cu16; name, symbol Vec<Cu8>; identity Option<Identity8>; network_registered_at Cu64; \
  owner_hotkey, owner_coldkey A; block Cu64; tempo Cu16; last_step, blocks_since_last_step, subnet_emission, alpha_in, alpha_out, \
  tao_in, alpha_out_emission, alpha_in_emission, tao_in_emission, pending_alpha_emission, pending_root_emission Cu64; \
  subnet_volume Cu128; moving_price i128; rho, kappa, min_allowed_weights, max_weights_limit Cu16; \
  weights_version, weights_rate_limit, activity_cutoff Cu64; max_validators, num_uids, max_uids Cu16; burn, difficulty Cu64; \
  registration_allowed, pow_registration_allowed bool; immunity_period Cu16; \
  min_difficulty, max_difficulty, min_burn, max_burn, adjustment_alpha Cu64; \
  adjustment_interval, target_regs_per_interval, max_regs_per_block Cu16; serving_rate_limit Cu64; \
  commit_reveal_weights_enabled bool; commit_reveal_period Cu64; liquid_alpha_enabled bool; alpha_high, alpha_low Cu16; \
  bonds_moving_avg Cu64; hotkeys, coldkeys Vec<A>; identities Vec<Option<Identity7>>; axons Vec<AxonInfo>; \
  active, validator_permit Vec<bool>; pruning_score Vec<Cu16>; last_update, emission Vec<Cu64>; \
  dividends, incentives, consensus, trust, rank Vec<Cu16>; block_at_registration, alpha_stake, tao_stake, total_stake Vec<Cu64>; \
  tao_dividends_per_hotkey, alpha_dividends_per_hotkey Vec<(A,Cu64)>";

/// The fields of the metagraph one by one: name and type.
fn metagraph_fields() -> Vec<(String, String)> {
    let groups = METAGRAPH
        .split(';')
        .map(|group| group.trim().rsplit_once(' ').expect("a type"));
    groups
        .flat_map(|(names, kind)| {
            names
                .split(',')
                .map(move |name| (name.trim().to_string(), kind.to_string()))
        })
        .collect()
}

/// The answer of `state_call`, decoded.
fn ask(method: &str, arguments: impl Encode, kind: &str) -> Value {
    let answer = apis::api::dispatch(method, &arguments.encode()).expect(method);
    decode(RECORDS, kind, &answer).unwrap_or_else(|error| panic!("{method}: {error}"))
}

fn account(path: &str) -> String {
    format!("0x{}", hex(keys::of(path).as_ref()))
}

/// A chain some blocks on, with weights, an epoch's results, an axon and a nominator.
fn chain(test: impl FnOnce()) {
    genesis::development_ext().execute_with(|| {
        let signed = |path: &str| RuntimeOrigin::signed(keys::of(path));
        for n in 1..=4 {
            SubtensorModule::set_weights(
                signed(&format!("//Validator//{n}")),
                NET,
                vec![5, 6],
                vec![3, 1],
                0,
            )
            .expect("may vote");
        }
        SubtensorModule::serve_axon(
            signed("//Miner//1"),
            NET,
            7,
            u128::from(0x0102_0304_u32),
            8_091,
            4,
            0,
            0,
            0,
        )
        .expect("serves");
        SubtensorModule::add_stake(signed("//Bob"), keys::of("//Validator//2"), NET, 100 * TAO)
            .expect("staked");
        use frame_support::traits::Hooks;
        for number in 2..=11 {
            System::set_block_number(number);
            SubtensorModule::on_initialize(number);
        }
        test();
    });
}

#[test]
fn the_metagraph_has_every_field_at_its_place() {
    chain(|| {
        let graph = ask(
            "SubnetInfoRuntimeApi_get_metagraph",
            NET,
            "Option<Metagraph>",
        )[0]
        .clone();
        assert_eq!(graph["netuid"], 1);
        assert_eq!(graph["symbol"], json!("α".as_bytes()));
        assert_eq!(graph["owner_hotkey"], account("//SubnetOwner//hot"));
        assert_eq!(graph["owner_coldkey"], account("//SubnetOwner"));
        assert_eq!(
            (&graph["block"], &graph["tempo"], &graph["num_uids"]),
            (&json!(11), &json!(10), &json!(11))
        );
        assert_eq!(
            (&graph["max_uids"], &graph["immunity_period"]),
            (&json!(256), &json!(5_000))
        );
        assert_eq!(graph["weights_rate_limit"], 0);
        assert_eq!(graph["commit_reveal_weights_enabled"], false);
        assert_eq!(graph["hotkeys"][5], account("//Miner//1"));
        assert_eq!(graph["coldkeys"][5], account("//Miner//1//cold"));
        let axon = json!({ "block": 1, "version": 7, "ip": 0x0102_0304, "port": 8_091, "ip_type": 4, "protocol": 0, "placeholder1": 0, "placeholder2": 0 });
        assert_eq!(graph["axons"][5], axon);
        let (half, quarter) = (
            graph["incentives"][5].as_u64().unwrap(),
            graph["incentives"][6].as_u64().unwrap(),
        );
        assert!(half.abs_diff(3 * quarter) <= 3, "{half} {quarter}");
        assert_eq!(graph["validator_permit"][1], true);
        assert_eq!(graph["alpha_stake"][4], graph["total_stake"][4]);
        assert!(graph["alpha_stake"][1].as_u64() > graph["alpha_stake"][4].as_u64());
        assert_eq!(
            graph["alpha_dividends_per_hotkey"][1][0],
            account("//Validator//1")
        );
        assert!(graph["alpha_dividends_per_hotkey"][1][1].as_u64() > Some(0));
        for by_uid in [
            "identities",
            "active",
            "last_update",
            "emission",
            "consensus",
            "block_at_registration",
        ] {
            assert_eq!(graph[by_uid].as_array().map(Vec::len), Some(11), "{by_uid}");
        }
        assert_eq!(
            ask(
                "SubnetInfoRuntimeApi_get_metagraph",
                9u16,
                "Option<Metagraph>"
            ),
            Value::Null
        );
        assert_eq!(
            ask(
                "SubnetInfoRuntimeApi_get_all_metagraphs",
                (),
                "Vec<Option<Metagraph>>"
            )
            .as_array()
            .map(Vec::len),
            Some(2)
        );
        assert_eq!(
            ask(
                "SubnetInfoRuntimeApi_get_mechagraph",
                (NET, 0u8),
                "Option<Metagraph>"
            )[0],
            graph
        );
        assert_eq!(
            ask(
                "SubnetInfoRuntimeApi_get_mechagraph",
                (NET, 1u8),
                "Option<Metagraph>"
            ),
            Value::Null
        );
    });
}

#[test]
fn root_stake_weighs_in_the_total() {
    chain(|| {
        let hotkey = keys::of("//Validator//4");
        let stake_on = |netuid: u16, tao: u64| {
            SubtensorModule::add_stake(
                RuntimeOrigin::signed(keys::of("//Bob")),
                hotkey.clone(),
                netuid,
                tao,
            )
        };
        AdminUtils::sudo_set_subtoken_enabled(RuntimeOrigin::root(), 0, true).expect("root may");
        stake_on(0, 1_000 * TAO).expect("staked on root");
        let asked = (NET, vec![67u16, 68, 69]);
        let graph = apis::api::dispatch(
            "SubnetInfoRuntimeApi_get_selective_metagraph",
            &asked.encode(),
        )
        .expect("is there");
        let kinds = ["Option<Vec<Cu64>>"; 3].join(",");
        let kind = format!(
            "Option<({}{kinds},{})>",
            "Cu16,".to_string() + &"Option<u8>,".repeat(66),
            ["Option<u8>"; 4].join(",")
        );
        let graph = decode(RECORDS, &kind, &graph).expect("decodes")[0].clone();
        let of = |column: usize| graph[column][0][4].as_u64().expect("a number");
        let (alpha, tao, total) = (of(67), of(68), of(69));
        assert_eq!(tao, 1_000 * TAO);
        // TaoWeight is 0.0527 of a TAO.
        assert!(
            (total - alpha).abs_diff(52_700_000_000) < 100_000_000,
            "{alpha} {total}"
        );
    });
}

#[test]
fn a_selective_metagraph_has_what_was_asked_for_and_nothing_else() {
    chain(|| {
        let whole = ask(
            "SubnetInfoRuntimeApi_get_metagraph",
            NET,
            "Option<Metagraph>",
        )[0]
        .clone();
        let fields = metagraph_fields();
        assert_eq!(fields.len(), 72);
        for (index, (name, kind)) in fields.iter().enumerate().skip(1) {
            let asked = vec![index as u16];
            let answer = apis::api::dispatch(
                "SubnetInfoRuntimeApi_get_selective_metagraph",
                &(NET, asked).encode(),
            )
            .expect("is there");
            // Some, netuid, None for each field before, Some(value), None for each after, and for validators and commitments.
            let before = index - 1;
            assert_eq!(
                answer[..2 + before],
                [&[1, 4][..], &vec![0; before]].concat(),
                "{name}"
            );
            let after = 73 - index;
            let (value, rest) = answer[2 + before..].split_at(answer.len() - 2 - before - after);
            assert_eq!(rest, vec![0; after], "{name}");
            let value = decode(RECORDS, &format!("Option<{kind}>"), value)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(value[0], whole[name], "{name}");
        }
        let asked: Vec<u16> = (0..=73).chain([74, 9_999]).collect();
        let all = apis::api::dispatch(
            "SubnetInfoRuntimeApi_get_selective_metagraph",
            &(NET, asked).encode(),
        )
        .expect("is there");
        let kinds: Vec<String> = fields[1..]
            .iter()
            .map(|(_, kind)| format!("Option<{kind}>"))
            .collect();
        let kind = format!(
            "Option<(Cu16,{},Option<Vec<Cu16>>,Option<Vec<(A,Vec<Cu8>)>>)>",
            kinds.join(",")
        );
        let all = decode(RECORDS, &kind, &all).expect("decodes")[0].clone();
        // Those with a permit, the least stake first.
        let validators: Vec<u64> = serde_json::from_value(all[72][0].clone()).expect("uids");
        assert_eq!(validators[validators.len() - 4..], [4, 3, 2, 1]);
        assert_eq!(all[73], json!([[]]));
    });
}

#[test]
fn neurons_have_subtensors_fields() {
    chain(|| {
        let neurons = ask("NeuronInfoRuntimeApi_get_neurons", NET, "Vec<NeuronInfo>");
        let lite = ask(
            "NeuronInfoRuntimeApi_get_neurons_lite",
            NET,
            "Vec<NeuronInfoLite>",
        );
        assert_eq!(neurons.as_array().map(Vec::len), Some(11));
        for uid in 0..11 {
            let (mut whole, lite) = (neurons[uid].clone(), &lite[uid]);
            let whole = whole.as_object_mut().expect("a record");
            assert!(whole.remove("weights").is_some() && whole.remove("bonds").is_some());
            assert_eq!(json!(whole), *lite);
        }
        let validator = &neurons[1];
        assert_eq!(
            (&validator["hotkey"], &validator["uid"]),
            (&json!(account("//Validator//1")), &json!(1))
        );
        assert_eq!(validator["weights"], json!([[5, 65_535], [6, 21_845]]));
        assert_eq!(validator["bonds"].as_array().map(Vec::len), Some(2));
        assert_eq!(validator["stake"][0][0], account("//Validator//1//cold"));
        assert_eq!(
            (
                &validator["rank"],
                &validator["trust"],
                &validator["pruning_score"]
            ),
            (&json!(0), &json!(0), &json!(65_535))
        );
        assert_eq!(neurons[5]["axon_info"]["port"], 8_091);
        assert_eq!(
            ask(
                "NeuronInfoRuntimeApi_get_neuron",
                (NET, 1u16),
                "Option<NeuronInfo>"
            )[0],
            *validator
        );
        assert_eq!(
            ask(
                "NeuronInfoRuntimeApi_get_neuron",
                (NET, 99u16),
                "Option<NeuronInfo>"
            ),
            Value::Null
        );
        assert_eq!(
            ask(
                "NeuronInfoRuntimeApi_get_neuron_lite",
                (NET, 5u16),
                "Option<NeuronInfoLite>"
            )[0],
            lite[5]
        );
    });
}

#[test]
fn subnets_have_subtensors_fields() {
    chain(|| {
        let info = ask(
            "SubnetInfoRuntimeApi_get_subnet_info",
            NET,
            "Option<SubnetInfo>",
        )[0]
        .clone();
        assert_eq!(
            (&info["kappa"], &info["subnetwork_n"], &info["tempo"]),
            (&json!(32_767), &json!(11), &json!(10))
        );
        assert_eq!(info["owner"], account("//SubnetOwner"));
        let second = ask(
            "SubnetInfoRuntimeApi_get_subnet_info_v2",
            NET,
            "Option<SubnetInfov2>",
        )[0]
        .clone();
        assert_eq!(
            (&second["burn"], &second["identity"]),
            (&info["burn"], &Value::Null)
        );
        assert_eq!(
            ask(
                "SubnetInfoRuntimeApi_get_subnets_info",
                (),
                "Vec<Option<SubnetInfo>>"
            )[1][0],
            info
        );
        assert_eq!(
            ask(
                "SubnetInfoRuntimeApi_get_subnets_info_v2",
                (),
                "Vec<Option<SubnetInfov2>>"
            )[1][0],
            second
        );
        assert_eq!(
            ask(
                "SubnetInfoRuntimeApi_get_subnet_info",
                9u16,
                "Option<SubnetInfo>"
            ),
            Value::Null
        );

        let dynamic = ask(
            "SubnetInfoRuntimeApi_get_dynamic_info",
            NET,
            "Option<DynamicInfo>",
        )[0]
        .clone();
        assert_eq!(
            (&dynamic["netuid"], &dynamic["token_symbol"]),
            (&json!(1), &json!("α".as_bytes()))
        );
        let pool = pallet_subtensor::SubnetTAO::<Runtime>::get(NET);
        assert_eq!(dynamic["tao_in"], pool);
        assert_eq!(
            ask(
                "SubnetInfoRuntimeApi_get_all_dynamic_info",
                (),
                "Vec<Option<DynamicInfo>>"
            )[1][0],
            dynamic
        );

        let state = ask(
            "SubnetInfoRuntimeApi_get_subnet_state",
            NET,
            "Option<SubnetState>",
        )[0]
        .clone();
        assert_eq!(
            (&state["hotkeys"][1], &state["coldkeys"][1]),
            (
                &json!(account("//Validator//1")),
                &json!(account("//Validator//1//cold"))
            )
        );
        assert_eq!(state["emission_history"].as_array().map(Vec::len), Some(2));

        let first = ask(
            "SubnetInfoRuntimeApi_get_subnet_hyperparams",
            NET,
            "Option<Hyperparams>",
        )[0]
        .clone();
        assert_eq!(
            (&first["max_validators"], &first["bonds_moving_avg"]),
            (&json!(64), &json!(900_000))
        );
        let second = ask(
            "SubnetInfoRuntimeApi_get_subnet_hyperparams_v2",
            NET,
            "Option<HyperparamsV2>",
        )[0]
        .clone();
        assert_eq!(
            (
                &second["first"],
                &second["yuma_version"],
                &second["subnet_is_active"]
            ),
            (&first, &json!(3), &json!(true))
        );
        assert_eq!(second["alpha_sigmoid_steepness"], json!(1_000u64 << 32));

        let account_of = ask(
            "SubnetInfoRuntimeApi_get_subnet_account_id",
            NET,
            "Option<A>",
        );
        assert_eq!(
            account_of[0],
            format!(
                "0x{}",
                hex(SubtensorModule::get_subnet_account_id(NET).as_ref())
            )
        );
        assert_eq!(
            ask(
                "SubnetInfoRuntimeApi_get_subnet_account_id",
                9u16,
                "Option<A>"
            ),
            Value::Null
        );
        let next = ask(
            "SubnetInfoRuntimeApi_get_next_epoch_start_block",
            NET,
            "Option<u64>",
        )[0]
        .as_u64();
        assert!(next > Some(11) && next <= Some(21), "{next:?}");
        assert_eq!(
            ask(
                "SubnetInfoRuntimeApi_get_coldkey_auto_stake_hotkey",
                (keys::of("//Bob"), NET),
                "Option<A>"
            ),
            Value::Null
        );
        assert!(
            ask(
                "SubnetRegistrationRuntimeApi_get_network_registration_cost",
                (),
                "u64"
            )
            .as_u64()
                >= Some(1_000 * TAO)
        );
    });
}

/// The list of names: name and a value tagged 0 bool, 1-4 compact numbers, 5 TAO, 6 I32F32, 7 U64F64.
#[test]
fn hyperparameters_are_found_by_name() {
    chain(|| {
        let answer = apis::api::dispatch(
            "SubnetInfoRuntimeApi_get_subnet_hyperparams_v3",
            &NET.encode(),
        )
        .expect("is there");
        let entry = |name: &str, tag: u8, value: &[u8]| {
            [
                &(name.len() as u8 * 4).to_le_bytes(),
                name.as_bytes(),
                &[tag],
                value,
            ]
            .concat()
        };
        for expected in [
            entry("kappa", 1, &codec::Compact(32_767u16).encode()),
            entry("tempo", 1, &[40]),
            entry(
                "activity_cutoff_factor",
                2,
                &codec::Compact(13_889u32).encode(),
            ),
            entry("weights_rate_limit", 3, &[0]),
            entry("min_burn", 5, &codec::Compact(500_000u64).encode()),
            entry(
                "alpha_sigmoid_steepness",
                6,
                &(1_000i64 << 32).to_le_bytes(),
            ),
            entry(
                "burn_increase_mult",
                7,
                &23_242_897_532_874_035_200u128.to_le_bytes(),
            ),
            entry("transfers_enabled", 0, &[1]),
        ] {
            assert!(
                answer
                    .windows(expected.len())
                    .any(|bytes| bytes == expected),
                "{}",
                String::from_utf8_lossy(&expected)
            );
        }
        assert_eq!(answer[..2], [1, 33 * 4]);
    });
}

#[test]
fn stake_and_delegates_have_subtensors_fields() {
    chain(|| {
        let (bob, hotkey) = (keys::of("//Bob"), keys::of("//Validator//2"));
        let info = ask(
            "StakeInfoRuntimeApi_get_stake_info_for_hotkey_coldkey_netuid",
            (&hotkey, &bob, NET),
            "Option<StakeInfo>",
        )[0]
        .clone();
        assert_eq!(
            (&info["hotkey"], &info["coldkey"]),
            (&json!(account("//Validator//2")), &json!(account("//Bob")))
        );
        assert!(info["stake"].as_u64() > Some(99 * TAO) && info["is_registered"] == true);
        assert_eq!(
            ask(
                "StakeInfoRuntimeApi_get_stake_info_for_coldkey",
                &bob,
                "Vec<StakeInfo>"
            ),
            json!([info])
        );
        let several = ask(
            "StakeInfoRuntimeApi_get_stake_info_for_coldkeys",
            vec![&bob, &hotkey],
            "Vec<(A,Vec<StakeInfo>)>",
        );
        assert_eq!(
            several,
            json!([[account("//Bob"), [info]], [account("//Validator//2"), []]])
        );

        let free = ask(
            "StakeInfoRuntimeApi_get_stake_availability_for_coldkeys",
            (vec![&bob], None::<Vec<u16>>),
            "Vec<(A,Vec<(u16,StakeAvailability)>)>",
        );
        let all = json!({ "total": info["stake"], "locked": 0, "available": info["stake"] });
        assert_eq!(free, json!([[account("//Bob"), [[1, all]]]]));
        let none = ask(
            "StakeInfoRuntimeApi_get_stake_availability_for_coldkeys",
            (vec![&bob], Some(Vec::<u16>::new())),
            "Vec<(A,Vec<(u16,StakeAvailability)>)>",
        );
        assert_eq!(none, json!([[account("//Bob"), []]]));

        let fee = |from: Option<(AccountId, u16)>, to: Option<(AccountId, u16)>| {
            ask(
                "StakeInfoRuntimeApi_get_stake_fee",
                (from, &bob, to, &bob, 65_535 * TAO),
                "u64",
            )
        };
        assert_eq!(fee(None, Some((hotkey.clone(), NET))), 33 * TAO);
        assert_eq!(
            fee(Some((hotkey.clone(), NET)), Some((hotkey.clone(), NET))),
            0
        );
        assert_eq!(
            ask(
                "StakeInfoRuntimeApi_get_coldkey_lock",
                (&bob, NET),
                "Option<LockState>"
            ),
            Value::Null
        );
        assert_eq!(
            ask(
                "StakeInfoRuntimeApi_get_hotkey_conviction",
                (&hotkey, NET),
                "u128"
            ),
            0
        );
        assert_eq!(
            ask(
                "StakeInfoRuntimeApi_get_most_convicted_hotkey_on_subnet",
                NET,
                "Option<A>"
            ),
            Value::Null
        );

        pallet_subtensor::Delegates::<Runtime>::insert(&hotkey, 6_553);
        let delegate = ask(
            "DelegateInfoRuntimeApi_get_delegate",
            &hotkey,
            "Option<DelegateInfo>",
        )[0]
        .clone();
        assert_eq!(
            (&delegate["take"], &delegate["owner"]),
            (&json!(6_553), &json!(account("//Validator//2//cold")))
        );
        assert_eq!(
            (&delegate["registrations"], &delegate["validator_permits"]),
            (&json!([1]), &json!([1]))
        );
        let nominators = delegate["nominators"].as_array().expect("a list");
        assert!(nominators.contains(&json!([account("//Bob"), [[1, info["stake"]]]])));
        assert!(delegate["total_daily_return"].as_u64() > Some(0));
        let listed = ask(
            "DelegateInfoRuntimeApi_get_delegates",
            (),
            "Vec<DelegateInfo>",
        );
        assert!(listed.as_array().expect("a list").contains(&delegate));
        let delegated = ask(
            "DelegateInfoRuntimeApi_get_delegated",
            &bob,
            "Vec<(DelegateInfo,(Cu16,Cu64))>",
        );
        let mine = delegated[0].as_array().expect("a pair");
        assert_eq!(
            (&mine[0]["delegate"], &mine[1]),
            (
                &json!(account("//Validator//2")),
                &json!([1, info["stake"]])
            )
        );
        assert_eq!(mine[0]["nominators"], json!([]));
    });
}

#[test]
fn prices_and_simulated_swaps_agree_with_the_pool() {
    chain(|| {
        let price = ask("SwapRuntimeApi_current_alpha_price", NET, "u64");
        let prices = ask(
            "SwapRuntimeApi_current_alpha_price_all",
            (),
            "Vec<SubnetPrice>",
        );
        assert_eq!(prices[1], json!({ "netuid": 1, "price": price }));
        let buy = ask(
            "SwapRuntimeApi_sim_swap_tao_for_alpha",
            (NET, 1_000 * TAO),
            "SimSwapResult",
        );
        assert_eq!(
            buy["tao_amount"].as_u64().unwrap() + buy["tao_fee"].as_u64().unwrap(),
            1_000 * TAO
        );
        assert_eq!(
            (&buy["alpha_fee"], &buy["tao_slippage"]),
            (&json!(0), &json!(0))
        );
        assert!(buy["alpha_slippage"].as_u64() > Some(0));
        let bob = keys::of("//Bob");
        let before = SubtensorModule::get_stake_for_coldkey_on_subnet(&bob, NET);
        SubtensorModule::add_stake(
            RuntimeOrigin::signed(bob.clone()),
            keys::of("//Validator//2"),
            NET,
            1_000 * TAO,
        )
        .expect("staked");
        let bought = SubtensorModule::get_stake_for_coldkey_on_subnet(&bob, NET) - before;
        assert!(bought.abs_diff(buy["alpha_amount"].as_u64().unwrap()) <= 1);
        let sell = ask(
            "SwapRuntimeApi_sim_swap_alpha_for_tao",
            (NET, bought),
            "SimSwapResult",
        );
        assert_eq!(
            sell["alpha_amount"].as_u64().unwrap() + sell["alpha_fee"].as_u64().unwrap(),
            bought
        );
        assert_eq!(
            (&sell["tao_fee"], &sell["alpha_slippage"]),
            (&json!(0), &json!(0))
        );
        let nothing = ask(
            "SwapRuntimeApi_sim_swap_tao_for_alpha",
            (NET, u64::MAX),
            "SimSwapResult",
        );
        assert!(nothing
            .as_object()
            .unwrap()
            .values()
            .all(|value| *value == 0));
    });
}
