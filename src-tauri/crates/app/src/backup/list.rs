//! `backup.list`: the backups in the data folder.

use super::{BackupLine, BackupState, state};
use crate::command::Done;
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The backups, and how they are kept.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "BackupList")]
pub struct Response {
    /// The newest first.
    pub backups: Vec<BackupLine>,
    /// How the ledger is kept.
    pub state: BackupState,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let backups = minglu_ledger::backups(desk.dir())?;
    Ok(Response {
        backups: backups.iter().map(BackupLine::from).collect(),
        state: state(desk)?,
    }
    .into())
}
