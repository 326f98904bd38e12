//! `custom.change`: another title, order or width for an own ledger, or further columns.

use super::LedgerDefinition;
use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::Source;
use serde::Deserialize;
use ts_rs::TS;

/// Which ledger, and what it becomes.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The ledger.
    pub ledger: String,
    /// The whole of it; every column that it has must be there.
    pub definition: LedgerDefinition,
}

/// What it has become.
pub type Response = LedgerDefinition;

/// Runs the command.
///
/// # Errors
/// `usage` where a column is missing or has become another kind, else as for `custom.create`.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let before = super::own(desk, &request.ledger)?;
    let label = format!("修改台账“{}”的栏目", before.definition.title);
    let committed = desk.transact(&label, Source::User, |tx| {
        tx.redefine(&request.ledger, request.definition.into())
    })?;
    let definition = committed.value.definition.clone().into();
    let mut done = Done::wrote(committed, definition);
    // What a page shows of its records has changed too.
    done.touched.push(request.ledger);
    Ok(done)
}
