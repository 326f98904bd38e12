use crate::duty::Change;
use minglu_ledger::Fields;
use minglu_rules::catalogue::number;
use minglu_rules::duty::Facts;
use serde_json::{Value, json};

/// The levels of an item's name, the innermost first.
const LEVELS: [&str; 3] = ["level3", "level2", "level1"];

/// Fills what follows from an item's words: its field's number, and the name by which it is called.
/// `before` is the record as it stands.
pub(crate) fn derive(fields: &mut Fields, before: Option<&Fields>) {
    let touched =
        |names: &[&str]| before.is_none() || names.iter().any(|name| fields.contains_key(*name));
    let (renumber, rename) = (touched(&["field"]), touched(&LEVELS));
    let facts = Change { fields, before };
    let no = number(facts.text("field")).map_or(Value::Null, |no| json!(no));
    let named = LEVELS.iter().map(|level| facts.text(level));
    let name = named.into_iter().find(|name| !name.is_empty());
    let item = name.map_or(Value::Null, |name| json!(name));
    if renumber {
        fields.insert("field_no".into(), no);
    }
    if rename {
        fields.insert("item".into(), item);
    }
}
