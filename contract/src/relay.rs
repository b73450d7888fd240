//! Enrolling a miner who signed an intent: a validator pays for the transaction, the miner's hotkey says what.

use ink::prelude::vec::Vec;

use crate::errors::{Error, Result};
use crate::joust::Joust;
use crate::store::encoded;
use crate::types::*;

/// Names what is signed, so that a signature for one purpose serves no other.
const DOMAIN: &str = "joust/enrol/1";

/// What a miner signs.
pub fn signed_bytes(genesis_hash: &[u8; 32], contract: &AccountId, intent: &EnrolmentIntent) -> Vec<u8> {
    let EnrolmentIntent { hotkey, picks, nonce, valid_until } = intent;
    encoded(&(DOMAIN, genesis_hash, contract, hotkey, picks, nonce, valid_until))
}

/// Wallets in browsers sign bytes between these marks, so that no signature of bytes is one of a transaction.
pub fn wrapped(bytes: &[u8]) -> Vec<u8> {
    [b"<Bytes>", bytes, b"</Bytes>"].concat()
}

fn is_signed_by(hotkey: &AccountId, signature: &[u8; 64], bytes: &[u8]) -> bool {
    let key: &[u8; 32] = hotkey.as_ref();
    let verify = |message: &[u8]| ink::env::sr25519_verify(signature, message, key).is_ok();
    verify(bytes) || verify(&wrapped(bytes))
}

impl Joust {
    pub(crate) fn relay(&mut self, intent: EnrolmentIntent, signature: [u8; 64]) -> Result<()> {
        self.ensure_validator()?;
        if self.now() > intent.valid_until {
            return Err(Error::IntentExpired);
        }
        if intent.nonce <= self.enrolments.nonce(&intent.hotkey) {
            return Err(Error::StaleNonce);
        }
        let bytes = signed_bytes(&self.settings.genesis_hash, &self.me(), &intent);
        if !is_signed_by(&intent.hotkey, &signature, &bytes) {
            return Err(Error::BadSignature);
        }
        self.enrol_hotkey(intent.hotkey, intent.picks, intent.nonce)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intent(hotkey: AccountId) -> EnrolmentIntent {
        EnrolmentIntent { hotkey, picks: vec![3, 258], nonce: 7, valid_until: 1_000 }
    }

    /// Written out by hand from SCALE's rules (https://docs.polkadot.com, SCALE): compact lengths, little endian integers.
    #[test]
    fn the_bytes_of_an_intent() {
        let bytes = signed_bytes(&[1; 32], &AccountId::from([2; 32]), &intent(AccountId::from([3; 32])));
        let mut expected = vec![13 << 2];
        expected.extend(b"joust/enrol/1");
        expected.extend([1; 32]);
        expected.extend([2; 32]);
        expected.extend([3; 32]);
        expected.push(2 << 2);
        expected.extend([3, 0, 0, 0, 0, 0, 0, 0]);
        expected.extend([2, 1, 0, 0, 0, 0, 0, 0]);
        expected.extend([7, 0, 0, 0, 0, 0, 0, 0]);
        expected.extend([0xe8, 3, 0, 0]);
        assert_eq!(bytes, expected);
    }

    #[test]
    fn wrapping_is_that_of_wallets() {
        assert_eq!(wrapped(b"hi"), b"<Bytes>hi</Bytes>");
    }
}
