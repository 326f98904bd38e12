//! What a notice asks to hand in, from its draft into the ledger of filings, where its day is seen.

mod form;
mod settle;

pub(super) use form::forms;
pub(super) use settle::Settled;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The ledger.
const LEDGER: &str = "filing";

/// Something to hand in, as the clerk has left it in the draft.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[ts(optional_fields, rename = "NoticeDraftFiling")]
#[serde(default)]
pub struct DraftFiling {
    /// The form or paper.
    #[ts(optional = false)]
    pub name: String,
    /// The words of the notice.
    #[ts(optional = false)]
    pub text: String,
    /// To whom.
    pub to: String,
    /// The room, the mailbox.
    pub place: String,
    /// The deadline as written.
    pub due_text: String,
    /// Its last day, 2026-03-20; empty where there is none.
    pub due: String,
    /// Title of the desk's own form that it is filled in on; empty where there is none.
    pub form: String,
}

/// What becomes of a draft's filings.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NoticeFilingPlan")]
pub struct FilingPlan {
    /// New records.
    pub added: u64,
    /// Records with another value in some field.
    pub changed: u64,
    /// Records that say the same.
    pub unchanged: u64,
}
