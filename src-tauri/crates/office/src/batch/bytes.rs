use super::no_batch;
use crate::Result;
use crate::store::Store;
use crate::values;
use minglu_sync::batch::FORMAT;

/// The bytes of a batch as they came: what was sent can always be shown again.
///
/// # Errors
/// `not_found` where there is no such batch.
pub fn bytes(store: &Store, batch: &str) -> Result<Vec<u8>> {
    store.read(|sql| {
        let head = sql.row(
            "SELECT manifest, signature FROM batch WHERE id = ?1",
            values![batch],
        )?;
        let head = head.ok_or_else(no_batch)?;
        let records = sql.rows(
            "SELECT line FROM record WHERE batch = ?1 ORDER BY position",
            values![batch],
        )?;
        let mut text = format!("{FORMAT}\n{}\n", head.text(0)?);
        for record in &records {
            text.push_str(&record.text(0)?);
            text.push('\n');
        }
        text.push_str(&head.text(1)?);
        text.push('\n');
        Ok(text.into_bytes())
    })
}
