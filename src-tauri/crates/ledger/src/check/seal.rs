use super::Faults;
use crate::error::Result;
use crate::store::{Table, is_sealed};
use rusqlite::Connection;

/// Definitions, settings and the next row numbers are what they were.
pub(super) fn faults(conn: &Connection, tables: &[Table]) -> Result<Faults> {
    let mut faults = Faults {
        checked: 1,
        ..Faults::default()
    };
    if !is_sealed(conn)? {
        faults.add("表的定义或设置被改动过".to_owned());
    }
    for table in tables {
        faults.checked += 1;
        let next: i64 = conn.query_row(
            "SELECT next FROM main.kept WHERE ledger = ?1",
            [table.ledger()],
            |r| r.get(0),
        )?;
        if next != super::records::next(conn, table.ledger())? {
            faults.add(format!("“{}”的下一个行号有误", table.schema.title));
            faults.mend = Some(super::mend::RECOUNT.to_owned());
        }
    }
    Ok(faults)
}
