use super::RETURNED;
use crate::Result;
use crate::store::{Row, Store};
use crate::values;
use minglu_sync::batch::BatchRecord;
use std::collections::HashSet;

/// A record that stands, and whose it is.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Code of the unit.
    pub unit: String,
    /// Name of the unit.
    pub unit_name: String,
    /// Its batch.
    pub batch: String,
    /// How the batch stands: `stored` or `accepted`.
    pub state: String,
    /// The period of the batch, in the clerk's words.
    pub period: Option<String>,
    /// When its batch was stored.
    pub stored_at: String,
    /// The record.
    pub record: BatchRecord,
}

/// The records of all batches of a kind that were not returned, by unit. A batch that another one
/// corrects is left out, and where a later batch brings a record again, the later one stands.
///
/// # Errors
/// The database's.
pub fn records(store: &Store, kind: &str, form: Option<&str>) -> Result<Vec<Kept>> {
    records_where(store, kind, form, |_| true)
}

/// The same of those records alone that are wanted: what is not wanted hides nothing.
///
/// # Errors
/// The database's.
pub fn records_where(
    store: &Store,
    kind: &str,
    form: Option<&str>,
    wanted: impl Fn(&Kept) -> bool,
) -> Result<Vec<Kept>> {
    let rows = store.read(|sql| {
        sql.rows(
            "SELECT b.unit, u.name, b.stored_at, r.line, b.id, b.state, b.period FROM record r \
             JOIN batch b ON b.id = r.batch JOIN unit u ON u.code = b.unit \
             WHERE b.state <> ?1 AND b.kind = ?2 AND (?3 = '' OR b.form = ?3) \
             AND NOT EXISTS (SELECT 1 FROM batch f WHERE f.follows = b.id AND f.unit = b.unit \
               AND f.state <> ?1) \
             ORDER BY u.added_at, u.code, b.stored_at DESC, b.id DESC, r.position",
            values![RETURNED, kind, form.unwrap_or_default()],
        )
    })?;
    let mut seen = HashSet::new();
    let mut kept = rows.iter().map(read).collect::<Result<Vec<Kept>>>()?;
    kept.retain(|kept| {
        if !wanted(kept) {
            return false;
        }
        let (ledger, id) = (kept.record.ledger.clone(), kept.record.id.clone());
        seen.insert((kept.unit.clone(), ledger, id))
    });
    Ok(kept)
}

fn read(row: &Row) -> Result<Kept> {
    Ok(Kept {
        unit: row.text(0)?,
        unit_name: row.text(1)?,
        stored_at: row.text(2)?,
        record: serde_json::from_str(&row.text(3)?)?,
        batch: row.text(4)?,
        state: row.text(5)?,
        period: row.maybe(6)?,
    })
}
