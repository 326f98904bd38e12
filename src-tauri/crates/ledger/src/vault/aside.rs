//! Files that were put aside: damaged ledgers, and attachments that nothing names.

use super::key::Key;
use super::seal::{SealedReader, SealedWriter};
use crate::attachment::digested;
use crate::durable;
use crate::error::Result;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

const FOLDERS: [&str; 2] = ["damaged", "orphans"];
const ENDING: &str = "sealed";

/// Seals them, each in its place.
pub(super) fn seal(dir: &Path, key: &Key) -> Result<()> {
    for path in files(dir)? {
        if path.extension().is_none_or(|ending| ending != ENDING) {
            let mut name = path.clone().into_os_string();
            name.push(format!(".{ENDING}"));
            let mut part = part(&path)?;
            let mut writer = SealedWriter::new(part.as_file_mut(), key)?;
            let (digest, _) = digested(File::open(&path)?, &mut writer, u64::MAX)?;
            writer.finish(&digest)?;
            replace(part, &path, Path::new(&name))?;
        }
    }
    Ok(())
}

/// Lays them open again.
pub(super) fn unseal(dir: &Path, key: &Key) -> Result<()> {
    for path in files(dir)? {
        if path.extension().is_some_and(|ending| ending == ENDING) {
            let mut part = part(&path)?;
            io::copy(&mut SealedReader::new(File::open(&path)?, key)?, &mut part)?;
            replace(part, &path, &path.with_extension(""))?;
        }
    }
    Ok(())
}

fn part(path: &Path) -> Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(path);
    Ok(NamedTempFile::with_prefix_in(".part-", folder)?)
}

fn replace(part: NamedTempFile, old: &Path, new: &Path) -> Result<()> {
    part.as_file().sync_all()?;
    durable::rename(part, new)?;
    durable::remove(old)
}

fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = FOLDERS.iter().map(|name| dir.join(name)).collect();
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path),
            }
        }
    }
    Ok(found)
}
