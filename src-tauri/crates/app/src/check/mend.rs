//! `check.mend`: mends what a check says can be mended, and nothing else.

use crate::command::Done;
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What was done, and how it stands now.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "Mended")]
pub struct Response {
    /// What was done, in words.
    pub done: Vec<String>,
    /// All is well now.
    pub ok: bool,
    /// What a check says afterwards.
    pub report: super::run::Response,
}

/// Runs the command.
///
/// # Errors
/// Fails where the ledger cannot be read or written.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let done = desk.ledger.mend()?;
    let report = super::run::report(desk)?;
    let touched = crate::place::every_ledger(desk);
    let ok = report.ok;
    Ok(Done {
        value: Response { done, ok, report },
        touched,
    })
}
