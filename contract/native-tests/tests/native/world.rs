//! A devnet with the contract deployed as the README says: the neuron is registered by a fresh coldkey, which is swapped for
//! the contract. Every call goes through pallet-contracts on the committed wasm; after every call the audit must be clean.

use std::collections::BTreeMap;

use codec::{Decode, Encode};
use frame_support::{assert_ok, traits::Hooks, weights::Weight};
use joust::errors::Error;
use joust::events::{HoldbackReleased, PayoutReleased};
use joust::types::*;
use joust_runtime::{Contracts, Runtime, RuntimeEvent, RuntimeOrigin, SubtensorModule, System};
use pallet_contracts::{Code, CollectEvents, DebugInfo, Determinism, ExecReturnValue, StorageDeposit};
use sp_core::{Pair as _, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{DispatchError, DispatchResult};

pub type Account = joust_runtime::AccountId;

pub const ALPHA: u64 = 1_000_000_000;
pub const NETUID: u16 = 1;
/// The limit that callers use; the bound that contract.md promises is 10^10.
pub const GAS: Weight = Weight::from_parts(200_000_000_000, 10_000_000);
pub const PROMISED_REF_TIME: u64 = 10_000_000_000;
const BLOCK_MS: u64 = 1_000;
/// Blocks between two looks at whether the chain itself adds up.
const BOOKS_EVERY: u32 = 25;
const NOT_BEFORE: u64 = 1_700_000_000_000;
/// What miners sign holds it; the contract takes the deployer's word.
pub const GENESIS: [u8; 32] = [7; 32];
pub const WASM: &[u8] = include_bytes!("../../../artifacts/joust.wasm");
pub const LIBRARIES: [&[u8]; 2] =
    [include_bytes!("../../../artifacts/joust-registry.wasm"), include_bytes!("../../../artifacts/joust-reads.wasm")];

/// The defaults of contract.md.
pub fn defaults() -> Params {
    Params {
        pair_epoch: 1_800,
        anchor_delay: 10,
        register_delay: 7_200,
        enrol_ttl: 50_400,
        submit_open: 14_400,
        submit_close: 64_800,
        resolve: 151_200,
        grace: 50_400,
        challenge: 21_600,
        min_bounty: 10 * ALPHA,
        fill_cap_bps: 10_000,
        rating_version: 1,
        extend: 100_800,
        holdback: 151_200,
        holdback_bps: 2_500,
        c_bps: 0,
        slash_loss_bps: 1_000,
        slash_both_fail_bps: 2_500,
        slash_late_bps: 5_000,
        slash_fraud_bps: 10_000,
        cap_provisional: 100 * ALPHA,
        cap_probation: 50 * ALPHA,
    }
}

/// Puts code on the chain; answers its hash.
pub fn upload(code: &[u8]) -> [u8; 32] {
    assert_ok!(Contracts::upload_code(RuntimeOrigin::signed(owner()), code.to_vec(), None, Determinism::Enforced));
    blake2_256(code)
}

/// The account of a development path.
pub fn key(path: &str) -> Account {
    Account::new(sp_core::sr25519::Pair::from_string(path, None).expect("a path").public().0)
}

pub fn owner() -> Account {
    key("//Alice")
}

pub fn validator(n: usize) -> Account {
    key(&format!("//Validator//{n}"))
}

pub fn miner(n: usize) -> Account {
    key(&format!("//Miner//{n}"))
}

pub fn cold(n: usize) -> Account {
    key(&format!("//Miner//{n}//cold"))
}

/// As the contract's types have it.
pub fn id(account: &Account) -> AccountId {
    AccountId::from(<[u8; 32]>::from(account.clone()))
}

pub struct World {
    pub contract: Account,
    pub neuron: Account,
    /// Reference time of the last call.
    pub ref_time: u64,
    /// Bytes of proof of the last call.
    pub proof_size: u64,
    /// What the last caller deposited for storage, less what was given back, in rao of TAO.
    pub storage_deposit: i128,
    /// Unfinished issues at the last audit.
    pub live_issues: u32,
    /// Whether an audit follows every call.
    pub audits: bool,
    /// How often each message was accepted.
    pub accepted: BTreeMap<String, u32>,
}

/// The way of a contract to its neuron, contract/README.md, step by step.
pub struct Founding {
    /// Registers the neuron, and becomes the contract.
    pub registrant: Account,
    pub neuron: Account,
    /// Where the contract will be: fixed by the salt, known to nobody else.
    pub contract: Account,
    input: Vec<u8>,
    salt: Vec<u8>,
}

impl Founding {
    pub fn plan(params: Params, uses_availability: bool, salt: &str) -> Self {
        let neuron = neuron_hotkey(0);
        let input = constructor(&neuron, uses_availability, params);
        let salt = salt.as_bytes().to_vec();
        let contract = Contracts::contract_address(&owner(), &H256::from(blake2_256(WASM)), &input, &salt);
        Self { registrant: key("//Treasury"), neuron, contract, input, salt }
    }

    fn signed(&self) -> RuntimeOrigin {
        RuntimeOrigin::signed(self.registrant.clone())
    }

    pub fn register(&self) -> DispatchResult {
        SubtensorModule::burned_register(self.signed(), NETUID, self.neuron.clone())
    }

    pub fn announce(&self) -> DispatchResult {
        let announced = H256::from(blake2_256(&self.contract.encode()));
        SubtensorModule::announce_coldkey_swap(self.signed(), announced)
    }

    /// Once the announcement is five blocks old.
    pub fn swap(&self) -> DispatchResult {
        SubtensorModule::swap_coldkey_announced(self.signed(), self.contract.clone())
    }

    pub fn instantiate(&self) -> Result<(), DispatchError> {
        for library in LIBRARIES {
            upload(library);
        }
        let made = Contracts::bare_instantiate(
            owner(),
            0,
            GAS,
            None,
            Code::Upload(WASM.to_vec()),
            self.input.clone(),
            self.salt.clone(),
            DebugInfo::Skip,
            CollectEvents::Skip,
        );
        let made = made.result?;
        assert!(!made.result.did_revert(), "new refused: {:?}", made.result.data);
        assert_eq!(made.account_id, self.contract);
        Ok(())
    }

    pub fn world(self) -> World {
        World {
            contract: self.contract,
            neuron: self.neuron,
            ref_time: 0,
            proof_size: 0,
            storage_deposit: 0,
            live_issues: 0,
            audits: true,
            accepted: BTreeMap::new(),
        }
    }
}

/// The keyless hotkey of the contract's neuron, or of one that feeds it.
pub fn neuron_hotkey(nonce: u32) -> Account {
    Account::new(blake2_256(&(b"joust-neuron", NETUID, nonce).encode()))
}

/// Runs a story on a fresh chain with the contract deployed and its validators weighed.
pub fn with_world(story: impl FnOnce(&mut World)) {
    with_params(defaults(), story);
}

pub fn with_params(params: Params, story: impl FnOnce(&mut World)) {
    in_chain(|| {
        let mut world = World::deploy(params);
        world.appoint_validators();
        story(&mut world);
    });
}

/// A chain where epochs bring enough for a bounty within a few blocks.
pub fn in_chain(story: impl FnOnce()) {
    let patch = serde_json::json!({ "subtensorModule": { "blockAlphaEmission": 10 * ALPHA } });
    joust_runtime::genesis::development_ext_with(patch).execute_with(|| {
        pallet_timestamp::Now::<Runtime>::put(NOT_BEFORE);
        story();
    });
}

impl World {
    pub fn deploy(params: Params) -> Self {
        Self::deploy_on(params, true)
    }

    /// On a chain that has functions 34 and 36, or not.
    pub fn deploy_on(params: Params, uses_availability: bool) -> Self {
        let founding = Founding::plan(params, uses_availability, "kept secret until the swap");
        assert_ok!(founding.register());
        assert_ok!(founding.announce());
        blocks(5);
        assert_ok!(founding.instantiate());
        assert_ok!(founding.swap());
        founding.world()
    }

    /// Four validators declare their coldkey, are weighed, and give the contract's neuron all their weight.
    pub fn appoint_validators(&mut self) {
        for n in 1..=4 {
            self.ok::<()>(&owner(), "add_validator", id(&validator(n)));
            self.ok::<()>(&validator(n), "declare_coldkeys", vec![id(&key(&format!("//Validator//{n}//cold")))]);
        }
        self.ok::<()>(&owner(), "freeze_epoch", ());
        for n in 1..=4 {
            assert_ok!(self.weigh(n));
        }
    }

    /// Validator `n` gives the contract's neuron all its weight; the chain forgets weights that are not renewed.
    pub fn weigh(&self, n: usize) -> DispatchResult {
        let uid = pallet_subtensor::Uids::<Runtime>::get(NETUID, &self.neuron).expect("the neuron has a uid");
        SubtensorModule::set_weights(RuntimeOrigin::signed(validator(n)), NETUID, vec![uid], vec![u16::MAX], 0)
    }

    /// Calls a message. `Err` is the contract's refusal; a trap or a failed dispatch panics.
    pub fn call<T: Decode>(&mut self, who: &Account, message: &str, args: impl Encode) -> Result<T, Error> {
        let result = self.raw::<Result<T, Error>>(who, message, args);
        self.note(message, &result);
        result
    }

    fn note<T>(&mut self, message: &str, result: &Result<T, Error>) {
        if result.is_ok() {
            *self.accepted.entry(message.to_string()).or_default() += 1;
        }
        if self.audits {
            self.assert_sound(message);
        }
    }

    pub fn ok<T: Decode>(&mut self, who: &Account, message: &str, args: impl Encode) -> T {
        self.call(who, message, args).unwrap_or_else(|error| panic!("{message} was refused: {error:?}"))
    }

    /// A refusal that leaves no trace in the chain's state.
    pub fn refused(&mut self, who: &Account, message: &str, args: impl Encode, expected: Error) {
        let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
        let result = self.raw::<Result<Anything, Error>>(who, message, args);
        assert_eq!(result.err(), Some(expected), "{message}");
        assert_eq!(
            sp_io::storage::root(sp_runtime::StateVersion::V1),
            before,
            "{message} was refused and changed the state"
        );
    }

    pub fn read<T: Decode>(&mut self, message: &str, args: impl Encode) -> T {
        self.raw(&owner(), message, args)
    }

    /// Calls a message with TAO.
    pub fn pay(&mut self, who: &Account, message: &str, value: u64) -> Result<(), Error> {
        let result = self.raw_with(who, message, (), value);
        self.note(message, &result);
        result
    }

    fn raw<T: Decode>(&mut self, who: &Account, message: &str, args: impl Encode) -> T {
        self.raw_with(who, message, args, 0)
    }

    fn raw_with<T: Decode>(&mut self, who: &Account, message: &str, args: impl Encode, value: u64) -> T {
        let mut data = blake2_256(message.as_bytes())[..4].to_vec();
        args.encode_to(&mut data);
        let value = self.bytes(who, data, value).unwrap_or_else(|error| panic!("{message} trapped: {error:?}"));
        let answered = Result::<T, ink::LangError>::decode(&mut &value.data[..])
            .unwrap_or_else(|error| panic!("{message} answered {:?}: {error}", value.data));
        answered.expect("the message exists")
    }

    /// Calls the contract with any input; answers what the chain does.
    pub fn bytes(&mut self, who: &Account, input: Vec<u8>, value: u64) -> Result<ExecReturnValue, DispatchError> {
        let answer = Contracts::bare_call(
            who.clone(),
            self.contract.clone(),
            value,
            GAS,
            None,
            input,
            DebugInfo::Skip,
            CollectEvents::Skip,
            Determinism::Enforced,
        );
        self.ref_time = answer.gas_required.ref_time();
        self.proof_size = answer.gas_required.proof_size();
        self.storage_deposit = match answer.storage_deposit {
            StorageDeposit::Charge(rao) => i128::from(rao),
            StorageDeposit::Refund(rao) => -i128::from(rao),
        };
        answer.result
    }

    pub fn audit(&mut self) -> Audit {
        let audit: Result<Audit, Error> = self.read("audit", ());
        audit.expect("the stake can be read")
    }

    fn assert_sound(&mut self, after: &str) {
        let cost = (self.ref_time, self.proof_size, self.storage_deposit);
        let audit = self.audit();
        assert!(audit.balanced && audit.problems.is_empty(), "after {after}: {audit:?}");
        self.live_issues = audit.open_issues;
        let l = audit.ledger;
        let out = i128::from(l.pool)
            + i128::from(l.filled_unpaid)
            + i128::from(l.holdbacks)
            + i128::from(l.paid)
            + i128::from(l.recycled)
            + i128::from(l.rounding);
        assert_eq!(i128::from(l.received), out, "after {after}");
        assert!(l.stake + 1_000 >= l.pool + l.filled_unpaid + l.holdbacks, "after {after}: {l:?}");
        (self.ref_time, self.proof_size, self.storage_deposit) = cost;
    }

    pub fn config(&mut self) -> Config {
        self.read("config", ())
    }

    pub fn issue(&mut self, issue: IssueId) -> Issue {
        self.read::<Option<Issue>>("issue", issue).expect("the issue exists")
    }

    pub fn competition(&mut self, competition: CompetitionId) -> Competition {
        self.read::<Option<Competition>>("competition", competition).expect("the competition exists")
    }

    pub fn register(&mut self, number: u32, target: u64) -> IssueId {
        self.ok(&owner(), "register_issue", registration(7, "Owner/Name", number, target))
    }

    /// Harvests until the issue is funded, and lets it open.
    pub fn open(&mut self, issue: IssueId) {
        for _ in 0..200 {
            if self.issue(issue).status == IssueStatus::Open {
                return;
            }
            blocks(5);
            self.ok::<Harvest>(&owner(), "harvest", 12_u32);
            self.ok::<u32>(&owner(), "expire", 6_u32);
        }
        panic!("issue {issue} did not open: {:?}", self.issue(issue));
    }

    /// Binds miner `n` to the GitHub account 1000 + n.
    pub fn bind(&mut self, n: usize) {
        let github_id = 1_000 + n as u64;
        self.ok::<()>(&miner(n), "claim_identity", (github_id, id(&cold(n)), "https://gist.github.com/x/1"));
        for v in 1..=3 {
            self.ok::<()>(&validator(v), "vote_identity", (id(&miner(n)), id(&cold(n)), github_id));
        }
        let identity: Option<Identity> = self.read("identity", id(&miner(n)));
        assert_eq!(identity.expect("bound").github_id, github_id);
    }

    /// Moves to the first block of the next epoch in which pairs may be proposed; answers its anchor.
    pub fn next_epoch(&mut self) -> u32 {
        let anchor = self.config().next_anchor;
        blocks(anchor + 1 - System::block_number());
        anchor
    }

    /// Three validators propose the same pairs and anyone starts them; answers how many started.
    pub fn pair(&mut self, pairs: &[ProposedPair]) -> u32 {
        let anchor = self.next_epoch();
        for v in 1..=3 {
            self.propose(v, anchor, pairs);
        }
        self.start(anchor)
    }

    /// Starts what was accepted, as anyone may; answers how many started.
    pub fn start(&mut self, anchor: u32) -> u32 {
        let mut started = 0;
        for _ in 0..=pairs_waiting(&self.pairs(anchor)) {
            started += self.ok::<u32>(&key("//Bob"), "start", (anchor, 4_u32));
        }
        started
    }

    pub fn pairs(&mut self, anchor: u32) -> Vec<PairStatus> {
        self.read::<Page<PairStatus, u32>>("pairs", (anchor, 0_u32, 128_u32)).items
    }

    /// Those that are neither final nor void.
    pub fn open_competitions(&mut self) -> Vec<Competition> {
        self.read::<Page<Competition, u32>>("open_competitions", (0_u32, 34_u32)).items
    }

    pub fn propose(&mut self, v: usize, anchor: u32, pairs: &[ProposedPair]) {
        self.ok::<()>(&validator(v), "propose_pairs", proposal(anchor, pairs));
    }

    /// Registers, opens, binds, enrols and starts a competition of miners `a` and `b`; answers it.
    pub fn duel(&mut self, number: u32, a: usize, b: usize) -> Competition {
        let issue = self.register(number, 10 * ALPHA);
        for n in [a, b] {
            if self.read::<Option<Identity>>("identity", id(&miner(n))).is_none() {
                self.bind(n);
            }
        }
        self.open(issue);
        for n in [a, b] {
            self.ok::<()>(&miner(n), "enrol", vec![issue]);
        }
        assert_eq!(self.pair(&[pair(issue, a, b)]), 1);
        let competition = self.issue(issue).competition.expect("the issue competes");
        self.competition(competition)
    }

    /// Three validators vote the same.
    pub fn decide(&mut self, competition: CompetitionId, payload: OutcomePayload) {
        for v in 1..=3 {
            self.ok::<()>(&validator(v), "vote_outcome", (competition, payload));
        }
    }

    /// A decided win of side A.
    pub fn won(&mut self, number: u32, a: usize, b: usize) -> Competition {
        let competition = self.duel(number, a, b);
        until(competition.open_at + 5);
        self.decide(competition.id, win_a());
        self.competition(competition.id)
    }

    /// Settles a decided competition when its challenge window is over.
    pub fn settle(&mut self, competition: CompetitionId) {
        until(self.competition(competition).settle_at.expect("it is decided"));
        self.ok::<()>(&key("//Bob"), "settle", competition);
    }

    /// Settles a won one to its end.
    pub fn settle_twice(&mut self, competition: CompetitionId) {
        self.settle(competition);
        until(self.competition(competition).final_at.expect("somebody won"));
        self.ok::<()>(&key("//Bob"), "settle", competition);
    }

    /// Lets `expire` do all there is to do.
    pub fn expire_all(&mut self) {
        while self.ok::<u32>(&key("//Bob"), "expire", 6_u32) > 0 {}
    }

    pub fn stake(&self) -> u64 {
        stake_of(&self.neuron, &self.contract)
    }
}

/// Accepts any answer: refusals are decoded before it.
pub struct Anything;

impl Decode for Anything {
    fn decode<I: codec::Input>(_: &mut I) -> Result<Self, codec::Error> {
        Ok(Self)
    }
}

fn pairs_waiting(rows: &Vec<PairStatus>) -> usize {
    rows.iter().filter(|row| row.accepted && !row.started && row.skipped.is_none()).count()
}

pub fn constructor(neuron: &Account, uses_availability: bool, params: Params) -> Vec<u8> {
    let mut data = blake2_256(b"new")[..4].to_vec();
    (NETUID, id(neuron), 36_u32, BLOCK_MS as u32, uses_availability, params, GENESIS).encode_to(&mut data);
    data
}

pub fn registration(repo_id: u64, repo: &str, number: u32, target: u64) -> impl Encode {
    (repo_id, repo.to_string(), number, format!("I_{number}"), 5_u64, "main".to_string(), [9_u8; 32], target)
}

pub fn pair(issue_id: IssueId, a: usize, b: usize) -> ProposedPair {
    ProposedPair { issue_id, a: id(&miner(a)), b: id(&miner(b)) }
}

pub fn proposal(anchor: u32, pairs: &[ProposedPair]) -> (u32, u16, [u8; 32], Vec<ProposedPair>) {
    (anchor, 1, [3; 32], pairs.to_vec())
}

pub fn win_a() -> OutcomePayload {
    OutcomePayload {
        outcome: Outcome::WinA,
        void: None,
        pull_number: 77,
        merge_sha: [5; 20],
        valid_a: true,
        valid_b: false,
    }
}

pub fn without_pull(outcome: Outcome, void: Option<VoidAction>) -> OutcomePayload {
    OutcomePayload { outcome, void, pull_number: 0, merge_sha: [0; 20], valid_a: false, valid_b: false }
}

pub fn stake_of(hotkey: &Account, coldkey: &Account) -> u64 {
    SubtensorModule::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, NETUID)
}

