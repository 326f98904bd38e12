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
    let sql = format!("SELECT {} FROM main.\"{}\" r", table.columns, table.name);
    let mut sql = conn.prepare(&sql)?;
    let mut rows = sql.query([])?;
    while let Some(row) = rows.next()? {
        let (n, record) = table.record(row)?;
        faults.checked += 1;
        obeys(table, &record, faults);
        is_as_logged(conn, table, n, &record, faults)?;
    }
    Ok(())
}

/// The counts that are kept are those of the records.
pub(super) fn counts(ledger: &Ledger) -> Result<Faults> {
    ledger.read(|conn| {
        let mut faults = Faults::default();
        for table in ledger.tables.iter() {
            let kept = read_kept(conn, table)?;
            faults.checked += 1;
            if count(conn, table)? != (kept.live, kept.trashed) {
                faults.add(format!("“{}”的条数与登记的不符", table.schema.title));
                faults.mend = Some(super::mend::RECOUNT.to_owned());
            }
            lost(conn, table, &mut faults)?;
        }
        Ok(faults)
    })
}

/// Live records and those in the trash.
pub(super) fn count(conn: &Connection, table: &Table) -> Result<(i64, i64)> {
    let sql = format!(
        "SELECT count(*) FILTER (WHERE _deleted IS NULL), count(_deleted) FROM main.\"{}\"",
        table.name
    );
    Ok(conn.query_row(&sql, [], |r| Ok((r.get(0)?, r.get(1)?)))?)
}

/// The number of the next row: one more than any that was ever used.
pub(super) fn next(conn: &Connection, ledger: &str) -> Result<i64> {
    let sql = "SELECT coalesce(max(row), 0) + 1 FROM main.change WHERE ledger = ?1";
    Ok(conn.query_row(sql, [ledger], |r| r.get(0))?)
}

/// A record that was added and never taken away again must be there.
fn lost(conn: &Connection, table: &Table, faults: &mut Faults) -> Result<()> {
    let mut sql = conn.prepare(&format!(
        "SELECT record FROM main.change c WHERE ledger = ?1 AND kind = 'add'
           AND NOT EXISTS (SELECT 1 FROM main.\"{}\" r WHERE r._id = c.record)
           AND NOT EXISTS (SELECT 1 FROM main.change d
             WHERE d.record = c.record AND d.n > c.n AND d.kind = 'remove')",
        table.name
    ))?;
    for id in sql.query_map([table.ledger()], |r| r.get::<_, String>(0))? {
        faults.add(format!("“{}”少了一条记录（{}）", table.schema.title, id?));
        // Counting anew would bury the loss.
        faults.mend = None;
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

/// What the change log says of a record.
#[derive(Default)]
struct Logged {
    fields: Fields,
    created: Option<String>,
    newest: Option<(i64, i64, String)>,
}

/// The newest recorded value of every field is the one that the record holds, and so are its
/// place, its count of changes and its times.
fn is_as_logged(
    conn: &Connection,
    table: &Table,
    n: i64,
    record: &Record,
    faults: &mut Faults,
) -> Result<()> {
    let logged = logged(conn, table, &record.id)?;
    let deleted = logged.fields.get(DELETED).and_then(Value::as_str);
    let mut held = record.fields.iter();
    let null = Value::Null;
    let same = held.all(|(name, value)| logged.fields.get(name).unwrap_or(&null) == value)
        && deleted == record.deleted.as_deref()
        && logged.created.as_ref() == Some(&record.created)
        && logged.newest == Some((n, record.rev, record.updated.clone()));
    if !same {
        let title = &table.schema.title;
        faults.add(format!(
            "“{title}”的一条记录（{}）与修改记录不符",
            record.id
        ));
    }
    Ok(())
}

fn logged(conn: &Connection, table: &Table, id: &str) -> Result<Logged> {
    let mut sql = conn.prepare_cached(
        "SELECT c.kind, c.after, c.row, c.rev, s.at FROM main.change c
         LEFT JOIN main.step s ON s.step = c.step
         WHERE c.record = ?1 AND c.ledger = ?2 ORDER BY c.n",
    )?;
    let mut rows = sql.query(params![id, table.ledger()])?;
    let mut logged = Logged::default();
    while let Some(row) = rows.next()? {
        if matches!(row.get_ref(0)?.as_str(), Ok("add" | "remove")) {
            logged.fields.clear();
        }
        for (name, value) in fields(row.get(1)?)?.unwrap_or_default() {
            logged.fields.insert(name, value);
        }
        let at: String = row.get::<_, Option<String>>(4)?.unwrap_or_default();
        logged.created.get_or_insert_with(|| at.clone());
        logged.newest = Some((row.get(2)?, row.get(3)?, at));
    }
    Ok(logged)
}
