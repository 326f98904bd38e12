//! What happened to a request, written in words, and what it is reckoned by.

use chrono::NaiveDate;
use minglu_rules::calendar::Calendar;
use minglu_rules::duty::Limits;
use minglu_rules::request::clock::{Conventions, Entry, Kind, Reckoning, Terms, reckon};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn official() -> Calendar {
    Calendar::with(Vec::new()).expect("the built-in calendars")
}

pub fn terms() -> Terms {
    let limits = Limits::builtin().expect("limits");
    Terms::of(&limits, &Conventions::builtin().expect("conventions")).expect("terms")
}

/// `started 2026-03-02`, `third_party 2026-03-04 reached 2026-03-05 to 2026-03-12`,
/// `extended 2026-03-20 days 10`.
pub fn entry(text: &str) -> Entry {
    let mut words = text.split(' ');
    let kind = Kind::from_name(words.next().expect("a kind")).expect("a kind");
    let mut entry = Entry::new(kind, day(words.next().expect("a day")));
    while let (Some(what), Some(value)) = (words.next(), words.next()) {
        match what {
            "to" => entry.to = Some(day(value)),
            "reached" => entry.reached = Some(day(value)),
            _ => entry.days = Some(value.parse().expect("a number")),
        }
    }
    entry
}

/// The clock of a lawful history on a day.
#[allow(dead_code, reason = "what is refused has no clock")]
pub fn on(today: &str, entries: &[&str]) -> Reckoning {
    let entries: Vec<Entry> = entries.iter().map(|text| entry(text)).collect();
    reckon(&entries, &official(), &terms(), day(today)).expect("a lawful history")
}
