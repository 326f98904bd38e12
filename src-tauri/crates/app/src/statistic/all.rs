//! `statistic.all`: all ledgers at a glance: how many records in a year and in the one before, and
//! how the shares stand that have a target.

use super::show::{statistics, this_year};
use super::{Number, Table};
use crate::command::Done;
use crate::task::LampInfo;
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Of which year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year; the present one where not given.
    pub year: Option<i32>,
}

/// All ledgers, in their order on the desk.
pub type Response = Vec<LedgerSum>;

/// A ledger at a glance.
#[derive(Debug, Serialize, TS)]
pub struct LedgerSum {
    /// The ledger.
    pub ledger: String,
    /// The ledger on screen.
    pub title: String,
    /// Records of the year; of a ledger without years all that there are.
    pub count: Number,
    /// Records of the year before.
    pub last: Number,
    /// Shares with a target.
    pub targets: Vec<TargetSum>,
}

/// A share with a target, at a glance.
#[derive(Debug, Serialize, TS)]
pub struct TargetSum {
    /// What it is.
    pub title: String,
    /// How much.
    pub text: String,
    /// Whether the target is reached.
    pub lamp: Option<LampInfo>,
}

/// The group of ledgers that the program keeps for itself.
const OWN: &str = "settings";

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let year = request.year.unwrap_or_else(this_year);
    let schemas = desk.ledger.schemas().iter();
    let sums = schemas
        .filter(|schema| schema.group != OWN)
        .map(|schema| sum(desk, &schema.ledger, year));
    Ok(sums.collect::<Result<Response>>()?.into())
}

fn sum(desk: &Desk, ledger: &str, year: i32) -> Result<LedgerSum> {
    let shown = statistics(desk, ledger, year)?;
    let none = || super::number::Measure::Count.number(std::iter::empty(), None);
    let mut totals = shown.tables.first().into_iter().flat_map(totals);
    let (count, last) = (totals.next(), totals.next());
    let (count, last) = (count.unwrap_or_else(none), last.unwrap_or_else(none));
    Ok(LedgerSum {
        count,
        last,
        targets: shown.tables.iter().filter_map(target).collect(),
        ledger: shown.ledger,
        title: shown.title,
    })
}

/// What a table comes to: of a standing ledger what there is now, of others the years, the present
/// one first.
fn totals(table: &Table) -> impl Iterator<Item = Number> {
    let line = table.lines.last();
    let now = line.filter(|_| table.standing).map(|line| line.all.clone());
    let years = line.filter(|_| !table.standing).into_iter();
    now.into_iter()
        .chain(years.flat_map(|line| line.years.iter().rev().cloned()))
}

fn target(table: &Table) -> Option<TargetSum> {
    let target = table.target.as_ref()?;
    Some(TargetSum {
        title: table.title.clone(),
        text: totals(table).next()?.text,
        lamp: target.lamp.clone(),
    })
}
