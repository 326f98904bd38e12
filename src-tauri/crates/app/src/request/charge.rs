//! `request.charge`: what a case would cost, by the number of requests and by the number of pages.
//! One of the two may be charged, never both.

use super::LEDGER;
use super::clock::day;
use super::fee_of::{Response as Fee, response};
pub use super::show::Request;
use crate::command::Done;
use crate::duty::{Change, Law};
use crate::{Desk, Result};
use chrono::Datelike;
use minglu_ledger::{Op, Query, Record};
use minglu_rules::duty::Facts;
use minglu_rules::request::fee::Way;
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

/// What a case would cost.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "RequestCharge")]
pub struct Response {
    /// Requests of the same applicant in the same month of the calendar that came before.
    pub before: u32,
    /// How many requests this one is.
    pub items: u32,
    /// By the number of requests.
    pub by_items: Fee,
    /// Pages that are supplied.
    pub pages: u32,
    /// By the number of pages.
    pub by_pages: Fee,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such case.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let record = desk.ledger.get(LEDGER, &request.id)?;
    let facts = Change::standing(&record.fields);
    let (before, items) = (before(desk, &record)?, number(&facts, "items").max(1));
    let pages = number(&facts, "pages");
    let tariffs = &law.requests.tariffs;
    Ok(Response {
        before,
        items,
        by_items: response(tariffs, Way::Items, before, items),
        pages,
        by_pages: response(tariffs, Way::Pages, 0, pages),
    }
    .into())
}

/// Requests of the same applicant that were received earlier in the month, and on the same day with
/// an earlier place in the register.
fn before(desk: &Desk, record: &Record) -> Result<u32> {
    let facts = Change::standing(&record.fields);
    let (field, value) = match (facts.text("identity"), facts.text("applicant")) {
        ("", "") => return Ok(0),
        ("", name) => ("applicant", name),
        (identity, _) => ("identity", identity),
    };
    let Some(received) = day(&facts, "received") else {
        return Ok(0);
    };
    let first = received.with_day(1).unwrap_or(received);
    let query = Query::of(LEDGER)
        .with(field, Op::Eq, json!(value))
        .with("received", Op::Ge, json!(first.to_string()))
        .with("received", Op::Le, json!(received.to_string()));
    let mut count = 0;
    desk.ledger.each(&query, |other| {
        let facts = Change::standing(&other.fields);
        let same_day = day(&facts, "received") == Some(received);
        if other.id < record.id || !same_day {
            count += number(&facts, "items").max(1);
        }
        Ok(())
    })?;
    Ok(count)
}

fn number(facts: &impl Facts, field: &str) -> u32 {
    let number = facts.get(field).as_u64().unwrap_or(0);
    u32::try_from(number).unwrap_or(u32::MAX)
}
