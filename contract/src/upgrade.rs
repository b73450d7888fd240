//! New code: announced, open to a veto of the validators for 14 days, then set by the owner within 14 more. The new code
//! finds the storage as it is, so it keeps the layout or migrates it in its first message.

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::types::*;

/// From the announcement until the code may be set, and from there until it may no longer: 14 days each; fixed.
const CODE_TIMELOCK: u32 = 14 * 7_200;

impl Joust {
    /// A later announcement takes the place of an earlier one, and its time begins anew.
    pub(crate) fn announce(&mut self, code_hash: CodeHash) -> Result<()> {
        self.ensure_owner()?;
        let (announced_at, timelock) = (self.now(), self.blocks(CODE_TIMELOCK));
        let ready_at = announced_at.saturating_add(timelock);
        let lapses_at = ready_at.saturating_add(timelock);
        self.settings.announced_code = Some(AnnouncedCode { code_hash, announced_at, ready_at, lapses_at });
        emit(CodeAnnounced { code_hash, ready_at, lapses_at });
        Ok(())
    }

    pub(crate) fn vote_against_code(&mut self, code_hash: CodeHash) -> Result<()> {
        self.ensure_validator()?;
        self.announced(code_hash)?;
        if self.agree(Subject::Veto(code_hash))? {
            self.settings.announced_code = None;
            emit(CodeVetoed { code_hash });
        }
        Ok(())
    }

    pub(crate) fn put_code(&mut self, code_hash: CodeHash) -> Result<()> {
        self.ensure_owner()?;
        let code = self.announced(code_hash)?;
        let now = self.now();
        if now < code.ready_at {
            return Err(Error::TooEarly);
        }
        if now >= code.lapses_at {
            return Err(Error::TooLate);
        }
        self.settings.announced_code = None;
        crate::codes::move_to(&code_hash)?;
        emit(CodeChanged { code_hash });
        Ok(())
    }

    /// Errors: [`Error::CodeNotAnnounced`].
    fn announced(&self, code_hash: CodeHash) -> Result<AnnouncedCode> {
        self.settings.announced_code.filter(|code| code.code_hash == code_hash).ok_or(Error::CodeNotAnnounced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::tests::{at, call_as, contract};

    const CODE: CodeHash = [7; 32];

    /// 14 days of 36 blocks are 504. That code is really replaced is tested on the runtime (native-tests).
    #[ink::test]
    fn announced_code_waits_and_lapses() {
        let mut joust = contract();
        assert_eq!(joust.set_code(CODE), Err(Error::CodeNotAnnounced));
        joust.announce_code(CODE).unwrap();
        let code = joust.config().read().announced_code.unwrap();
        assert_eq!((code.code_hash, code.announced_at, code.ready_at, code.lapses_at), (CODE, 100, 604, 1_108));
        for (block, expected) in [(603, Error::TooEarly), (1_108, Error::TooLate)] {
            at(block);
            assert_eq!(joust.set_code(CODE), Err(expected), "at {block}");
        }
        assert_eq!(joust.set_code([8; 32]), Err(Error::CodeNotAnnounced));
        // Announced again, its time begins anew.
        joust.announce_code(CODE).unwrap();
        assert_eq!(joust.set_code(CODE), Err(Error::TooEarly));
    }

    #[ink::test]
    fn only_the_owner_announces_and_sets_and_only_validators_object() {
        let mut joust = contract();
        joust.announce_code(CODE).unwrap();
        assert_eq!(joust.veto_code(CODE), Err(Error::NotValidator));
        call_as(2);
        assert_eq!(joust.announce_code(CODE), Err(Error::NotOwner));
        assert_eq!(joust.set_code(CODE), Err(Error::NotOwner));
    }
}