/// Miner `n` was paid `amount`, by the contract's events and by the chain: at least that is staked for it on the contract's
/// hotkey, where it earns. Shares of a pool are rounded, so each movement may miss 1 rao.
pub fn assert_paid(w: &World, n: usize, amount: u64) {
    let to = id(&cold(n));
    let first = events::<PayoutReleased>().into_iter().filter(|e| e.coldkey == to).map(|e| e.amount);
    let rest = events::<HoldbackReleased>().into_iter().filter(|e| e.coldkey == to).map(|e| e.amount);
    let paid: u64 = first.chain(rest).sum();
    let stake = stake_of(&w.neuron, &cold(n));
    assert!(paid.abs_diff(amount) <= 2 && stake + 2 >= amount, "{paid} paid, {stake} staked instead of {amount}");
}

/// Somebody's gift: `alpha` of validator 1's coldkey, on the contract's hotkey.
pub fn give(w: &World, alpha: u64) -> DispatchResult {
    put_on(&w.neuron, alpha)?;
    send_alpha(&key("//Validator//1//cold"), &w.contract, &w.neuron, alpha)
}

/// Moves alpha of validator 1's coldkey to a hotkey.
pub fn put_on(hotkey: &Account, alpha: u64) -> DispatchResult {
    let giver = RuntimeOrigin::signed(key("//Validator//1//cold"));
    SubtensorModule::move_stake(giver, validator(1), hotkey.clone(), NETUID, NETUID, alpha)
}

