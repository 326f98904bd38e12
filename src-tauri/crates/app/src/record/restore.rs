//! `record.restore`: takes records out of the trash, as one step.

use crate::backup;
use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::{Reason, Source};

/// Which records: the shape of `record.delete`.
pub type Request = super::delete::Request;
/// How many.
pub type Response = usize;

/// Runs the command.
///
/// # Errors
/// `not_found` where a record is not there; then none is restored.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let title = super::writable(desk, &request.ledger)?.title;
    let count = request.ids.len();
    backup::before(desk, count as u64, Reason::Mass)?;
    let committed = desk.transact(&format!("恢复{title} {count} 条"), Source::User, |tx| {
        request
            .ids
            .iter()
            .try_for_each(|id| tx.restore(&request.ledger, id))
    })?;
    Ok(Done::wrote(committed, count))
}
