//! `backup.renew`: makes a backup and takes all earlier ones away, which hold what has since been
//! forgotten.

use super::{BackupLine, second};
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::{Deed, Event};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The new backup.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "BackupsRenewed")]
pub struct Response {
    /// The one that is there now.
    pub backup: BackupLine,
    /// How many were taken away, those in the second folder counted too.
    pub removed: usize,
    /// Why those in the second folder are still there, where they are.
    pub trouble: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// `damaged` where the ledger turns out to be, `io` where the disk refuses; then no earlier backup
/// is touched.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let renewed = desk.ledger.renew_backups()?;
    desk.note(Event::of(Deed::Backup))?;
    let elsewhere = match second(desk)? {
        Some(folder) => desk.ledger.renew_second(&folder).map_err(Error::from),
        None => Ok(0),
    };
    let trouble = elsewhere.as_ref().err().map(|error| error.message.clone());
    desk.set_trouble(trouble.clone());
    Ok(Response {
        backup: BackupLine::from(&renewed.backup),
        removed: renewed.removed + elsewhere.unwrap_or(0),
        trouble,
    }
    .into())
}
