use super::manifest::{Held, Manifest, Reason};
use super::shelf::{self, BackupInfo};
use super::{ATTACHMENTS, DATABASE, FOLDER, archive, copy, verify};
use crate::attachment::sync_dir;
use crate::error::{Code, Error, Result};
use crate::store::Ledger;
use crate::value::now;
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
        create(self.dir(), reason)
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
        write(self.dir(), folder, file, Reason::Manual, true)
    }
}

/// Makes a backup of the ledger in a data folder, whatever program has written it.
pub(crate) fn create(dir: &Path, reason: Reason) -> Result<BackupInfo> {
    let folder = dir.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let place = shelf::place(&folder, reason, Local::now())?;
    write(dir, &folder, &place, reason, false)?;
    shelf::thin(&folder)?;
    let made = shelf::on(&folder)?.into_iter().find(|b| b.path == place);
    made.ok_or_else(|| Error::new(Code::Io, "备份写成后又不见了，请检查磁盘后再试"))
}

/// Copies, verifies, packs, reads back; only then does the file get its name.
fn write(dir: &Path, folder: &Path, place: &Path, reason: Reason, whole: bool) -> Result<Manifest> {
    let work = TempDir::with_prefix_in(".part-", folder)?;
    let database = work.path().join(DATABASE);
    copy::copy(dir, &database)?;
    let content = verify::content(&database)?;
    let (size, sha256) = verify::fingerprint(&database)?;
    let carried = match whole {
        true => carried(&dir.join(ATTACHMENTS), &content.attachments),
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
    archive::write(part.reopen()?, &manifest, &database, &carried)?;
    fs::remove_file(&database)?;
    read_back(part.path(), &work.path().join("again"))?;
    part.persist(place).map_err(|refused| refused.error)?;
    sync_dir(folder)?;
    Ok(manifest)
}

/// The attachments that are there and whole: one that is lost is no reason to make no backup.
fn carried(folder: &Path, named: &[Held]) -> Vec<PathBuf> {
    let places = named
        .iter()
        .map(|held| (archive::shelf_place(folder, &held.digest), held));
    let whole = places.filter(|(place, held)| {
        verify::fingerprint(place).is_ok_and(|(_, digest)| digest == held.digest)
    });
    whole.map(|(place, _)| place).collect()
}

/// What was packed comes out as it went in.
fn read_back(archive: &Path, work: &Path) -> Result<()> {
    let mut archive = archive::Archive::open(archive)?;
    archive.unpack_database(work)?;
    for held in archive.manifest.attachments.clone() {
        archive.unpack_attachment(&held.digest, held.size, work)?;
    }
    Ok(())
}
