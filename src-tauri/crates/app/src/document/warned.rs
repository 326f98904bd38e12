use super::facts::Facts;
use minglu_ledger::Fields;
use minglu_rules::attribute::{Severity, check};

/// What somebody has to look at in a document that may be written all the same, in words.
pub(crate) fn warnings(fields: &Fields, before: Option<&Fields>) -> Vec<String> {
    let found = check(&Facts { fields, before }.document(), crate::task::today());
    let found = found.into_iter();
    found
        .filter(|finding| finding.severity == Severity::Warning)
        .map(|finding| finding.reason)
        .collect()
}
