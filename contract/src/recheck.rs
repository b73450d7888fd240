//! Whether an accepted pair still holds when it is started: the vote said what should be, the state says what is.

use crate::types::{Balance, BlockNumber, Enrolment, GithubId, Identity, Issue, IssueStatus, SkipReason};

/// One side of a pair, as the contract knows it. The enrolment is the one in force at the anchor.
#[derive(Clone, Copy)]
pub struct Candidate<'a> {
    pub identity: Option<&'a Identity>,
    pub enrolment: Option<&'a Enrolment>,
    /// What the enrolment still locks; none when a competition took it.
    pub lock: Option<Balance>,
}

/// Errors: why the pair is skipped.
pub fn recheck(issue: Option<&Issue>, a: &Candidate, b: &Candidate, now: BlockNumber) -> Result<(), SkipReason> {
    let issue = issue.filter(|i| i.status == IssueStatus::Open).ok_or(SkipReason::IssueNotOpen)?;
    let first = free_and_enrolled(issue, a, now)?;
    let second = free_and_enrolled(issue, b, now)?;
    if share_owner((first.hotkey, first.coldkey, first.github_id), (second.hotkey, second.coldkey, second.github_id)) {
        return Err(SkipReason::SameOwner);
    }
    Ok(())
}

fn free_and_enrolled<'a>(issue: &Issue, side: &Candidate<'a>, now: BlockNumber) -> Result<&'a Identity, SkipReason> {
    let identity = side.identity.ok_or(SkipReason::NotBound)?;
    if identity.competing_in.is_some() {
        return Err(SkipReason::Busy);
    }
    let enrolment = side.enrolment.filter(|e| now < e.expires_at).ok_or(SkipReason::NotEnrolled)?;
    if !enrolment.picks.contains(&issue.id) {
        return Err(SkipReason::NotPicked);
    }
    if enrolment.github_id != identity.github_id {
        return Err(SkipReason::IdentityChanged);
    }
    if is_author(issue, identity.github_id) {
        return Err(SkipReason::IsAuthor);
    }
    if side.lock.is_none_or(|lock| lock < enrolment.collateral) {
        return Err(SkipReason::NoCollateral);
    }
    Ok(identity)
}

/// 0 is no account.
fn is_author(issue: &Issue, github_id: GithubId) -> bool {
    issue.author_id != 0 && issue.author_id == github_id
}

/// Competitors differ in hotkey, coldkey and GitHub id.
pub fn share_owner<K: PartialEq>(a: (K, K, GithubId), b: (K, K, GithubId)) -> bool {
    a.0 == b.0 || a.1 == b.1 || a.2 == b.2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issues::tests::open_issue;
    use crate::types::AccountId;

    fn identity(n: u8) -> Identity {
        Identity {
            hotkey: AccountId::from([n; 32]),
            coldkey: AccountId::from([n + 100; 32]),
            github_id: u64::from(n),
            bound_at: 1,
            competing_in: None,
            released_at: None,
            unsettled: 0,
            before: None,
            skips: vec![],
            early_at: None,
            head_start: false,
        }
    }

    fn enrolment(n: u8) -> Enrolment {
        Enrolment {
            hotkey: AccountId::from([n; 32]),
            github_id: u64::from(n),
            picks: vec![9, 1],
            enrolled_at: 5,
            waiting_since: 5,
            expires_at: 50,
            withdrawn_at: None,
            collateral: 10,
        }
    }

    /// Spoils one thing of an otherwise good pair on issue 1 by miners 1 and 2 at block 10.
    fn result_of(spoil: impl Fn(&mut Issue, &mut Identity, &mut Enrolment)) -> Result<(), SkipReason> {
        let (mut issue, mut id, mut enrolled) = (open_issue(1), identity(2), enrolment(2));
        spoil(&mut issue, &mut id, &mut enrolled);
        let (other, other_enrolled) = (identity(1), enrolment(1));
        let a = Candidate { identity: Some(&other), enrolment: Some(&other_enrolled), lock: Some(10) };
        let b = Candidate { identity: Some(&id), enrolment: Some(&enrolled), lock: Some(10) };
        recheck(Some(&issue), &a, &b, 10)
    }

    #[test]
    fn a_pair_holds_or_says_why_not() {
        assert_eq!(result_of(|_, _, _| {}), Ok(()));
        for (expected, actual) in [
            (SkipReason::IssueNotOpen, result_of(|issue, _, _| issue.status = IssueStatus::Competing)),
            (SkipReason::Busy, result_of(|_, id, _| id.competing_in = Some(3))),
            (SkipReason::NotEnrolled, result_of(|_, _, e| e.expires_at = 10)),
            (SkipReason::NotPicked, result_of(|_, _, e| e.picks = vec![9])),
            (SkipReason::IdentityChanged, result_of(|_, id, _| id.github_id = 77)),
            (SkipReason::IsAuthor, result_of(|issue, _, _| issue.author_id = 2)),
            (SkipReason::NoCollateral, result_of(|_, _, e| e.collateral = 11)),
            (SkipReason::SameOwner, result_of(|_, id, _| id.coldkey = AccountId::from([101; 32]))),
            (SkipReason::SameOwner, result_of(|_, id, e| (id.github_id, e.github_id) = (1, 1))),
        ] {
            assert_eq!(actual, Err(expected));
        }
    }

    #[test]
    fn an_unknown_miner_or_issue_is_skipped() {
        let (id, enrolled) = (identity(1), enrolment(1));
        let known = Candidate { identity: Some(&id), enrolment: Some(&enrolled), lock: Some(10) };
        let unbound = Candidate { identity: None, ..known };
        let idle = Candidate { enrolment: None, ..known };
        let spent = Candidate { lock: None, ..known };
        assert_eq!(recheck(None, &known, &known, 10), Err(SkipReason::IssueNotOpen));
        assert_eq!(recheck(Some(&open_issue(1)), &known, &unbound, 10), Err(SkipReason::NotBound));
        assert_eq!(recheck(Some(&open_issue(1)), &idle, &known, 10), Err(SkipReason::NotEnrolled));
        assert_eq!(recheck(Some(&open_issue(1)), &spent, &known, 10), Err(SkipReason::NoCollateral));
        assert_eq!(recheck(Some(&open_issue(1)), &known, &known, 10), Err(SkipReason::SameOwner));
    }
}
