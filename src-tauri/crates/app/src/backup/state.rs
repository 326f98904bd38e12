use super::second;
use crate::{Desk, Result};
use chrono::{Local, TimeDelta};
use serde::Serialize;
use ts_rs::TS;

/// Days after which unkept changes are worth a word.
const OLD: i64 = 7;

/// How the ledger is kept.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupState {
    /// When the newest backup was made, by this machine's clock: `2026-11-21T08:12:03`.
    pub last: Option<String>,
    /// There are changes that no backup of the last seven days holds.
    pub old: bool,
    /// The second folder, where one is set.
    pub second: Option<String>,
    /// Why the last backup, or its copy in the second folder, was not made.
    pub trouble: Option<String>,
}

/// How the ledger is kept at the moment.
///
/// # Errors
/// The ledger's.
pub fn state(desk: &Desk) -> Result<BackupState> {
    let newest = minglu_ledger::backups(desk.dir())?.into_iter().next();
    let fresh = newest.as_ref().is_some_and(|newest| {
        let age = Local::now().naive_local() - newest.at;
        age < TimeDelta::days(OLD)
    });
    // A desk that has just begun is backed up within minutes: nobody need worry about it.
    let old = !fresh && newest.is_some() && !desk.ledger.is_backed_up()?;
    Ok(BackupState {
        last: newest.map(|b| b.at.format("%Y-%m-%dT%H:%M:%S").to_string()),
        old,
        second: second(desk)?.map(|folder| folder.display().to_string()),
        trouble: desk.trouble(),
    })
}
