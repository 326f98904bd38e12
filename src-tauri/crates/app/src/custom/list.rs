//! `custom.list`: the unit's own ledgers, those in use and those that were put away.

use super::LedgerDefinition;
use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::Query;
use minglu_ledger::own::OwnLedger;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The ledgers, those in use first.
pub type Response = Vec<Line>;

/// An own ledger.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "OwnLedger")]
pub struct Line {
    /// Name in code.
    pub ledger: String,
    /// Name on screen.
    pub title: String,
    /// Records in it.
    pub records: u64,
    /// The file from which it was made.
    pub source: Option<String>,
    /// Name of that file where it was kept to be filled in place.
    pub template: Option<String>,
    /// When it was put away; it is in use where this is not said.
    pub deleted: Option<String>,
    /// The record that defines it.
    pub id: String,
    /// What it is.
    pub definition: LedgerDefinition,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let mut lines = Vec::new();
    for trashed in [false, true] {
        for own in desk.ledger.own_ledgers(trashed)? {
            lines.push(line(desk, own)?);
        }
    }
    Ok(lines.into())
}

fn line(desk: &Desk, own: OwnLedger) -> Result<Line> {
    let one = Query {
        limit: 1,
        ..Query::of(&own.ledger)
    };
    Ok(Line {
        records: desk.ledger.list(&one)?.total,
        title: own.definition.title.clone(),
        ledger: own.ledger,
        source: own.source,
        template: own.template.map(|file| file.name),
        deleted: own.deleted,
        id: own.id,
        definition: own.definition.into(),
    })
}
