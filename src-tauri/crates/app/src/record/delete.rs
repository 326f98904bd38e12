//! `record.delete`: puts records into the trash, as one step.

use crate::backup;
use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::{Reason, Source};
use serde::Deserialize;
use ts_rs::TS;

/// Which records.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The ledger.
    pub ledger: String,
    /// The records.
    pub ids: Vec<String>,
}

/// How many.
pub type Response = usize;

/// Runs the command.
///
/// # Errors
/// `not_found` where a record is not there; then none is deleted.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let title = super::writable(desk, &request.ledger)?.title;
    let count = request.ids.len();
    backup::before(desk, count as u64, Reason::Mass)?;
    let committed = desk.transact(&format!("删除{title} {count} 条"), Source::User, |tx| {
        request
            .ids
            .iter()
            .try_for_each(|id| tx.trash(&request.ledger, id))
    })?;
    Ok(Done::wrote(committed, count))
}
