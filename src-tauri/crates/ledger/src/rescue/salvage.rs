use crate::error::Result;
use crate::own;
use crate::record::Record;
use crate::schema::{Schema, built_in};
use crate::store::{LEDGER_FILE, Table, connect};
use crate::vault::Key;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// What could be read of one ledger.
pub struct Salvaged {
    /// Its schema.
    pub schema: Schema,
    /// Its records that are not in the trash.
    pub records: Vec<Record>,
    /// True where reading stopped before the end.
    pub cut: bool,
}

/// Reads what can be read of a damaged ledger, and changes nothing. From each ledger come the
/// records before the first damaged page from the front, and those behind the last one from the
/// back.
///
/// # Errors
/// Fails where the file is so damaged that nothing of it can be read.
pub fn salvage(dir: &Path, key: Option<&Key>) -> Result<Vec<Salvaged>> {
    let file = dir.join(LEDGER_FILE);
    let conn = connect::copy(&file, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut salvaged = Vec::new();
    for (at, schema) in schemas(&conn)?.into_iter().enumerate() {
        let table = Table::new(at, schema)?;
        salvaged.extend(read(&conn, table)?);
    }
    Ok(salvaged)
}

/// Where the definitions of own ledgers are damaged, the built-in ones can still be read.
fn schemas(conn: &Connection) -> Result<Vec<Schema>> {
    let built_in = built_in()?;
    Ok(match own::read(conn, &built_in) {
        Ok(own) => own.join(built_in),
        Err(fault) => {
            tracing::warn!(cause = fault.trace(), "own ledgers cannot be read");
            built_in
        }
    })
}

fn read(conn: &Connection, table: Table) -> Result<Option<Salvaged>> {
    let known = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
    let known: i64 = conn.query_row(known, [&table.name], |r| r.get(0))?;
    if known == 0 {
        return Ok(None);
    }
    let mut found = Vec::new();
    let cut = until_fault(conn, &table, "ASC", &mut found).is_err();
    if cut {
        let mut back = Vec::new();
        if let Err(fault) = until_fault(conn, &table, "DESC", &mut back) {
            tracing::warn!(cause = fault.trace(), "a table is damaged");
        }
        back.reverse();
        let last = found.last().map_or(i64::MIN, |(n, _)| *n);
        found.extend(back.into_iter().filter(|(n, _)| *n > last));
    }
    let records = found.into_iter().map(|(_, record)| record);
    Ok(Some(Salvaged {
        records: records.filter(|record| record.deleted.is_none()).collect(),
        schema: table.schema,
        cut,
    }))
}

fn until_fault(
    conn: &Connection,
    table: &Table,
    way: &str,
    found: &mut Vec<(i64, Record)>,
) -> Result<()> {
    let sql = format!(
        "SELECT {} FROM main.\"{}\" r ORDER BY r._n {way}",
        table.columns, table.name
    );
    let mut sql = conn.prepare(&sql)?;
    let mut rows = sql.query([])?;
    while let Some(row) = rows.next()? {
        found.push(table.record(row)?);
    }
    Ok(())
}
