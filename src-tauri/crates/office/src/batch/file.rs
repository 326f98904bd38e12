use crate::store::Store;
use crate::{Error, Result, values};
use minglu_sync::crypto::BlobDigest;

/// The name under which a file came with a batch.
///
/// # Errors
/// `not_found` where this batch brought no such file.
pub fn file(store: &Store, batch: &str, digest: &BlobDigest) -> Result<String> {
    let row = store.read(|sql| {
        sql.row(
            "SELECT name FROM attachment WHERE batch = ?1 AND digest = ?2 ORDER BY name LIMIT 1",
            values![batch, digest.to_string()],
        )
    })?;
    let missing = || Error::not_found("这一批里没有这个附件，请刷新后再看");
    row.ok_or_else(missing)?.text(0)
}
