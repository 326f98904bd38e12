use super::Source;
use serde::{Deserialize, Serialize};

/// What follows from a finding, as the notices word it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 不得、必须: the ledger refuses it.
    Blocking,
    /// 原则上、应当: somebody has to look at it.
    Warning,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Name of the check.
    pub rule: &'static str,
    /// What follows from it.
    pub severity: Severity,
    /// The field to mend.
    pub field: &'static str,
    /// What is wrong and what to do, in Chinese.
    pub reason: String,
    /// The article or notice that says so.
    pub source: Source,
}

impl Finding {
    pub(super) fn blocking(
        rule: &'static str,
        field: &'static str,
        reason: impl Into<String>,
        source: Source,
    ) -> Finding {
        Finding {
            rule,
            severity: Severity::Blocking,
            field,
            reason: reason.into(),
            source,
        }
    }

    pub(super) fn warning(
        rule: &'static str,
        field: &'static str,
        reason: impl Into<String>,
        source: Source,
    ) -> Finding {
        Finding {
            severity: Severity::Warning,
            ..Finding::blocking(rule, field, reason, source)
        }
    }
}
