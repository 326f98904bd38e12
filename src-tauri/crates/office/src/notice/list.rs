use crate::Result;
use crate::store::{Row, Store};
use serde::Serialize;

/// A notice that was issued, and how far the units are with it.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeInfo {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The year that it rules.
    pub year: i64,
    /// When it was issued.
    pub issued_at: String,
    /// By whom.
    pub issued_by: String,
    /// Which version stands, from 1.
    pub version: u64,
    /// Rows of its table.
    pub tasks: u64,
    /// Units that got it.
    pub units: u64,
    /// Units of which no machine has fetched it yet.
    pub unopened: u64,
}

/// What a notice is read from. A unit has opened it that has fetched its last version.
pub(super) const COLUMNS: &str = "n.id, n.title, n.year, n.issued_at, n.issued_by, \
    (SELECT COUNT(*) FROM task t WHERE t.notice = n.id AND t.withdrawn = 0), \
    (SELECT COUNT(DISTINCT i.unit) FROM issued i WHERE i.subject = n.id AND i.kind = 'notice'), \
    (SELECT COUNT(DISTINCT i.unit) FROM issued i WHERE i.subject = n.id AND i.kind = 'notice' AND \
      i.sequence > COALESCE((SELECT MAX(d.seen_to) FROM device d WHERE d.unit = i.unit), 0)), \
    n.version FROM notice n";

/// All notices, the latest first.
///
/// # Errors
/// The database's.
pub fn list(store: &Store) -> Result<Vec<NoticeInfo>> {
    store.read(|sql| {
        let rows = sql.rows(
            &format!("SELECT {COLUMNS} ORDER BY n.issued_at DESC, n.id DESC"),
            &[],
        )?;
        rows.iter().map(info).collect()
    })
}

pub(super) fn info(row: &Row) -> Result<NoticeInfo> {
    Ok(NoticeInfo {
        id: row.text(0)?,
        title: row.text(1)?,
        year: row.int(2)?,
        issued_at: row.text(3)?,
        issued_by: row.text(4)?,
        tasks: row.count(5)?,
        units: row.count(6)?,
        unopened: row.count(7)?,
        version: row.count(8)?,
    })
}
