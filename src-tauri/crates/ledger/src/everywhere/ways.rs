use super::asked::Asked;
use crate::error::Result;
use crate::search::{label_sign, parts};
use crate::store::Table;
use minglu_rules::document::{DocNo, LooseNo};
use minglu_rules::initials::Initials;
use rusqlite::types::FromSql;
use rusqlite::{Connection, params};
use std::collections::HashSet;

/// Records that are counted by each way; whoever finds more looks for something else.
const MOST: usize = 1_000;
/// Records that are looked at to see whether they really hold a number, or initials.
const NUMBERS_LOOKED_AT: usize = 300;
const NAMES_LOOKED_AT: usize = 2_000;
/// Initials stand for so much that more of them are not even counted.
const MOST_INITIALS: usize = 100;

/// By which way a record is found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// It is called exactly so.
    Name,
    /// It holds the document number.
    Number,
    /// It holds the text.
    Text,
    /// Its name has these initials.
    Initials,
    /// A file that hangs on it holds the text.
    File,
}

/// The records that are found, each by its best way, the newest first within each.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<(Way, i64)>,
    /// True where there are more than were counted.
    pub(super) more: bool,
    seen: HashSet<i64>,
}

impl Rows {
    fn add(&mut self, way: Way, (found, more): (Vec<i64>, bool)) {
        self.more |= more;
        for n in found {
            if self.seen.insert(n) {
                self.rows.push((way, n));
            }
        }
    }
}

/// Everything that is found in a ledger.
pub(super) fn ways(conn: &Connection, table: &Table, asked: &Asked) -> Result<Rows> {
    let looking = Looking { conn, table };
    let mut rows = Rows::default();
    rows.add(Way::Name, looking.named(&asked.text)?);
    if let Some((number, query)) = &asked.number {
        rows.add(Way::Number, looking.numbered(number, query)?);
    }
    rows.add(Way::Text, looking.matching(&asked.phrase, MOST)?);
    if let Some((initials, query)) = &asked.initials {
        rows.add(Way::Initials, looking.abbreviated(initials, query)?);
    }
    if table.has_files() {
        rows.add(Way::File, looking.holding(&asked.in_files())?);
    }
    Ok(rows)
}

struct Looking<'a> {
    conn: &'a Connection,
    table: &'a Table,
}

impl Looking<'_> {
    fn named(&self, text: &str) -> Result<(Vec<i64>, bool)> {
        self.matching(&format!("\"{}\"", label_sign(text)), MOST)
    }

    fn numbered(&self, number: &LooseNo, query: &str) -> Result<(Vec<i64>, bool)> {
        if number.agency.is_empty() {
            return self.matching(query, MOST);
        }
        // The agency may stand elsewhere in the record than the serial.
        let (mut found, more) = self.matching(query, NUMBERS_LOOKED_AT)?;
        let columns: Vec<usize> = (0..self.table.schema.fields.len()).collect();
        let mut texts = Texts::new(self, &columns)?;
        let is_like = |text: &str| DocNo::all_in(text).iter().any(|no| no.is_like(number));
        retain(&mut found, NUMBERS_LOOKED_AT, |n| texts.any(n, is_like))?;
        Ok((found, more))
    }

    fn abbreviated(&self, initials: &Initials, query: &str) -> Result<(Vec<i64>, bool)> {
        let fts = &self.table.initials;
        let (mut found, more) = self.rows(&in_index(fts), query, NAMES_LOOKED_AT)?;
        let fields = self.table.schema.fields.iter().enumerate();
        let columns = fields.filter(|(_, field)| self.table.named_by(field));
        let columns: Vec<usize> = columns.map(|(at, _)| at).collect();
        let mut texts = Texts::new(self, &columns)?;
        retain(&mut found, MOST_INITIALS, |n| {
            texts.any(n, |text| initials.find(text).is_some())
        })?;
        let more = more || found.len() > MOST_INITIALS;
        found.truncate(MOST_INITIALS);
        Ok((found, more))
    }

    fn holding(&self, query: &str) -> Result<(Vec<i64>, bool)> {
        let sql = format!(
            "SELECT DISTINCT h.n FROM search.words w
               JOIN search.file f ON f.n = w.rowid
               JOIN search.held h ON h.digest = f.digest AND h.ledger = '{}'
             WHERE w.t MATCH ?1 ORDER BY h.n DESC LIMIT ?2",
            self.table.ledger()
        );
        self.rows(&sql, query, MOST)
    }

    fn matching(&self, query: &str, most: usize) -> Result<(Vec<i64>, bool)> {
        self.rows(&in_index(&self.table.fts), query, most)
    }

    /// At most so many numbers of rows, and whether there are more.
    fn rows(&self, sql: &str, query: &str, most: usize) -> Result<(Vec<i64>, bool)> {
        let mut sql = self.conn.prepare_cached(sql)?;
        let limit = i64::try_from(most + 1).unwrap_or(i64::MAX);
        let mut found = all(sql.query(params![query, limit])?)?;
        let more = found.len() > most;
        found.truncate(most);
        Ok((found, more))
    }
}

/// The newest first: the index runs backwards, and stops where there are enough.
fn in_index(fts: &str) -> String {
    format!(
        "SELECT rowid FROM search.\"{0}\" WHERE \"{0}\" MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
        fts
    )
}

fn all<T: FromSql>(mut rows: rusqlite::Rows<'_>) -> Result<Vec<T>> {
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(row.get(0)?);
    }
    Ok(all)
}

/// Keeps those that qualify, and looks at no more of them once there are one too many.
fn retain(
    found: &mut Vec<i64>,
    most: usize,
    mut keep: impl FnMut(i64) -> Result<bool>,
) -> Result<()> {
    let mut kept = Vec::new();
    for n in found.drain(..) {
        if keep(n)? {
            kept.push(n);
        }
        if kept.len() > most {
            break;
        }
    }
    *found = kept;
    Ok(())
}

/// What people read in some columns of a row.
struct Texts<'a> {
    table: &'a Table,
    columns: &'a [usize],
    sql: rusqlite::CachedStatement<'a>,
}

impl<'a> Texts<'a> {
    fn new(looking: &Looking<'a>, columns: &'a [usize]) -> Result<Texts<'a>> {
        let table = looking.table;
        let names = columns.iter().filter_map(|at| table.schema.fields.get(*at));
        let names: Vec<String> = names.map(|f| format!("\"{}\"", f.name)).collect();
        let sql = looking.conn.prepare_cached(&format!(
            "SELECT {} FROM main.\"{}\" WHERE _n = ?1 AND _deleted IS NULL",
            names.join(","),
            table.name
        ))?;
        Ok(Texts {
            table,
            columns,
            sql,
        })
    }

    fn any(&mut self, n: i64, holds: impl Fn(&str) -> bool) -> Result<bool> {
        let mut rows = self.sql.query([n])?;
        let Some(row) = rows.next()? else {
            return Ok(false);
        };
        for (place, at) in self.columns.iter().enumerate() {
            let field = self.table.field(*at)?;
            let value = crate::value::from_column(&field.kind, row.get_ref(place)?)?;
            if parts(field, &value).any(|part| holds(&part)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
