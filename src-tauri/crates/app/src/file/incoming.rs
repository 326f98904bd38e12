use crate::{Desk, Error, Result};
use minglu_forms::table::Workbook;
use minglu_rules::secrecy::is_marked_name;
use std::path::{Path, PathBuf};

/// A file that a command takes in.
pub struct Incoming {
    /// Where it lies.
    pub path: PathBuf,
    staged: bool,
}

impl Incoming {
    /// Its tables. A staged copy of a file that bears a classification mark is removed at once.
    ///
    /// # Errors
    /// `classified` where the file or `name` bears a mark; `unreadable` where there is no table.
    pub fn read(&self, name: &str) -> Result<Workbook> {
        let table = self
            .named(name)
            .and_then(|()| Ok(Desk::reader()?.read(&self.path)?));
        self.keep_nothing_classified(table)
    }

    /// Looks into a file that is kept as it is. What cannot be read is let pass.
    ///
    /// # Errors
    /// `classified` where the file or `name` bears a mark.
    pub fn look(&self, name: &str) -> Result<()> {
        let looked = self.named(name).and_then(|()| {
            match Desk::reader()?.look(&self.path).map_err(Error::from) {
                Err(e) if e.code != "classified" => {
                    tracing::warn!(code = e.code, "an attachment is kept unseen");
                    Ok(())
                }
                looked => looked,
            }
        });
        self.keep_nothing_classified(looked)
    }

    fn named(&self, name: &str) -> Result<()> {
        let own = self.path.file_name().unwrap_or_default();
        match is_marked_name(name) || is_marked_name(&own.to_string_lossy()) {
            true => Err(Error::classified()),
            false => Ok(()),
        }
    }

    /// Removes the staged copy where what was read of it is refused for its mark.
    pub fn keep_nothing_classified<T>(&self, read: Result<T>) -> Result<T> {
        if self.staged
            && read.as_ref().is_err_and(|e| e.code == "classified")
            && let Err(e) = std::fs::remove_file(&self.path)
        {
            tracing::error!(error = %e, "a refused file stays behind");
        }
        read
    }

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
