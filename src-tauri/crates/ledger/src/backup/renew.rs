use super::archive::Archive;
use super::{ATTACHMENTS, BackupInfo, FOLDER, Reason, shelf};
use crate::attachment::kept_name;
use crate::durable;
use crate::error::Result;
use crate::store::Ledger;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A backup that stands for all those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    /// The new one.
    pub backup: BackupInfo,
    /// How many were taken away.
    pub removed: usize,
}

impl Ledger {
    /// Makes a backup, and once it stands there verified takes away all others in the data folder:
    /// what was forgotten is in none of them any more.
    ///
    /// # Errors
    /// As [`Ledger::back_up`]; then no other backup is touched.
    pub fn renew_backups(&self) -> Result<Renewed> {
        let backup = self.back_up(Reason::Manual)?;
        let removed = alone(&self.dir().join(FOLDER), &backup.path)?;
        Ok(Renewed { backup, removed })
    }

    /// The same in a second folder: the newest backup stays there, with the files that it names.
    /// Says how many backups were taken away.
    ///
    /// # Errors
    /// As [`Ledger::copy_backup`].
    pub fn renew_second(&self, second: &Path) -> Result<usize> {
        let Some(newest) = self.copy_backup(second)? else {
            return Ok(0);
        };
        let shelf = newest.parent().map(Path::to_owned).unwrap_or_default();
        let removed = alone(&shelf, &newest)?;
        let key = self.key.as_ref();
        let named = Archive::open(&newest, key, None)?.manifest.attachments;
        let named = named.iter().map(|held| kept_name(key, &held.digest));
        only(&shelf.join(ATTACHMENTS), &named.collect())?;
        Ok(removed)
    }
}

/// Takes away every backup on a shelf but one.
fn alone(shelf: &Path, place: &Path) -> Result<usize> {
    let mut others = shelf::on(shelf)?;
    others.retain(|backup| backup.path != place);
    for backup in &others {
        durable::remove(&backup.path)?;
    }
    Ok(others.len())
}

/// Takes away every kept file but those of these names.
fn only(folder: &Path, named: &BTreeSet<String>) -> Result<()> {
    for part in files(folder)? {
        for place in files(&part)? {
            let name = place.file_name().unwrap_or_default().to_string_lossy();
            if !named.contains(name.as_ref()) {
                durable::remove(&place)?;
            }
        }
    }
    Ok(())
}

/// What lies in a folder; nothing in a file.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder)?;
    Ok(entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?)
}
