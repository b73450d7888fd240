//! Both implementations give the committed digests.

mod random;

const VECTORS: &str = include_str!("../../../libs/elo/vectors/random-events.txt");

#[test]
fn random_events_have_the_committed_digests() {
    let committed: Vec<(u64, &str)> = VECTORS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_once(' ').expect("count and digest"))
        .map(|(count, digest)| (count.parse().expect("a count"), digest))
        .collect();
    assert!(committed.iter().any(|(count, _)| *count == 1_000_000));
    for (count, digest) in committed {
        assert_eq!(random::digest(count), digest, "{count} events");
    }
}
