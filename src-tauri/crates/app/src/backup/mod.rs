//! Backups as the clerk sees them.

pub mod list;
pub mod make;
mod regular;
pub mod rehearse;
pub mod renew;
pub mod restore;
pub mod set_second;
mod state;

pub use regular::regular;
pub use state::{BackupState, state};

use crate::check::CheckItem;
use crate::file::{Incoming, incoming_in};
use crate::{Desk, Error, Place, Result};
use minglu_ledger::{BackupInfo, Reason, Rehearsal};
use serde::Serialize;
use serde_json::Value;
use std::path::PathBuf;
use ts_rs::TS;

/// Preference that holds the second folder.
const SECOND: &str = "backup_second";
/// More records than this are changed at once only after a backup.
const MANY: u64 = 100;

/// One backup in the list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupLine {
    /// Where it lies: the name by which commands ask for it.
    pub path: String,
    /// When it was made, by this machine's clock: `2026-11-21T08:12:03`.
    pub at: String,
    /// Why, in words.
    pub reason: String,
    /// Its size in bytes.
    pub size: u64,
}

impl From<&BackupInfo> for BackupLine {
    fn from(backup: &BackupInfo) -> BackupLine {
        BackupLine {
            path: backup.path.display().to_string(),
            at: backup.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
            reason: backup.reason.title().to_owned(),
            size: backup.size,
        }
    }
}

/// What a backup holds, and whether it is sound.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "BackupProof")]
pub struct Proof {
    /// All is well.
    pub ok: bool,
    /// When the backup was made, RFC 3339.
    pub made: String,
    /// Records in it.
    pub records: u64,
    /// Changes in its history.
    pub changes: i64,
    /// Attachments that belong to it.
    pub attachments: usize,
    /// Names of attachments that are nowhere to be found.
    pub missing: Vec<String>,
    /// Each thing that was looked at.
    pub items: Vec<CheckItem>,
}

impl From<Rehearsal> for Proof {
    fn from(rehearsal: Rehearsal) -> Proof {
        let manifest = rehearsal.manifest;
        let tables = manifest.counts.iter();
        let records: i64 = tables
            .filter(|(name, _)| name.starts_with("r_"))
            .map(|(_, count)| count)
            .sum();
        let items = rehearsal.report.items.into_iter();
        Proof {
            ok: rehearsal.report.ok,
            made: manifest.made,
            records: records.unsigned_abs(),
            changes: manifest.head,
            attachments: manifest.attachments.len(),
            missing: rehearsal.missing,
            items: items.map(CheckItem::from).collect(),
        }
    }
}

/// Keeps the present state before many records are changed at once.
///
/// # Errors
/// The ledger's; then nothing must be changed.
pub fn before(desk: &Desk, count: u64, reason: Reason) -> Result<()> {
    if count > MANY {
        desk.ledger.back_up_if_changed(reason).map_err(|cause| {
            let error = Error::from(cause);
            let message = format!("改动之前的备份没有做成，所以没有改动：{}", error.message);
            Error { message, ..error }
        })?;
    }
    Ok(())
}

/// The second folder, where one is set.
///
/// # Errors
/// The ledger's.
pub(crate) fn second(desk: &Desk) -> Result<Option<PathBuf>> {
    let remembered = desk.ledger.recall(SECOND)?;
    Ok(remembered
        .as_ref()
        .and_then(Value::as_str)
        .map(PathBuf::from))
}

/// The file that is meant by a line of the list, a file that came in, or a path.
fn file(place: &Place, file: &str) -> Result<Incoming> {
    incoming_in(&place.staging()?, file)
}
