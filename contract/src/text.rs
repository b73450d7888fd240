//! Strings that enter the contract, with their limits.

use ink::prelude::string::String;

use crate::errors::{Error, Result};

const MAX_REPO: usize = 140;
pub const MAX_NODE_ID: usize = 64;
pub const MAX_BRANCH: usize = 100;
pub const MAX_PROOF: usize = 200;

/// "owner/name" in lower case: GitHub's names are the same in any case, so the register's are too (defect 1.9.7 of the
/// upstream study). Errors: [`Error::BadRepo`].
pub fn repo(given: String) -> Result<String> {
    let name = given.to_ascii_lowercase();
    let allowed = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b'.');
    let mut parts = name.as_bytes().split(|c| *c == b'/');
    let (owner, rest, more) = (parts.next(), parts.next(), parts.next());
    let part_fits = |part: Option<&[u8]>| part.is_some_and(|p| !p.is_empty() && p.iter().all(|c| allowed(*c)));
    let fits = name.len() <= MAX_REPO && part_fits(owner) && part_fits(rest) && more.is_none();
    if fits {
        Ok(name)
    } else {
        Err(Error::BadRepo)
    }
}

/// One to `max` printable ASCII characters without spaces. Errors: [`Error::BadText`].
pub fn word(given: String, max: usize) -> Result<String> {
    let fits = !given.is_empty() && given.len() <= max && given.bytes().all(|c| c.is_ascii_graphic());
    if fits {
        Ok(given)
    } else {
        Err(Error::BadText)
    }
}

/// One to `max` bytes of any letters without control characters or spaces: branch names need not be ASCII.
/// Errors: [`Error::BadText`].
pub fn branch(given: String, max: usize) -> Result<String> {
    let fits = !given.is_empty() && given.len() <= max && given.bytes().all(|c| c > b' ' && c != 0x7f);
    if fits {
        Ok(given)
    } else {
        Err(Error::BadText)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repository_names() {
        for (given, expected) in [
            ("owner/name", Ok("owner/name")),
            ("Owner/Name.js", Ok("owner/name.js")),
            ("o_w-n.er/n", Ok("o_w-n.er/n")),
            ("", Err(Error::BadRepo)),
            ("owner", Err(Error::BadRepo)),
            ("owner/", Err(Error::BadRepo)),
            ("/name", Err(Error::BadRepo)),
            ("a/b/c", Err(Error::BadRepo)),
            ("https://github.com/a/b", Err(Error::BadRepo)),
            ("a/b ", Err(Error::BadRepo)),
            ("ä/b", Err(Error::BadRepo)),
        ] {
            assert_eq!(repo(given.into()).as_deref(), expected.as_ref().copied(), "{given:?}");
        }
        assert!(repo(format!("a/{}", "b".repeat(138))).is_ok());
        assert_eq!(repo(format!("a/{}", "b".repeat(139))), Err(Error::BadRepo));
    }

    #[test]
    fn words_and_branches() {
        assert!(word("I_kwDO".into(), MAX_NODE_ID).is_ok());
        for bad in ["", "two words", "new\nline", "ü", &"x".repeat(65)] {
            assert_eq!(word(bad.into(), MAX_NODE_ID), Err(Error::BadText), "{bad:?}");
        }
        assert!(branch("feature/ü".into(), MAX_BRANCH).is_ok());
        for bad in ["", "a b", "a\0", &"x".repeat(101)] {
            assert_eq!(branch(bad.into(), MAX_BRANCH), Err(Error::BadText), "{bad:?}");
        }
    }
}
