//! The artifact against the chain's rules, and answers that fit a message.

use joust::types::*;

use crate::world::*;

const ANSWER_LIMIT: usize = 12 * 1_024;

#[test]
fn pages_of_the_largest_records_fit_an_answer() {
    use codec::Encode;
    with_world(|w| {
        w.audits = false;
        for number in 1..=40 {
            let long = (
                7_u64,
                format!("{}/{}", "a".repeat(70), "b".repeat(69)),
                number,
                "n".repeat(64),
                5_u64,
                "m".repeat(100),
                [9_u8; 32],
                10 * ALPHA,
            );
            w.ok::<u64>(&owner(), "register_issue", long);
        }
        let page: Page<Issue, u64> = w.read("issues", (None::<IssueStatus>, 0_u64, 1_000_u32));
        assert_eq!((page.items.len(), page.next), (20, Some(21)));
        assert!(page.encode().len() + 64 < ANSWER_LIMIT, "{} bytes", page.encode().len());
        let rest: Page<Issue, u64> = w.read("issues", (Some(IssueStatus::Registered), 21_u64, 1_000_u32));
        assert_eq!((rest.items.len(), rest.next), (20, None));
    });
    with_world(|w| {
        let c = w.won(1, 1, 2);
        // Every optional field of a paid competition is there.
        let paid = Competition { settled_at: Some(1), ..c };
        assert!(
            paid.encode().len() * joust::paging::MAX_COMPETITIONS as usize + 8 < ANSWER_LIMIT,
            "{} bytes",
            paid.encode().len()
        );
    });
}

#[test]
fn the_neuron_belongs_to_the_contract_and_earns() {
    with_world(|w| {
        assert_eq!(pallet_subtensor::Owner::<joust_runtime::Runtime>::get(&w.neuron), w.contract);
        let before = w.stake();
        blocks(20);
        assert!(w.stake() > before, "an epoch paid the contract");
        let config = w.config();
        assert_eq!((config.hotkey, config.epoch_blocks, config.uses_availability), (id(&w.neuron), 9, true));
        assert_eq!(w.read::<Params>("params", ()), defaults());
    });
}
