//! Joust: bounties for GitHub issues, each fought for by two miners and paid from the contract's own stake.
//!
//! This file is the shell: storage and messages. Rules are plain modules beside it: what a vote weighs ([`power`]), how
//! ballots add up ([`tally`]), how emission flows ([`waterfall`]), the books ([`ledger`]), proposals ([`matching`]), times
//! ([`time`], [`windows`]), outcomes ([`outcome`]), and whether a pair still holds ([`recheck`]). The rooms ([`issues`],
//! [`bounties`], [`validators`], [`votes`], [`identities`], [`enrolments`], [`pairs`], [`competitions`], [`results`]) keep
//! the records and follow one order: guard, decide, write, emit. On the chain the messages are spread over three codes
//! ([`codes`]). docs/contract.md describes every message.
#![cfg_attr(not(feature = "std"), no_std, no_main)]
// One of the three codes leaves out what only the others use.
#![cfg_attr(not(all(feature = "main", feature = "registry", feature = "reads")), allow(dead_code, unused_imports))]

pub mod actions;
pub mod appeals;
pub mod audit;
pub mod bounties;
pub mod cancels;
pub mod chain;
pub mod codes;
pub mod collateral;
pub mod competitions;
pub mod enrolments;
pub mod env;
pub mod errors;
pub mod events;
pub mod expiry;
pub mod identities;
pub mod issues;
pub mod ledger;
pub mod matching;
pub mod outcome;
pub mod ownership;
pub mod paging;
pub mod pairs;
pub mod params;
pub mod power;
pub mod recheck;
pub mod relay;
pub mod results;
pub mod roster;
pub mod settings;
pub mod settlement;
pub mod store;
pub mod tally;
pub mod terms;
pub mod text;
pub mod time;
pub mod types;
pub mod upgrade;
pub mod validators;
pub mod votes;
pub mod waterfall;
pub mod wind_down;
pub mod windows;
pub mod withdrawals;

#[ink::contract(env = crate::env::JoustEnvironment)]
pub mod joust {
    use ink::prelude::{string::String, vec::Vec};

    use crate::collateral::Collateral;
    use crate::competitions::Competitions;
    use crate::enrolments::Enrolments;
    use crate::errors::Result;
    use crate::expiry::Sweeps;
    use crate::identities::Identities;
    use crate::issues::{Issues, Registration};
    use crate::ledger::Books;
    use crate::paging::{self, by_id, by_position};
    use crate::pairs::Pairs;
    use crate::results::Results;
    use crate::settings::Settings;
    use crate::store::{answer, Answer};
    use crate::terms::Terms;
    use crate::types::*;
    use crate::validators::Validators;
    use crate::votes::Votes;

    #[ink(storage)]
    pub struct Joust {
        pub(crate) settings: Settings,
        pub(crate) terms: Terms,
        pub(crate) books: Books,
        pub(crate) sweeps: Sweeps,
        pub(crate) issues: Issues,
        pub(crate) validators: Validators,
        pub(crate) votes: Votes,
        pub(crate) identities: Identities,
        pub(crate) enrolments: Enrolments,
        pub(crate) pairs: Pairs,
        pub(crate) competitions: Competitions,
        pub(crate) results: Results,
        pub(crate) collateral: Collateral,
    }

    impl Joust {
        /// A contract for the neuron `hotkey` of subnet `netuid`; the caller is the owner. `blocks_per_day` and
        /// `ms_per_block` describe the chain; `uses_availability` says that it has extension functions 34 and 36;
        /// `genesis_hash` is part of what miners sign. Errors: `BadParams`, `Chain`.
        #[ink(constructor)]
        pub fn new(
            netuid: u16,
            hotkey: AccountId,
            blocks_per_day: u32,
            ms_per_block: u32,
            uses_availability: bool,
            params: Params,
            genesis_hash: [u8; 32],
        ) -> Result<Self> {
            let (owner, created_at) = (Self::env().caller(), Self::env().block_number());
            let terms = Terms::starting(&params, created_at, blocks_per_day, ms_per_block)?;
            let subnet_counter = if uses_availability {
                Some(crate::chain::subnet_state(netuid)?.registered_subnet_counter)
            } else {
                None
            };
            let settings = Settings {
                owner,
                netuid,
                hotkey,
                blocks_per_day,
                ms_per_block,
                created_at,
                uses_availability,
                subnet_counter,
                next_owner: None,
                paused: false,
                announced_code: None,
                wind_down: None,
                genesis_hash,
            };
            crate::codes::hold_libraries();
            Ok(Self {
                settings,
                terms,
                books: Books::default(),
                sweeps: Sweeps::default(),
                issues: Issues::default(),
                validators: Validators::default(),
                votes: Votes::default(),
                identities: Identities::default(),
                enrolments: Enrolments::default(),
                pairs: Pairs::default(),
                competitions: Competitions::default(),
                results: Results::default(),
                collateral: Collateral::default(),
            })
        }

