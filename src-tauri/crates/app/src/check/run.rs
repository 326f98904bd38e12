//! `check.run`: verifies the database, the chain of the change log, the records and the files.

use crate::command::Done;
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What was found.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "CheckReport")]
pub struct Response {
    /// All is well.
    pub ok: bool,
    /// Each thing that was looked at.
    pub items: Vec<CheckItem>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckItem {
    /// What.
    pub name: String,
    /// Is it well?
    pub ok: bool,
    /// In words, with what to do.
    pub message: String,
    /// What `check.mend` would do about it.
    pub mend: Option<String>,
}

impl From<minglu_ledger::CheckItem> for CheckItem {
    fn from(item: minglu_ledger::CheckItem) -> CheckItem {
        let minglu_ledger::CheckItem {
            name,
            ok,
            message,
            mend,
        } = item;
        CheckItem {
            name,
            ok,
            message,
            mend,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// Fails where the ledger cannot be read at all.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    Ok(report(desk)?.into())
}

pub(super) fn report(desk: &Desk) -> Result<Response> {
    let report = desk.ledger.check()?;
    Ok(Response {
        ok: report.ok,
        items: report.items.into_iter().map(CheckItem::from).collect(),
    })
}
