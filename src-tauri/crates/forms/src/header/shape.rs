use super::MappedColumn;
use minglu_ledger::schema::Schema;
use minglu_notice::squash;
use sha2::{Digest, Sha256};

/// Digest of what a table looks like: the ledger that it was read for, and its labels in place.
pub(super) fn digest(schema: &Schema, columns: &[MappedColumn]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(schema.ledger.as_bytes());
    for column in columns {
        hasher.update([0]);
        hasher.update(column.index.to_le_bytes());
        hasher.update(squash(&column.header).as_bytes());
    }
    let digest = hasher.finalize();
    digest.iter().take(12).map(|b| format!("{b:02x}")).collect()
}
