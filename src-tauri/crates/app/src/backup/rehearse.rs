//! `backup.rehearse`: opens a backup beside the ledger and checks it, as a restore would.

use super::{Proof, file};
use crate::command::Done;
use crate::{Place, Result};
use minglu_ledger::vault::Secret;
use serde::Deserialize;
use ts_rs::TS;

/// Which backup.
#[derive(Deserialize, TS)]
#[ts(optional_fields)]
#[ts(rename = "BackupFile")]
pub struct Request {
    /// The path from the list, a staged file, or a path.
    pub file: String,
    /// The password of the day on which it was made, or its recovery code, where it has another one
    /// than the ledger.
    pub password: Option<String>,
}

/// What it holds, and whether it is sound.
pub type Response = Proof;

/// Runs the command.
///
/// # Errors
/// `damaged` where the file is no whole backup; `newer` where a newer program wrote it.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    let file = file(place, &request.file)?;
    let key = place.key()?;
    let said = request.password.as_deref().map(Secret::told);
    let rehearsal = minglu_ledger::rehearse(place.dir(), key.as_ref(), &file.path, said)?;
    Ok(Proof::from(rehearsal).into())
}
