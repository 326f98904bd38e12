use super::Role;
use crate::store::{Row, Store};
use crate::{Result, word};
use serde::Serialize;

/// Somebody who may come in.
#[derive(Debug, Clone, Serialize)]
pub struct PersonInfo {
    /// The name.
    pub name: String,
    /// What he or she may do.
    pub role: Role,
    /// Since when.
    pub added_at: String,
    /// Until when nobody comes in under this name, after too many wrong passwords.
    pub locked_until: Option<String>,
}

/// Everybody who may come in.
///
/// # Errors
/// The database's.
pub fn list(store: &Store) -> Result<Vec<PersonInfo>> {
    store.read(|sql| {
        let rows = sql.rows(
            "SELECT name, role, added_at, locked_until FROM person ORDER BY added_at, name",
            &[],
        )?;
        rows.iter().map(info).collect()
    })
}

fn info(row: &Row) -> Result<PersonInfo> {
    let locked = row.text(3)?;
    Ok(PersonInfo {
        name: row.text(0)?,
        role: word::read(&row.text(1)?)?,
        added_at: row.text(2)?,
        locked_until: (locked > crate::store::now()).then_some(locked),
    })
}
