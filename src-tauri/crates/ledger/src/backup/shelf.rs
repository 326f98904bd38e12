//! The folder in which backups stand, one file each; a file that stands there has been verified.

use super::manifest::Reason;
use super::thin::{Slot, superfluous};
use crate::error::Result;
use chrono::{DateTime, Local, NaiveDateTime};
use std::fs;
use std::path::{Path, PathBuf};

/// How a file name spells a moment.
const STAMP: &str = "%Y%m%d-%H%M%S";
const ENDING: &str = ".mlbak";

/// One backup on its shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupInfo {
    /// Where it lies.
    pub path: PathBuf,
    /// Its number: a later one has a higher one, whatever the clock says.
    pub number: u64,
    /// When it was made, by the clock of this machine.
    pub at: NaiveDateTime,
    /// Why.
    pub reason: Reason,
    /// Its size in bytes.
    pub size: u64,
}

/// The backups in a data folder, the newest first. Works beside a damaged ledger too.
///
/// # Errors
/// Fails where the folder is there but cannot be read.
pub fn backups(dir: &Path) -> Result<Vec<BackupInfo>> {
    on(&dir.join(super::FOLDER))
}

/// The backups on a shelf, the newest first.
pub(super) fn on(shelf: &Path) -> Result<Vec<BackupInfo>> {
    let entries = match fs::read_dir(shelf) {
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let size = entry.metadata()?.len();
        found.extend(parse(&entry.path(), size));
    }
    found.sort_by_key(|backup| std::cmp::Reverse((backup.number, backup.at)));
    Ok(found)
}

/// `000012-20261121-081203-automatic.mlbak`.
fn parse(path: &Path, size: u64) -> Option<BackupInfo> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    let (number, rest) = name.split_once('-')?;
    let (stamp, word) = rest.rsplit_once('-')?;
    Some(BackupInfo {
        path: path.to_owned(),
        number: number.parse().ok()?,
        at: NaiveDateTime::parse_from_str(stamp, STAMP).ok()?,
        reason: Reason::ALL.into_iter().find(|r| r.as_str() == word)?,
        size,
    })
}

/// Where the next backup will stand.
pub(super) fn place(shelf: &Path, reason: Reason, now: DateTime<Local>) -> Result<PathBuf> {
    let last = on(shelf)?.first().map_or(0, |newest| newest.number);
    let stamp = now.format(STAMP);
    let name = format!("{:06}-{stamp}-{}{ENDING}", last + 1, reason.as_str());
    Ok(shelf.join(name))
}

/// Takes away those that newer ones have made superfluous.
pub(super) fn thin(shelf: &Path) -> Result<()> {
    let all = on(shelf)?;
    let slots: Vec<Slot> = all
        .iter()
        .map(|backup| Slot {
            number: backup.number,
            day: backup.at.date(),
        })
        .collect();
    for at in superfluous(&slots) {
        if let Some(backup) = all.get(at) {
            fs::remove_file(&backup.path)?;
        }
    }
    Ok(())
}
