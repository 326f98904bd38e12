use crate::{Desk, Error, Result};
use std::path::{Path, PathBuf};

/// A file that a command takes in.
pub struct Incoming {
    /// Where it lies.
    pub path: PathBuf,
    staged: bool,
}

impl Incoming {
    /// Removes the staged copy; a file of the clerk's own is left alone.
    pub fn discard(self) {
        if self.staged
            && let Err(e) = std::fs::remove_file(&self.path)
        {
            tracing::warn!(error = %e, "a staged file stays behind");
        }
    }
}

/// The file that is meant by a staged token or a path.
///
/// # Errors
/// `not_found` where it is not there.
pub fn incoming(desk: &Desk, file: &str) -> Result<Incoming> {
    incoming_in(&desk.staging(), file)
}

/// The same, where files from the UI wait in this folder.
///
/// # Errors
/// `not_found` where it is not there.
pub fn incoming_in(staging: &Path, file: &str) -> Result<Incoming> {
    let (path, staged) = match file.strip_prefix("staged:") {
        // A token is one plain file name: `stage` made it, nothing else is looked for.
        Some(id) => (
            staging.join(Path::new(id).file_name().unwrap_or_default()),
            true,
        ),
        None => (PathBuf::from(file), false),
    };
    if !path.is_file() {
        let name = if staged { "刚才选的文件" } else { file };
        return Err(Error::not_found(format!("找不到文件“{name}”，请重新选择")));
    }
    Ok(Incoming { path, staged })
}
