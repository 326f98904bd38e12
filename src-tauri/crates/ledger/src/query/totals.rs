use super::Query;
use super::column::Column;
use super::plan::{Plan, View};
use crate::error::{Error, Result};
use crate::store::{Ledger, Table};
use rusqlite::params_from_iter;

/// By what records are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By<'a> {
    /// The value of a column.
    Value(&'a str),
    /// The year of a day.
    Year(&'a str),
}

/// Records that have the same values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// What they have in common, as text, in the order asked for; none where it is empty.
    pub values: Vec<Option<String>>,
    /// How many there are.
    pub count: u64,
    /// What the numbers of each field that was asked for come to; of a decimal in its smallest unit.
    pub sums: Vec<i64>,
}

impl By<'_> {
    fn name(&self) -> &str {
        match self {
            By::Value(name) | By::Year(name) => name,
        }
    }

    fn sql(&self, table: &Table) -> Result<String> {
        let column = Column::named(table, self.name())?.sql();
        Ok(match self {
            By::Value(_) => format!("CAST({column} AS TEXT)"),
            By::Year(_) => format!("substr({column}, 1, 4)"),
        })
    }
}

impl Ledger {
    /// Counts the records of a query by what they have in common, without reading any of them. The
    /// query's order, limit and cursor do not matter.
    ///
    /// # Errors
    /// Fails where the query does, or a column is not there.
    pub fn totals(&self, query: &Query, by: &[By<'_>], sums: &[&str]) -> Result<Vec<Total>> {
        let names: Vec<&str> = by
            .iter()
            .map(By::name)
            .chain(sums.iter().copied())
            .collect();
        let index = self.index_over(query, &names)?;
        self.view(query, |view| {
            totals_in(view, query, (by, sums), index.as_deref())
        })
    }
}

fn totals_in(
    view: View<'_>,
    query: &Query,
    (by, sums): (&[By<'_>], &[&str]),
    index: Option<&str>,
) -> Result<Vec<Total>> {
    let plan = Plan::new(view, query)?;
    let columns = by.iter().map(|by| by.sql(plan.table));
    let columns = columns.collect::<Result<Vec<String>>>()?;
    let added = sums.iter().map(|name| {
        let column = Column::named(plan.table, name)?;
        match column.is_number() {
            true => Ok(format!("COALESCE(SUM({}), 0)", column.sql())),
            false => Err(Error::usage(format!("“{name}”不是数字，不能相加"))),
        }
    });
    let added = added.collect::<Result<Vec<String>>>()?;
    let (from, parameters) = plan.from(index);
    let shown: Vec<&str> = columns.iter().chain(&added).map(String::as_str).collect();
    let group = match columns.is_empty() {
        true => String::new(),
        false => format!(" GROUP BY {}", columns.join(", ")),
    };
    let comma = if shown.is_empty() { "" } else { ", " };
    let sql = format!("SELECT count(*){comma}{}{from}{group}", shown.join(", "));
    let mut sql = view.conn.prepare_cached(&sql)?;
    let mut rows = sql.query(params_from_iter(parameters))?;
    let mut totals = Vec::new();
    while let Some(row) = rows.next()? {
        let count: i64 = row.get(0)?;
        let values = (1..=by.len()).map(|at| row.get(at));
        let sums = (by.len() + 1..=by.len() + sums.len()).map(|at| row.get(at));
        totals.push(Total {
            count: u64::try_from(count).unwrap_or(0),
            values: values.collect::<Result<_, _>>()?,
            sums: sums.collect::<Result<_, _>>()?,
        });
    }
    Ok(totals)
}
