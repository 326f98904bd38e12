use super::{COLUMNS, Unit, from_row};
use crate::Result;
use crate::store::{Row, Sql, Store};
use serde::Serialize;

/// All units, in the order in which they were added.
///
/// # Errors
/// The database's.
pub fn list(store: &Store) -> Result<Vec<Unit>> {
    store.read(list_in)
}

/// The same in a transaction.
///
/// # Errors
/// The database's.
pub fn list_in(sql: &mut dyn Sql) -> Result<Vec<Unit>> {
    let rows = sql.rows(
        &format!("SELECT {COLUMNS} FROM unit ORDER BY added_at, code"),
        &[],
    )?;
    rows.iter().map(from_row).collect()
}

/// A unit, and how far it is.
#[derive(Debug, Clone, Serialize)]
pub struct Overview {
    /// The unit.
    #[serde(flatten)]
    pub unit: Unit,
    /// Machines that may sign for it.
    pub devices: u64,
    /// Its batches.
    pub batches: u64,
    /// Those that nobody has looked over yet.
    pub waiting: u64,
    /// When its last batch came.
    pub reported_at: Option<String>,
    /// When one of its machines last asked.
    pub seen_at: Option<String>,
    /// Items issued to it that none of its machines has fetched.
    pub unread: u64,
}

/// All units, and how far each is: who has reported, who has never opened what was issued.
///
/// # Errors
/// The database's.
pub fn overview(store: &Store) -> Result<Vec<Overview>> {
    let columns: Vec<String> = COLUMNS.split(", ").map(|c| format!("u.{c}")).collect();
    let sql = format!(
        "SELECT {}, \
         (SELECT COUNT(*) FROM device d WHERE d.unit = u.code AND d.revoked_at IS NULL), \
         (SELECT COUNT(*) FROM batch b WHERE b.unit = u.code), \
         (SELECT COUNT(*) FROM batch b WHERE b.unit = u.code AND b.state = 'stored'), \
         (SELECT MAX(b.stored_at) FROM batch b WHERE b.unit = u.code), \
         (SELECT MAX(d.seen_at) FROM device d WHERE d.unit = u.code), \
         (SELECT COUNT(*) FROM issued i WHERE i.unit = u.code AND i.sequence > \
           COALESCE((SELECT MAX(d.seen_to) FROM device d WHERE d.unit = u.code), 0)) \
         FROM unit u ORDER BY u.added_at, u.code",
        columns.join(", ")
    );
    store.read(|db| db.rows(&sql, &[])?.iter().map(summary).collect())
}

fn summary(row: &Row) -> Result<Overview> {
    Ok(Overview {
        unit: from_row(row)?,
        devices: row.count(5)?,
        batches: row.count(6)?,
        waiting: row.count(7)?,
        reported_at: row.maybe(8)?,
        seen_at: row.maybe(9)?,
        unread: row.count(10)?,
    })
}
