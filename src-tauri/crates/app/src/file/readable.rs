use crate::{Error, Result};
use std::io::{self, Read};
use std::path::PathBuf;
use tempfile::{NamedTempFile, TempPath};

/// A copy in memory that only this user can read, of what must not lie open on disk. It goes when
/// its path goes.
///
/// # Errors
/// `io` where the content cannot be read, or there is no room for it.
pub(crate) fn readable(mut content: impl Read) -> Result<TempPath> {
    let failed = |e: io::Error| Error::io("无法打开刚才选的文件", &e);
    let mut copy = scratch()?;
    io::copy(&mut content, copy.as_file_mut()).map_err(failed)?;
    Ok(copy.into_temp_path())
}

/// A file in memory that only this user can read, for what must not lie open on disk.
///
/// # Errors
/// `io` where there is no room for it.
pub(crate) fn scratch() -> Result<NamedTempFile> {
    let file = match in_memory() {
        Some(folder) => NamedTempFile::new_in(folder),
        None => NamedTempFile::new(),
    };
    file.map_err(|e| Error::io("无法建立临时文件", &e))
}

/// A folder that lives in memory, where the system has one.
fn in_memory() -> Option<PathBuf> {
    let own = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let mut folders = own.into_iter().chain([PathBuf::from("/dev/shm")]);
    folders.find(|folder| folder.is_dir())
}
