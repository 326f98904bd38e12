//! Indexes made when somebody first sorts or filters a big ledger by a column.

use super::order::Key;
use super::plan::{Fixed, Plan, View};
use super::{Filter, Query};
use crate::error::Result;
use crate::store::{Ledger, Table};
use crate::transact::read_kept;
use rusqlite::{Connection, OptionalExtension};

/// A smaller ledger is sorted faster than an index is kept.
const BIG: i64 = 20_000;
/// Indexes of one ledger at most: each costs a little at every write. The oldest makes room.
const KEPT: usize = 16;

/// So few rows are sorted at once, whichever way they were found.
const FEW: u64 = 5_000;

impl Plan<'_> {
    /// The index through which a page is read: the one in its order, unless the filters find a
    /// handful of rows by themselves.
    pub(super) fn index_to_read(&self, conn: &Connection, total: u64) -> Result<Option<String>> {
        if self.sorts_hits() {
            return existing(conn, self.index_of_hits());
        }
        if !self.wants_index() {
            return Ok(None);
        }
        if total <= FEW && self.by_text {
            return Ok(None);
        }
        if total <= FEW
            && !self.ranged.is_empty()
            && let Some(index) = self.index_to_count(conn)?
        {
            return Ok(Some(index));
        }
        existing(conn, self.index_name(&self.equal, &self.keys))
    }

    /// The index through which rows are counted.
    pub(super) fn index_to_count(&self, conn: &Connection) -> Result<Option<String>> {
        if self.judges_hits() {
            return existing(conn, self.index_of_hits());
        }
        if !self.may_use_index() || self.by_text {
            return Ok(None);
        }
        match self.ranged.as_slice() {
            [] if self.equal.is_empty() => Ok(None),
            [] => existing(conn, self.index_name(&self.equal, &self.keys)),
            // Behind its equal columns the index of the order begins with the range's own.
            [key] if self.begins_with(key) => {
                existing(conn, self.index_name(&self.equal, &self.keys))
            }
            [key] => existing(
                conn,
                self.index_name(&self.equal, std::slice::from_ref(key)),
            ),
            _ => Ok(None),
        }
    }

    /// True where the order begins with a range's column, the way that the range runs.
    fn begins_with(&self, range: &Key) -> bool {
        let first = self.keys.first();
        first.is_some_and(|first| first.name == range.name && !first.descending)
    }

    /// A search finds its rows by itself, and so does an id; the trash is small.
    fn may_use_index(&self) -> bool {
        let by_id = self.equal.iter().any(|fixed| fixed.name == "_id");
        !self.trashed && self.phrase.is_none() && !by_id
    }

    /// True where the full-text index finds rows, and filters choose among them, or an order is
    /// made of them: what these look at is kept together by row, or each of a hundred thousand hits
    /// would be read whole.
    fn judges_hits(&self) -> bool {
        let found = self.phrase.is_some() || self.by_text;
        found && !self.trashed && !self.looked_at().is_empty() && !self.filtered.contains(&"_id")
    }

    /// True where the hits of a search are put in an order: only their numbers are, and of these the
    /// first are read.
    pub(super) fn sorts_hits(&self) -> bool {
        self.phrase.is_some() && !self.newest && !self.keys.is_empty() && self.judges_hits()
    }

    /// The columns of filters and order.
    fn looked_at(&self) -> Vec<&str> {
        let keys = self.keys.iter().map(|key| key.name.as_str());
        let mut columns: Vec<&str> = self.filtered.iter().copied().chain(keys).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    fn index_of_hits(&self) -> String {
        let columns = self.looked_at().join("__");
        format!("s_{}__beside_{columns}", self.table.ledger())
    }

    fn hits_sql(&self) -> String {
        let columns = self.looked_at().into_iter();
        let columns: Vec<String> = columns.map(|name| format!("\"{name}\"")).collect();
        format!(
            "CREATE INDEX IF NOT EXISTS \"{}\" ON \"{}\"(_n, {}, _deleted) WHERE _deleted IS NULL",
            self.index_of_hits(),
            self.table.name,
            columns.join(", ")
        )
    }

    fn wants_index(&self) -> bool {
        self.may_use_index() && !self.newest && !(self.keys.is_empty() && self.equal.is_empty())
    }

    /// Name and definition of the indexes that would serve.
    fn wanted(&self) -> Vec<(String, String)> {
        let mut wanted = Vec::new();
        if self.judges_hits() {
            wanted.push((self.index_of_hits(), self.hits_sql()));
        }
        if self.wants_index() {
            wanted.push((
                self.index_name(&self.equal, &self.keys),
                self.index_sql(&self.equal, &self.keys),
            ));
        }
        if let [key] = self.ranged.as_slice()
            && self.may_use_index()
            && !self.begins_with(key)
        {
            let key = std::slice::from_ref(key);
            wanted.push((
                self.index_name(&self.equal, key),
                self.index_sql(&self.equal, key),
            ));
        }
        wanted
    }

    fn index_name(&self, equal: &[Fixed], keys: &[Key]) -> String {
        let equal = equal.iter().map(|Fixed { name, empty }| match empty {
            true => format!("__!{name}"),
            false => format!("__{name}"),
        });
        let keys = keys.iter().map(|key| {
            let direction = if key.descending { "d" } else { "a" };
            format!("__{}_{direction}", key.name)
        });
        let parts: String = equal.chain(keys).collect();
        format!("s_{}{parts}", self.table.ledger())
    }

    fn index_sql(&self, equal: &[Fixed], keys: &[Key]) -> String {
        let columns = equal.iter().map(|Fixed { name, empty }| match empty {
            true => format!("COALESCE(\"{name}\", x'')"),
            false => format!("\"{name}\""),
        });
        let sorted = keys
            .iter()
            .map(|k| format!("{}{}", k.expression(""), k.direction()));
        let parts: Vec<String> = columns.chain(sorted).collect();
        format!(
            "CREATE INDEX IF NOT EXISTS \"{}\" ON \"{}\"({}) WHERE _deleted IS NULL",
            self.index_name(equal, keys),
            self.table.name,
            parts.join(", ")
        )
    }
}

