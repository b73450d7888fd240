//! Who may change what, and when: the whitelist, the code, the end of the subnet. The clock runs at 36 blocks a day.

use frame_support::{assert_noop, assert_ok};
use joust::errors::Error;
use joust::events::*;
use joust::types::*;
use joust_runtime::{Contracts, Runtime, RuntimeOrigin, SubtensorModule, System};
use pallet_contracts::{Code, CollectEvents, DebugInfo};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::DispatchResult;

use crate::world::*;

const THREE_DAYS: u32 = 108;
const FOURTEEN_DAYS: u32 = 504;
/// `node contract/build.mjs --successor`: a later version with the same storage.
const SUCCESSOR: &[u8] = include_bytes!("../../fixtures/successor.wasm");
const ITS_LIBRARIES: [&[u8]; 2] =
    [include_bytes!("../../fixtures/successor-registry.wasm"), include_bytes!("../../fixtures/successor-reads.wasm")];

fn upload_successor() -> [u8; 32] {
    for library in ITS_LIBRARIES {
        upload(library);
    }
    upload(SUCCESSOR)
}

fn remove(code: &[u8]) -> DispatchResult {
    let removed = Contracts::remove_code(RuntimeOrigin::signed(owner()), H256::from(blake2_256(code)));
    removed.map(|_| ()).map_err(|refused| refused.error)
}

/// What every reader of a contract sees, encoded.
fn everything(w: &mut World) -> Vec<Vec<u8>> {
    use codec::Encode;
    let issues: Page<Issue, u64> = w.read("issues", (None::<IssueStatus>, 0_u64, 20_u32));
    let competitions: Page<Competition, u64> = w.read("competitions", (0_u64, 36_u32));
    let results: Page<CompetitionResult, u32> = w.read("results", (0_u32, 128_u32));
    let identities: Page<Identity, u32> = w.read("identities", (0_u32, 128_u32));
    let enrolments: Page<Enrolment, u32> = w.read("enrolments", (0_u32, 128_u32));
    let validators: Vec<Validator> = w.read("validators", ());
    let params: Params = w.read("params", ());
    assert!(!issues.items.is_empty() && !competitions.items.is_empty() && !identities.items.is_empty());
    let tally: Option<Tally> = w.read("tally", Subject::Outcome(1));
    let mut lists = vec![issues.encode(), competitions.encode(), results.encode(), identities.encode()];
    lists.extend([enrolments.encode(), validators.encode(), params.encode(), tally.encode()]);
    lists.extend([w.audit().encode()]);
    lists
}

#[test]
fn announced_code_replaces_the_contracts_and_finds_its_state_intact() {
    with_world(|w| {
        let competition = w.won(1, 1, 2);
        let successor = upload_successor();
        w.ok::<()>(&owner(), "announce_code", successor);
        let ready_at = System::block_number() + FOURTEEN_DAYS;
        assert_eq!(w.config().announced_code.map(|code| code.ready_at), Some(ready_at));
        until(ready_at - 1);
        w.refused(&owner(), "set_code", successor, Error::TooEarly);
        until(ready_at);
        w.refused(&key("//Eve"), "set_code", successor, Error::NotOwner);
        let (before, config) = (everything(w), w.config());
        w.ok::<()>(&owner(), "set_code", successor);
        assert_eq!(events::<CodeChanged>().pop().map(|e| e.code_hash), Some(successor));
        let after = w.config();
        assert_eq!(after.version, config.version + 1);
        assert_eq!(after, Config { version: after.version, announced_code: None, ..config });
        assert_eq!(everything(w), before);
        // And it goes on: the winner of the old code's competition is paid by the new one.
        until(competition.settle_at.expect("a is paid"));
        w.ok::<()>(&key("//Bob"), "settle", competition.id);
        assert!(stake_of(&w.neuron, &cold(1)) > 0);
        w.refused(&owner(), "set_code", successor, Error::CodeNotAnnounced);
    });
}

