use crate::duty::Change;
use minglu_ledger::Fields;
use minglu_rules::duty::Facts;
use minglu_rules::interpretation::{is_beyond_website, is_diversified};
use serde_json::{Value, json};

/// Fills what follows from an interpretation's forms, channels and days. `before` is the record as
/// it stands.
pub(crate) fn derive(fields: &mut Fields, before: Option<&Fields>) {
    let facts = Change { fields, before };
    let forms = texts(facts, "forms");
    let channels = texts(facts, "channels");
    let said = |any: bool, answer: bool| if any { json!(answer) } else { Value::Null };
    let follows = [
        (
            "diversified",
            said(!forms.is_empty(), is_diversified(forms.iter().copied())),
        ),
        (
            "beyond_website",
            said(
                !channels.is_empty(),
                is_beyond_website(channels.iter().copied()),
            ),
        ),
        ("counted", counted(facts)),
    ];
    let follows = follows.map(|(name, value)| (name.to_owned(), value));
    fields.extend(follows);
}

/// The texts of a list.
pub(super) fn texts<'a>(facts: Change<'a>, field: &str) -> Vec<&'a str> {
    let items = facts.value(field).as_array().into_iter().flatten();
    items.filter_map(Value::as_str).collect()
}

/// The day that says to which year it belongs: published, else planned, else that of the document.
fn counted(facts: Change<'_>) -> Value {
    let days = ["published", "planned", "issued"].into_iter();
    let mut days = days.map(|field| facts.text(field));
    let day = days.find(|day| !day.is_empty());
    day.map(|day| json!(day)).unwrap_or_default()
}
