//! `draft.list`: the unsaved text of an earlier session.

use crate::command::Done;
use crate::{Desk, Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// Everything that was not saved.
#[derive(Serialize, TS)]
#[ts(rename = "Drafts")]
pub struct Response {
    /// Text by the name of its place.
    pub drafts: BTreeMap<String, String>,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let kept = desk.ledger.recall(super::KEPT)?;
    let drafts = kept.map(serde_json::from_value).transpose();
    let drafts = drafts.map_err(|_| Error::new("damaged", "暂存的文字不可读"))?;
    Ok(Response {
        drafts: drafts.unwrap_or_default(),
    }
    .into())
}