#[test]
fn nobody_removes_the_codes_that_the_contract_uses() {
    with_world(|w| {
        for library in LIBRARIES {
            assert_noop!(remove(library), pallet_contracts::Error::<Runtime>::CodeInUse);
        }
        let successor = upload_successor();
        w.ok::<()>(&owner(), "announce_code", successor);
        assert_ok!(remove(ITS_LIBRARIES[0])); // nobody uses it yet
        upload(ITS_LIBRARIES[0]);
        blocks(FOURTEEN_DAYS);
        w.ok::<()>(&owner(), "set_code", successor);
        for library in ITS_LIBRARIES {
            assert_noop!(remove(library), pallet_contracts::Error::<Runtime>::CodeInUse);
        }
        for library in LIBRARIES {
            assert_ok!(remove(library));
        }
        assert!(!w.config().paused);
    });
}

#[test]
fn code_that_the_chain_does_not_have_is_refused() {
    with_world(|w| {
        w.ok::<()>(&owner(), "announce_code", [1_u8; 32]);
        blocks(FOURTEEN_DAYS);
        w.refused(&owner(), "set_code", [1_u8; 32], Error::CodeNotFound);
    });
}

#[test]
fn code_whose_libraries_the_chain_does_not_have_is_refused() {
    with_world(|w| {
        let successor = upload(SUCCESSOR);
        upload(ITS_LIBRARIES[1]);
        w.ok::<()>(&owner(), "announce_code", successor);
        blocks(FOURTEEN_DAYS);
        w.refused(&owner(), "set_code", successor, Error::CodeNotFound);
        upload(ITS_LIBRARIES[0]);
        w.ok::<()>(&owner(), "set_code", successor);
    });
}

/// A library knows no `hold`: it would leave the contract without the rest of its messages.
#[test]
fn code_that_is_no_later_version_is_refused() {
    with_world(|w| {
        let library = blake2_256(LIBRARIES[1]);
        w.ok::<()>(&owner(), "announce_code", library);
        blocks(FOURTEEN_DAYS);
        w.refused(&owner(), "set_code", library, Error::CodeNotFound);
    });
}

#[test]
fn code_may_share_its_libraries_with_the_one_before() {
    with_world(|w| {
        let code = blake2_256(WASM);
        w.ok::<()>(&owner(), "announce_code", code);
        blocks(FOURTEEN_DAYS);
        w.ok::<()>(&owner(), "set_code", code);
        assert_noop!(remove(LIBRARIES[0]), pallet_contracts::Error::<Runtime>::CodeInUse);
    });
}

/// What the old code asks the new one is open to anyone, and does nothing.
#[test]
fn holding_the_codes_again_traps() {
    with_world(|w| {
        let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
        assert!(w.bytes(&key("//Eve"), b"hold".to_vec(), 0).is_err());
        assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before);
    });
}

#[test]
fn a_library_is_no_contract() {
    with_world(|w| {
        for library in LIBRARIES {
            let code = Code::Existing(H256::from(blake2_256(library)));
            let data = blake2_256(b"new")[..4].to_vec();
            let made = Contracts::bare_instantiate(
                owner(),
                0,
                GAS,
                None,
                code,
                data,
                vec![],
                DebugInfo::Skip,
                CollectEvents::Skip,
            );
            assert_eq!(made.result.err(), Some(pallet_contracts::Error::<Runtime>::ContractTrapped.into()));
        }
        assert!(!w.config().paused);
    });
}

#[test]
fn a_contract_begins_without_tao_of_others() {
    with_world(|_| {
        let data = constructor(&key("//Neuron"), true, defaults());
        let made = |value| {
            let code = Code::Upload(WASM.to_vec());
            Contracts::bare_instantiate(
                owner(),
                value,
                GAS,
                None,
                code,
                data.clone(),
                vec![],
                DebugInfo::Skip,
                CollectEvents::Skip,
            )
        };
        assert_eq!(made(5).result.err(), Some(pallet_contracts::Error::<Runtime>::ContractTrapped.into()));
        assert!(!made(0).result.expect("it is made").result.did_revert());
    });
}

