//! Public participation in decisions: opinions are accounted for.

use crate::duty::Change;
use minglu_rules::duty::Finding;
use minglu_rules::participation::tally;

/// What the count of opinions says.
pub(crate) fn find(facts: Change<'_>) -> Vec<Finding> {
    let count = |field: &str| facts.value(field).as_i64();
    let found = tally(count("received"), count("adopted"), count("refused"));
    found.into_iter().collect()
}
