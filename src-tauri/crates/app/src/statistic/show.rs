//! `statistic.show`: what a ledger adds up to in a year, by quarter, beside the years before.

use super::Table;
use super::table::Counts;
use crate::command::Done;
use crate::{Desk, Result};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Of which ledger and year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The ledger.
    #[ts(optional = false)]
    pub ledger: String,
    /// The year; the present one where not given.
    pub year: Option<i32>,
}

/// A ledger's statistics.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "LedgerStatistics")]
pub struct Response {
    /// The ledger.
    pub ledger: String,
    /// The ledger on screen.
    pub title: String,
    /// The year.
    pub year: i32,
    /// Its tables, the number of records first.
    pub tables: Vec<Table>,
    /// Records that name no year, and so are in none of them.
    pub undated: i64,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such ledger.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let year = request.year.unwrap_or_else(this_year);
    Ok(statistics(desk, &request.ledger, year)?.into())
}

pub(super) fn this_year() -> i32 {
    crate::task::today().year()
}

pub(super) fn statistics(desk: &Desk, ledger: &str, year: i32) -> Result<Response> {
    let schema = desk.ledger.schema(ledger)?;
    let limits = crate::limit::limits(desk)?;
    let counts = Counts::of(desk, schema, year)?;
    let mut tables = vec![counts.all()];
    for statistic in &schema.duties.statistics {
        tables.push(counts.table(&limits, statistic)?);
    }
    Ok(Response {
        ledger: schema.ledger.clone(),
        title: schema.title.clone(),
        year,
        tables,
        undated: counts.undated(),
    })
}
