//! Files that were put aside: damaged ledgers, and attachments that nothing names.

use super::key::Key;
use super::seal::{SealedReader, SealedWriter};
use crate::attachment::hex;
use crate::durable;
use crate::error::Result;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
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
            let digest = pour(&mut File::open(&path)?, &mut writer)?;
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
            pour(&mut SealedReader::new(File::open(&path)?, key)?, &mut part)?;
            replace(part, &path, &path.with_extension(""))?;
        }
    }
    Ok(())
}

fn part(path: &Path) -> Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(path);
    Ok(NamedTempFile::with_prefix_in(".part-", folder)?)
}

fn pour(from: &mut impl Read, to: &mut impl Write) -> Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok(hex(&hasher.finalize())),
            Ok(n) => {
                hasher.update(&buffer[..n]);
                to.write_all(&buffer[..n])?;
            }
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            Err(cause) => return Err(cause.into()),
        }
    }
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
