use super::Query;
use super::plan::{Plan, View};
use crate::error::{Error, Result};
use crate::record::Record;
use crate::schema::Field;
use crate::store::{Ledger, Table};
use rusqlite::{OptionalExtension, Row, params_from_iter};

impl Ledger {
    /// Every row of a query in its order, one at a time, all of one and the same moment. The
    /// query's limit and cursor do not matter.
    ///
    /// # Errors
    /// Fails where the query does, or with what the closure fails with, which ends it.
    pub fn each(&self, query: &Query, mut f: impl FnMut(Record) -> Result<()>) -> Result<()> {
        self.ensure_index(query)?;
        self.view(query, |view| each_in(view, query, &mut f))
    }

    /// The same with only some fields of each record, for those who look at a thousand records and
    /// at little of each.
    ///
    /// # Errors
    /// Fails where the query does, where there is no such field, or with the closure.
    pub fn each_of(
        &self,
        query: &Query,
        fields: &[&str],
        mut f: impl FnMut(Record) -> Result<()>,
    ) -> Result<()> {
        self.ensure_index(query)?;
        self.view(query, |view| {
            let table = view.ledger.table(&query.ledger)?;
            let fields = fields.iter().map(|name| named(table, name));
            let fields = fields.collect::<Result<Vec<&Field>>>()?;
            let read = |row: &Row<'_>| table.record_of(fields.iter().copied(), row);
            read_in(view, query, &Table::columns_of(&fields), &read, &mut f)
        })
    }
}

fn named<'a>(table: &'a Table, name: &str) -> Result<&'a Field> {
    let found = table.place(name).map(|(_, field)| field);
    found.ok_or_else(|| {
        let title = &table.schema.title;
        Error::usage(format!("“{title}”中没有“{name}”这一栏"))
    })
}

/// Every row as a view sees it.
pub(crate) fn each_in(
    view: View<'_>,
    query: &Query,
    mut f: impl FnMut(Record) -> Result<()>,
) -> Result<()> {
    let table = view.ledger.table(&query.ledger)?;
    let read = |row: &Row<'_>| table.record(row);
    read_in(view, query, &table.columns, &read, &mut f)
}

fn read_in(
    view: View<'_>,
    query: &Query,
    columns: &str,
    read: &impl Fn(&Row<'_>) -> Result<(i64, Record)>,
    f: &mut impl FnMut(Record) -> Result<()>,
) -> Result<()> {
    let plan = Plan::new(view, query)?;
    let index = plan.index_to_read(view.conn, u64::MAX)?;
    let (mut from, mut parameters) = plan.from(index.as_deref());
    let (ends, values) = plan.ends_after(false);
    from.push_str(&ends);
    parameters.extend(values);
    let order = plan.order();
    let in_order = index.is_some() && !plan.sorts_hits();
    if plan.newest || plan.keys.is_empty() || in_order {
        let sql = format!("SELECT {columns}{from}{order}");
        let mut sql = view.conn.prepare_cached(&sql)?;
        let mut rows = sql.query(params_from_iter(parameters))?;
        while let Some(row) = rows.next()? {
            f(read(row)?.1)?;
        }
        return Ok(());
    }
    // Sorting whole rows would hold them all: only their numbers are sorted.
    let mut sql = view
        .conn
        .prepare_cached(&format!("SELECT r._n{from}{order}"))?;
    let numbers = sql
        .query_map(params_from_iter(parameters), |r| r.get(0))?
        .collect::<Result<Vec<i64>, _>>()?;
    let mut sql = view.conn.prepare_cached(&format!(
        "SELECT {columns} FROM main.\"{}\" r WHERE r._n = ?1",
        plan.table.name
    ))?;
    for n in numbers {
        if let Some(found) = sql.query_row([n], |row| Ok(read(row))).optional()? {
            f(found?.1)?;
        }
    }
    Ok(())
}
