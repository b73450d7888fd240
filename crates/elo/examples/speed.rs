//! Rates the results of a file as often as lines come in, and answers each with how many and how long that took:
//! `cargo run --release --example speed -- FILE COUNT`. The file is that of `bench/contenders/results.mjs`.

use std::collections::BTreeSet;
use std::io::BufRead;
use std::time::Instant;

use joust_elo::{rate, CompetitionResult, Outcome};

const ANCHOR: u32 = 1_000_000;
const BLOCKS_PER_DAY: u32 = 7_200;
const BYTES: usize = 32;
const OUTCOMES: [Outcome; 10] = [
    Outcome::WinA,
    Outcome::WinB,
    Outcome::WinA,
    Outcome::WinB,
    Outcome::WinA,
    Outcome::WinB,
    Outcome::BothFail,
    Outcome::FaultA,
    Outcome::WalkoverB,
    Outcome::EarlyA,
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("a file of results");
    let count: usize = arguments.next().expect("how many").parse().expect("a number");
    let results = read(&file, count);
    let times = 2_000_000_usize.div_ceil(count);
    for line in std::io::stdin().lock().lines() {
        line.expect("a line");
        let (began, clock) = (processor_seconds(), Instant::now());
        for _ in 0..times {
            let ratings = rate(&results, ANCHOR, BLOCKS_PER_DAY, &BTreeSet::new()).expect("results are well formed");
            std::hint::black_box(ratings);
        }
        let (seconds, clock) = (processor_seconds() - began, clock.elapsed().as_secs_f64());
        println!(r#"{{"results":{},"seconds":{seconds},"clock":{clock}}}"#, times * count);
    }
}

fn read(file: &str, count: usize) -> Vec<CompetitionResult> {
    let bytes = std::fs::read(file).expect("the file of results");
    bytes.chunks_exact(BYTES).take(count).enumerate().map(|(index, row)| result(index as u64 + 1, row)).collect()
}

fn result(id: u64, row: &[u8]) -> CompetitionResult {
    let word = |at: usize| u32::from_le_bytes(row[4 * at..4 * at + 4].try_into().expect("four bytes"));
    CompetitionResult {
        id,
        start_block: word(0),
        resolved_block: word(1),
        a: 10_000_019 + 300_007 * u64::from(word(2)),
        b: 10_000_019 + 300_007 * u64::from(word(3)),
        outcome: OUTCOMES[word(4) as usize],
        valid_a: word(5) == 1,
        valid_b: word(6) == 1,
        amended: None,
    }
}

/// Time this thread had on a processor; Linux tells it in nanoseconds, elsewhere the clock has to do.
fn processor_seconds() -> f64 {
    let Ok(text) = std::fs::read_to_string("/proc/thread-self/schedstat") else {
        return clock_seconds();
    };
    match text.split(' ').next().and_then(|word| word.parse::<f64>().ok()) {
        Some(nanoseconds) => nanoseconds / 1e9,
        None => clock_seconds(),
    }
}

fn clock_seconds() -> f64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock after 1970").as_secs_f64()
}