pub fn send_alpha(from: &Account, to: &Account, hotkey: &Account, alpha: u64) -> DispatchResult {
    let from = RuntimeOrigin::signed(from.clone());
    SubtensorModule::transfer_stake(from, to.clone(), hotkey.clone(), NETUID, NETUID, alpha)
}

/// As subtensor's call 136: `alpha` of a coldkey may not leave the subnet for a while.
pub fn lock_alpha(coldkey: &Account, hotkey: &Account, alpha: u64) -> DispatchResult {
    SubtensorModule::lock_stake(RuntimeOrigin::signed(coldkey.clone()), hotkey.clone(), NETUID, alpha)
}

/// As after many years.
pub fn every_lock_fades() {
    pallet_subtensor::Lock::<Runtime>::drain().for_each(drop);
}

/// Time passes: the subnet's epochs pay, block time advances.
pub fn blocks(n: u32) {
    for _ in 0..n {
        let next = System::block_number() + 1;
        System::set_block_number(next);
        pallet_timestamp::Now::<Runtime>::mutate(|now| *now += BLOCK_MS);
        SubtensorModule::on_initialize(next);
        if next % BOOKS_EVERY == 0 {
            joust_runtime::books::check().expect("the chain's books balance");
        }
    }
}

pub fn until(block: u32) {
    blocks(block.saturating_sub(System::block_number()));
}

/// The contract's events of one kind since the beginning, or since events were last reset.
pub fn events<E: Decode + ink::env::Event>() -> Vec<E> {
    let signature = E::SIGNATURE_TOPIC.expect("our events are not anonymous");
    let of_kind = |record: frame_system::EventRecord<RuntimeEvent, H256>| match record.event {
        RuntimeEvent::Contracts(pallet_contracts::Event::ContractEmitted { data, .. })
            if record.topics.contains(&H256(signature)) =>
        {
            Some(E::decode(&mut &data[..]).expect("the event has its fields"))
        }
        _ => None,
    };
    System::events().into_iter().filter_map(of_kind).collect()
}

pub fn sudo_toggle_transfer(on: bool) {
    pallet_subtensor::TransferToggle::<Runtime>::insert(NETUID, on);
}
