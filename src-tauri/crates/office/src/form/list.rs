use super::find::{COLUMNS, FormInfo, read};
use crate::Result;
use crate::store::Store;

/// All forms, the latest first.
///
/// # Errors
/// The database's.
pub fn list(store: &Store) -> Result<Vec<FormInfo>> {
    store.read(|sql| {
        let query = format!("SELECT {COLUMNS} FROM form ORDER BY issued_at DESC, id DESC");
        sql.rows(&query, &[])?.iter().map(read).collect()
    })
}
