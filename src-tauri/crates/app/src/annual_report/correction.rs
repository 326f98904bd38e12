use crate::{Desk, Result};
use minglu_ledger::{Op, Query, Record};
use minglu_rules::request::report::Place;
use serde_json::json;
use std::collections::BTreeMap;

/// Where corrections are kept.
pub(super) const LEDGER: &str = "report_correction";

/// A number that somebody put in the place of the one that was counted.
#[derive(Debug, Clone)]
pub(super) struct Correction {
    pub id: String,
    /// What had been counted then; nothing where table two had none.
    pub computed: Option<u64>,
    pub value: u64,
    pub reason: String,
    pub person: String,
    pub day: String,
}

/// The corrections of a year by place.
pub(super) fn corrections(desk: &Desk, year: i32) -> Result<BTreeMap<Place, Correction>> {
    let mut corrections = BTreeMap::new();
    let query = Query::of(LEDGER).with("year", Op::Eq, json!(year));
    desk.ledger.each(&query, |record| {
        let place = record.text("place").and_then(|text| text.parse().ok());
        corrections.extend(place.and_then(|place: Place| Some((place, read(place, &record)?))));
        Ok(())
    })?;
    Ok(corrections)
}

fn read(place: Place, record: &Record) -> Option<Correction> {
    let text = |field: &str| record.text(field).unwrap_or_default().to_owned();
    Some(Correction {
        id: record.id.clone(),
        computed: number(place, &text("computed")),
        value: number(place, &text("value"))?,
        reason: text("reason"),
        person: text("person"),
        day: text("day"),
    })
}

/// A number of a place as people write it; the amount of table two has two digits after the point.
pub(super) fn number(place: Place, text: &str) -> Option<u64> {
    let text = text.trim();
    match is_amount(place) {
        true => minglu_ledger::decimal_units(text, 2).and_then(|units| u64::try_from(units).ok()),
        false => text.parse().ok(),
    }
}

/// A number of a place in words.
pub fn shown(place: Place, number: u64) -> String {
    match is_amount(place) {
        true => minglu_ledger::decimal_text(number.cast_signed(), 2),
        false => number.to_string(),
    }
}

fn is_amount(place: Place) -> bool {
    (place.table, place.row) == (2, 6)
}
