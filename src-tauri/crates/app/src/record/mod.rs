//! Records of any ledger: list, show, reveal, add, set, delete, restore, history.

pub mod add;
pub mod check;
mod complete;
pub mod delete;
pub mod history;
pub mod list;
mod reference;
pub mod restore;
pub mod reveal;
pub mod set;
pub mod show;
mod typed;

use crate::{Desk, Error, Result};
use minglu_ledger::Record;
use minglu_ledger::schema::Schema;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

pub(crate) use complete::complete;
pub(crate) use reference::{Named, resolve};
pub(crate) use typed::typed;

/// A record as hosts see it: flat, `id` first, then the schema's fields.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(type = "{ id: string } & Record<string, unknown>")]
#[serde(transparent)]
pub struct Row(pub Value);

impl Row {
    /// A record on its way out: the one door, at which personal data is masked. `record.reveal`
    /// alone hands it out in clear.
    pub(crate) fn of(schema: &Schema, mut record: Record) -> Row {
        schema.mask(&mut record.fields, &[]);
        Row(record.to_row())
    }
}

/// The schema of a ledger into which tables are read: verdicts of a review too, which are written
/// the way that `review.set` writes them.
///
/// # Errors
/// As for [`writable`].
pub(crate) fn importable(desk: &Desk, ledger: &str) -> Result<Schema> {
    match ledger {
        crate::review::ITEMS => Ok(desk.ledger.schema(ledger)?.clone()),
        _ => writable(desk, ledger),
    }
}

/// The schema of a ledger that people write into as they like.
///
/// # Errors
/// `not_found` where there is no such ledger; `usage` where it is written by commands of its own.
pub(crate) fn writable(desk: &Desk, ledger: &str) -> Result<Schema> {
    let schema = desk.ledger.schema(ledger)?.clone();
    if schema.program {
        let message = format!("“{}”由程序登记，不能直接录入、修改或删除", schema.title);
        return Err(Error::usage(message));
    }
    if desk.ledger.is_put_away(ledger) {
        let message = format!("台账“{}”已停用，请先恢复它再录入", schema.title);
        return Err(Error::new("conflict", message));
    }
    Ok(schema)
}
