//! What makes this office itself: its name, its keys, and its epoch, which a restored backup
//! changes, because then what it issued since is counted anew.

mod keys;

pub use keys::{Keys, Signer};

use crate::store::{Sql, Store};
use crate::{Result, values};
use uuid::Uuid;

/// The name of an office that nobody has named yet.
const NAMELESS: &str = "县政府办公室";

/// The name of the office.
///
/// # Errors
/// The database's.
pub fn name(sql: &mut dyn Sql) -> Result<String> {
    Ok(meta(sql, "name")?.unwrap_or_else(|| NAMELESS.to_owned()))
}

/// Names the office.
///
/// # Errors
/// The database's.
pub fn set_name(store: &Store, name: &str) -> Result<()> {
    store.write(|sql| set(sql, "name", name))
}

/// What changes when the office's store is restored from a backup.
///
/// # Errors
/// The database's.
pub fn epoch(sql: &mut dyn Sql) -> Result<String> {
    Ok(meta(sql, "epoch")?.unwrap_or_default())
}

/// Begins a new epoch.
///
/// # Errors
/// The database's.
pub fn begin_epoch(sql: &mut dyn Sql) -> Result<()> {
    set(sql, "epoch", &Uuid::new_v4().to_string())
}

/// Makes what a new office lacks: an epoch and keys. Safe where several processes begin at once.
///
/// # Errors
/// The database's.
pub fn complete(store: &Store) -> Result<Keys> {
    store.write(|sql| {
        sql.alone()?;
        if meta(sql, "epoch")?.is_none() {
            begin_epoch(sql)?;
        }
        keys::complete(sql)
    })
}

/// What is kept under a name.
pub(crate) fn meta(sql: &mut dyn Sql, name: &str) -> Result<Option<String>> {
    let row = sql.row("SELECT value FROM meta WHERE name = ?1", values![name])?;
    row.map(|row| row.text(0)).transpose()
}

/// Keeps something under a name.
pub(crate) fn set(sql: &mut dyn Sql, name: &str, value: &str) -> Result<()> {
    sql.run(
        "INSERT INTO meta (name, value) VALUES (?1, ?2) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        values![name, value],
    )?;
    Ok(())
}
