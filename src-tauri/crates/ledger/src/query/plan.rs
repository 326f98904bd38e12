use super::filter::{Clause, Way, clause};
use super::order::{Key, keys, order_by};
use super::{Query, column::Column};
use crate::error::Result;
use crate::search::{phrase, wanted};
use crate::store::{Ledger, Table};
use rusqlite::Connection;
use rusqlite::types::Value as Sql;

/// Through which eyes a query looks.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) ledger: &'a Ledger,
    pub(crate) conn: &'a Connection,
    /// True where the connection has the search index and it is in step. A transaction's own
    /// writes are in no index yet: it compares texts one by one.
    pub(crate) indexed: bool,
    /// Live and trashed records, as this view knows them.
    pub(crate) kept: (i64, i64),
}

/// A query made ready for SQL.
pub(super) struct Plan<'a> {
    pub(super) table: &'a Table,
    pub(super) trashed: bool,
    /// The full-text phrase by which rows are found, where the index serves.
    pub(super) phrase: Option<String>,
    pub(super) clauses: Vec<Clause>,
    pub(super) keys: Vec<Key>,
    /// What an index may begin with: columns with an equality filter, and those that must be empty.
    pub(super) equal: Vec<Fixed>,
    /// Newest first by row number: a search without a sort.
    pub(super) newest: bool,
    /// Columns with a range filter.
    pub(super) ranged: Vec<Key>,
    /// True where the full-text index finds the rows of a filter.
    pub(super) by_text: bool,
    /// Columns that the filters look at.
    pub(super) filtered: Vec<&'a str>,
    /// Ends of ranges of the first sort column where that runs downwards: said of its own sort key
    /// too, so that the index of the order need not be read from the top.
    pub(super) ends: Vec<(&'static str, Sql)>,
}

/// A column that has one value in all rows.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fixed {
    pub(super) name: String,
    /// It is empty.
    pub(super) empty: bool,
}

impl<'a> Plan<'a> {
    pub(super) fn new(view: View<'a>, query: &Query) -> Result<Plan<'a>> {
        let table = view.ledger.table(&query.ledger)?;
        let mut plan = Plan {
            table,
            trashed: query.trashed,
            phrase: None,
            clauses: Vec::new(),
            keys: keys(table, query)?,
            equal: Vec::new(),
            newest: false,
            ranged: Vec::new(),
            by_text: false,
            filtered: Vec::new(),
            ends: Vec::new(),
        };
        for filter in &query.filters {
            let column = Column::named(table, &filter.field)?;
            plan.filtered.push(column.name());
            let clause = clause(view, table, column, filter, query.trashed)?;
            plan.note(&clause, column);
            plan.clauses.push(clause);
        }
        plan.equal.sort();
        plan.equal.dedup();
        plan.search(view, query)?;
        Ok(plan)
    }

    fn note(&mut self, clause: &Clause, column: Column<'_>) {
        let fixed = |empty| Fixed {
            name: column.name().to_owned(),
            empty,
        };
        let first = self.keys.first();
        if first.is_some_and(|first| first.descending && first.name == column.name()) {
            self.ends.extend(clause.end.clone());
        }
        match clause.way {
            Way::Look => {}
            Way::Equal => self.equal.push(fixed(false)),
            Way::Empty => self.equal.push(fixed(true)),
            Way::Text => self.by_text = true,
            Way::Range if self.ranged.iter().any(|key| key.name == column.name()) => {}
            Way::Range => self.ranged.push(Key::ascending(column)),
        }
    }

    fn search(&mut self, view: View<'_>, query: &Query) -> Result<()> {
        let text = wanted(query.search.as_deref().unwrap_or_default())?;
        if text.is_empty() {
            return Ok(());
        }
        self.newest = query.sort.is_empty();
        if self.newest {
            self.keys.clear();
        }
        if view.indexed && !query.trashed {
            self.phrase = phrase(&text);
        } else {
            self.clauses.push(every_field(self.table, text));
        }
        Ok(())
    }

    /// True where all rows of the ledger are asked for, in any order.
    pub(super) fn is_all(&self) -> bool {
        self.clauses.is_empty() && self.phrase.is_none()
    }

    /// The order of all rows.
    pub(super) fn order(&self) -> String {
        if self.newest {
            format!(" ORDER BY {} DESC", self.row_number())
        } else {
            order_by(&self.keys, 0)
        }
    }

    /// The ends of ranges, said of the first sort key. After a place of the order the upper ones
    /// hold by themselves, and SQLite would begin at them instead of at that place.
    pub(super) fn ends_after(&self, a_place: bool) -> (String, Vec<Sql>) {
        let Some(key) = self.keys.first().filter(|_| !self.newest) else {
            return (String::new(), Vec::new());
        };
        let ends = self.ends.iter();
        let ends = ends.filter(|(sign, _)| !(a_place && sign.starts_with('<')));
        let (sql, values): (Vec<String>, Vec<Sql>) = ends
            .map(|(sign, value)| {
                let sql = format!(" AND {} {sign} ?", key.expression("r."));
                (sql, value.clone())
            })
            .unzip();
        (sql.concat(), values)
    }

    /// The full-text index itself can run backwards; the joined column would be sorted.
    pub(super) fn row_number(&self) -> &'static str {
        if self.phrase.is_some() {
            "f.rowid"
        } else {
            "r._n"
        }
    }

