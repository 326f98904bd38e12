use super::Query;
use super::plan::{Plan, View};
use crate::error::Result;
use crate::record::Record;
use crate::store::Ledger;
use rusqlite::{OptionalExtension, params_from_iter};

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
}

/// Every row as a view sees it.
pub(crate) fn each_in(
    view: View<'_>,
    query: &Query,
    mut f: impl FnMut(Record) -> Result<()>,
) -> Result<()> {
    let plan = Plan::new(view, query)?;
    let index = plan.index_to_read(view.conn, u64::MAX)?;
    let (mut from, mut parameters) = plan.from(index.as_deref());
    let (ends, values) = plan.ends_after(false);
    from.push_str(&ends);
    parameters.extend(values);
    let order = plan.order();
    if plan.newest || plan.keys.is_empty() || index.is_some() {
        let sql = format!("SELECT {}{from}{order}", plan.table.columns);
        let mut sql = view.conn.prepare_cached(&sql)?;
        let mut rows = sql.query(params_from_iter(parameters))?;
        while let Some(row) = rows.next()? {
            f(plan.table.record(row)?.1)?;
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
        "SELECT {} FROM main.\"{}\" r WHERE r._n = ?1",
        plan.table.columns, plan.table.name
    ))?;
    for n in numbers {
        if let Some(found) = sql
            .query_row([n], |row| Ok(plan.table.record(row)))
            .optional()?
        {
            f(found?.1)?;
        }
    }
    Ok(())
}
