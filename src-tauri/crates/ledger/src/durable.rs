//! Files that are whole on disk, or not there at all.

use crate::error::Result;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes a small file in one piece: after a power cut it holds the old bytes or the new ones.
pub(crate) fn write(place: &Path, bytes: &[u8]) -> Result<()> {
    let folder = place.parent().unwrap_or(place);
    let mut part = NamedTempFile::with_prefix_in(".part-", folder)?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    rename(part, place)
}

/// Renames a finished and synced file into its place.
pub(crate) fn rename(part: NamedTempFile, place: &Path) -> Result<()> {
    part.persist(place).map_err(|e| e.error)?;
    sync_dir(place.parent().unwrap_or(place))
}

/// A rename outlives a power cut only once its folder is synced.
pub(crate) fn sync_dir(dir: &Path) -> Result<()> {
    // A file named without a folder lies in the present one.
    #[cfg(unix)]
    File::open(if dir.as_os_str().is_empty() {
        Path::new(".")
    } else {
        dir
    })?
    .sync_all()?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

/// Makes sure that what others wrote into a file is on disk.
pub(crate) fn sync_file(file: &Path) -> Result<()> {
    Ok(File::options()
        .read(true)
        .write(true)
        .open(file)?
        .sync_all()?)
}

/// Takes away a file or folder; one that is not there is no failure.
pub(crate) fn remove(place: &Path) -> Result<()> {
    let gone = if place.is_dir() {
        std::fs::remove_dir_all(place)
    } else {
        std::fs::remove_file(place)
    };
    match gone {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause.into()),
        _ => Ok(()),
    }
}
