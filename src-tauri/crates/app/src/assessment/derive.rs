use super::{SCALE, units};
use crate::duty::Change;
use minglu_ledger::{Fields, decimal_text};
use minglu_rules::duty::Facts;
use serde_json::{Value, json};

/// Fills what is lost of an item that has been scored. `before` is the record as it stands.
pub(crate) fn derive(fields: &mut Fields, before: Option<&Fields>) {
    let touched = ["full", "score"].iter().any(|f| fields.contains_key(*f));
    if before.is_some() && !touched {
        return;
    }
    let facts = Change { fields, before };
    let scores = units(facts.get("full")).zip(units(facts.get("score")));
    let lost = scores.and_then(|(full, score)| full.checked_sub(score));
    let lost = lost.map_or(Value::Null, |lost| json!(decimal_text(lost, SCALE)));
    fields.insert("lost".into(), lost);
}
