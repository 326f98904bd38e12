use crate::error::Result;
use crate::store::Ledger;
use crate::transact::{Source, Tx};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

/// What kind of step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Something was done.
    Do,
    /// A step was undone.
    Undo,
    /// An undone step was done again.
    Redo,
    /// Personal data was forgotten, which is never undone.
    Forget,
}

/// A step of the change log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepInfo {
    /// Its number.
    pub step: i64,
    /// What was done, for example 导入任务表.
    pub label: String,
    /// Ledgers that it changed.
    pub touched: Vec<String>,
    /// When, RFC 3339.
    pub at: String,
    /// Who did it.
    pub who: String,
    /// How many records it changed.
    pub count: u64,
    /// Where it came from.
    pub source: Source,
    /// What kind of step it is.
    pub kind: StepKind,
    /// True where it has been undone.
    pub undone: bool,
}

const COLUMNS: &str =
    "SELECT step, label, touched, at, who, count, source, kind, undone FROM main.step";

impl Ledger {
    /// The newest steps, the newest first.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn steps(&self, limit: usize) -> Result<Vec<StepInfo>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.read(|conn| {
            let mut sql = conn.prepare_cached(&format!("{COLUMNS} ORDER BY step DESC LIMIT ?1"))?;
            Ok(sql.query_map([limit], info)?.collect::<Result<_, _>>()?)
        })
    }

    /// The step that [`Ledger::undo`] would undo.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn undoable(&self) -> Result<Option<StepInfo>> {
        self.read(to_undo)
    }

    /// The step that [`Ledger::redo`] would do again.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn redoable(&self) -> Result<Option<StepInfo>> {
        self.read(to_redo)
    }
}

/// A step is undone newest first. `undone` is 1 while it can be done again, 2 when never more.
pub(super) fn to_undo(conn: &Connection) -> Result<Option<StepInfo>> {
    one(
        conn,
        "WHERE kind = 'do' AND undone = 0 ORDER BY step DESC LIMIT 1",
    )
}

pub(super) fn to_redo(conn: &Connection) -> Result<Option<StepInfo>> {
    one(
        conn,
        "WHERE kind = 'do' AND undone = 1 ORDER BY step LIMIT 1",
    )
}

impl Tx<'_> {
    /// Whoever does something new can no longer do again what was undone before.
    pub(crate) fn forget_undone(&mut self) -> Result<()> {
        self.sql("UPDATE step SET undone = 2 WHERE kind = 'do' AND undone = 1")
    }
}

fn one(conn: &Connection, condition: &str) -> Result<Option<StepInfo>> {
    let mut sql = conn.prepare_cached(&format!("{COLUMNS} {condition}"))?;
    Ok(sql.query_row([], info).optional()?)
}

fn info(row: &Row<'_>) -> Result<StepInfo, rusqlite::Error> {
    let touched: String = row.get(2)?;
    let (source, kind): (String, String) = (row.get(6)?, row.get(7)?);
    Ok(StepInfo {
        step: row.get(0)?,
        label: row.get(1)?,
        touched: touched
            .split(',')
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
            .collect(),
        at: row.get(3)?,
        who: row.get(4)?,
        count: u64::try_from(row.get::<_, i64>(5)?).unwrap_or(0),
        source: Source::parse(&source),
        kind: match kind.as_str() {
            "undo" => StepKind::Undo,
            "redo" => StepKind::Redo,
            "forget" => StepKind::Forget,
            _ => StepKind::Do,
        },
        undone: row.get::<_, i64>(8)? != 0,
    })
}
