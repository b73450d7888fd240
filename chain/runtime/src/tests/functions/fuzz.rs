//! Random bytes, and random arguments that decode, for every function: nothing panics, every code is known, and the books
//! balance afterwards. A panic would fail the test; a trap or a code is an answer.
use super::world::*;
use crate::{keys, *};
use codec::Encode;

const ROUNDS: usize = 40;
const LAST_CODE: u32 = 22;

/// xorshift64*: the same numbers every time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn bytes(&mut self, most: u64) -> Vec<u8> {
        let length = self.below(most + 1);
        (0..length).map(|_| self.next() as u8).collect()
    }

    fn account(&mut self, known: &[AccountId]) -> Vec<u8> {
        match self.below(8) {
            0 => AccountId::new([self.next() as u8; 32]).encode(),
            n => known[n as usize % known.len()].encode(),
        }
    }

    fn netuid(&mut self) -> Vec<u8> {
        [0u16, 1, 1, 1, 2, 2, 9, u16::MAX][self.below(8) as usize].encode()
    }

    /// Of all sizes: nothing, a rao, around the minimum, what is there, everything.
    fn amount(&mut self) -> Vec<u8> {
        let bits = self.below(65) as u32;
        self.next().checked_shr(64 - bits).unwrap_or(0).encode()
    }
}

/// What each function takes: account, netuid, amount, bool, optional amount.
fn arguments(function: u32) -> &'static str {
    match if (20..=33).contains(&function) {
        function - 19
    } else {
        function
    } {
        0 => "aan",
        1 | 2 | 16..=19 => "anu",
        3 | 4 | 13 | 14 => "a",
        5 | 6 => "aannu",
        7 => "annu",
        8 | 9 => "anuub",
        10 => "annuub",
        11 => "ano",
        12 => "na",
        15 | 34 => "n",
        _ => "an",
    }
}

#[test]
fn no_input_panics_or_breaks_the_books() {
    World::run(|world| {
        let known = [
            world.hotkey.clone(),
            world.contract.clone(),
            world.caller.clone(),
            keys::of("//Validator//2"),
            keys::of("//Miner//1"),
        ];
        let mut random = Random(0x6a6f_7573_7421);
        let mut outcomes = std::collections::BTreeMap::<String, usize>::new();
        for _ in 0..ROUNDS {
            for function in 0..=36u32 {
                let mut send = |input: Vec<u8>| match world.tell("any", (function, input)) {
                    Ok(()) => *outcomes.entry("done".into()).or_default() += 1,
                    Err(Trap) => *outcomes.entry("trap".into()).or_default() += 1,
                    Err(Code(code)) => {
                        assert!(
                            (1..=LAST_CODE).contains(&code),
                            "function {function}: code {code}"
                        );
                        *outcomes.entry(format!("code {code}")).or_default() += 1;
                    }
                };
                send(random.bytes(200));
                let sensible = arguments(function).chars().flat_map(|kind| match kind {
                    'a' => random.account(&known),
                    'n' => random.netuid(),
                    'u' => random.amount(),
                    'b' => vec![random.below(2) as u8],
                    _ => [vec![1], random.amount()].concat(),
                });
                let sensible = sensible.collect();
                send(sensible);
            }
            SubtensorModule::check_invariants().expect("the books balance");
        }
        // The inputs reach deep enough to do things and to be refused in many ways.
        assert!(
            outcomes.len() >= 8 && outcomes["done"] > ROUNDS,
            "{outcomes:?}"
        );
    });
}
