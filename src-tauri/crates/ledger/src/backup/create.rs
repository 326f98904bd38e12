use super::archive::{self, Archive, Lock};
use super::manifest::{Held, Manifest, Reason};
use super::shelf::{self, BackupInfo};
use super::{ATTACHMENTS, DATABASE, FOLDER, copy, verify};
use crate::attachment::{is_whole, place};
use crate::durable;
use crate::error::{Code, Error, Result};
use crate::store::Ledger;
use crate::value::now;
use crate::vault::Key;
use chrono::Local;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempDir};

impl Ledger {
    /// Makes a backup in the data folder. It stands there verified, or not at all.
    ///
    /// # Errors
    /// Fails where the ledger turns out to be damaged, or the disk refuses.
    pub fn back_up(&self, reason: Reason) -> Result<BackupInfo> {
        create(self.dir(), self.key.as_ref(), reason)
    }

    /// Writes a backup that carries every attachment to a file of the user's choice.
    ///
    /// # Errors
    /// As [`Ledger::back_up`].
    pub fn back_up_to(&self, file: &Path) -> Result<Manifest> {
        let folder = match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let lock = Lock::of(self.dir(), self.key.as_ref())?;
        write(
            self.dir(),
            lock.as_ref(),
            folder,
            file,
            Reason::Manual,
            true,
        )
    }
}

/// Makes a backup of the ledger in a data folder, whatever program has written it.
pub(crate) fn create(dir: &Path, key: Option<&Key>, reason: Reason) -> Result<BackupInfo> {
    let folder = dir.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let place = shelf::place(&folder, reason, Local::now())?;
    let lock = Lock::of(dir, key)?;
    write(dir, lock.as_ref(), &folder, &place, reason, false)?;
    shelf::thin(&folder)?;
    let made = shelf::on(&folder)?.into_iter().find(|b| b.path == place);
    made.ok_or_else(|| Error::new(Code::Io, "备份写成后又不见了，请检查磁盘后再试"))
}

/// Copies, verifies, packs, reads back; only then does the file get its name.
fn write(
    dir: &Path,
    lock: Option<&Lock>,
    folder: &Path,
    place: &Path,
    reason: Reason,
    whole: bool,
) -> Result<Manifest> {
    let key = lock.map(|lock| &lock.key);
    let work = TempDir::with_prefix_in(".part-", folder)?;
    let database = work.path().join(DATABASE);
    copy::copy(dir, key, &database)?;
    let content = verify::content(&database, key)?;
    let (size, sha256) = verify::fingerprint(&database)?;
    let carried = match whole {
        true => carried(&dir.join(ATTACHMENTS), key, &content.attachments),
        false => Vec::new(),
    };
    let manifest = Manifest {
        manifest: 1,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        ledger: content.ledger,
        made: now(),
        reason,
        head: content.head,
        digest: content.digest,
        counts: content.counts,
        size,
        sha256,
        whole: whole && carried.len() == content.attachments.len(),
        attachments: content.attachments,
    };
    let part = NamedTempFile::with_prefix_in(".part-", folder)?;
    archive::write(part.reopen()?, &manifest, lock, &database, &carried)?;
    fs::remove_file(&database)?;
    read_back(part.path(), key, &work.path().join("again"))?;
    durable::rename(part, place)?;
    Ok(manifest)
}

/// The attachments that are there and whole: one that is lost is no reason to make no backup.
fn carried(folder: &Path, key: Option<&Key>, named: &[Held]) -> Vec<PathBuf> {
    let places = named
        .iter()
        .map(|held| (place(folder, key, &held.digest), held));
    places
        .filter(|(place, held)| is_whole(place, key, &held.digest))
        .map(|(place, _)| place)
        .collect()
}

/// What was packed comes out as it went in.
pub(super) fn read_back(archive: &Path, key: Option<&Key>, work: &Path) -> Result<()> {
    let mut archive = Archive::open(archive, key, None)?;
    archive.unpack_database(work)?;
    for held in archive.manifest.attachments.clone() {
        archive.unpack_attachment(&held, work)?;
    }
    Ok(())
}
