//! The random events of `libs/elo/vectors/random-events.txt`, where they are described.

use std::collections::BTreeSet;

use joust_elo::{rate, ratings_bytes, Amendment, CompetitionResult, Outcome};
use sha2::{Digest, Sha256};

const SEED: u64 = 20_261_121;
const WORLD: u64 = 5_000;

/// sha256 of the ratings of all worlds that `count` events make, in hexadecimal.
pub fn digest(count: u64) -> String {
    let mut random = SplitMix64(SEED);
    let mut hash = Sha256::new();
    for first in (0..count).step_by(WORLD as usize) {
        let world = World::draw(&mut random);
        let results: Vec<_> = (0..WORLD.min(count - first)).map(|index| world.event(index, &mut random)).collect();
        let ratings = rate(&results, world.anchor, world.day, &world.occupied()).expect("events are well formed");
        hash.update(ratings_bytes(&ratings));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

struct World {
    base: u64,
    players: u64,
    day: u32,
    anchor: u32,
}

impl World {
    fn draw(random: &mut SplitMix64) -> World {
        let word = random.next();
        World {
            players: 8 << (word & 7),
            day: [7_200, 36, 1_000, 1][(word >> 8 & 3) as usize],
            anchor: 1_000_000 + (word >> 16 & 0xffff) as u32,
            base: if word >> 40 & 1 == 1 { 1 << 63 } else { 1 },
        }
    }

    fn event(&self, index: u64, random: &mut SplitMix64) -> CompetitionResult {
        let (u, v) = (random.next(), random.next());
        let a = (u & 0xffff) % self.players;
        let b = (a + 1 + (u >> 16 & 0xffff) % (self.players - 1)) % self.players;
        let resolved_block = self.anchor + 5 * self.day - ((u >> 32) % u64::from(115 * self.day)) as u32;
        let revert_days = (v >> 38 & 0xf_ffff) as u32 % (40 * self.day + 1);
        CompetitionResult {
            id: index * 7_919 % WORLD,
            start_block: resolved_block - (v & 0xff_ffff) as u32 % (21 * self.day + 1),
            resolved_block,
            a: self.base + a,
            b: self.base + b,
            outcome: Outcome::ALL[(v >> 24 & 0xff) as usize % 10],
            valid_a: v >> 32 & 1 == 1,
            valid_b: v >> 33 & 1 == 1,
            amended: (v >> 34 & 15 == 0).then(|| Amendment {
                at: resolved_block + revert_days,
                outcome: Outcome::ALL[(v >> 58) as usize % 10],
            }),
        }
    }

    /// Every fifth player competes at the anchor.
    fn occupied(&self) -> BTreeSet<u64> {
        (0..self.players).step_by(5).map(|player| self.base + player).collect()
    }
}