    /// True for a search through the index and nothing else.
    pub(super) fn is_search_alone(&self) -> bool {
        self.newest && self.phrase.is_some() && self.clauses.is_empty()
    }

    /// `FROM … WHERE …` with its parameters, through an index where one is named.
    pub(super) fn from(&self, index: Option<&str>) -> (String, Vec<Sql>) {
        let table = &self.table.name;
        let index = index.map_or_else(String::new, |name| format!(" INDEXED BY \"{name}\""));
        let mut parameters = Vec::new();
        let mut sql = match &self.phrase {
            Some(phrase) => {
                parameters.push(Sql::Text(phrase.clone()));
                format!(
                    " FROM search.\"{}\" f CROSS JOIN main.\"{table}\" r{index} ON r._n = f.rowid \
                     WHERE f.t MATCH ?",
                    self.table.fts
                )
            }
            None => format!(" FROM main.\"{table}\" r{index} WHERE TRUE"),
        };
        sql.push_str(if self.trashed {
            " AND r._deleted IS NOT NULL"
        } else {
            " AND r._deleted IS NULL"
        });
        for clause in &self.clauses {
            sql.push_str(" AND ");
            sql.push_str(&clause.sql);
            parameters.extend(clause.parameters.iter().cloned());
        }
        (sql, parameters)
    }

    /// How many rows there are.
    pub(super) fn count(&self, view: View<'_>) -> Result<u64> {
        let (live, trashed) = view.kept;
        if self.is_all() {
            return Ok(u64::try_from(if self.trashed { trashed } else { live }).unwrap_or(0));
        }
        let (sql, parameters) = match &self.phrase {
            // The index holds live records only: their rows need not be read to be counted.
            Some(phrase) if self.clauses.is_empty() => (
                format!(" FROM search.\"{0}\" WHERE \"{0}\" MATCH ?", self.table.fts),
                vec![Sql::Text(phrase.clone())],
            ),
            _ => self.from(self.index_to_count(view.conn)?.as_deref()),
        };
        let mut sql = view.conn.prepare_cached(&format!("SELECT count(*){sql}"))?;
        let count: i64 = sql.query_row(rusqlite::params_from_iter(parameters), |r| r.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }
}

/// Compares the text of every field, where no index serves.
fn every_field(table: &Table, text: String) -> Clause {
    let columns: Vec<String> = table
        .schema
        .fields
        .iter()
        .map(|f| format!(", r.\"{}\"", f.name))
        .collect();
    Clause {
        sql: format!("any_holds({}, ?{})", table.at, columns.concat()),
        parameters: vec![Sql::Text(text)],
        way: Way::Look,
        end: None,
    }
}