/// Whichever code has the message.
#[test]
fn only_deposit_takes_tao_and_only_messages_are_answered() {
    with_world(|w| {
        for message in ["harvest", "pause", "config"] {
            let data = blake2_256(message.as_bytes())[..4].to_vec();
            let args = if message == "harvest" { 1_u32.to_le_bytes().to_vec() } else { vec![] };
            let paid = w.bytes(&owner(), [data.clone(), args.clone()].concat(), 5);
            assert_eq!(paid, Err(pallet_contracts::Error::<Runtime>::ContractTrapped.into()), "{message}");
            assert!(!w.bytes(&owner(), [data, args].concat(), 0).expect("it is answered").did_revert(), "{message}");
        }
        for unknown in [b"none".to_vec(), b"no".to_vec(), vec![]] {
            let answer = w.bytes(&owner(), unknown, 0).expect("it is answered");
            assert!(answer.did_revert());
            assert_eq!(answer.data, [1, 1]); // Err(LangError::CouldNotReadInput)
        }
    });
}

#[test]
fn more_than_a_third_of_the_weight_stops_announced_code() {
    with_world(|w| {
        let successor = upload_successor();
        w.refused(&validator(1), "veto_code", successor, Error::CodeNotAnnounced);
        w.ok::<()>(&owner(), "announce_code", successor);
        // Four validators of equal stake: one is a quarter, two are half.
        w.ok::<()>(&validator(1), "veto_code", successor);
        w.refused(&validator(1), "veto_code", successor, Error::AlreadyVoted);
        w.refused(&key("//Eve"), "veto_code", successor, Error::NotValidator);
        assert!(w.config().announced_code.is_some());
        w.ok::<()>(&validator(2), "veto_code", successor);
        assert_eq!(w.config().announced_code, None);
        assert_eq!(events::<CodeVetoed>().len(), 1);
        blocks(FOURTEEN_DAYS);
        w.refused(&owner(), "set_code", successor, Error::CodeNotAnnounced);
    });
}

#[test]
fn a_removed_validators_votes_stop_counting_when_the_removal_acts() {
    with_world(|w| {
        let duel = w.duel(1, 1, 2);
        w.ok::<()>(&owner(), "remove_validator", id(&validator(1)));
        // Its votes count until then.
        until(System::block_number() + THREE_DAYS - 4);
        w.ok::<()>(&validator(1), "vote_outcome", (duel.id, win_a()));
        w.ok::<()>(&validator(2), "vote_outcome", (duel.id, win_a()));
        blocks(6);
        w.refused(&validator(1), "vote_outcome", (duel.id, win_a()), Error::NotValidator);
        let tally: Tally = w.read::<Option<Tally>>("tally", Subject::Outcome(duel.id)).expect("votes were cast");
        assert_eq!(tally.leading_heads, 1);
        // The third vote would have been the quorum.
        w.ok::<()>(&validator(3), "vote_outcome", (duel.id, win_a()));
        assert_eq!(w.competition(duel.id).phase, Phase::Running);
    });
}

#[test]
fn a_raised_bounty_is_filled_from_the_next_anchor_on() {
    with_world(|w| {
        let (first, second) = (w.register(1, 10 * ALPHA), w.register(2, 1_000 * ALPHA));
        w.open(first);
        w.ok::<()>(&owner(), "raise_bounty", (first, 30 * ALPHA));
        let anchor = w.config().next_anchor;
        until(anchor - 1);
        w.ok::<Harvest>(&owner(), "harvest", 8_u32);
        assert_eq!((w.issue(first).filled, w.issue(first).target), (10 * ALPHA, 10 * ALPHA));
        until(anchor + 9);
        w.ok::<Harvest>(&owner(), "harvest", 8_u32);
        let issue = w.issue(first);
        assert!(issue.filled > 10 * ALPHA, "{issue:?}");
        assert_eq!((issue.target, issue.status), (30 * ALPHA, IssueStatus::Open));
        // A competition is for what is there when it starts.
        for n in [1, 2] {
            w.bind(n);
            w.ok::<()>(&miner(n), "enrol", vec![first]);
        }
        let filled = w.issue(first).filled;
        assert_eq!(w.pair(&[pair(first, 1, 2)]), 1);
        assert_eq!(w.competition(1).bounty, filled);
        blocks(9);
        w.ok::<Harvest>(&owner(), "harvest", 8_u32);
        assert_eq!(w.issue(first).filled, filled, "what is fought for does not change");
        assert!(w.issue(second).filled > 0);
    });
}

