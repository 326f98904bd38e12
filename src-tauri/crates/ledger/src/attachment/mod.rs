//! Files kept by their content: the same file is kept once, and is verified when it is read.

mod kept;
mod name;
mod open;
mod place;
mod store;

pub(crate) use kept::Kept;
pub(crate) use open::{is_whole, whole};
pub(crate) use place::{kept_name, place};
pub(crate) use store::{digested, hex, pour};

pub use name::safe_name;

use serde::{Deserialize, Serialize};

/// Largest attachment, in bytes.
pub const ATTACHMENT_MAX: u64 = 500 * 1024 * 1024;

/// A kept file: the value of one item of an attachments field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// File name for people, without a path.
    pub name: String,
    /// SHA-256 of the content in lower-case hexadecimal.
    pub digest: String,
    /// Size in bytes.
    pub size: u64,
}

/// True for 64 lower-case hexadecimal digits: nothing else becomes part of a path.
pub(crate) fn is_digest(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}
