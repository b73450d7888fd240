//! New code: announced, open to a veto of the validators for 14 days, then set by the owner within 14 more. The new code
//! finds the storage as it is, so it keeps the layout or migrates it in its first message.

use ink::codegen::StaticEnv;

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
        if self.cast(Subject::Veto(code_hash), code_hash)?.reached {
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
        Self::env().set_code_hash(&code_hash.into()).map_err(|_| Error::CodeNotFound)?;
        emit(CodeChanged { code_hash });
        Ok(())
    }

    /// Errors: [`Error::CodeNotAnnounced`].
    fn announced(&self, code_hash: CodeHash) -> Result<AnnouncedCode> {
        self.settings.announced_code.filter(|code| code.code_hash == code_hash).ok_or(Error::CodeNotAnnounced)
    }
}
