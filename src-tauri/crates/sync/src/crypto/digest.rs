use crate::refusal::{Refusal, Result};
use serde::{Deserialize, Serialize};
use sha2::Digest as _;
use std::fmt;

/// A digest with its algorithm: `sha256:` or `sm3:` and 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(String);

impl Digest {
    /// The text as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Digest {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Digest> {
        let named = text.strip_prefix("sha256:").or(text.strip_prefix("sm3:"));
        match named.is_some_and(is_hex_digest) {
            true => Ok(Digest(text)),
            false => Err(Refusal::invalid("摘要的写法不对，文件可能已损坏")),
        }
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> String {
        digest.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// True for 64 lower-case hexadecimal digits: nothing else becomes part of a path.
pub(super) fn is_hex_digest(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// A digest of what comes piece by piece.
pub struct Hasher(Algorithm);

enum Algorithm {
    Sha256(sha2::Sha256),
    Sm3(sm3::Sm3),
}

impl Hasher {
    pub(super) fn sha256() -> Hasher {
        Hasher(Algorithm::Sha256(sha2::Sha256::new()))
    }

    pub(super) fn sm3() -> Hasher {
        Hasher(Algorithm::Sm3(sm3::Sm3::new()))
    }

    /// Takes the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.0 {
            Algorithm::Sha256(hash) => hash.update(bytes),
            Algorithm::Sm3(hash) => hash.update(bytes),
        }
    }

    /// The digest of all pieces.
    #[must_use]
    pub fn finish(self) -> Digest {
        Digest(match self.0 {
            Algorithm::Sha256(hash) => format!("sha256:{}", hex::encode(hash.finalize())),
            Algorithm::Sm3(hash) => format!("sm3:{}", hex::encode(hash.finalize())),
        })
    }
}
