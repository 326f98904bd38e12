//! Review and signature inside the program: who agreed to a record, or sent it back, and when. What
//! is signed by hand on paper stays handwritten.

pub mod add;
pub mod list;

use minglu_ledger::Record;
use serde::Serialize;
use ts_rs::TS;

/// Where sign-offs are kept.
const LEDGER: &str = "sign_off";

/// What somebody said to a record.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SignOff {
    /// Its own record.
    pub id: String,
    /// Looking over, or signing.
    #[ts(type = "'review' | 'sign'")]
    pub step: String,
    /// What was decided.
    #[ts(type = "'agree' | 'return'")]
    pub result: String,
    /// In her words.
    pub opinion: Option<String>,
    /// Who.
    pub by: String,
    /// The day, `2026-11-21`.
    pub at: String,
    /// The record is still what was signed.
    pub current: bool,
}

impl SignOff {
    fn of(kept: &Record, revision: i64) -> SignOff {
        let text = |field: &str| kept.text(field).unwrap_or_default().to_owned();
        SignOff {
            id: kept.id.clone(),
            step: text("step"),
            result: text("result"),
            opinion: kept.text("opinion").map(str::to_owned),
            by: text("by"),
            at: text("at"),
            current: kept.get("revision").as_i64() == Some(revision),
        }
    }
}
