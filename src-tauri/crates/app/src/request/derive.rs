use super::clock::day;
use super::follow;
use crate::Result;
use crate::duty::{Change, Law};
use minglu_ledger::Fields;
use minglu_rules::duty::Facts;
use minglu_rules::request::receipt::{Arrival, Channel, settle};
use serde_json::{Value, json};

/// From what the day of receipt follows.
const ARRIVAL: [&str; 5] = ["channel", "submitted", "arrived", "confirmed", "received"];

/// Fills what follows from what is known of a request: the day of its receipt by the channel, where
/// it stands, and its dates.
pub(crate) fn derive(law: &Law, fields: &mut Fields, before: Option<&Fields>) -> Result<()> {
    receive(fields, before);
    if before.is_none() {
        begin(law, fields);
    }
    let followed = follow(law, Change { fields, before })?;
    fields.extend(followed);
    Ok(())
}

/// A new case stands at the beginning of its way; one that is done already, at its end.
fn begin(law: &Law, fields: &mut Fields) {
    let facts = Change::standing(fields);
    if !facts.text("state").is_empty() {
        return;
    }
    let done = !facts.text("closed").is_empty();
    let first = law.requests.workflow.first.as_str();
    let state = if done { "archived" } else { first };
    fields.insert("state".to_owned(), json!(state));
}

/// The channel decides which day counts (Art. 31); without the days of its arrival the day that was
/// written stands.
pub(super) fn receive(fields: &mut Fields, before: Option<&Fields>) {
    if before.is_some() && !ARRIVAL.iter().any(|name| fields.contains_key(*name)) {
        return;
    }
    let facts = Change { fields, before };
    let channel = Channel::from_name(facts.text("channel"));
    let settled = channel.map(|channel| settle(channel, &arrival(&facts)));
    match settled {
        Some(Ok(receipt)) => {
            fields.insert("received".to_owned(), json!(receipt.date.to_string()));
            fields.insert("received_note".to_owned(), json!(receipt.why));
        }
        _ => {
            fields.insert("received_note".to_owned(), Value::Null);
        }
    }
}

pub(super) fn arrival(facts: &impl Facts) -> Arrival {
    Arrival {
        submitted: day(facts, "submitted"),
        arrived: day(facts, "arrived"),
        confirmed: day(facts, "confirmed"),
    }
}
