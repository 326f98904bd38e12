//! What is carried by hand: one file from a unit to the office, and one back. Sealed to the
//! recipient, signed by the sender, nothing compressed.
//!
//! ```text
//! minglu-package/1
//! {"begin":…,"key":…}            to which key, and what it takes to begin to open
//! pieces: four bytes with the length (the highest bit marks the last), then so many bytes
//! ```
//! The opened pieces, one after another:
//! ```text
//! {letter}                       what the sender says
//! {"digest":…,"kind":…,"size":…} and so many bytes, as often as there are parts
//! {"digest":…,"signature":…}     over everything before
//! ```

mod letter;
mod open;
mod pieces;
mod seal;

pub use letter::{Answer, Carried};
pub use open::{Opened, open};
pub use seal::{Packer, Recipient, Sender};

use crate::crypto::{BlobDigest, Digest, Signature};
use serde::{Deserialize, Serialize};

/// The first line of a package.
pub const FORMAT: &str = "minglu-package/1";

/// Largest package that is opened, in bytes.
pub const PACKAGE_MAX: u64 = 8 * 1024 * 1024 * 1024;

/// Longest letter in bytes.
const LETTER_MAX: usize = 64 * 1024 * 1024;

/// Bytes of one piece before it is sealed.
const PIECE: usize = 64 * 1024;

#[derive(Serialize, Deserialize)]
struct Head {
    key: String,
    begin: Signature,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// The bytes of a batch.
    Batch,
    /// A file.
    Blob,
    /// Something of a newer program, left alone.
    #[serde(other)]
    Other,
}

/// The line before a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// SHA-256 of its bytes.
    pub digest: BlobDigest,
    /// How many bytes follow.
    pub size: u64,
}

/// The last line.
#[derive(Serialize, Deserialize)]
struct End {
    digest: Digest,
    signature: Signature,
}

/// What the sender signs.
fn signed(digest: &Digest) -> Vec<u8> {
    format!("{FORMAT}\n{digest}\n").into_bytes()
}
