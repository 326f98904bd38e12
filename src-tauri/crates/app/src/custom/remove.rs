//! `custom.remove`: puts an own ledger into the trash with everything in it.

use crate::backup;
use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::{Query, Reason, Source};
use serde::Deserialize;
use ts_rs::TS;

/// Which ledger.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The ledger.
    pub ledger: String,
}

/// How many records went with it.
pub type Response = usize;

/// Runs the command.
///
/// # Errors
/// `not_found` where it is no own ledger in use.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let own = super::own(desk, &request.ledger)?;
    let one = Query {
        limit: 1,
        ..Query::of(&own.ledger)
    };
    backup::before(desk, desk.ledger.list(&one)?.total, Reason::Mass)?;
    let label = format!("停用台账“{}”", own.definition.title);
    let committed = desk.transact(&label, Source::User, |tx| tx.put_away(&own.ledger))?;
    let count = committed.value;
    Ok(Done::wrote(committed, count))
}