        /// Puts a bounty of `target` rao on an issue. Owner only. Answers the issue's id.
        /// Errors: `NotOwner`, `BadNumber`, `BountyTooLow`, `BadRepo`, `BadText`, `IssueExists`, `TooManyIssues`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        #[allow(clippy::too_many_arguments)]
        pub fn register_issue(
            &mut self,
            repo_id: u64,
            repo: String,
            number: u32,
            node_id: String,
            author_id: GithubId,
            base_branch: String,
            content_hash: [u8; 32],
            target: Balance,
        ) -> Result<IssueId> {
            self.add_issue(Registration {
                repo_id,
                repo,
                number,
                node_id,
                author_id,
                base_branch,
                content_hash,
                target,
            })
        }

        /// Ends an issue that nobody competes for and recycles its bounty. Owner only.
        /// Errors: `NotOwner`, `IssueNotFound`, `IssueBusy`, `IssueFinished`, `Chain`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn cancel_issue(&mut self, issue_id: IssueId, reason: CancelReason) -> Result<()> {
            self.cancel_by_owner(issue_id, reason)
        }

        /// Counts new stake and fills bounties, the oldest first, at most `max_issues` and at most 7; when all unfilled
        /// bounties were looked at, the rest is recycled. Anyone. Errors: `Chain`.
        #[cfg(feature = "main")]
        #[ink(message)]
        pub fn harvest(&mut self, max_issues: u32) -> Result<Harvest> {
            self.take_emission(max_issues)
        }

