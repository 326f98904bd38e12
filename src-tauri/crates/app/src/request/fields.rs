use crate::duty::{Change, Law};
use chrono::NaiveDate;
use minglu_ledger::Fields;
use minglu_rules::duty::Facts;
use serde_json::{Value, json};

/// Until when the step at which a case stands should be done, by the office's own rule.
pub(super) fn step(law: &Law, facts: &Change<'_>) -> Fields {
    let state = law.requests.workflow.state(facts.text("state"));
    let since = since(facts);
    let by = state.and_then(|state| {
        let (days, since) = (state.days?, since?);
        Some((law.calendar.after(since, days).date, state))
    });
    let (by, note) = match by {
        Some((by, state)) => {
            let words = format!("“{}”环节内部时限", state.title);
            (json!(by.to_string()), json!(words))
        }
        None => (Value::Null, Value::Null),
    };
    let fields = [("step_by", by), ("step_note", note)];
    fields.map(|(name, value)| (name.to_owned(), value)).into()
}

/// Since when a case stands where it stands.
fn since(facts: &Change<'_>) -> Option<NaiveDate> {
    super::clock::day(facts, "state_since").or_else(|| super::clock::day(facts, "received"))
}
