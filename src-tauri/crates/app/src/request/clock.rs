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
    let later = serde_json::to_string(entries.get(1..).unwrap_or_default());
    let later = later.map_err(|e| Error::new("internal", format!("计时台账写不出来：{e}")))?;
    Ok(json!(later))
}

/// What follows from the clock of a case today; nothing where it has not begun.
///
/// # Errors
/// `invalid` where the entries cannot have happened like this.
pub(crate) fn reckoned(law: &Law, facts: &impl Facts) -> Result<Option<Reckoning>> {
    let entries = entries(facts)?;
    match entries.is_empty() {
        true => Ok(None),
        false => run(law, &entries).map(Some),
    }
}

/// The clock of these entries today.
///
/// # Errors
/// `invalid` where they cannot have happened like this.
pub(crate) fn run(law: &Law, entries: &[Entry]) -> Result<Reckoning> {
    let reckoning = reckon(entries, &law.calendar, &law.requests.terms, law.today());
    reckoning.map_err(|Impossible { at, words }| {
        let field = if at == 0 { "received" } else { "clock" };
        Error::invalid(field, words)
    })
}

/// True while somebody is asked whose answer the law gives no last day.
pub(super) fn is_stopped(entries: &[Entry]) -> bool {
    let waits = |entry: &&Entry| entry.kind.asks_others() && entry.to.is_none();
    let endless = |entry: &Entry| entry.kind == Kind::OtherAgency || entry.reached.is_none();
    entries.iter().filter(waits).any(endless)
}

/// A day that a record holds.
pub(crate) fn day(facts: &impl Facts, field: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(facts.text(field), "%Y-%m-%d").ok()
}
