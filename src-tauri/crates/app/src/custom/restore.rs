//! `custom.restore`: takes an own ledger out of the trash, with the records that went there with it.

use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::Source;
use serde::Deserialize;
use ts_rs::TS;

/// Which ledger.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The record that defines it.
    pub id: String,
}

/// Its name in code.
pub type Response = String;

/// Runs the command.
///
/// # Errors
/// `invalid` where its title has been taken meanwhile; `not_found` where there is no such ledger.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let committed = desk.transact("恢复停用的台账", Source::User, |tx| {
        tx.take_back(&request.id)
    })?;
    let ledger = committed.value.ledger.clone();
    Ok(Done::wrote(committed, ledger))
}
