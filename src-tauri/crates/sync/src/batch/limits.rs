/// Largest batch in bytes, without its attachments.
pub const BATCH_MAX: usize = 64 * 1024 * 1024;

/// Longest line of a batch in bytes.
pub const LINE_MAX: usize = 4 * 1024 * 1024;

/// Most records of one batch.
pub const RECORDS_MAX: u64 = 100_000;

/// Largest attachment in bytes: what a unit's ledger takes.
pub const BLOB_MAX: u64 = 500 * 1024 * 1024;

/// Most attachments of one batch.
pub(super) const BLOBS_MAX: usize = 10_000;
