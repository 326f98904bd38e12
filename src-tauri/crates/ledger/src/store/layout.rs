//! The tables of the ledger file.

use super::seal::seal;
use super::table::Table;
use crate::error::{Code, Error, Result};
use crate::exchange;
use crate::value::sql_type;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

/// "MLLD": says whose file this is.
const APPLICATION_ID: i64 = 0x4D4C_4C44;
/// Raised whenever an older program could no longer write this file rightly.
pub(crate) const FORMAT: i64 = 2;

/// Tables that every ledger has. A `change` row says what one step did to one record; its digest
/// covers the row and the digest before it.
const BASE: &str = "
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE preference(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE kept(
  ledger TEXT PRIMARY KEY, live INTEGER NOT NULL, trashed INTEGER NOT NULL, next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE step(
  step INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, source TEXT NOT NULL,
  label TEXT NOT NULL, kind TEXT NOT NULL, target INTEGER, undone INTEGER NOT NULL DEFAULT 0,
  first INTEGER NOT NULL, last INTEGER NOT NULL, count INTEGER NOT NULL, touched TEXT NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE INDEX step_state ON step(kind, undone, step);
CREATE TABLE change(
  n INTEGER PRIMARY KEY, step INTEGER NOT NULL, ledger TEXT NOT NULL, record TEXT NOT NULL,
  row INTEGER NOT NULL, kind TEXT NOT NULL, rev INTEGER NOT NULL, before TEXT, after TEXT,
  digest BLOB NOT NULL
) STRICT;
CREATE INDEX change_record ON change(record, step);
";

/// What happened at the desk. An older program leaves it alone and writes the rest rightly, so it
/// raises no format: it is added to a file like a field.
const EVENT: &str = "
CREATE TABLE IF NOT EXISTS event(
  n INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, deed TEXT NOT NULL, ledger TEXT,
  target TEXT, detail TEXT, count INTEGER NOT NULL, digest BLOB NOT NULL
) STRICT;
";

/// Makes the tables of a new, empty file.
pub(crate) fn create_all(conn: &mut Connection, tables: &[Table]) -> Result<()> {
    let sql = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if format(&sql)?.is_none() {
        sql.execute_batch(BASE)?;
        sql.pragma_update(None, "application_id", APPLICATION_ID)?;
        sql.pragma_update(None, "user_version", FORMAT)?;
        set_meta(&sql, "ledger", &uuid::Uuid::now_v7().to_string())?;
    }
    shape(&sql, tables)?;
    Ok(sql.commit()?)
}

/// Extends the tables so that they hold what the schemas ask for.
pub(crate) fn extend_all(conn: &mut Connection, tables: &[Table]) -> Result<()> {
    let sql = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    shape(&sql, tables)?;
    Ok(sql.commit()?)
}

/// True where the tables are what the schemas ask for.
pub(crate) fn fits(conn: &Connection, tables: &[Table]) -> Result<bool> {
    Ok(meta(conn, "layout")?.as_deref() == Some(&signature(tables)))
}

fn shape(conn: &Connection, tables: &[Table]) -> Result<()> {
    conn.execute_batch(EVENT)?;
    conn.execute_batch(exchange::TABLES)?;
    for table in tables {
        shape_one(conn, table)?;
    }
    set_meta(conn, "layout", &signature(tables))?;
    seal(conn)
}

/// Makes one table, or gives it the columns that it lacks. The caller seals the file.
pub(crate) fn shape_one(conn: &Connection, table: &Table) -> Result<()> {
    create(conn, table)?;
    extend(conn, table)
}

/// The format of the file; nothing for a new, empty one. Refuses what is not ours to write.
pub(crate) fn format(conn: &Connection) -> Result<Option<i64>> {
    let id: i64 = conn.pragma_query_value(None, "application_id", |r| r.get(0))?;
    let format: i64 = conn.pragma_query_value(None, "user_version", |r| r.get(0))?;
    let objects: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))?;
    match (id, format, objects) {
        (0, 0, 0) => Ok(None),
        (APPLICATION_ID, 1..=FORMAT, _) => Ok(Some(format)),
        (APPLICATION_ID, _, _) => Err(Error::new(
            Code::Newer,
            "这份台账由更新版本的明录写成，请先升级本机的明录再打开；数据没有改动",
        )),
        _ => Err(Error::damaged("这不是明录的台账文件")),
    }
}

fn create(conn: &Connection, table: &Table) -> Result<()> {
    let fields: Vec<String> = table
        .schema
        .fields
        .iter()
        .map(|f| format!(", \"{}\" {}", f.name, sql_type(&f.kind)))
        .collect();
    let (name, ledger) = (&table.name, table.ledger());
    conn.execute_batch(&format!(
        "CREATE TABLE IF NOT EXISTS \"{name}\"(
           _n INTEGER PRIMARY KEY, _id TEXT NOT NULL UNIQUE, _rev INTEGER NOT NULL,
           _created TEXT NOT NULL, _updated TEXT NOT NULL, _deleted TEXT{}) STRICT;
         CREATE INDEX IF NOT EXISTS \"trash_{ledger}\" ON \"{name}\"(_deleted)
           WHERE _deleted IS NOT NULL;",
        fields.concat()
    ))?;
    conn.execute("INSERT OR IGNORE INTO kept VALUES(?1, 0, 0, 1)", [ledger])?;
    Ok(())
}

/// New fields get a column; a column that no schema names any more stays with its values.
fn extend(conn: &Connection, table: &Table) -> Result<()> {
    let mut sql = conn.prepare("SELECT name, type FROM pragma_table_info(?1)")?;
    let present = sql
        .query_map([&table.name], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<Result<Vec<(String, String)>, _>>()?;
    for field in &table.schema.fields {
        let wanted = sql_type(&field.kind);
        match present.iter().find(|(name, _)| *name == field.name) {
            Some((_, kind)) if kind == wanted => {}
            Some(_) => {
                let message = format!("“{}”的类型与已存的数据不符，不能打开", field.title);
                return Err(Error::new(Code::Newer, message));
            }
            None => conn.execute_batch(&format!(
                "ALTER TABLE \"{}\" ADD COLUMN \"{}\" {wanted}",
                table.name, field.name
            ))?,
        }
    }
    Ok(())
}

/// Changes when a schema gains a table or a column.
fn signature(tables: &[Table]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(EVENT);
    hasher.update(exchange::TABLES);
    for table in tables {
        hasher.update(&table.insert);
        for field in &table.schema.fields {
            hasher.update(sql_type(&field.kind));
        }
    }
    crate::attachment::hex(&hasher.finalize())
}

/// A word about the whole file.
pub(crate) fn meta(conn: &Connection, key: &str) -> Result<Option<String>> {
    let mut sql = conn.prepare_cached("SELECT value FROM main.meta WHERE key = ?1")?;
    Ok(sql.query_row([key], |r| r.get(0)).optional()?)
}

fn set_meta(conn: &Connection, key: &str, value: &str) -> Result<()> {
    conn.execute(
        "INSERT OR REPLACE INTO meta VALUES(?1, ?2)",
        params![key, value],
    )?;
    Ok(())
}

/// Number and digest of the newest change; zeros where there is none.
pub(crate) fn head(conn: &Connection) -> Result<(i64, Vec<u8>)> {
    let mut sql =
        conn.prepare_cached("SELECT n, digest FROM main.change ORDER BY n DESC LIMIT 1")?;
    let head = sql
        .query_row([], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    Ok(head.unwrap_or((0, vec![0; 32])))
}
