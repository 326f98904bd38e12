use super::Faults;
use crate::error::Result;
use crate::store::{Ledger, sqlite_version};
use rusqlite::Connection;

/// The first version without the fault that could lose a write-ahead log.
const SAFE: i32 = 3_051_003;

/// What is answered as saved is on disk: the writing connection is set up so.
pub(super) fn faults(ledger: &Ledger) -> Result<Faults> {
    let writer = ledger.writer();
    let mut faults = Faults::default();
    let mut must = |held: bool, fault: &str| {
        faults.checked += 1;
        if !held {
            faults.add(fault.to_owned());
        }
    };
    must(sqlite_version() >= SAFE, "SQLite 的版本太旧");
    must(text(&writer, "journal_mode")? == "wal", "没有使用预写日志");
    must(number(&writer, "synchronous")? == 2, "保存时不等磁盘写完");
    must(number(&writer, "foreign_keys")? == 1, "没有核对外键");
    let fts = "SELECT sqlite_compileoption_used('ENABLE_FTS5')";
    must(writer.query_row(fts, [], |r| r.get(0))?, "没有全文检索");
    Ok(faults)
}

fn text(conn: &Connection, pragma: &str) -> Result<String> {
    Ok(conn.pragma_query_value(None, pragma, |r| r.get(0))?)
}

fn number(conn: &Connection, pragma: &str) -> Result<i64> {
    Ok(conn.pragma_query_value(None, pragma, |r| r.get(0))?)
}
