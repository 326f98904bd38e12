use super::readable;
use crate::{Desk, Error, Result};
use minglu_forms::publication::Told;
use minglu_forms::table::Workbook;
use minglu_ledger::vault::Staging;
use minglu_rules::secrecy::is_marked_name;
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// A file that a command takes in.
pub struct Incoming {
    /// Where it can be read.
    pub path: PathBuf,
    /// Where it waits; a file of the clerk's own does not.
    staged: Option<PathBuf>,
    /// The readable copy of a sealed file; it goes when this goes.
    _copy: Option<TempPath>,
}

impl Incoming {
    /// A copy of what lies sealed or under another name, for as long as it is looked at.
    ///
    /// # Errors
    /// `io` where there is no room for it.
    pub fn copied(from: impl std::io::Read) -> Result<Incoming> {
        let copy = readable(from)?;
        Ok(Incoming {
            path: copy.to_path_buf(),
            staged: None,
            _copy: Some(copy),
        })
    }

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

    /// Every text in it, and what it carries along unseen.
    ///
    /// # Errors
    /// As for [`Incoming::read`].
    pub fn told(&self, name: &str) -> Result<Vec<Told>> {
        let told = self
            .named(name)
            .and_then(|()| Ok(Desk::reader()?.told(&self.path)?));
        self.keep_nothing_classified(told)
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
        if let Some(staged) = &self.staged
            && read.as_ref().is_err_and(|e| e.code == "classified")
            && let Err(e) = std::fs::remove_file(staged)
        {
            tracing::error!(error = %e, "a refused file stays behind");
        }
        read
    }

    /// Removes the staged copy; a file of the clerk's own is left alone.
    pub fn discard(self) {
        if let Some(staged) = &self.staged
            && let Err(e) = std::fs::remove_file(staged)
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

/// The same, where files from the UI wait here.
///
/// # Errors
/// `not_found` where it is not there.
pub fn incoming_in(staging: &Staging, file: &str) -> Result<Incoming> {
    let Some(name) = file.strip_prefix("staged:") else {
        present(Path::new(file), file)?;
        return Ok(Incoming {
            path: PathBuf::from(file),
            staged: None,
            _copy: None,
        });
    };
    let staged = staging.place(name)?;
    present(&staged, "刚才选的文件")?;
    let copy = match staging.is_sealed() {
        true => Some(readable(staging.read(name)?)?),
        false => None,
    };
    Ok(Incoming {
        path: copy
            .as_ref()
            .map_or(staged.clone(), |copy| copy.to_path_buf()),
        staged: Some(staged),
        _copy: copy,
    })
}

fn present(path: &Path, name: &str) -> Result<()> {
    if path.is_file() {
        return Ok(());
    }
    Err(Error::not_found(format!("找不到文件“{name}”，请重新选择")))
}
