//! The envelope: a manifest, records as JSON lines, and a signature. Frozen when it is made: the
//! bytes are what counts, and are kept and handed on as they are.
//!
//! ```text
//! minglu-batch/1
//! {manifest}
//! {record}            as many as the manifest counts, in the order of its ledgers
//! {"device":…,"digest":…,"signature":…,"suite":…}
//! ```
//! Every line ends with a line feed. The digest is over all bytes before the last line.

mod freeze;
mod limits;
mod manifest;
mod read;
mod record;

pub use freeze::{Draft, freeze};
pub use limits::{BATCH_MAX, BLOB_MAX, LINE_MAX, RECORDS_MAX};
pub use manifest::{
    BlobRef, Kind, LedgerPart, Manifest, PrivateField, Program, UnitRef, Warning, is_plain_name,
};
pub use read::{Batch, Seal, read};
pub use record::BatchRecord;

/// The first line of the wire form.
pub const FORMAT: &str = "minglu-batch/1";

/// What the device signs, so that no other signed thing can be taken for a batch.
pub(crate) fn signed(digest: &crate::crypto::Digest) -> Vec<u8> {
    format!("{FORMAT}\n{digest}\n").into_bytes()
}
