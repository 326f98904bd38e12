use super::cursor::{Cursor, stamp};
use super::order::{Key, Range, order_by, ranges_after};
use super::plan::{Plan, View};
use super::{PAGE, PAGE_MAX, Page, Query};
use crate::error::{Code, Error, Result};
use crate::record::Record;
use crate::search::in_step;
use crate::store::Ledger;
use crate::transact::read_kept;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};

/// How often a search waits for the index before it compares texts itself.
const TRIES: usize = 3;

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
        for _ in 0..TRIES {
            let done = self.read(|conn| {
                if needs && !in_step(conn)? {
                    return Ok(None);
                }
                self.look(conn, query, needs, &mut f).map(Some)
            });
            match done {
                Ok(Some(value)) => return Ok(value),
                Ok(None) => self.catch_up()?,
                // The ledger is read again below: if it is the ledger that is damaged, it says so.
                Err(error) if needs && error.code() == Code::Damaged => self.rebuild_index()?,
                Err(error) => return Err(error),
            }
        }
        self.read(|conn| self.look(conn, query, false, &mut f))
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
    let mut plan = Plan::new(view, query)?;
    plan.choose_index(view.conn)?;
    let total = match &cursor {
        Some(cursor) => cursor.total,
        None => plan.count(view)?,
    };
    let mut found = Vec::new();
    for range in ranges(&plan, cursor.as_ref())? {
        let room = limit + 1 - found.len();
        read_range(view, &plan, &range, room, &mut found)?;
        if found.len() > limit {
            break;
        }
    }
    let more = found.len() > limit;
    found.truncate(limit);
    let next = match found.last() {
        Some(last) if more => Some(last.cursor(query, total).encode()?),
        _ => None,
    };
    let rows = found.into_iter().map(|f| f.record).collect();
    Ok(Page { total, rows, next })
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
    let Some(cursor) = cursor else {
        return Ok(vec![Range {
            sql: String::new(),
            parameters: Vec::new(),
        }]);
    };
    if plan.newest {
        let n = if plan.phrase.is_some() {
            "f.rowid"
        } else {
            "r._n"
        };
        let parameters = vec![Sql::Integer(cursor.row)];
        return Ok(vec![Range {
            sql: format!(" AND {n} < ?"),
            parameters,
        }]);
    }
    if cursor.keys.len() != plan.keys.len() {
        return Err(Error::usage("翻页位置已失效，请从第一页重新开始"));
    }
    let values: Vec<Sql> = plan
        .keys
        .iter()
        .zip(&cursor.keys)
        .map(|(key, value)| key.value_of(value))
        .collect();
    Ok(ranges_after(&plan.keys, &values, cursor.row))
}

fn read_range(
    view: View<'_>,
    plan: &Plan<'_>,
    range: &Range,
    room: usize,
    found: &mut Vec<Found>,
) -> Result<()> {
    let (from, mut parameters) = plan.from();
    parameters.extend(range.parameters.iter().cloned());
    parameters.push(Sql::Integer(i64::try_from(room).unwrap_or(i64::MAX)));
    let keys: Vec<String> = plan
        .keys
        .iter()
        .map(|k| format!(", {}", k.expression("r.")))
        .collect();
    let sql = format!(
        "SELECT {}{}{from}{}{} LIMIT ?",
        plan.table.columns,
        keys.concat(),
        range.sql,
        order_by(&plan.keys, plan.newest, plan.phrase.is_some())
    );
    let mut sql = view.conn.prepare_cached(&sql)?;
    let mut rows = sql.query(params_from_iter(parameters))?;
    while let Some(row) = rows.next()? {
        let (n, record) = plan.table.record(row)?;
        let width = plan.table.width();
        let keys = (0..plan.keys.len())
            .map(|k| row.get(width + k))
            .collect::<Result<_, _>>()?;
        found.push(Found { n, keys, record });
    }
    Ok(())
}
