//! Who and what there is when cost is measured: sixteen validators with weight, as many unfinished issues as may be, each
//! with the longest texts, and a hundred and twenty-eight bound miners with collateral.

use frame_support::{assert_ok, traits::fungible::Mutate};
use joust::types::*;
use joust_runtime::{Balances, RuntimeOrigin, SubtensorModule};

use super::meter::Meter;
use crate::world::*;

pub const MINERS: usize = 128;
pub const ISSUES: usize = joust::issues::MAX_LIVE;
/// Validators 5 to 16 hold a fiftieth of the stake each. They vote first, so that the ballot that decides adds up many.
const LITTLE: std::ops::RangeInclusive<usize> = 5..=16;
const AUTHOR: u64 = u64::MAX;
const RICH: &str = "//Validator//1//cold";

/// Small bounties, so that emission fills them all; collateral at a tenth of them.
pub fn params() -> Params {
    Params { min_bounty: ALPHA, c_bps: 1_000, ..defaults() }
}

/// All sixteen, those with little weight first.
pub fn voters() -> Vec<Account> {
    little_voters().into_iter().chain((1..=4).rev().map(validator)).collect()
}

/// Together a quarter of the weight: they decide nothing.
pub fn little_voters() -> Vec<Account> {
    LITTLE.map(|n| key(&format!("//More//{n}"))).collect()
}

pub fn hotkey(n: usize) -> Account {
    key(&format!("//Crowd//{n}"))
}

pub fn coldkey(n: usize) -> Account {
    key(&format!("//Crowd//{n}//cold"))
}

pub fn sixteen_validators(m: &mut Meter) {
    let (rich, registrant) = (key(RICH), key("//Bob"));
    for little in little_voters() {
        // A caller pays the deposit of what it stores.
        assert_ok!(Balances::mint_into(&little, ALPHA));
        assert_ok!(SubtensorModule::burned_register(RuntimeOrigin::signed(registrant.clone()), NETUID, little.clone()));
        let origin = RuntimeOrigin::signed(rich.clone());
        let stake = 2_000 * ALPHA;
        assert_ok!(SubtensorModule::move_stake(origin, validator(1), little.clone(), NETUID, NETUID, stake));
        m.ok::<()>(&owner(), "add_validator", id(&little));
        m.ok::<()>(&little, "declare_coldkeys", four_coldkeys(&rich));
    }
    // Before the first freeze a validator is admitted at once.
    m.w.appoint_validators();
    for n in 1..=4 {
        m.ok::<()>(&validator(n), "declare_coldkeys", four_coldkeys(&key(&format!("//Validator//{n}//cold"))));
    }
    for _ in 0..2 {
        m.ok::<()>(&owner(), "propose_params", params());
        m.w.next_epoch();
        m.ok::<()>(&owner(), "freeze_epoch", ());
    }
    let validators: Vec<Validator> = m.read("validators", ());
    assert!(validators.len() == 16 && validators.iter().all(|v| v.weight > 0));
}

fn four_coldkeys(own: &Account) -> Vec<AccountId> {
    [own.clone(), cold(1), cold(2), cold(3)].iter().map(id).collect()
}

/// Half of them are funded before they may open, and wait; the others open as they are funded. Answers them.
pub fn fund_issues(m: &mut Meter) -> Vec<IssueId> {
    let mut issues: Vec<IssueId> = (1..=ISSUES / 2).map(|number| register(m, number)).collect();
    harvest_all(m);
    blocks(40);
    while m.ok::<u32>(&owner(), "expire", 4_u32) > 0 {}
    issues.extend((ISSUES / 2 + 1..=ISSUES).map(|number| register(m, number)));
    // Past the delay of registration.
    blocks(20);
    harvest_all(m);
    let open: Page<Issue, u64> = m.read("issues", (Some(IssueStatus::Open), issues[0], u32::MAX));
    assert_eq!(open.items.len() as u32, joust::paging::MAX_ISSUES);
    let refused = m.w.call::<IssueId>(&owner(), "register_issue", registration(7, "a/b", 1, ALPHA));
    assert_eq!(refused.err(), Some(joust::errors::Error::TooManyIssues));
    issues
}

fn register(m: &mut Meter, number: usize) -> IssueId {
    let (repo, node_id) = (format!("{}/{}", "a".repeat(70), "b".repeat(69)), "n".repeat(64));
    let issue = (u64::MAX, repo, number as u32, node_id, AUTHOR, "m".repeat(100), [9_u8; 32], ALPHA);
    m.ok(&owner(), "register_issue", issue)
}

fn harvest_all(m: &mut Meter) {
    for n in 1..=4 {
        // Refused while its weights are still fresh.
        let _may_be_early = m.w.weigh(n);
    }
    blocks(30);
    for _ in 0..ISSUES {
        if m.ok::<Harvest>(&owner(), "harvest", u32::MAX).recycled > 0 {
            return;
        }
    }
    panic!("emission does not fill the bounties");
}

/// The first is bound by the votes of all, the others by three.
pub fn bind_miners(m: &mut Meter) {
    for n in 0..MINERS {
        let registrant = RuntimeOrigin::signed(key("//Bob"));
        assert_ok!(SubtensorModule::burned_register(registrant, NETUID, hotkey(n)));
        assert_ok!(Balances::mint_into(&hotkey(n), 1_000 * ALPHA));
        m.ok::<()>(&hotkey(n), "claim_identity", (github_id(n), id(&coldkey(n)), "x".repeat(200)));
    }
    let claims: Page<Claim, u32> = m.read("claims", (0_u32, u32::MAX));
    assert_eq!(claims.items.len() as u32, joust::paging::MAX_CLAIMS);
    for n in 0..MINERS {
        let voters = if n == 0 { voters() } else { (1..=3).map(validator).collect() };
        for voter in voters {
            if m.w.read::<Option<Identity>>("identity", id(&hotkey(n))).is_none() {
                m.ok::<()>(&voter, "vote_identity", (id(&hotkey(n)), id(&coldkey(n)), github_id(n)));
            }
        }
        m.pay(&hotkey(n), "deposit", 100 * ALPHA);
    }
    let identities: Page<Identity, u32> = m.read("identities", (0_u32, u32::MAX));
    let deposits: Page<Deposit, u32> = m.read("deposits", (0_u32, u32::MAX));
    assert_eq!(identities.items.len() as u32, joust::paging::MAX_IDENTITIES);
    assert_eq!(deposits.items.len() as u32, joust::paging::MAX_DEPOSITS);
}

/// As long as there are, and none is the author of the issues.
fn github_id(n: usize) -> u64 {
    AUTHOR - 1 - n as u64
}
