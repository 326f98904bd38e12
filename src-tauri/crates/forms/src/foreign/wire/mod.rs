//! The table between the two processes: a mark, then one byte for what follows. Numbers are
//! written in seven bits a byte, texts with their length. Cells come in reading order, so that
//! the other side takes them as they come; it trusts nothing and goes through the same limits as
//! any reader.

mod decode;
mod encode;

pub(super) use decode::{decode, decode_manuscript, decode_text, decode_told};
pub(super) use encode::{encode, encode_error, encode_manuscript, encode_text, encode_told};

use crate::read::ReadError;
use crate::table::CellKind;
use std::io;

/// What an answer begins with.
pub(super) const MAGIC: &[u8; 4] = b"MLT1";
/// One more MiB of the file is read.
pub(super) const PROGRESS: u8 = b'P';

const SHEET: u8 = b'S';
const MERGE: u8 = b'M';
const LOOK: u8 = b'L';
const NOTE: u8 = b'N';
const TOLD: u8 = b'J';
const TEXT: u8 = b'W';
const MANUSCRIPT: u8 = b'D';
const END: u8 = b'E';
const REFUSED: u8 = b'X';
const KINDS: [(u8, CellKind); 4] = [
    (b't', CellKind::Text),
    (b'n', CellKind::Number),
    (b'd', CellKind::Date),
    (b'b', CellKind::Boolean),
];
/// The codes that a refusal may have.
const CODES: [&str; 4] = ["unreadable", "unsupported", "io", "classified"];
/// Bytes of a name, title, note or message.
const LONGEST: usize = 1 << 20;
/// Bytes of one thing that a file tells: a line or a paragraph.
const LONGEST_TOLD: usize = 160 << 20;
/// A packed file is gone through several times, so that it tells of more than its own MiBs.
const PROGRESS_PER_MIB: u64 = 16;

/// Why there is no table.
#[derive(Debug)]
pub(super) enum Failure {
    /// The reader says why.
    Told(ReadError),
    /// The answer breaks off or makes no sense.
    Broken(&'static str),
}

impl From<io::Error> for Failure {
    fn from(_: io::Error) -> Failure {
        Failure::Broken("the answer breaks off")
    }
}

#[cfg(test)]
mod tests;
