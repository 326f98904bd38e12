//! `notice.plan`: what taking a draft into the ledger would do.

use super::Draft;
use crate::command::Done;
use crate::import::{ImportPlan, preview};
use crate::{Desk, Error, Result};

/// The draft.
pub type Request = Draft;
/// What would become of each task.
pub type Response = ImportPlan;

/// Runs the command. Nothing is written.
///
/// # Errors
/// `usage` where the draft holds no task.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    preview::run(desk, whole(&request)?.as_import())
}

/// A draft that can be taken.
pub(super) fn whole(draft: &Draft) -> Result<&Draft> {
    if draft.title.trim().is_empty() {
        return Err(Error::usage("请写明通知的标题"));
    }
    if draft.tasks.iter().all(|task| task.text.trim().is_empty()) {
        return Err(Error::usage("草稿里没有任务，请先在通知里选出任务"));
    }
    Ok(draft)
}
