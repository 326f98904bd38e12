use super::cursor::{Cursor, stamp};
use super::order::{Key, Range, ranges_after};
use super::plan::{Plan, View};
use super::{PAGE, PAGE_MAX, Page, Query};
use crate::error::{Error, Result};
use crate::record::Record;
use crate::store::Ledger;
use crate::transact::read_kept;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};
use std::collections::VecDeque;

impl Ledger {
    /// One page of a list. Its cost does not grow with the number of the page.
    ///
    /// # Errors
    /// Fails where the query names what is not there, or its cursor is another query's.
    pub fn list(&self, query: &Query) -> Result<Page> {
        self.ensure_index(query)?;
        self.view(query, |view| page_in(view, query))
    }

    /// Reads with the search index in step, where the query needs it.
    pub(crate) fn view<T>(
        &self,
        query: &Query,
        mut f: impl FnMut(View<'_>) -> Result<T>,
    ) -> Result<T> {
        let needs =
            query.search.is_some() || query.filters.iter().any(|f| f.op == super::Op::Contains);
        match needs {
            true => self.in_step(|conn, indexed| self.look(conn, query, indexed, &mut f)),
            false => self.read(|conn| self.look(conn, query, false, &mut f)),
        }
    }

    fn look<T>(
        &self,
        conn: &Connection,
        query: &Query,
        indexed: bool,
        f: &mut impl FnMut(View<'_>) -> Result<T>,
    ) -> Result<T> {
        let kept = read_kept(conn, self.table(&query.ledger)?)?;
        f(View {
            ledger: self,
            conn,
            indexed,
            kept: (kept.live, kept.trashed),
        })
    }
}

/// One page as a view sees it.
pub(crate) fn page_in(view: View<'_>, query: &Query) -> Result<Page> {
    let limit = if query.limit == 0 {
        PAGE
    } else {
        query.limit.min(PAGE_MAX)
    };
    let cursor = Cursor::of(query)?;
    let plan = Plan::new(view, query)?;
    let (total, mut found) = match cursor {
        None if plan.is_search_alone() => newest(view, &plan, limit + 1)?,
        place => {
            let total = match &place {
                Some(cursor) => cursor.total,
                None => plan.count(view)?,
            };
            (total, read(view, &plan, total, place.as_ref(), limit + 1)?)
        }
    };
    let more = found.len() > limit;
    found.truncate(limit);
    let next = match found.last() {
        Some(last) if more => Some(last.cursor(query, total).encode()?),
        _ => None,
    };
    let rows = found.into_iter().map(|f| f.record).collect();
    Ok(Page { total, rows, next })
}

/// Rows of a page, from a place on.
fn read(
    view: View<'_>,
    plan: &Plan<'_>,
    total: u64,
    from: Option<&Cursor>,
    most: usize,
) -> Result<Vec<Found>> {
    let index = plan.index_to_read(view.conn, total)?;
    let mut found = Vec::new();
    for range in ranges(plan, from)? {
        let room = most - found.len();
        read_range(view, plan, index.as_deref(), &range, room, &mut found)?;
        if found.len() >= most {
            break;
        }
    }
    Ok(found)
}

/// Counts the hits of a search and reads the newest ones, in one pass over the index: it gives
/// them oldest first, and going through it twice would cost twice.
fn newest(view: View<'_>, plan: &Plan<'_>, most: usize) -> Result<(u64, Vec<Found>)> {
    let fts = &plan.table.fts;
    let mut sql = view.conn.prepare_cached(&format!(
        "SELECT rowid FROM search.\"{fts}\" WHERE \"{fts}\" MATCH ?1"
    ))?;
    let mut rows = sql.query([&plan.phrase])?;
    let (mut total, mut last) = (0, VecDeque::with_capacity(most));
    while let Some(row) = rows.next()? {
        total += 1;
        if last.len() == most {
            last.pop_front();
        }
        last.push_back(row.get::<_, i64>(0)?);
    }
    let mut found = Vec::with_capacity(last.len());
    for n in last.into_iter().rev() {
        found.extend(at(view, plan, n, Vec::new())?);
    }
    Ok((total, found))
}

/// The record of a row number.
fn at(view: View<'_>, plan: &Plan<'_>, n: i64, keys: Vec<Sql>) -> Result<Option<Found>> {
    let mut sql = view.conn.prepare_cached(&format!(
        "SELECT {} FROM main.\"{}\" r WHERE r._n = ?1",
        plan.table.columns, plan.table.name
    ))?;
    let mut rows = sql.query([n])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let (n, record) = plan.table.record(row)?;
    Ok(Some(Found { n, keys, record }))
}

struct Found {
    n: i64,
    keys: Vec<Sql>,
    record: Record,
}

impl Found {
    fn cursor(&self, query: &Query, total: u64) -> Cursor {
        Cursor {
            query: stamp(query),
            total,
            row: self.n,
            keys: self.keys.iter().map(Key::to_json).collect(),
        }
    }
}

fn ranges(plan: &Plan<'_>, cursor: Option<&Cursor>) -> Result<Vec<Range>> {
    let order = plan.order();
    let (ends, values) = plan.ends_after(cursor.is_some());
    let Some(cursor) = cursor else {
        return Ok(vec![Range {
            sql: ends,
            parameters: values,
            order,
        }]);
    };
    if plan.newest {
        return Ok(vec![Range {
            sql: format!(" AND {} < ?", plan.row_number()),
            parameters: vec![Sql::Integer(cursor.row)],
            order,
        }]);
    }
    if cursor.keys.len() != plan.keys.len() {
        return Err(Error::usage("翻页位置已失效，请从第一页重新开始"));
    }
    let keys: Vec<Sql> = plan
        .keys
        .iter()
        .zip(&cursor.keys)
        .map(|(key, value)| key.value_of(value))
        .collect();
    let mut ranges = ranges_after(&plan.keys, &keys, cursor.row);
    for range in &mut ranges {
        range.sql.push_str(&ends);
        range.parameters.extend(values.iter().cloned());
    }
    Ok(ranges)
}

fn read_range(
    view: View<'_>,
    plan: &Plan<'_>,
    index: Option<&str>,
    range: &Range,
    room: usize,
    found: &mut Vec<Found>,
) -> Result<()> {
    let (from, mut parameters) = plan.from(index);
    parameters.extend(range.parameters.iter().cloned());
    parameters.push(Sql::Integer(i64::try_from(room).unwrap_or(i64::MAX)));
    let keys: Vec<String> = plan
        .keys
        .iter()
        .map(|k| format!(", {}", k.expression("r.")))
        .collect();
    let numbers = plan.sorts_hits();
    let (columns, width) = match numbers {
        true => ("r._n", 1),
        false => (plan.table.columns.as_str(), plan.table.width()),
    };
    let sql = format!(
        "SELECT {columns}{}{from}{}{} LIMIT ?",
        keys.concat(),
        range.sql,
        range.order
    );
    let mut sql = view.conn.prepare_cached(&sql)?;
    let mut rows = sql.query(params_from_iter(parameters))?;
    while let Some(row) = rows.next()? {
        let keys = (0..plan.keys.len())
            .map(|k| row.get(width + k))
            .collect::<Result<_, _>>()?;
        if numbers {
            found.extend(at(view, plan, row.get(0)?, keys)?);
        } else {
            let (n, record) = plan.table.record(row)?;
            found.push(Found { n, keys, record });
        }
    }
    Ok(())
}
