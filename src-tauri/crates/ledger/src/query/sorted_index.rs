//! Indexes made when somebody first sorts or filters a big ledger by a column.

use super::Query;
use super::plan::{Plan, View};
use crate::error::Result;
use crate::store::Ledger;
use crate::transact::read_kept;
use rusqlite::{Connection, OptionalExtension};

/// A smaller ledger is sorted faster than an index is kept.
const BIG: i64 = 20_000;
/// Indexes of one ledger at most: each costs a little at every write. The oldest makes room.
const KEPT: usize = 8;

impl Plan<'_> {
    /// Uses the index that serves this query, where it is there.
    pub(super) fn choose_index(&mut self, conn: &Connection) -> Result<()> {
        if self.wants_index() {
            let name = self.index_name();
            self.index = exists(conn, &name)?.then_some(name);
        }
        Ok(())
    }

    /// A search finds its rows by itself, and so does an id.
    fn wants_index(&self) -> bool {
        let ordered = !self.keys.is_empty() && !self.newest;
        let by_id = self.equal.iter().any(|name| name == "_id");
        !self.trashed && self.phrase.is_none() && !by_id && (ordered || !self.equal.is_empty())
    }

    fn index_name(&self) -> String {
        let equal = self.equal.iter().map(|name| format!("__{name}"));
        let keys = self.keys.iter().map(|key| {
            let direction = if key.descending { "d" } else { "a" };
            format!("__{}_{direction}", key.name)
        });
        let parts: String = equal.chain(keys).collect();
        format!("s_{}{parts}", self.table.ledger())
    }

    fn index_sql(&self) -> String {
        let equal = self.equal.iter().map(|name| format!("\"{name}\""));
        let keys = self
            .keys
            .iter()
            .map(|k| format!("{}{}", k.expression(""), k.direction()));
        let parts: Vec<String> = equal.chain(keys).collect();
        format!(
            "CREATE INDEX IF NOT EXISTS \"{}\" ON \"{}\"({}) WHERE _deleted IS NULL",
            self.index_name(),
            self.table.name,
            parts.join(", ")
        )
    }
}

impl Ledger {
    /// Makes the index that a query on a big ledger lacks. While somebody writes, the query does
    /// without.
    pub(super) fn ensure_index(&self, query: &Query) -> Result<()> {
        let table = self.table(&query.ledger)?;
        let missing = self.read(|conn| {
            let kept = read_kept(conn, table)?;
            if kept.live < BIG {
                return Ok(None);
            }
            let view = View {
                ledger: self,
                conn,
                indexed: query.search.is_some(),
                kept: (kept.live, kept.trashed),
            };
            let plan = Plan::new(view, query)?;
            if !plan.wants_index() || exists(conn, &plan.index_name())? {
                return Ok(None);
            }
            Ok(Some(plan.index_sql()))
        })?;
        if let (Some(sql), Some(writer)) = (missing, self.idle_writer()) {
            make_room(&writer, &format!("s_{}__", table.ledger()))?;
            writer.execute_batch(&sql)?;
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

fn exists(conn: &Connection, name: &str) -> Result<bool> {
    let mut sql = conn.prepare_cached("SELECT 1 FROM main.sqlite_schema WHERE name = ?1")?;
    Ok(sql.query_row([name], |_| Ok(())).optional()?.is_some())
}
