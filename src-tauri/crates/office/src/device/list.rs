use crate::Result;
use crate::store::{Row, Store};
use serde::Serialize;

/// A machine, as the office sees it.
#[derive(Debug, Clone, Serialize)]
pub struct DeviceInfo {
    /// Its id.
    pub id: String,
    /// Code of its unit.
    pub unit: String,
    /// For people.
    pub name: String,
    /// What it signs with.
    pub suite: String,
    /// Its public key.
    pub public_key: String,
    /// When it came in.
    pub enrolled_at: String,
    /// When it last asked.
    pub seen_at: Option<String>,
    /// When it was shut out.
    pub revoked_at: Option<String>,
}

/// All machines, by unit.
///
/// # Errors
/// The database's.
pub fn list(store: &Store) -> Result<Vec<DeviceInfo>> {
    store.read(|sql| {
        let rows = sql.rows(
            "SELECT id, unit, name, suite, public_key, enrolled_at, seen_at, revoked_at \
             FROM device ORDER BY unit, enrolled_at, id",
            &[],
        )?;
        rows.iter().map(info).collect()
    })
}

fn info(row: &Row) -> Result<DeviceInfo> {
    Ok(DeviceInfo {
        id: row.text(0)?,
        unit: row.text(1)?,
        name: row.text(2)?,
        suite: row.text(3)?,
        public_key: row.text(4)?,
        enrolled_at: row.text(5)?,
        seen_at: row.maybe(6)?,
        revoked_at: row.maybe(7)?,
    })
}
