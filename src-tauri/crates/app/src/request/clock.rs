use crate::duty::Law;
use crate::{Error, Result};
use chrono::NaiveDate;
use minglu_rules::duty::Facts;
use minglu_rules::request::clock::{Entry, Impossible, Kind, Reckoning, reckon};
use serde_json::{Value, json};

/// The ledger of a case's clock, from its receipt. A case that was written in as done has two
/// entries; one without a day of receipt has none.
pub(crate) fn entries(facts: &impl Facts) -> Result<Vec<Entry>> {
    let Some(received) = day(facts, "received") else {
        return Ok(Vec::new());
    };
    let mut entries = vec![Entry::new(Kind::Started, received)];
    match facts.text("clock") {
        "" => entries.extend(day(facts, "closed").map(|day| Entry::new(Kind::Answered, day))),
        kept => {
            let kept: Vec<Entry> = serde_json::from_str(kept)
                .map_err(|e| Error::new("damaged", format!("计时台账读不了：{e}")))?;
            entries.extend(kept);
        }
    }
    Ok(entries)
}

/// The same as it is kept in the record: the receipt stands in a field of its own.
pub(super) fn kept(entries: &[Entry]) -> Result<Value> {
    let later: Vec<&Entry> = entries.iter().skip(1).collect();
    let text = serde_json::to_string(&later);
    let text = text.map_err(|e| Error::new("internal", format!("计时台账写不出来：{e}")))?;
    Ok(json!(text))
}

/// What follows from the clock of a case today; nothing where it has not begun.
///
/// # Errors
/// `invalid` where the entries cannot have happened like this.
pub(crate) fn reckoned(law: &Law, facts: &impl Facts) -> Result<Option<Reckoning>> {
    let entries = entries(facts)?;
    match entries.is_empty() {
        true => Ok(None),
        false => run(law, &entries).map(Some).map_err(|error| impossible(&error)),
    }
}

/// The clock of these entries today.
pub(super) fn run(law: &Law, entries: &[Entry]) -> std::result::Result<Reckoning, Impossible> {
    reckon(entries, &law.requests.terms, &law.calendar, law.today())
}

pub(super) fn impossible(error: &Impossible) -> Error {
    let field = match error.at {
        0 => "received",
        _ => "clock",
    };
    Error::invalid(field, error.words.clone())
}

/// A day that a record holds.
pub(super) fn day(facts: &impl Facts, field: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(facts.text(field), "%Y-%m-%d").ok()
}
