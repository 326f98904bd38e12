//! `letter.void`: makes a letter void, with the reason. Its number stays used: a series has no gaps.

use super::{LEDGER, standing};
use crate::command::Done;
use crate::record::Row;
use crate::{Desk, Error, Result};
use minglu_ledger::Source;
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// Which letter, and why.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The letter.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// The letter as stored.
pub type Response = Row;

/// Runs the command.
///
/// # Errors
/// `invalid` where no reason is given; `conflict` where it is void already.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let letter = standing(desk, &request.id)?;
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid("reason", "作废原因：必须填写"));
    }
    let label = format!("作废{}", letter.text("title").unwrap_or_default());
    let fields = [("state", json!("void")), ("reason", json!(reason))];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    let fields = fields.into_iter().collect();
    let committed = desk.transact(&label, Source::User, |tx| {
        tx.set(LEDGER, &request.id, &fields)?;
        tx.get(LEDGER, &request.id)
    })?;
    let row = Row::of(desk.ledger.schema(LEDGER)?, committed.value.clone());
    Ok(Done::wrote(committed, row))
}
