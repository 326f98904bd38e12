//! `notice.take`: takes a draft into the task ledger, as one step.

use super::Draft;
use super::plan::whole;
use crate::command::Done;
use crate::import::{ImportPlan, commit};
use crate::{Desk, Result};

/// The draft.
pub type Request = Draft;
/// What became of each task.
pub type Response = ImportPlan;

/// Runs the command. Tasks that the notice has in the ledger already, from its annexed table or
/// from a version before, are changed and not doubled; what the clerk wrote about them stays.
///
/// # Errors
/// `usage` where the draft holds no task; else as for `import.commit`.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    commit::run(desk, whole(&request)?.as_import())
}
