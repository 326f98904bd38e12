use super::digest::is_hex_digest;
use crate::refusal::{Refusal, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// The address of an attachment: SHA-256 of its content in 64 lower-case hexadecimal digits, as
/// the unit's ledger keeps it, whichever suite signs. Safe as a file's name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BlobDigest(String);

impl BlobDigest {
    /// The address of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> BlobDigest {
        BlobDigest(hex::encode(Sha256::digest(bytes)))
    }

    /// The 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for BlobDigest {
    type Error = Refusal;
    fn try_from(text: String) -> Result<BlobDigest> {
        match is_hex_digest(&text) {
            true => Ok(BlobDigest(text)),
            false => Err(Refusal::invalid("附件摘要的写法不对，文件可能已损坏")),
        }
    }
}

impl std::str::FromStr for BlobDigest {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<BlobDigest> {
        text.to_owned().try_into()
    }
}

impl From<BlobDigest> for String {
    fn from(digest: BlobDigest) -> String {
        digest.0
    }
}

impl fmt::Display for BlobDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The address of what comes piece by piece.
#[derive(Default)]
pub struct BlobHasher(Sha256);

impl BlobHasher {
    /// Takes the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The address of all pieces.
    #[must_use]
    pub fn finish(self) -> BlobDigest {
        BlobDigest(hex::encode(self.0.finalize()))
    }
}
