#![cfg_attr(not(feature = "std"), no_std, no_main)]

pub mod env;
pub mod errors;
pub mod events;
pub mod types;

#[ink::contract(env = crate::env::JoustEnvironment)]
pub mod joust {
    use crate::errors::Result;
    use crate::types::*;
    use ink::prelude::{string::String, vec::Vec};

    #[ink(storage)]
    pub struct Joust {
        pub(crate) owner: AccountId,
    }

    impl Joust {
        #[ink(constructor)]
        pub fn new(netuid: u16, hotkey: AccountId, blocks_per_day: u32, ms_per_block: u32, uses_availability: bool, params: Params) -> Result<Self> { unimplemented!() }
        #[ink(message)]
        pub fn register_issue(&mut self, repo_id: u64, repo: String, number: u32, node_id: String, author_id: u64, base_branch: String, content_hash: [u8; 32], target: Balance) -> Result<IssueId> { unimplemented!() }
        #[ink(message)]
        pub fn cancel_issue(&mut self, issue_id: IssueId, reason: CancelReason) -> Result<()> { unimplemented!() }
        #[ink(message)]
        pub fn harvest(&mut self, max_issues: u32) -> Result<Harvest> { unimplemented!() }
        #[ink(message)]
        pub fn add_validator(&mut self, hotkey: AccountId) -> Result<()> { unimplemented!() }
        #[ink(message)]
        pub fn declare_coldkeys(&mut self, coldkeys: Vec<AccountId>) -> Result<()> { unimplemented!() }
        #[ink(message)]
        pub fn freeze_epoch(&mut self) -> Result<()> { unimplemented!() }
        #[ink(message)]
        pub fn claim_identity(&mut self, github_id: GithubId, coldkey: AccountId, proof_ref: String) -> Result<()> { unimplemented!() }
        #[ink(message)]
        pub fn vote_identity(&mut self, hotkey: AccountId, coldkey: AccountId, github_id: GithubId) -> Result<()> { unimplemented!() }
        #[ink(message)]
        pub fn enrol(&mut self, picks: Vec<IssueId>) -> Result<()> { unimplemented!() }
        #[ink(message)]
        pub fn propose_pairs(&mut self, anchor: BlockNumber, rating_version: u16, ratings_hash: [u8; 32], pairs: Vec<ProposedPair>) -> Result<()> { unimplemented!() }
        #[ink(message)]
        pub fn start(&mut self, anchor: BlockNumber, max: u32) -> Result<u32> { unimplemented!() }
        #[ink(message)]
        pub fn vote_outcome(&mut self, competition_id: CompetitionId, payload: OutcomePayload) -> Result<()> { unimplemented!() }
        #[ink(message)]
        pub fn settle(&mut self, competition_id: CompetitionId) -> Result<()> { unimplemented!() }
        #[ink(message)]
        pub fn expire(&mut self, limit: u32) -> Result<u32> { unimplemented!() }

        #[ink(message)]
        pub fn config(&self) -> Config { unimplemented!() }
        #[ink(message)]
        pub fn params(&self) -> Params { unimplemented!() }
        #[ink(message)]
        pub fn ledger(&self) -> Result<Ledger> { unimplemented!() }
        #[ink(message)]
        pub fn audit(&self) -> Result<Audit> { unimplemented!() }
        #[ink(message)]
        pub fn issue(&self, id: IssueId) -> Option<Issue> { unimplemented!() }
        #[ink(message)]
        pub fn issues(&self, status: Option<IssueStatus>, from: IssueId, limit: u32) -> Page<Issue, IssueId> { unimplemented!() }
        #[ink(message)]
        pub fn competition(&self, id: CompetitionId) -> Option<Competition> { unimplemented!() }
        #[ink(message)]
        pub fn competitions(&self, from: CompetitionId, limit: u32) -> Page<Competition, CompetitionId> { unimplemented!() }
        #[ink(message)]
        pub fn open_competitions(&self) -> Vec<Competition> { unimplemented!() }
        #[ink(message)]
        pub fn results(&self, from_block: BlockNumber, limit: u32) -> Page<CompetitionResult, BlockNumber> { unimplemented!() }
        #[ink(message)]
        pub fn enrolment(&self, hotkey: AccountId) -> Option<Enrolment> { unimplemented!() }
        #[ink(message)]
        pub fn enrolments(&self, from: u32, limit: u32) -> Page<Enrolment, u32> { unimplemented!() }
        #[ink(message)]
        pub fn identity(&self, hotkey: AccountId) -> Option<Identity> { unimplemented!() }
        #[ink(message)]
        pub fn identities(&self, from: u32, limit: u32) -> Page<Identity, u32> { unimplemented!() }
        #[ink(message)]
        pub fn claims(&self, from: u32, limit: u32) -> Page<Claim, u32> { unimplemented!() }
        #[ink(message)]
        pub fn validators(&self) -> Vec<Validator> { unimplemented!() }
        #[ink(message)]
        pub fn pairs(&self, anchor: BlockNumber) -> Vec<PairStatus> { unimplemented!() }
        #[ink(message)]
        pub fn tally(&self, subject: Subject) -> Option<Tally> { unimplemented!() }
    }
}