#[test]
fn a_harvest_fills_the_highest_priority_first() {
    with_world(|w| {
        let (old, young) = (w.register(1, 1_000 * ALPHA), w.register(2, 10 * ALPHA));
        w.ok::<()>(&owner(), "set_priority", (young, 1_u8));
        until(w.config().next_anchor - 1);
        w.ok::<Harvest>(&owner(), "harvest", 8_u32);
        assert_eq!(w.issue(young).filled, 0);
        let filled = w.issue(old).filled;
        blocks(9);
        w.ok::<Harvest>(&owner(), "harvest", 1_u32);
        assert!(w.issue(young).filled > 0);
        assert_eq!(w.issue(old).filled, filled);
    });
}

#[test]
fn parameters_change_at_the_next_anchor_and_a_competition_keeps_its_own() {
    with_world(|w| {
        let duel = w.duel(1, 1, 2);
        let longer = Params { challenge: 43_200, ..defaults() };
        w.ok::<()>(&owner(), "propose_params", longer.clone());
        assert_eq!(w.read::<Params>("params", ()), defaults());
        until(w.config().next_anchor);
        assert_eq!(w.read::<Params>("params", ()), longer);
        w.ok::<()>(&owner(), "freeze_epoch", ());
        let changed = events::<ParamsChanged>();
        assert_eq!((changed.len(), changed[0].params_id), (1, 2));
        assert_eq!(w.read::<Option<Params>>("params_at", duel.params_id), Some(defaults()));
        until(duel.open_at + 5);
        w.decide(duel.id, win_a());
        let decided = w.competition(duel.id);
        assert_eq!(decided.settle_at, decided.decided_at.map(|at| at + THREE_DAYS));
        // not six days
    });
}

#[test]
fn stray_stake_is_swept_and_counted() {
    with_world(|w| {
        w.ok::<Harvest>(&owner(), "harvest", 8_u32);
        let issue = w.register(1, 10 * ALPHA);
        assert_ok!(SubtensorModule::transfer_stake(
            RuntimeOrigin::signed(key("//Validator//1//cold")),
            w.contract.clone(),
            validator(1),
            NETUID,
            NETUID,
            4 * ALPHA
        ));
        w.refused(&key("//Eve"), "sweep", id(&w.neuron.clone()), Error::NothingToSweep);
        w.refused(&key("//Eve"), "sweep", id(&validator(2)), Error::NothingToSweep);
        w.ok::<()>(&key("//Eve"), "sweep", id(&validator(1)));
        assert_eq!(stake_of(&validator(1), &w.contract), 0);
        assert!(events::<StakeSwept>()[0].amount.abs_diff(4 * ALPHA) <= 1);
        let harvest: Harvest = w.ok(&owner(), "harvest", 8_u32);
        assert!(harvest.received.abs_diff(4 * ALPHA) <= 2);
        assert_eq!(w.issue(issue).filled, harvest.received);
    });
}

