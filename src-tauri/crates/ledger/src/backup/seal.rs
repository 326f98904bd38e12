//! Once a ledger has a password, its backups of before are sealed too.

use super::archive::{self, Archive, Lock};
use super::create::read_back;
use super::{DATABASE, FOLDER, WORK, shelf};
use crate::attachment::{is_digest, place, pour, whole};
use crate::durable;
use crate::error::Result;
use crate::vault::{self, Key};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempDir};

/// Seals the backups in the data folder of a protected ledger. Whoever is interrupted begins again.
pub(crate) fn seal_all(dir: &Path, key: &Key) -> Result<()> {
    seal_shelf(dir, &dir.join(FOLDER), key)
}

/// Seals the plain backups on a shelf. One that is damaged stays as it is, and is told of.
pub(super) fn seal_shelf(dir: &Path, shelf: &Path, key: &Key) -> Result<()> {
    for backup in shelf::on(shelf)? {
        if Archive::is_plain(&backup.path).unwrap_or(false)
            && let Err(error) = seal_one(dir, &backup.path, key)
        {
            tracing::error!(
                cause = error.trace(),
                "a backup of before the password is not sealed"
            );
        }
    }
    Ok(())
}

/// Writes a plain backup anew, and proves it, before it takes the old one's place.
fn seal_one(dir: &Path, path: &Path, key: &Key) -> Result<()> {
    let folder = path.parent().unwrap_or(dir);
    let mut archive = Archive::open(path, None, None)?;
    let work = TempDir::with_prefix_in(WORK, dir)?;
    let database = work.path().join(DATABASE);
    archive.unpack_database(&database)?;
    vault::rekey(work.path(), None, Some(key))?;
    let mut carried: Vec<PathBuf> = Vec::new();
    for held in archive.manifest.attachments.clone() {
        let clear = work.path().join("carried");
        if archive.unpack_attachment(&held, &clear)? {
            carried.push(sealed(&clear, work.path(), key, &held.digest)?);
        }
    }
    let mut manifest = archive.manifest.clone();
    (manifest.size, manifest.sha256) = super::verify::fingerprint(&database)?;
    let part = NamedTempFile::with_prefix_in(".part-", folder)?;
    let lock = Lock::of(dir, Some(key))?;
    archive::write(
        part.reopen()?,
        &manifest,
        lock.as_ref(),
        &database,
        &carried,
    )?;
    read_back(part.path(), Some(key), &work.path().join("again"))?;
    durable::rename(part, path)
}

/// Seals the plain attachments beside backups, under their new names.
pub(super) fn seal_attachments(folder: &Path, key: &Key) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for shelf in fs::read_dir(folder)? {
        let shelf = shelf?.path();
        if !shelf.is_dir() {
            continue;
        }
        for file in fs::read_dir(&shelf)? {
            let path = file?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if is_digest(&name) && !vault::is_sealed(&path)? {
                sealed(&path, folder, key, &name)?;
                durable::remove(&path)?;
            }
        }
    }
    Ok(())
}

/// A sealed copy of a plain file on its shelf in a folder.
fn sealed(clear: &Path, folder: &Path, key: &Key, digest: &str) -> Result<PathBuf> {
    let place = place(folder, Some(key), digest);
    let shelf = place.parent().unwrap_or(folder);
    fs::create_dir_all(shelf)?;
    let mut part = NamedTempFile::with_prefix_in(".part-", shelf)?;
    pour(whole(clear, None, digest)?, &mut part, Some(key), None)?;
    durable::rename(part, &place)?;
    Ok(place)
}
