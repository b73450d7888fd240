//! Weights are committed and revealed.
use crate::{mock::*, *};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_core::H256;

/// Neuron 50 (uid 1) validates with a permit; weights must be committed; tempo 10, reveal in the next epoch.
fn chain() -> Chain {
    let mut chain = with_stakes(&[(50, 5), (60, 6)], &[(50, 5, 10 * ALPHA)]);
    chain.execute_with(|| {
        CommitRevealWeightsEnabled::<Test>::insert(NET, true);
        run_to(12);
    });
    chain
}

fn hash(salt: u16) -> H256 {
    let weights: (u64, u16, Vec<u16>, Vec<u16>, Vec<u16>, u64) =
        (50, NET, vec![2], vec![7], vec![salt], 0);
    sp_io::hashing::blake2_256(&weights.encode()).into()
}

fn commit(salt: u16) -> DispatchResult {
    SubtensorModule::commit_weights(signed(50), NET, hash(salt))
}

fn reveal(salt: u16) -> DispatchResult {
    SubtensorModule::reveal_weights(signed(50), NET, vec![2], vec![7], vec![salt], 0)
}

#[test]
fn weights_are_revealed_in_the_epoch_after() {
    chain().execute_with(|| {
        assert_ok!(commit(1));
        assert_eq!(LastUpdate::<Test>::get(NET)[1], 12);
        System::assert_last_event(Event::WeightsCommitted(50, NET, hash(1)).into());
        assert_noop!(reveal(1), Error::<Test>::RevealTooEarly);
        run_to(20);
        assert_noop!(reveal(2), Error::<Test>::InvalidRevealCommitHashNotMatch);
        assert_ok!(reveal(1));
        System::assert_last_event(Event::WeightsRevealed(50, NET, hash(1)).into());
        assert_eq!(Weights::<Test>::get(NET, 1), vec![(2, 65_535)]);
        assert_eq!(LastUpdate::<Test>::get(NET)[1], 12);
        assert!(!WeightCommits::<Test>::contains_key(NET, 50));
        assert_noop!(reveal(1), Error::<Test>::NoWeightsCommitFound);
    });
}

#[test]
fn a_commit_expires_after_its_epoch() {
    chain().execute_with(|| {
        assert_ok!(commit(1));
        run_to(25);
        assert_ok!(commit(2));
        run_to(30);
        assert_noop!(reveal(1), Error::<Test>::ExpiredWeightCommit);
        assert_ok!(reveal(2));
        run_to(50);
        assert_ok!(commit(3));
        run_to(80);
        assert_noop!(reveal(4), Error::<Test>::NoWeightsCommitFound);
    });
}

#[test]
fn a_reveal_forgets_the_commits_before_it() {
    chain().execute_with(|| {
        for salt in 1..=10 {
            assert_ok!(commit(salt));
        }
        assert_noop!(commit(11), Error::<Test>::TooManyUnrevealedCommits);
        run_to(20);
        assert_ok!(reveal(9));
        assert_noop!(reveal(3), Error::<Test>::InvalidRevealCommitHashNotMatch);
        assert_ok!(reveal(10));
    });
}

#[test]
fn several_are_revealed_together_or_not_at_all() {
    chain().execute_with(|| {
        let reveal = |salts: &[u16]| {
            SubtensorModule::batch_reveal_weights(
                signed(50),
                NET,
                vec![vec![2]; salts.len()],
                vec![vec![7]; salts.len()],
                salts.iter().map(|salt| vec![*salt]).collect(),
                vec![0; salts.len()],
            )
        };
        assert_ok!(commit(1));
        assert_ok!(commit(2));
        run_to(20);
        assert_noop!(
            reveal(&[1, 3]),
            Error::<Test>::InvalidRevealCommitHashNotMatch
        );
        assert_noop!(
            reveal(&[1, 1]),
            Error::<Test>::InvalidRevealCommitHashNotMatch
        );
        assert_ok!(reveal(&[2, 1]));
        System::assert_last_event(
            Event::WeightsBatchRevealed(50, NET, vec![hash(2), hash(1)]).into(),
        );
        assert_noop!(
            SubtensorModule::batch_reveal_weights(
                signed(50),
                NET,
                vec![vec![]],
                vec![],
                vec![],
                vec![]
            ),
            Error::<Test>::InputLengthsUnequal
        );
    });
}

#[test]
fn commits_are_refused() {
    chain().execute_with(|| {
        let refused = |hotkey, netuid, error: Error<Test>| {
            assert_noop!(
                SubtensorModule::commit_weights(signed(hotkey), netuid, hash(1)),
                error
            );
        };
        refused(50, 9, Error::SubnetNotExists);
        refused(77, NET, Error::HotKeyNotRegisteredInSubNet);
        WeightsSetRateLimit::<Test>::insert(NET, 5);
        assert_ok!(commit(1));
        refused(50, NET, Error::CommittingWeightsTooFast);
        CommitRevealWeightsEnabled::<Test>::insert(NET, false);
        refused(50, NET, Error::CommitRevealDisabled);
        assert_noop!(reveal(1), Error::<Test>::CommitRevealDisabled);
        assert_noop!(
            SubtensorModule::set_reveal_period(NET, 0),
            Error::<Test>::RevealPeriodTooSmall
        );
        assert_noop!(
            SubtensorModule::set_reveal_period(NET, 101),
            Error::<Test>::RevealPeriodTooLarge
        );
    });
}