#[test]
fn anyone_retries_what_the_chain_refused() {
    with_world(|w| {
        let competition = w.won(1, 1, 2);
        until(competition.settle_at.expect("a is paid"));
        sudo_toggle_transfer(false);
        w.ok::<()>(&owner(), "settle", competition.id);
        assert_eq!(w.ok::<u32>(&key("//Bob"), "retry", 5_u32), 1);
        assert_eq!(stake_of(&w.neuron, &cold(1)), 0);
        sudo_toggle_transfer(true);
        assert_eq!(w.ok::<u32>(&key("//Bob"), "retry", 5_u32), 1);
        assert!(w.ref_time < PROMISED_REF_TIME, "{}", w.ref_time);
        let paid = stake_of(&w.neuron, &cold(1));
        assert!(paid > 0);
        assert_eq!(w.ok::<u32>(&key("//Bob"), "retry", 5_u32), 0);
        assert_eq!(stake_of(&w.neuron, &cold(1)), paid, "it is paid exactly once");
    });
}

#[test]
fn retried_recycling_leaves_the_bounties_alone() {
    with_world(|w| {
        let issue = w.register(1, 10 * ALPHA);
        w.open(issue);
        pallet_subtensor::SubtokenEnabled::<Runtime>::insert(NETUID, false);
        w.ok::<()>(&owner(), "cancel_issue", (issue, CancelReason::NotPlanned));
        assert!(w.audit().ledger.pool >= 10 * ALPHA);
        pallet_subtensor::SubtokenEnabled::<Runtime>::insert(NETUID, true);
        // While a bounty lacks something the pool is for it.
        let other = w.register(2, 10 * ALPHA);
        assert_eq!(w.ok::<u32>(&key("//Bob"), "retry", 5_u32), 0);
        w.ok::<()>(&owner(), "cancel_issue", (other, CancelReason::NotPlanned));
        assert_eq!(w.ok::<u32>(&key("//Bob"), "retry", 5_u32), 1);
        assert_eq!(w.audit().ledger.pool, 0);
    });
}

/// The subnet disappears as subtensor dissolves one: its stakers' alpha is gone and they hold TAO instead.
fn dissolve(w: &World, tao: u64) {
    use frame_support::traits::Currency;
    pallet_subtensor::NetworksAdded::<Runtime>::remove(NETUID);
    let _ = joust_runtime::Balances::deposit_creating(&w.contract, tao);
}

#[test]
fn when_the_subnet_is_gone_owed_bounties_are_paid_in_tao() {
    with_world(|w| {
        let competition = w.won(1, 1, 2);
        w.refused(&key("//Bob"), "wind_down", (), Error::SubnetExists);
        until(competition.settle_at.expect("a is paid"));
        w.audits = false;
        dissolve(w, 1_000_000_000);
        w.ok::<()>(&key("//Bob"), "wind_down", ());
        assert!(w.config().paused);
        w.refused(&owner(), "unpause", (), Error::WoundDown);
        w.refused(&key("//Bob"), "wind_down", (), Error::TooEarly);
        w.refused(&key("//Bob"), "settle", competition.id, Error::TooEarly);
        blocks(THREE_DAYS);
        w.ok::<()>(&key("//Bob"), "wind_down", ());
        w.refused(&key("//Bob"), "wind_down", (), Error::WoundDown);
        let rate = w.config().wind_down.and_then(|end| end.rate).expect("the rate is fixed");
        assert!(rate.tao >= 1_000_000_000 && rate.alpha >= competition.bounty);
        let before = joust_runtime::Balances::free_balance(cold(1));
        w.ok::<()>(&key("//Bob"), "settle", competition.id);
        let got = joust_runtime::Balances::free_balance(cold(1)) - before;
        let first = w.competition(competition.id).paid;
        assert_eq!(u128::from(got), u128::from(first) * u128::from(rate.tao) / u128::from(rate.alpha));
        assert!(got > 0);
    });
}

#[test]
fn another_subnet_under_the_same_number_is_not_the_contracts() {
    with_world(|w| {
        w.audits = false;
        pallet_subtensor::RegisteredSubnetCounter::<Runtime>::mutate(NETUID, |count| *count += 1);
        w.ok::<()>(&key("//Bob"), "wind_down", ());
        assert!(w.config().wind_down.is_some());
    });
}
