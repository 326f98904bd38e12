use super::LEDGER;
use crate::{Desk, Result};
use minglu_ledger::schema::SortBy;
use minglu_ledger::{Op, Query};
use serde_json::json;

/// The years that have a catalogue, newest first.
pub(super) fn years(desk: &Desk) -> Result<Vec<i64>> {
    let mut years: Vec<i64> = Vec::new();
    loop {
        let query = match years.last() {
            Some(last) => Query::of(LEDGER).with("year", Op::Le, json!(last - 1)),
            None => Query::of(LEDGER).with("year", Op::NotEmpty, json!(null)),
        };
        let query = Query {
            sort: vec![SortBy::parse("-year")],
            limit: 1,
            ..query
        };
        let page = desk.ledger.list(&query)?;
        match page.rows.first().and_then(|item| item.get("year").as_i64()) {
            Some(year) => years.push(year),
            None => return Ok(years),
        }
    }
}

/// The catalogue in force: this year's, or the last before it.
pub(super) fn in_force(years: &[i64], this: i32) -> Option<i64> {
    let past = years.iter().find(|year| **year <= i64::from(this));
    past.or(years.last()).copied()
}
