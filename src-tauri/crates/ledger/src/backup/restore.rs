use super::manifest::Reason;
use super::rehearse::{Rehearsal, Unpacked};
use super::shelf::BackupInfo;
use super::{ATTACHMENTS, create, second};
use crate::attachment::{self, is_whole};
use crate::durable::{remove, sync_dir};
use crate::error::{Error, Result};
use crate::lock::Usage;
use crate::search;
use crate::store::{LEDGER_FILE, SEARCH_FILE};
use crate::vault::{self, Key, Secret};
use chrono::Local;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// What a restore has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What was found in the backup before anything was touched.
    pub rehearsal: Rehearsal,
    /// The backup of what was there before; none where there was nothing, or it was damaged.
    pub before: Option<BackupInfo>,
    /// Where the damaged files were kept as they were.
    pub kept: Option<PathBuf>,
}

/// Puts a backup in the place of the ledger in a folder. The present state is kept first: as a
/// backup, or, where it is damaged, file by file. Nobody may have the ledger open.
///
/// A restore neither sets nor removes a password: the ledger stays under `key`. A folder that has
/// no ledger yet takes the backup's password over. `said` opens a backup that has another key.
///
/// # Errors
/// Fails, and then nothing is changed, where the backup is not sound, somebody has the ledger open,
/// or the present state cannot be kept.
pub fn restore(
    dir: &Path,
    key: Option<&Key>,
    file: &Path,
    said: Option<Secret<'_>>,
) -> Result<Restored> {
    fs::create_dir_all(dir)?;
    let usage = Usage::alone(dir)?;
    let unpacked = Unpacked::new(dir, key, file, said)?;
    let rehearsal = unpacked.rehearsal()?;
    refuse_unsound(&rehearsal)?;
    let (before, kept) = keep_present(dir, key, &usage)?;
    bring_attachments(&unpacked, dir)?;
    if let Some(lock) = unpacked.lock() {
        vault::install(dir, &lock.vault)?;
    }
    replace(unpacked.folder(), dir)?;
    tracing::info!(changes = rehearsal.manifest.head, "a backup was restored");
    Ok(Restored {
        rehearsal,
        before,
        kept,
    })
}

/// Files that are nowhere to be found are told, and are no reason to keep the records back.
fn refuse_unsound(rehearsal: &Rehearsal) -> Result<()> {
    let mut items = rehearsal.report.items.iter();
    match items.find(|item| !item.ok && item.name != "附件") {
        None => Ok(()),
        Some(item) => Err(Error::new(
            crate::Code::Damaged,
            format!(
                "这份备份不完好（{}：{}），没有恢复，请换一份备份",
                item.name, item.message
            ),
        )),
    }
}

/// A sound ledger becomes a backup; a damaged one is kept file by file.
fn keep_present(
    dir: &Path,
    key: Option<&Key>,
    _alone: &Usage,
) -> Result<(Option<BackupInfo>, Option<PathBuf>)> {
    let files: Vec<PathBuf> = ["", "-wal", "-shm"]
        .iter()
        .map(|ending| dir.join(format!("{LEDGER_FILE}{ending}")))
        .filter(|path| path.exists())
        .collect();
    if files.is_empty() {
        return Ok((None, None));
    }
    match create(dir, key, Reason::Restore) {
        Ok(backup) => return Ok((Some(backup), None)),
        Err(error) => tracing::warn!(
            cause = error.trace(),
            "the ledger to be replaced makes no sound backup"
        ),
    }
    let stamp = Local::now().format("%Y%m%d-%H%M%S").to_string();
    let folder = dir.join("damaged").join(stamp);
    fs::create_dir_all(&folder)?;
    for file in &files {
        let copy = folder.join(file.file_name().unwrap_or_default());
        fs::copy(file, &copy)?;
        File::open(&copy)?.sync_all()?;
    }
    sync_dir(&folder)?;
    Ok((None, Some(folder)))
}

/// Attachments are added to those that are there: the present state may need its own again.
fn bring_attachments(from: &Unpacked, dir: &Path) -> Result<()> {
    for held in from.attachments() {
        let [source, place] = [from.folder(), dir]
            .map(|folder| attachment::place(&folder.join(ATTACHMENTS), from.key(), &held.digest));
        if source.is_file() && !is_whole(&place, from.key(), &held.digest) {
            second::copy(&source, &place)?;
        }
    }
    Ok(())
}

/// The old write-ahead log and index go first: neither belongs to the file that comes. The file
/// itself is replaced in one move.
fn replace(from: &Path, dir: &Path) -> Result<()> {
    let file = from.join(LEDGER_FILE);
    settle(&file)?;
    let ledger = dir.join(LEDGER_FILE);
    search::delete(&dir.join(SEARCH_FILE))?;
    for ending in ["-wal", "-shm"] {
        remove(&dir.join(format!("{LEDGER_FILE}{ending}")))?;
    }
    fs::rename(&file, &ledger)?;
    sync_dir(dir)
}

/// The rehearsal has opened and closed the copy: it is one file again, and on disk.
fn settle(file: &Path) -> Result<()> {
    let wal = file.with_file_name(format!("{LEDGER_FILE}-wal"));
    if fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0) {
        return Err(Error::damaged("备份没有整理成一个文件"));
    }
    Ok(File::open(file)?.sync_all()?)
}
