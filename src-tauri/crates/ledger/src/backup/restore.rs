use super::manifest::Reason;
use super::rehearse::{Rehearsal, Unpacked};
use super::shelf::BackupInfo;
use super::{ATTACHMENTS, create, second, verify};
use crate::attachment::sync_dir;
use crate::error::{Error, Result};
use crate::lock::Usage;
use crate::schema::builtin;
use crate::search;
use crate::store::{LEDGER_FILE, SEARCH_FILE};
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
/// # Errors
/// Fails, and then nothing is changed, where the backup is not sound, somebody has the ledger open,
/// or the present state cannot be kept.
pub fn restore(dir: &Path, file: &Path) -> Result<Restored> {
    fs::create_dir_all(dir)?;
    let usage = Usage::alone(dir)?;
    let unpacked = Unpacked::new(dir, file)?;
    let schemas = builtin()
        .map_err(|cause| Error::new(crate::Code::Internal, "内置模式有误").caused_by(cause))?;
    let rehearsal = unpacked.rehearsal(schemas)?;
    refuse_unsound(&rehearsal)?;
    let (before, kept) = keep_present(dir, &usage)?;
    bring_attachments(unpacked.folder(), dir)?;
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
fn keep_present(dir: &Path, _alone: &Usage) -> Result<(Option<BackupInfo>, Option<PathBuf>)> {
    let files: Vec<PathBuf> = ["", "-wal", "-shm"]
        .iter()
        .map(|ending| dir.join(format!("{LEDGER_FILE}{ending}")))
        .filter(|path| path.exists())
        .collect();
    if files.is_empty() {
        return Ok((None, None));
    }
    match create(dir, Reason::Restore) {
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
fn bring_attachments(from: &Path, dir: &Path) -> Result<()> {
    let source = from.join(ATTACHMENTS);
    if !source.is_dir() {
        return Ok(());
    }
    for shelf in fs::read_dir(source)? {
        let shelf = shelf?;
        for file in fs::read_dir(shelf.path())? {
            let file = file?;
            let place = dir.join(ATTACHMENTS).join(shelf.file_name());
            let place = place.join(file.file_name());
            let there = verify::fingerprint(&place).map(|(_, digest)| digest);
            if !there.is_ok_and(|digest| *digest == *file.file_name()) {
                second::copy(&file.path(), &place)?;
            }
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
        match fs::remove_file(dir.join(format!("{LEDGER_FILE}{ending}"))) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => return Err(cause.into()),
            _ => {}
        }
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
