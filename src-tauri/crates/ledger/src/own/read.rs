use super::{Definition, OWN_LEDGER};
use crate::error::{Error, Result};
use crate::schema::Schema;
use crate::store::Table;
use rusqlite::{Connection, params};

/// The own ledgers that a file defines, as they were when it was read.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Schemas of those in use, then of those in the trash, whose records must still be found.
    pub(crate) schemas: Vec<Schema>,
    /// Names of those in the trash.
    pub(crate) put_away: Vec<String>,
    /// What it was read from.
    rows: Vec<Row>,
}

/// A record that defines a ledger, and which of its versions.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    name: String,
    rev: i64,
    definition: String,
    trashed: bool,
}

/// Reads what the file defines. A title that a newer program has given to a ledger of its own is
/// told from it by a word behind it.
pub(crate) fn read(conn: &Connection, built_in: &[Schema]) -> Result<Known> {
    let rows = rows(conn)?;
    let mut known = Known::default();
    for row in &rows {
        let mut schema = definition(row)?.schema(&row.name)?;
        if built_in.iter().any(|b| b.title == schema.title) {
            schema.title.push_str("（自定义）");
        }
        if row.trashed {
            known.put_away.push(row.name.clone());
        }
        known.schemas.push(schema);
    }
    known.rows = rows;
    Ok(known)
}

impl Known {
    /// Those in use, behind the built-in ones.
    pub(crate) fn join(&self, mut built_in: Vec<Schema>) -> Vec<Schema> {
        let in_use = self.schemas.len() - self.put_away.len();
        built_in.extend_from_slice(&self.schemas[..in_use]);
        built_in
    }

    /// The tables of all of them, behind those of the built-in ones.
    pub(crate) fn add_to(&self, tables: &mut Vec<Table>) -> Result<()> {
        for schema in &self.schemas {
            tables.push(Table::new(tables.len(), schema.clone())?);
        }
        Ok(())
    }

    /// True where the file still defines the same.
    pub(crate) fn holds(&self, conn: &Connection) -> Result<bool> {
        Ok(rows(conn)? == self.rows)
    }
}

fn definition(row: &Row) -> Result<Definition> {
    serde_json::from_str(&row.definition)
        .map_err(|cause| Error::damaged("自定义台账的栏目读不出").caused_by(cause))
}

fn rows(conn: &Connection) -> Result<Vec<Row>> {
    let table = format!("r_{OWN_LEDGER}");
    let there = "SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND name = ?1";
    let there: i64 = conn
        .prepare_cached(there)?
        .query_row(params![table], |r| r.get(0))?;
    if there == 0 {
        return Ok(Vec::new());
    }
    let mut sql = conn.prepare_cached(&format!(
        "SELECT name, _rev, definition, _deleted IS NOT NULL FROM main.\"{table}\"
         ORDER BY _deleted IS NOT NULL, _n"
    ))?;
    let rows = sql.query_map([], |r| {
        Ok(Row {
            name: r.get(0)?,
            rev: r.get(1)?,
            definition: r.get(2)?,
            trashed: r.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
