//! `backup.restore`: puts a backup in the ledger's place.

use super::{BackupLine, Proof, file};
use crate::command::Done;
use crate::{Place, Result};
use minglu_ledger::vault::Secret;
use minglu_ledger::{Deed, Event};
use serde::Serialize;
use ts_rs::TS;

/// Which backup: the shape of `backup.rehearse`.
pub type Request = super::rehearse::Request;

/// What was done.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "BackupRestored")]
pub struct Response {
    /// What was found in the backup.
    pub proof: Proof,
    /// The backup of what was there before.
    pub before: Option<BackupLine>,
    /// Where the damaged files were kept, where what was there could not be backed up.
    pub kept: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// `damaged` where the backup is not sound, `busy` where another program has the ledger open; then
/// nothing is changed.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    let file = file(place, &request.file)?;
    let key = place.key()?;
    let said = request.password.as_deref().map(Secret::told);
    let restored =
        place.replaced(|dir| Ok(minglu_ledger::restore(dir, key.as_ref(), &file.path, said)?))?;
    let proof = Proof::from(restored.rehearsal);
    place.note(Event {
        count: proof.records,
        ..Event::of(Deed::Restore)
    });
    Ok(Done {
        value: Response {
            proof,
            before: restored.before.as_ref().map(BackupLine::from),
            kept: restored.kept.map(|folder| folder.display().to_string()),
        },
        touched: place.with(|desk| Ok(crate::place::every_ledger(desk)))?,
    })
}
