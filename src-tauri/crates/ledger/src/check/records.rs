use super::Faults;
use crate::error::Result;
use crate::record::{Fields, Record};
use crate::store::{Ledger, Table};
use crate::transact::log::fields;
use crate::transact::{DELETED, read_kept};
use rusqlite::{Connection, params};
use serde_json::Value;

/// Every record obeys its schema, and is what the change log says.
pub(super) fn faults(ledger: &Ledger) -> Result<Faults> {
    ledger.read(|conn| {
        let mut faults = Faults::default();
        for table in ledger.tables.iter() {
            check_table(conn, table, &mut faults)?;
        }
        Ok(faults)
    })
}

fn check_table(conn: &Connection, table: &Table, faults: &mut Faults) -> Result<()> {
    let kept = read_kept(conn, table)?;
    let (mut live, mut trashed) = (0, 0);
    let sql = format!("SELECT {} FROM main.\"{}\" r", table.columns, table.name);
    let mut sql = conn.prepare(&sql)?;
    let mut rows = sql.query([])?;
    while let Some(row) = rows.next()? {
        let (_, record) = table.record(row)?;
        match record.deleted {
            None => live += 1,
            Some(_) => trashed += 1,
        }
        faults.checked += 1;
        obeys(table, &record, faults);
        is_as_logged(conn, table, &record, faults)?;
    }
    if (live, trashed) != (kept.live, kept.trashed) {
        faults.add(format!("“{}”的条数与登记的不符", table.schema.title));
    }
    Ok(())
}

fn obeys(table: &Table, record: &Record, faults: &mut Faults) {
    let title = &table.schema.title;
    if let Err(problems) = table.rules.some_fields(&table.schema, &record.fields) {
        for problem in problems {
            faults.add(format!(
                "“{title}”的一条记录（{}）{}",
                record.id, problem.message
            ));
        }
    }
}

/// The newest recorded value of every field is the one that the record holds.
fn is_as_logged(
    conn: &Connection,
    table: &Table,
    record: &Record,
    faults: &mut Faults,
) -> Result<()> {
    let mut sql = conn.prepare_cached(
        "SELECT kind, after FROM main.change WHERE record = ?1 AND ledger = ?2 ORDER BY n",
    )?;
    let mut rows = sql.query(params![record.id, table.ledger()])?;
    let mut logged = Fields::new();
    while let Some(row) = rows.next()? {
        if matches!(row.get_ref(0)?.as_str(), Ok("add" | "remove")) {
            logged.clear();
        }
        for (name, value) in fields(row.get(1)?)?.unwrap_or_default() {
            logged.insert(name, value);
        }
    }
    let deleted = logged.get(DELETED).and_then(Value::as_str);
    let mut held = record.fields.iter();
    let same = held.all(|(name, value)| logged.get(name).unwrap_or(&Value::Null) == value);
    if !same || deleted != record.deleted.as_deref() {
        let title = &table.schema.title;
        faults.add(format!(
            "“{title}”的一条记录（{}）与修改记录不符",
            record.id
        ));
    }
    Ok(())
}
