use crate::duty::Change;
use minglu_rules::duty::{Facts, Finding};
use minglu_rules::question::personal;

/// What is personal in a question or its answer.
pub(crate) fn find(facts: Change<'_>) -> Vec<Finding> {
    let fields = ["question", "answer"].into_iter();
    fields
        .filter_map(|field| personal(field, facts.text(field)))
        .collect()
}
