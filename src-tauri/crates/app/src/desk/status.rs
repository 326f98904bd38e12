//! `desk.status`: what the frame of the window shows.

use crate::backup::{self, BackupState};
use crate::command::Done;
use crate::step::Step;
use crate::unit::{OwnUnit, own_unit};
use crate::{Desk, Result};
use minglu_ledger::Query;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The state of the desk.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "DeskStatus")]
pub struct Response {
    /// False until the clerk has said which unit this is.
    pub opened: bool,
    /// The data folder.
    pub data_dir: String,
    /// The unit at this desk.
    pub unit: Option<OwnUnit>,
    /// The program's version.
    pub version: String,
    /// The desk holds the made-up sample year.
    pub sample: bool,
    /// Live records by ledger.
    pub counts: BTreeMap<String, u64>,
    /// What Ctrl+Z would take back.
    pub can_undo: Option<Step>,
    /// What Ctrl+Y would do again.
    pub can_redo: Option<Step>,
    /// When the last change was committed, RFC 3339.
    pub last_saved: Option<String>,
    /// Years of the notices, newest first.
    pub years: Vec<i64>,
    /// How the ledger is kept.
    pub backup: BackupState,
    /// What is wrong with the place of the data folder, in words.
    pub place_warning: Option<String>,
    /// What is wrong with data of the office's own in that folder, in words.
    pub data_warning: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let unit = own_unit(desk)?;
    let last = desk.ledger.steps(1)?.into_iter().next();
    let response = Response {
        opened: unit.is_some(),
        data_dir: desk.dir().display().to_string(),
        unit,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sample: super::sample::sample_unit(desk)?.is_some(),
        counts: counts(desk)?,
        can_undo: desk.ledger.undoable()?.map(Step::from),
        can_redo: desk.ledger.redoable()?.map(Step::from),
        last_saved: last.map(|s| s.at),
        years: years(desk)?,
        backup: backup::state(desk)?,
        place_warning: minglu_ledger::place_warning(desk.dir()),
        data_warning: trouble(desk),
    };
    Ok(response.into())
}

/// What is wrong with files that the office has put in the place of the program's own.
fn trouble(desk: &Desk) -> Option<String> {
    let all = [
        crate::document::trouble(desk),
        crate::request::trouble(desk),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(""))
}

fn counts(desk: &Desk) -> Result<BTreeMap<String, u64>> {
    let count = |ledger: &str| -> Result<(String, u64)> {
        let page = desk.ledger.list(&Query {
            limit: 1,
            ..Query::of(ledger)
        })?;
        Ok((ledger.to_owned(), page.total))
    };
    desk.ledger
        .schemas()
        .iter()
        .map(|s| count(&s.ledger))
        .collect()
}

/// Years of the notices, newest first.
pub(crate) fn years(desk: &Desk) -> Result<Vec<i64>> {
    let mut years = Vec::new();
    desk.ledger.each(&Query::of("notice"), |notice| {
        years.extend(
            notice
                .fields
                .get("year")
                .and_then(serde_json::Value::as_i64),
        );
        Ok(())
    })?;
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    Ok(years)
}