#[test]
fn a_batch_tells_what_failed() {
    chain().execute_with(|| {
        assert_ok!(SubtensorModule::batch_commit_weights(
            signed(50),
            vec![codec::Compact(9), codec::Compact(NET)],
            vec![hash(1), hash(2)]
        ));
        System::assert_has_event(
            Event::BatchWeightItemFailed(9, Error::<Test>::SubnetNotExists.into()).into(),
        );
        System::assert_has_event(Event::WeightsCommitted(50, NET, hash(2)).into());
        assert_ok!(SubtensorModule::batch_set_weights(
            signed(50),
            vec![codec::Compact(NET)],
            vec![vec![(codec::Compact(2), codec::Compact(7))]],
            vec![codec::Compact(0)]
        ));
        System::assert_has_event(
            Event::BatchWeightItemFailed(NET, Error::<Test>::CommitRevealEnabled.into()).into(),
        );
    });
}

#[test]
fn vectors_have_bounds() {
    chain().execute_with(|| {
        assert_ok!(commit(1));
        run_to(20);
        let reveal = |uids: usize, salt: usize| {
            SubtensorModule::reveal_weights(
                signed(50),
                NET,
                vec![2; uids],
                vec![7; uids],
                vec![1; salt],
                0,
            )
        };
        assert_noop!(reveal(4, 1), Error::<Test>::UidsLengthExceedUidsInSubNet);
        assert_noop!(
            reveal(1, 4_097),
            Error::<Test>::InvalidRevealCommitHashNotMatch
        );
        let together = |count: usize| {
            SubtensorModule::batch_reveal_weights(
                signed(50),
                NET,
                vec![vec![2]; count],
                vec![vec![7]; count],
                vec![vec![1]; count],
                vec![0; count],
            )
        };
        assert_noop!(together(11), Error::<Test>::InvalidRevealCommitHashNotMatch);
        assert_ok!(together(1));
        let everywhere = |count| {
            SubtensorModule::batch_commit_weights(
                signed(50),
                vec![codec::Compact(NET); count],
                vec![hash(1); count],
            )
        };
        assert_noop!(everywhere(130), Error::<Test>::SubnetNotExists);
        assert_ok!(everywhere(129));
        assert_noop!(
            SubtensorModule::batch_set_weights(
                signed(50),
                vec![codec::Compact(NET); 130],
                vec![vec![]; 130],
                vec![codec::Compact(0); 130]
            ),
            Error::<Test>::SubnetNotExists
        );
    });
}

#[test]
fn takes_move_within_bounds_and_rise_seldom() {
    with_stakes(&[(50, 5)], &[]).execute_with(|| {
        run_to(2);
        let (raise, lower) = (
            |take| SubtensorModule::increase_take(signed(5), 50, take),
            |take| SubtensorModule::decrease_take(signed(5), 50, take),
        );
        assert_noop!(raise(11_797), Error::<Test>::DelegateTakeTooHigh);
        assert_ok!(lower(1_000));
        assert_noop!(lower(1_000), Error::<Test>::DelegateTakeTooLow);
        assert_noop!(raise(2_000), Error::<Test>::DelegateTxRateLimitExceeded);
        TxDelegateTakeRateLimit::<Test>::put(3);
        run_to(6);
        assert_ok!(raise(2_000));
        assert_eq!(Delegates::<Test>::get(50), 2_000);
        assert_noop!(raise(2_000), Error::<Test>::DelegateTakeTooLow);
        assert_noop!(
            SubtensorModule::decrease_take(signed(6), 50, 1),
            Error::<Test>::NonAssociatedColdKey
        );
        assert_noop!(
            SubtensorModule::decrease_take(signed(5), 77, 1),
            Error::<Test>::HotKeyAccountNotExists
        );
    });
}

#[test]
fn measurements_are_published_like_axons() {
    with_stakes(&[(50, 5)], &[]).execute_with(|| {
        let serve = |hotkey, ip, port, kind| {
            SubtensorModule::serve_prometheus(signed(hotkey), NET, 1, ip, port, kind)
        };
        assert_noop!(
            serve(77, 0x0808_0808, 80, 4),
            Error::<Test>::HotKeyNotRegisteredInNetwork
        );
        assert_noop!(serve(50, 0, 80, 4), Error::<Test>::InvalidIpAddress);
        assert_noop!(serve(50, 0x0808_0808, 80, 5), Error::<Test>::InvalidIpType);
        assert_noop!(serve(50, 0x0808_0808, 0, 4), Error::<Test>::InvalidPort);
        assert_ok!(serve(50, 0x0808_0808, 80, 4));
        assert_noop!(
            serve(50, 0x0808_0808, 80, 4),
            Error::<Test>::ServingRateLimitExceeded
        );
        assert_eq!(
            Prometheus::<Test>::get(NET, 50).map(|p| (p.block, p.port)),
            Some((1, 80))
        );
    });
}
