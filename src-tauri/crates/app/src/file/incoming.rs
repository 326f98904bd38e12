use crate::{Desk, Error, Result};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// A file that a command takes in.
pub struct Incoming {
    /// Where it lies.
    pub path: PathBuf,
    handed: Handed,
    /// The readable copy of a sealed file; it goes when this goes.
    _copy: Option<TempPath>,
}

/// Says which file it was, once it has been read.
pub struct Handed {
    /// The name under which it waits; a file of the clerk's own has none.
    staged: Option<String>,
}

impl Incoming {
    /// Removes the staged copy; a file of the clerk's own is left alone.
    pub fn discard(self, desk: &Desk) {
        self.handed.discard(desk);
    }
}

impl Handed {
    /// Removes the staged copy; a file of the clerk's own is left alone.
    pub fn discard(self, desk: &Desk) {
        if let Some(Err(error)) = self.staged.map(|name| desk.ledger.unstage(&name)) {
            tracing::warn!(%error, "a staged file stays behind");
        }
    }
}

/// The file that is meant by a staged token or a path, as a path that can be read.
///
/// # Errors
/// `not_found` where it is not there.
pub fn incoming(desk: &Desk, file: &str) -> Result<Incoming> {
    let handed = handed(desk, file)?;
    let (path, copy) = match &handed.staged {
        None => (PathBuf::from(file), None),
        Some(name) => match desk.ledger.staged_path(name)? {
            Some(path) => (path, None),
            None => {
                let copy = readable(desk, name)?;
                (copy.to_path_buf(), Some(copy))
            }
        },
    };
    Ok(Incoming {
        path,
        handed,
        _copy: copy,
    })
}

/// The file that is meant by a staged token or a path, to be read once.
///
/// # Errors
/// As for [`incoming`].
pub fn stream(desk: &Desk, file: &str) -> Result<(Box<dyn Read>, Handed)> {
    let handed = handed(desk, file)?;
    let reader: Box<dyn Read> = match &handed.staged {
        Some(name) => desk.ledger.staged(name)?,
        None => Box::new(File::open(file).map_err(|e| Error::io("无法打开文件", &e))?),
    };
    Ok((reader, handed))
}

fn handed(desk: &Desk, file: &str) -> Result<Handed> {
    let staged = file.strip_prefix("staged:").map(str::to_owned);
    let there = match &staged {
        Some(name) => desk.ledger.is_staged(name),
        None => Path::new(file).is_file(),
    };
    if !there {
        let name = if staged.is_some() {
            "刚才选的文件"
        } else {
            file
        };
        return Err(Error::not_found(format!("找不到文件“{name}”，请重新选择")));
    }
    Ok(Handed { staged })
}

/// A copy in memory that only this user can read: on disk a sealed file must not lie open.
fn readable(desk: &Desk, name: &str) -> Result<TempPath> {
    let failed = |e: io::Error| Error::io("无法打开刚才选的文件", &e);
    let mut copy = match in_memory() {
        Some(folder) => tempfile::NamedTempFile::new_in(folder),
        None => tempfile::NamedTempFile::new(),
    }
    .map_err(failed)?;
    io::copy(&mut desk.ledger.staged(name)?, copy.as_file_mut()).map_err(failed)?;
    Ok(copy.into_temp_path())
}

/// A folder that lives in memory, where the system has one.
fn in_memory() -> Option<PathBuf> {
    let own = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let mut folders = own.into_iter().chain([PathBuf::from("/dev/shm")]);
    folders.find(|folder| folder.is_dir())
}
