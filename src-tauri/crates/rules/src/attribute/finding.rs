use super::Source;
use crate::duty::Severity;
use serde::Serialize;

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
