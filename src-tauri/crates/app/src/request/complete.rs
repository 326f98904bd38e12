use super::clock::day;
use super::derive::receive;
use crate::duty::Change;
use crate::{Desk, Result};
use chrono::{Datelike, NaiveDate};
use minglu_ledger::{Fields, Op, Query};
use minglu_rules::duty::Facts;
use serde_json::json;

/// What only steps write, whatever a form says.
const BY_STEPS: [&str; 4] = ["clock", "state", "state_since", "anonymised"];

/// Gives a case that is entered by hand its number in the register, unless it has one.
pub(crate) fn complete(desk: &Desk, fields: &mut Fields, before: Option<&Fields>) -> Result<()> {
    for name in BY_STEPS {
        fields.remove(name);
    }
    if before.is_some() {
        return Ok(());
    }
    receive(fields, before);
    let facts = Change::standing(fields);
    if let ("", Some(received)) = (facts.text("number"), day(&facts, "received")) {
        let number = number(desk, received)?;
        fields.insert("number".to_owned(), json!(number));
    }
    Ok(())
}

/// The next number in the register of a year: 依申请〔2026〕3号. A number that was typed otherwise
/// does not count.
pub(super) fn number(desk: &Desk, received: NaiveDate) -> Result<String> {
    let head = format!("依申请〔{}〕", received.year());
    let query = Query::of(super::LEDGER).with("number", Op::Contains, json!(head));
    let mut last = 0;
    desk.ledger.each(&query, |record| {
        let serial = record
            .text("number")
            .and_then(|number| serial(number, &head));
        last = last.max(serial.unwrap_or(0));
        Ok(())
    })?;
    Ok(format!("{head}{}号", last + 1))
}

fn serial(number: &str, head: &str) -> Option<u32> {
    number.strip_prefix(head)?.strip_suffix('号')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::serial;

    #[test]
    fn only_numbers_of_the_register_count() {
        let head = "依申请〔2026〕";
        assert_eq!(serial("依申请〔2026〕12号", head), Some(12));
        assert_eq!(serial("依申请〔2025〕12号", head), None);
        assert_eq!(serial("2026-12", head), None);
    }
}
