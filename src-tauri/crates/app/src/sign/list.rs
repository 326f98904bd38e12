//! `sign.list`: what was said to a record, the newest first.

use super::{LEDGER, SignOff};
use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::{Op, Query};
use serde_json::json;

/// Which record: the shape of `record.show`.
pub type Request = crate::record::show::Request;
/// Everything that was said to it.
pub type Response = Vec<SignOff>;

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such record.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let record = desk.ledger.get(&request.ledger, &request.id)?;
    let query = Query::of(LEDGER)
        .with("ledger", Op::Eq, json!(request.ledger))
        .with("record", Op::Eq, json!(request.id));
    let mut kept = Vec::new();
    desk.ledger.each(&query, |one| {
        kept.push(one);
        Ok(())
    })?;
    kept.sort_by(|a, b| b.created.cmp(&a.created));
    let signs: Vec<SignOff> = kept
        .iter()
        .map(|one| SignOff::of(one, record.rev))
        .collect();
    Ok(signs.into())
}