impl Ledger {
    /// Makes the indexes that a query on a big ledger lacks. While somebody writes, the query
    /// does without.
    pub(super) fn ensure_index(&self, query: &Query) -> Result<()> {
        let table = self.table(&query.ledger)?;
        let missing = self.read(|conn| {
            let kept = read_kept(conn, table)?;
            if kept.live < BIG {
                return Ok(Vec::new());
            }
            let view = View {
                ledger: self,
                conn,
                indexed: query.search.is_some(),
                kept: (kept.live, kept.trashed),
            };
            let mut missing = Vec::new();
            for (name, sql) in Plan::new(view, query)?.wanted() {
                if existing(conn, name)?.is_none() {
                    missing.push(sql);
                }
            }
            Ok(missing)
        })?;
        self.make_indexes(table, &missing)
    }

    /// The index that holds all columns of a count, so that no record is read; none where the ledger
    /// is small, or somebody writes and it is not there yet.
    pub(super) fn index_over(&self, query: &Query, columns: &[&str]) -> Result<Option<String>> {
        let table = self.table(&query.ledger)?;
        let over = format!("s_{}__over_{}", table.ledger(), columns.join("__"));
        let known = |conn: &Connection| existing(conn, over.clone());
        let small = self.read(|conn| Ok(read_kept(conn, table)?.live < BIG))?;
        let within = |filter: &Filter| columns.contains(&filter.field.as_str());
        let narrowed = !query.filters.iter().all(within) || query.search.is_some();
        if small || narrowed || columns.is_empty() || query.trashed {
            return Ok(None);
        }
        if let Some(found) = self.read(known)? {
            return Ok(Some(found));
        }
        for name in columns {
            super::column::Column::named(table, name)?;
        }
        let named: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
        let sql = format!(
            "CREATE INDEX IF NOT EXISTS \"{over}\" ON \"{}\"({}) WHERE _deleted IS NULL",
            table.name,
            named.join(", ")
        );
        self.make_indexes(table, &[sql])?;
        self.read(known)
    }

    /// Makes indexes unless somebody writes.
    fn make_indexes(&self, table: &Table, missing: &[String]) -> Result<()> {
        if missing.is_empty() {
            return Ok(());
        }
        let Some(writer) = self.idle_writer() else {
            return Ok(());
        };
        for sql in missing {
            make_room(&writer, &format!("s_{}__", table.ledger()))?;
            writer.execute_batch(sql)?;
        }
        Ok(())
    }
}

fn make_room(conn: &Connection, prefix: &str) -> Result<()> {
    let mut sql = conn.prepare_cached(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND instr(name, ?1) = 1 ORDER BY rowid",
    )?;
    let names = sql
        .query_map([prefix], |r| r.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    let spare = (names.len() + 1).saturating_sub(KEPT);
    for name in names.into_iter().take(spare) {
        conn.execute_batch(&format!("DROP INDEX IF EXISTS \"{name}\""))?;
    }
    Ok(())
}

/// The name, where there is such an index.
fn existing(conn: &Connection, name: String) -> Result<Option<String>> {
    let mut sql = conn.prepare_cached("SELECT 1 FROM main.sqlite_schema WHERE name = ?1")?;
    let found = sql.query_row([&name], |_| Ok(())).optional()?;
    Ok(found.map(|()| name))
}
