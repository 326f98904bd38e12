//! `rescue.show`: why the ledger cannot be opened, and the backups that could take its place.

use crate::backup::BackupLine;
use crate::command::Done;
use crate::{Place, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The state of the place.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "Rescue")]
pub struct Response {
    /// The kind of fault: `damaged`, `newer`, `busy`, `io`; nothing where the ledger is open.
    pub code: Option<String>,
    /// What happened, in words.
    pub message: Option<String>,
    /// The data folder.
    pub data_dir: String,
    /// The backups, the newest first. Each was checked when it was made.
    pub backups: Vec<BackupLine>,
}

/// Runs the command.
///
/// # Errors
/// Fails where not even the folder can be read.
pub fn run(place: &Place, _: Request) -> Result<Done<Response>> {
    let failure = place.failure();
    let backups = minglu_ledger::backups(place.dir())?;
    Ok(Response {
        code: failure.as_ref().map(|error| error.code.to_owned()),
        message: failure.map(|error| error.message),
        data_dir: place.dir().display().to_string(),
        backups: backups.iter().map(BackupLine::from).collect(),
    }
    .into())
}
