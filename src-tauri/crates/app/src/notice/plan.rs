//! `notice.plan`: what taking a draft into the ledger would do.

use super::filing::Settled;
use super::{Draft, FilingPlan};
use crate::command::Done;
use crate::import::{ImportPlan, preview, titled};
use crate::{Desk, Error, Result};
use serde::Serialize;
use ts_rs::TS;

/// The draft.
pub type Request = Draft;

/// What would become, or became, of each task and of what is to be handed in.
#[derive(Debug, Default, Serialize, TS)]
#[ts(rename = "NoticePlan")]
pub struct Response {
    /// The tasks.
    #[serde(flatten)]
    pub tasks: ImportPlan,
    /// What is to be handed in.
    pub filings: FilingPlan,
}

/// Runs the command. Nothing is written.
///
/// # Errors
/// `usage` where the draft holds nothing to take.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let draft = whole(&request)?;
    let filings = settled(desk, draft)?.plan();
    let tasks = match draft.is_bare() {
        true => ImportPlan::default(),
        false => preview::run(desk, draft.as_import())?.value,
    };
    Ok(Response { tasks, filings }.into())
}

/// What becomes of the draft's filings.
pub(super) fn settled(desk: &Desk, draft: &Draft) -> Result<Settled> {
    let notice = titled(desk, draft.title.trim())?;
    Settled::of(desk, notice.as_deref(), draft.year, draft.filings())
}

/// A draft that can be taken.
pub(super) fn whole(draft: &Draft) -> Result<&Draft> {
    if draft.title.trim().is_empty() {
        return Err(Error::usage("请写明通知的标题"));
    }
    if draft.is_bare() && draft.filings().is_empty() {
        return Err(Error::usage("草稿里没有任务，请先在通知里选出任务"));
    }
    let unnamed = |filing: &super::DraftFiling| filing.name.trim().is_empty();
    if draft.filings().iter().any(unnamed) {
        return Err(Error::usage(
            "勾选的报送材料里有一项没有名称，请写明要交什么",
        ));
    }
    Ok(draft)
}
