//! `notice.kept`: the draft that was being mended when the page or the program was left.

use super::keep::KEPT;
use crate::command::Done;
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The draft.
#[derive(Serialize, TS)]
#[ts(rename = "NoticeKept")]
pub struct Response {
    /// As the page handed it over; null where none is kept.
    #[ts(type = "unknown")]
    pub draft: Value,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let draft = desk.ledger.recall(KEPT)?.unwrap_or_default();
    Ok(Response { draft }.into())
}
