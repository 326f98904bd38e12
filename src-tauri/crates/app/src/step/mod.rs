//! Steps of work: undo, redo, and the list of what was done.

pub mod list;
pub mod redo;
pub mod undo;

use minglu_ledger::StepInfo;
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
