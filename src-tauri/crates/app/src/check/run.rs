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
#[derive(Debug, Serialize, TS)]
pub struct CheckItem {
    /// What.
    pub name: String,
    /// Is it well?
    pub ok: bool,
    /// In words, with what to do.
    pub message: String,
}

/// Runs the command.
///
/// # Errors
/// Fails where the ledger cannot be read at all.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let report = desk.ledger.check()?;
    let items = report
        .items
        .into_iter()
        .map(|i| CheckItem {
            name: i.name,
            ok: i.ok,
            message: i.message,
        })
        .collect();
    Ok(Response {
        ok: report.ok,
        items,
    }
    .into())
}