        /// Admits a validator, 3 days later, or at once before the very first freeze; it weighs something from the second freeze
        /// it is part of, or at once in the very first. Takes a removal back. Owner only. Errors: `NotOwner`, `ValidatorExists`, `TooManyValidators`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn add_validator(&mut self, hotkey: AccountId) -> Result<()> {
            self.admit_validator(hotkey)
        }

        /// Names the coldkeys whose stake on the caller's hotkey counts, at most four. Validators.
        /// Errors: `NotValidator`, `BadColdkeys`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn declare_coldkeys(&mut self, coldkeys: Vec<AccountId>) -> Result<()> {
            self.declare(coldkeys)
        }

        /// Measures all validators' stake and fixes their weights, once an epoch. Anyone.
        /// Errors: `AlreadyFrozen`, `NoStake`, `Chain`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn freeze_epoch(&mut self) -> Result<()> {
            self.freeze_weights()
        }

        /// Other parameters from the next anchor on; a second proposal of an epoch takes the place of the first. A competition
        /// keeps those it began with. Owner only. Errors: `NotOwner`, `BadParams`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn propose_params(&mut self, params: Params) -> Result<()> {
            self.propose_terms(params)
        }

        /// Raises a bounty's target from the next anchor on. Owner only.
        /// Errors: `NotOwner`, `IssueNotFound`, `IssueFinished`, `NotRaised`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn raise_bounty(&mut self, issue_id: IssueId, target: Balance) -> Result<()> {
            self.raise(issue_id, target)
        }

        /// Harvests fill the highest priority first, from the next anchor on. Owner only.
        /// Errors: `NotOwner`, `IssueNotFound`, `IssueFinished`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn set_priority(&mut self, issue_id: IssueId, priority: u8) -> Result<()> {
            self.prioritise(issue_id, priority)
        }

        /// Moves the contract's stake on another hotkey to its own; the next harvest counts it. Anyone.
        /// Errors: `NothingToSweep`, `Chain`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn sweep(&mut self, hotkey: AccountId) -> Result<()> {
            self.take_stray_stake(hotkey)
        }

        /// Tries again what the chain refused: payments that are due, and recycling while no bounty lacks anything; at most
        /// `limit` and at most 1 movement. Anyone. Answers how many were tried. Errors: `Chain`.
        #[cfg(feature = "main")]
        #[ink(message)]
        pub fn retry(&mut self, limit: u32) -> Result<u32> {
            self.try_again(limit)
        }

        /// Takes a validator off the whitelist, 3 days later. Owner only.
        /// Errors: `NotOwner`, `ValidatorNotFound`, `ValidatorLeaves`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn remove_validator(&mut self, hotkey: AccountId) -> Result<()> {
            self.dismiss_validator(hotkey)
        }

        /// Stops new issues, enrolments, deposits and pairs. Votes, payments, expiry and withdrawals go on. Owner only.
        /// Errors: `NotOwner`, `Paused`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn pause(&mut self) -> Result<()> {
            self.brake()
        }

        /// Owner only. Errors: `NotOwner`, `WoundDown`, `NotPaused`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn unpause(&mut self) -> Result<()> {
            self.release_brake()
        }

        /// Offers the ownership to an account, which must accept it; replaces an earlier offer. Owner only. Errors: `NotOwner`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn propose_owner(&mut self, account: AccountId) -> Result<()> {
            self.offer_ownership(account)
        }

        /// The proposed owner takes the contract over. Errors: `NotProposedOwner`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn accept_owner(&mut self) -> Result<()> {
            self.take_ownership()
        }

        /// Says that code is to replace the contract's, from 14 to 28 days later; replaces an earlier announcement. Owner only.
        /// Errors: `NotOwner`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn announce_code(&mut self, code_hash: CodeHash) -> Result<()> {
            self.announce(code_hash)
        }

        /// A ballot against announced code: more than a third of the weight stops it. Validators.
        /// Errors: `NotValidator`, `CodeNotAnnounced`, `NotFrozen`, `NoWeight`, `AlreadyVoted`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn veto_code(&mut self, code_hash: CodeHash) -> Result<()> {
            self.vote_against_code(code_hash)
        }

        /// Replaces the contract's code by the announced one, if the chain has that and its libraries. Owner only.
        /// Errors: `NotOwner`, `CodeNotAnnounced`, `TooEarly`, `TooLate`, `CodeNotFound`.
        #[cfg(feature = "main")]
        #[ink(message)]
        pub fn set_code(&mut self, code_hash: CodeHash) -> Result<()> {
            self.put_code(code_hash)
        }

        /// Ends the contract when the chain says that its subnet is gone: the first call pauses it for ever, a second one 3 days
        /// later fixes the rate at which owed bounties are paid in TAO. Anyone.
        /// Errors: `Unsupported`, `SubnetExists`, `TooEarly`, `WoundDown`, `Chain`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn wind_down(&mut self) -> Result<()> {
            self.end_with_subnet()
        }

        /// Says that the calling hotkey belongs to a GitHub account and is paid on `coldkey`; replaces an earlier claim.
        /// Registered hotkeys. Errors: `BadGithubId`, `BadText`, `NotRegistered`, `GithubTaken`, `ColdkeyTaken`, `Busy`,
        /// `RebindTooEarly`, `TooManyClaims`, `Chain`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn claim_identity(&mut self, github_id: GithubId, coldkey: AccountId, proof_ref: String) -> Result<()> {
            self.claim(github_id, coldkey, proof_ref)
        }

        /// Confirms a claim after its proof was read; at quorum the identity is bound. Validators.
        /// Errors: `NotValidator`, `ClaimNotFound`, `ClaimMismatch`, `GithubTaken`, `ColdkeyTaken`, `Busy`,
        /// `RebindTooEarly`, `NotFrozen`, `NoWeight`, `AlreadyVoted`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn vote_identity(&mut self, hotkey: AccountId, coldkey: AccountId, github_id: GithubId) -> Result<()> {
            self.vote_for_identity(hotkey, coldkey, github_id)
        }

        /// Offers to compete for one of one to three open issues, the most wanted first. Bound, free miners.
        /// Errors: `BadPicks`, `NotBound`, `Busy`, `NotRegistered`, `TooManyEnrolments`, `IssueNotFound`,
        /// `IssueNotOpen`, `NotEnoughCollateral`, `Chain`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn enrol(&mut self, picks: Vec<IssueId>) -> Result<()> {
            self.enrol_miner(picks)
        }

        /// Ends the enrolment from the next anchor on. Enrolled miners. Errors: `NotEnrolled`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn withdraw_enrolment(&mut self) -> Result<()> {
            self.end_enrolment()
        }

        /// Takes 7 days of credit against idleness, twice in 90 days. Bound miners. Errors: `NotBound`, `NoSkipLeft`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn skip(&mut self) -> Result<()> {
            self.use_skip()
        }

        /// Enrols a miner who signed for it. Validators. Errors: `NotValidator`, `IntentExpired`, `StaleNonce`,
        /// `BadSignature`, and those of `enrol`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn relay_enrolment(&mut self, intent: EnrolmentIntent, signature: [u8; 64]) -> Result<()> {
            self.relay(intent, signature)
        }

        /// Adds the TAO sent along to the caller's collateral. Bound miners.
        /// Errors: `Paused`, `NotBound`, `NoValue`.
        #[cfg(feature = "main")]
        #[ink(message, payable)]
        pub fn deposit(&mut self) -> Result<()> {
            self.add_deposit(self.env().transferred_value())
        }

        /// Pays `amount` of the free collateral back to the caller. Depositors.
        /// Errors: `NoValue`, `NotEnoughCollateral`, `TransferFailed`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn withdraw_deposit(&mut self, amount: Balance) -> Result<()> {
            self.take_deposit(amount)
        }

        /// A validator's one list of pairs for the present epoch, a matching of at most 32. Validators.
        /// Errors: `NotValidator`, `WrongRatingVersion`, `WrongAnchor`, `TooEarly`, `BadPairs`, `NotFrozen`, `NoWeight`,
        /// `AlreadyVoted`.
        #[cfg(feature = "main")]
        #[ink(message)]
        pub fn propose_pairs(
            &mut self,
            anchor: BlockNumber,
            rating_version: u16,
            ratings_hash: [u8; 32],
            pairs: Vec<ProposedPair>,
        ) -> Result<()> {
            self.propose(anchor, rating_version, ratings_hash, pairs)
        }

        /// Starts accepted pairs of an anchor, at most `max` and at most 2; one that no longer holds is skipped. Anyone.
        /// Answers how many started. Errors: `WrongAnchor`, `TooLate`.
        #[cfg(feature = "main")]
        #[ink(message)]
        pub fn start(&mut self, anchor: BlockNumber, max: u32) -> Result<u32> {
            self.start_pairs(anchor, max)
        }

        /// Votes for what happened in a competition; at quorum exactly this payload is executed. Validators.
        /// Errors: `NotValidator`, `CompetitionNotFound`, `NotRunning`, `BadPayload`, `UnsupportedOutcome`, `TooEarly`,
        /// `TooLate`, `BadReason`, `NotFlagged`, `NotFrozen`, `NoWeight`, `AlreadyVoted`, `Chain`.
        #[cfg(feature = "main")]
        #[ink(message)]
        pub fn vote_outcome(&mut self, competition_id: CompetitionId, payload: OutcomePayload) -> Result<()> {
            self.vote(competition_id, payload)
        }

        /// Leaves a competition. Before the window opens it ends at once; from then to its close the other goes on alone.
        /// Competitors. Errors: `CompetitionNotFound`, `NotCompetitor`, `NotRunning`, `TooLate`, `AlreadyWithdrawn`, `Chain`.
        #[cfg(feature = "main")]
        #[ink(message)]
        pub fn withdraw_competition(&mut self, competition_id: CompetitionId) -> Result<()> {
            self.leave_competition(competition_id)
        }

        /// Votes for more time, once, while a valid pull request is in review. Validators.
        /// Errors: `NotValidator`, `CompetitionNotFound`, `NotRunning`, `AlreadyExtended`, `TooEarly`, `TooLate`, `NotFrozen`,
        /// `NoWeight`, `AlreadyVoted`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn vote_extend(&mut self, competition_id: CompetitionId) -> Result<()> {
            self.vote_extension(competition_id)
        }

        /// Votes against a decision inside the challenge window; more than a third of the weight lets the vote begin again,
        /// once. Validators. Errors: `NotValidator`, `CompetitionNotFound`, `NotDecided`, `AlreadyChallenged`, `TooLate`,
        /// `NotFrozen`, `NoWeight`, `AlreadyVoted`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn challenge(&mut self, competition_id: CompetitionId) -> Result<()> {
            self.vote_challenge(competition_id)
        }

        /// Says that the merge was undone inside the holdback; at quorum what is held back is recycled. Validators.
        /// Errors: `NotValidator`, `CompetitionNotFound`, `NothingHeld`, `TooEarly`, `TooLate`, `NotFrozen`, `NoWeight`,
        /// `AlreadyVoted`, `Chain`.
        #[cfg(feature = "main")]
        #[ink(message)]
        pub fn vote_reverted(&mut self, competition_id: CompetitionId) -> Result<()> {
            self.vote_revert(competition_id)
        }

        /// Votes to end an issue that nobody competes for. `Transferred` and `Deleted` need a flag that is a day old.
        /// Validators. Errors: `NotValidator`, `IssueNotFound`, `IssueBusy`, `IssueFinished`, `BadReason`, `NotFlagged`,
        /// `TooEarly`, `NotFrozen`, `NoWeight`, `AlreadyVoted`, `Chain`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn vote_cancel(&mut self, issue_id: IssueId, reason: CancelReason) -> Result<()> {
            self.vote_to_cancel(issue_id, reason)
        }

        /// Stamps that the issue could not be read (404, 410, moved); lapses after 7 days. Validators.
        /// Errors: `NotValidator`, `IssueNotFound`, `IssueFinished`, `AlreadyFlagged`.
        #[cfg(feature = "registry")]
        #[ink(message)]
        pub fn flag_unavailable(&mut self, issue_id: IssueId) -> Result<()> {
            self.flag(issue_id)
        }

        /// Executes a decision. After the challenge window: pays the winner's first part, or ends a competition without a
        /// winner. After the holdback: pays the rest and gives collateral back. What the chain refuses stays owed
        /// (`PayoutFailed`, no error). Anyone.
        /// Errors: `CompetitionNotFound`, `NotDecided`, `NothingOwed`, `TooEarly`, `Chain`.
        #[cfg(feature = "main")]
        #[ink(message)]
        pub fn settle(&mut self, competition_id: CompetitionId) -> Result<()> {
            self.settle_competition(competition_id)
        }

        /// Does what time asks for, at most `limit` and at most 2 changes: opens funded issues, voids competitions past
        /// their grace, drops old enrolments and claims; with none of these, recycles what was slashed. Anyone. Answers how
        /// many. Errors: `Chain`.
        #[cfg(feature = "main")]
        #[ink(message)]
        pub fn expire(&mut self, limit: u32) -> Result<u32> {
            self.pass_time(limit)
        }

        /// Settings, clock and the present epoch.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn config(&self) -> Answer<Config> {
            answer(&self.read_config())
        }

        /// The parameters in force.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn params(&self) -> Answer<Params> {
            answer(&self.rules())
        }

        /// The parameters of an id that was ever in force, or of the one proposed.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn params_at(&self, id: u32) -> Answer<Option<Params>> {
            answer(&self.terms.at(id))
        }

        /// The books beside the stake that the chain shows now. Errors: `Chain`.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn ledger(&self) -> Result<Answer<Ledger>> {
            self.read_ledger().map(|read| answer(&read))
        }

        /// Checks every invariant; `problems` is empty. Errors: `Chain`.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn audit(&self) -> Result<Answer<Audit>> {
            self.read_audit().map(|read| answer(&read))
        }

        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn issue(&self, id: IssueId) -> Answer<Option<Issue>> {
            answer(&self.issues.get(id))
        }

        /// Issues by id from `from`, at most 20 a page. A page may be empty and still have a `next`.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn issues(&self, status: Option<IssueStatus>, from: IssueId, limit: u32) -> Answer<Page<Issue, IssueId>> {
            let wanted = |issue: &Issue| status.is_none_or(|s| s == issue.status);
            answer(&by_id(from, self.issues.count, limit.min(paging::MAX_ISSUES), |id| self.issues.get(id), wanted))
        }

        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn competition(&self, id: CompetitionId) -> Answer<Option<Competition>> {
            answer(&self.competitions.get(id))
        }

        /// Competitions by id from `from`, at most 34 a page.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn competitions(&self, from: CompetitionId, limit: u32) -> Answer<Page<Competition, CompetitionId>> {
            answer(&by_id(
                from,
                self.competitions.count,
                limit.min(paging::MAX_COMPETITIONS),
                |id| self.competitions.get(id),
                |_| true,
            ))
        }

        /// Competitions that are neither final nor void, by id, at most 34 a page; positions are stable within a block.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn open_competitions(&self, from: u32, limit: u32) -> Answer<Page<Competition, u32>> {
            let open = self.competitions.open();
            let read = |at: u32| open.get(at as usize).and_then(|(id, _)| self.competitions.get(*id));
            answer(&by_position(from, open.len() as u32, limit.min(paging::MAX_COMPETITIONS), read))
        }

        /// Results of the last 92 days resolved at `from_block` or later, at most 128 a page (more if one block has more).
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn results(&self, from_block: BlockNumber, limit: u32) -> Answer<Page<CompetitionResult, BlockNumber>> {
            answer(&self.results.page(from_block, limit.min(paging::MAX_RESULTS)))
        }

        /// A miner's latest enrolment, withdrawn, lapsed or not.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn enrolment(&self, hotkey: AccountId) -> Answer<Option<Enrolment>> {
            answer(&self.enrolments.get(&hotkey).map(|slots| slots.current))
        }

        /// Enrolments by position, at most 64 a page: the present one of each miner, and the one that it replaced while that
        /// counts at the last anchor. Positions are stable within a block.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn enrolments(&self, from: u32, limit: u32) -> Answer<Page<Enrolment, u32>> {
            answer(&self.read_enrolments(from, limit))
        }

        /// The nonce that the hotkey's next signed intent must exceed.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn enrolment_nonce(&self, hotkey: AccountId) -> u64 {
            self.enrolments.nonce(&hotkey)
        }

        /// A miner's collateral; zero for who never deposited.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn deposit_of(&self, hotkey: AccountId) -> Answer<Deposit> {
            answer(&self.collateral.get(&hotkey))
        }

        /// The collateral of bound miners in the order of their first binding, at most 128 a page.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn deposits(&self, from: u32, limit: u32) -> Answer<Page<Deposit, u32>> {
            answer(&self.read_deposits(from, limit))
        }

        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn identity(&self, hotkey: AccountId) -> Answer<Option<Identity>> {
            answer(&self.identities.get(&hotkey))
        }

        /// Bound identities in the order of their first binding, at most 76 a page.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn identities(&self, from: u32, limit: u32) -> Answer<Page<Identity, u32>> {
            let room = &self.identities;
            let read = |at| room.bound.at(at).and_then(|hotkey| room.get(&hotkey));
            answer(&by_position(from, room.bound.size(), limit.min(paging::MAX_IDENTITIES), read))
        }

        /// Claims without a quorum yet, at most 40 a page; positions are stable within a block.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn claims(&self, from: u32, limit: u32) -> Answer<Page<Claim, u32>> {
            let room = &self.identities;
            let read = |at| room.claimants.at(at).and_then(|hotkey| room.claim(&hotkey));
            answer(&by_position(from, room.claimants.size(), limit.min(paging::MAX_CLAIMS), read))
        }

        /// The whitelist with the weights of the last freeze.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn validators(&self) -> Answer<Vec<Validator>> {
            answer(&self.read_validators())
        }

        /// What was proposed for an epoch and how far it came: accepted pairs first, then by weight, at most 128 a page.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn pairs(&self, anchor: BlockNumber, from: u32, limit: u32) -> Answer<Page<PairStatus, u32>> {
            answer(&self.read_pairs(anchor, from, limit))
        }

        /// The latest round of a subject; none before its first vote.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn tally(&self, subject: Subject) -> Answer<Option<Tally>> {
            answer(&self.read_tally(&subject))
        }

        /// A validator's ballots in the open rounds of at most 64 subjects; none where it may still vote.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn votes(&self, subjects: Vec<Subject>, validator: AccountId) -> Answer<Vec<Option<Ballot>>> {
            answer(&self.read_votes(subjects, validator))
        }

        /// What a miner or a validator may do now, or waits for.
        #[cfg(feature = "reads")]
        #[ink(message)]
        pub fn next_action(&self, hotkey: AccountId) -> Answer<Vec<Action>> {
            answer(&self.actions_of(&hotkey))
        }
    }
}
