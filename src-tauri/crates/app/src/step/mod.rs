//! Steps of work: undo, redo, and the list of what was done.

pub mod list;
pub mod redo;
pub mod undo;

use crate::{Desk, Result, backup};
use minglu_ledger::{Reason, StepInfo};
use serde::Serialize;
use ts_rs::TS;

/// One step of work.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "StepInfo")]
pub struct Step {
    /// Its number.
    pub step: i64,
    /// Its words: 导入任务表.
    pub label: String,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub who: String,
    /// Records that it touched.
    pub count: u64,
    /// Ledgers that it touched.
    pub touched: Vec<String>,
}

/// Keeps the present state before a step that touches many records.
fn keep_before(desk: &Desk, step: Option<StepInfo>) -> Result<()> {
    backup::before(desk, step.map_or(0, |step| step.count), Reason::Mass)
}

impl From<StepInfo> for Step {
    fn from(s: StepInfo) -> Step {
        let StepInfo {
            step,
            label,
            at,
            who,
            count,
            touched,
            ..
        } = s;
        Step {
            step,
            label,
            at,
            who,
            count,
            touched,
        }
    }
}
