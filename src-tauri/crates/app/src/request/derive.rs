use super::clock::{day, reckoned};
use super::number::next;
use super::{DATES, LEDGER};
use crate::duty::{Change, Law};
use crate::{Desk, Error, Result};
use minglu_ledger::Fields;
use minglu_rules::duty::Facts;
use minglu_rules::request::clock::{Reckoning, Side};
use minglu_rules::request::receipt::{Arrival, Channel, settle};
use serde_json::{Value, json};

/// What steps alone write: a case that is under way is not ended by typing a date.
const BY_STEPS: [(&str, &str); 4] = [
    ("closed", "办结日期"),
    ("replied", "答复日期"),
    ("delivered", "送达日期"),
    ("archived", "归档日期"),
];

/// Fills what follows from what is known of a request: its number, the day of its receipt by the
/// channel, where it stands, and its dates.
pub(crate) fn derive(
    desk: &Desk,
    law: &Law,
    fields: &mut Fields,
    before: Option<&Fields>,
) -> Result<()> {
    for name in ["clock", "state", "anonymised"] {
        fields.remove(name);
    }
    receive(fields, before);
    if before.is_none() {
        begin(desk, fields)?;
    }
    let followed = follow(law, Change { fields, before })?;
    fields.extend(followed);
    Ok(())
}

/// A new case: numbered in the order of the register; one that is done already is put in as such.
fn begin(desk: &Desk, fields: &mut Fields) -> Result<()> {
    let facts = Change::standing(fields);
    let done = !facts.text("closed").is_empty();
    let number = match (facts.text("number"), day(&facts, "received")) {
        ("", Some(received)) => Some(next(desk, received)?),
        _ => None,
    };
    fields.extend(number.map(|number| ("number".to_owned(), json!(number))));
    let state = if done { "archived" } else { "registered" };
    fields.insert("state".to_owned(), json!(state));
    Ok(())
}

/// The channel decides which day counts (Art. 31); without the days of its arrival the day that was
/// written stands.
fn receive(fields: &mut Fields, before: Option<&Fields>) {
    let facts = Change { fields, before };
    let touched = ["channel", "submitted", "arrived", "confirmed", "received"];
    if before.is_some() && !touched.iter().any(|name| fields.contains_key(*name)) {
        return;
    }
    let arrival = arrival(&facts);
    let channel = Channel::from_name(facts.text("channel"));
    let (date, why) = match channel.map(|channel| settle(channel, &arrival)) {
        Some(Ok(receipt)) => (Some(receipt.date), json!(receipt.why)),
        _ => (None, Value::Null),
    };
    fields.insert("received_note".to_owned(), why);
    fields.extend(date.map(|date| ("received".to_owned(), json!(date.to_string()))));
}

pub(super) fn arrival(facts: &impl Facts) -> Arrival {
    Arrival {
        submitted: day(facts, "submitted"),
        arrived: day(facts, "arrived"),
        confirmed: day(facts, "confirmed"),
    }
}

/// The dates of a case as they stand today.
///
/// # Errors
/// `invalid` where its clock cannot have gone like this.
pub(crate) fn follow(law: &Law, facts: Change<'_>) -> Result<Fields> {
    let mut fields: Fields = DATES
        .iter()
        .chain(&["due_note", "side_note", "step_note"])
        .map(|name| ((*name).to_owned(), Value::Null))
        .collect();
    let Some(reckoning) = reckoned(law, &facts)? else {
        return Ok(fields);
    };
    fields.insert("extended".into(), json!(is_extended(&reckoning, law)));
    let (due, note) = due(&reckoning);
    fields.insert("due".into(), due);
    fields.insert("due_note".into(), note);
    if facts.text("closed").is_empty() {
        fields.extend(side(&reckoning));
        fields.extend(super::fields::step(law, &facts));
    }
    Ok(fields)
}

fn is_extended(reckoning: &Reckoning, law: &Law) -> bool {
    reckoning.allowed > law.requests.terms.reply
}

/// While others are asked without an end the date moves on with every day, so none is kept.
fn due(reckoning: &Reckoning) -> (Value, Value) {
    let provisional = if reckoning.provisional {
        "，涉及没有工作日历的年份，按周末暂算"
    } else {
        ""
    };
    match reckoning.due.filter(|_| !reckoning.is_stopped()) {
        Some(due) => {
            let open = if reckoning.open { "，收到意见后重算" } else { "" };
            let words = format!("{}个工作日{open}{provisional}", reckoning.allowed);
            (json!(due.to_string()), json!(words))
        }
        None => {
            let left = i64::from(reckoning.allowed) - i64::from(reckoning.days_used);
            let words = format!("期限停着，还剩{}个工作日", left.max(0));
            (Value::Null, json!(words))
        }
    }
}

/// The clock beside it that ends first.
fn side(reckoning: &Reckoning) -> Fields {
    let open = |side: &&Side| side.met.is_none() && side.due.is_some();
    let sides = reckoning.sides.iter().filter(open);
    let first = sides.min_by_key(|side| side.due);
    let (by, note) = match first.and_then(|side| Some((side.due?, &side.words))) {
        Some((due, words)) => (json!(due.to_string()), json!(words)),
        None => (Value::Null, Value::Null),
    };
    let fields = [("side_by", by), ("side_note", note)];
    fields.map(|(name, value)| (name.to_owned(), value)).into()
}

/// What may not be typed into a case that is under way.
pub(crate) fn refuse(fields: &Fields, before: Option<&Fields>) -> Result<()> {
    let Some(before) = before else { return Ok(()) };
    if Change::standing(before).text("clock").is_empty() {
        return Ok(());
    }
    let changed = |name: &str| fields.get(name).is_some_and(|now| before.get(name) != Some(now));
    match BY_STEPS.iter().find(|(name, _)| changed(name)) {
        Some((name, title)) => Err(Error::invalid(
            name,
            format!("{title}：由办理步骤登记，请在案卷里办理或撤销，不直接改"),
        )),
        None => Ok(()),
    }
}

/// True for the ledger of cases.
pub(super) fn is_request(ledger: &str) -> bool {
    ledger == LEDGER
}
