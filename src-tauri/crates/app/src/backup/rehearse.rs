//! `backup.rehearse`: opens a backup beside the ledger and checks it, as a restore would.

use super::{Proof, file};
use crate::command::Done;
use crate::{Place, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Which backup.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "BackupFile")]
pub struct Request {
    /// The path from the list, a staged file, or a path.
    pub file: String,
}

/// What it holds, and whether it is sound.
pub type Response = Proof;

/// Runs the command.
///
/// # Errors
/// `damaged` where the file is no whole backup; `newer` where a newer program wrote it.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    let file = file(place.dir(), &request.file)?;
    let rehearsal = minglu_ledger::rehearse(place.dir(), &file)?;
    Ok(Proof::from(rehearsal).into())
}
