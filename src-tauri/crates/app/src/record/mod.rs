//! Records of any ledger: list, show, add, set, delete, restore, history.

pub mod add;
mod complete;
pub mod delete;
pub mod history;
pub mod list;
mod reference;
pub mod restore;
pub mod set;
pub mod show;
mod typed;

use minglu_ledger::Record;
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

impl From<&Record> for Row {
    fn from(record: &Record) -> Row {
        Row(record.to_row())
    }
}
