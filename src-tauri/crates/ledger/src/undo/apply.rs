use super::steps::{StepInfo, to_redo, to_undo};
use crate::error::{Code, Error, Result};
use crate::record::Fields;
use crate::store::Table;
use crate::transact::log::{READ, fields, link};
use crate::transact::{DELETED, Delta, Present, Tx, filled};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value as Json;

/// Which way recorded values are applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Back,
    Forth,
}

/// Change rows read at a time: a step of a million records is undone in little memory.
const BATCH: i64 = 1_000;

impl Tx<'_> {
    /// Applies a step's recorded values, backwards or forwards.
    pub(super) fn turn(&mut self, expected: &StepInfo, way: Way) -> Result<StepInfo> {
        let found = next_step(self.conn(), way)?;
        let Some(step) = found.filter(|found| found.step == expected.step) else {
            return Err(conflict());
        };
        let (first, last): (i64, i64) = self.conn().query_row(
            "SELECT first, last FROM step WHERE step = ?1",
            [step.step],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )?;
        for (from, to) in batches(first, last, way) {
            let mut deltas = self.deltas(from, to)?;
            if way == Way::Back {
                deltas.reverse();
            }
            for delta in deltas {
                self.apply(delta, &step, way)?;
            }
        }
        let undone = i64::from(way == Way::Back);
        let mut sql = self
            .conn()
            .prepare_cached("UPDATE step SET undone = ?2 WHERE step = ?1")?;
        sql.execute([step.step, undone])?;
        Ok(step)
    }

    fn deltas(&self, from: i64, to: i64) -> Result<Vec<Delta>> {
        let mut sql = self.conn().prepare_cached(READ)?;
        let mut rows = sql.query([from, to])?;
        let mut deltas = Vec::new();
        while let Some(row) = rows.next()? {
            let link = link(row)?;
            deltas.push(Delta {
                ledger: link.ledger.to_owned(),
                record: link.record.to_owned(),
                row: link.row,
                rev: link.rev,
                before: fields(link.before.map(str::to_owned))?,
                after: fields(link.after.map(str::to_owned))?,
            });
        }
        Ok(deltas)
    }

    fn apply(&mut self, delta: Delta, step: &StepInfo, way: Way) -> Result<()> {
        let held = self.table_of(&delta.ledger)?;
        let table = &*held;
        let present = self.find(table, &delta.record)?;
        let (from, to) = match way {
            Way::Back => (delta.after, delta.before),
            Way::Forth => (delta.before, delta.after),
        };
        match (present, from, to) {
            (Some(present), Some(from), None) if is_whole(&present, &from) => {
                self.remove(table, present)
            }
            (Some(present), Some(from), Some(to)) if shows(&present, &from) => {
                self.alter(table, present, to)
            }
            (None, None, Some(to)) => self.bring_back(table, &delta.record, delta.row, to, step),
            _ => Err(conflict()),
        }
    }

    /// Adds a record again that was once added under this id.
    fn bring_back(
        &mut self,
        table: &Table,
        id: &str,
        n: i64,
        mut fields: Fields,
        step: &StepInfo,
    ) -> Result<()> {
        let deleted = fields
            .remove(DELETED)
            .and_then(|d| d.as_str().map(str::to_owned));
        let values: Vec<Json> = table
            .schema
            .fields
            .iter()
            .map(|f| fields.remove(&f.name).unwrap_or(Json::Null))
            .collect();
        let rev: Option<i64> = self
            .conn()
            .prepare_cached("SELECT max(rev) FROM change WHERE record = ?1")?
            .query_row([id], |r| r.get(0))
            .optional()?
            .flatten();
        let birth = crate::transact::Birth {
            n,
            id,
            rev: rev.unwrap_or(0) + 1,
            created: &step.at,
            deleted: deleted.as_deref(),
        };
        self.insert(table, &birth, &values)
    }
}

/// The step whose turn it is.
pub(super) fn next_step(conn: &Connection, way: Way) -> Result<Option<StepInfo>> {
    match way {
        Way::Back => to_undo(conn),
        Way::Forth => to_redo(conn),
    }
}

/// Numbers in batches, in the order in which they are applied.
fn batches(first: i64, last: i64, way: Way) -> impl Iterator<Item = (i64, i64)> {
    let count = (last - first) / BATCH + 1;
    (0..count).map(move |at| {
        let at = if way == Way::Back { count - 1 - at } else { at };
        let from = first + at * BATCH;
        (from, last.min(from + BATCH - 1))
    })
}

/// True where the record holds these values, and no others.
fn is_whole(present: &Present, values: &Fields) -> bool {
    let record = &present.record;
    let held = filled(&record.fields, record.deleted.clone());
    held.len() == values.len() && shows(present, values)
}

/// True where the record holds these values.
fn shows(present: &Present, values: &Fields) -> bool {
    values.iter().all(|(name, value)| match name.as_str() {
        DELETED => present.record.deleted.as_deref() == value.as_str(),
        _ => present.record.fields.get(name) == Some(value),
    })
}

fn conflict() -> Error {
    Error::new(
        Code::Conflict,
        "之后有记录又被改动过，不能直接撤销或重做，请查看修改历史后手工调整",
    )
}
