//! `draft.keep`: remembers all unsaved text, in place of what was remembered before.

use crate::command::Done;
use crate::{Desk, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Everything that is not saved.
#[derive(Deserialize, TS)]
pub struct Request {
    /// Text by the name of its place.
    pub drafts: BTreeMap<String, String>,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command. It is no step: nothing of it is in the history.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let kept = match request.drafts.is_empty() {
        true => Value::Null,
        false => json!(request.drafts),
    };
    desk.ledger.remember(super::KEPT, &kept)?;
    Ok(().into())
}
