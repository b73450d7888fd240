//! Prints the digest of the first N random events of `libs/elo/vectors/random-events.txt`:
//! `cargo run --release --example digest -- 1000000`.

#[path = "../tests/random/mod.rs"]
mod random;

fn main() {
    let count = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    println!("{}", random::digest(count));
}
