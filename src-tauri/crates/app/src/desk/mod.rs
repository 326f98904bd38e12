//! The desk: one unit's opened data folder, and what a host lends to it.

mod paths;
pub mod sample;
pub mod schemas;
pub mod start;
pub mod status;
pub mod today;

use crate::progress::Progress;
use crate::{Error, Result};
use minglu_forms::form::Paper;
use minglu_ledger::vault::Key;
use minglu_ledger::{Committed, Ledger, Operation, Source, Tx};
use std::path::{Path, PathBuf};

/// How a host makes pages: in the same process, or by a child.
pub trait Press: Send + Sync {
    /// Writes a paper as PDF.
    ///
    /// # Errors
    /// Fails where the paper is too large, no font fits, or the file cannot be written.
    fn pdf(&self, paper: &Paper, out: &Path) -> Result<()>;

    /// Draws a paper's pages as SVG, for the preview in the window.
    ///
    /// # Errors
    /// As for [`Press::pdf`].
    fn svg(&self, paper: &Paper) -> Result<Vec<String>>;
}

/// One unit's data folder, opened.
pub struct Desk {
    dir: PathBuf,
    who: String,
    /// The records.
    pub ledger: Ledger,
    /// What makes pages.
    pub press: Box<dyn Press>,
    /// What is being done at the moment.
    pub progress: Progress,
}

impl Desk {
    /// Opens the data folder, making it where it is missing.
    ///
    /// # Errors
    /// Fails where the folder cannot be made or the ledger in it cannot be opened; `locked` where it
    /// has a password.
    pub fn open(dir: &Path, press: Box<dyn Press>) -> Result<Desk> {
        Desk::open_by(dir, press, Ledger::open)
    }

    /// Opens the data folder of a protected ledger with the key that its password has given.
    ///
    /// # Errors
    /// As for [`Desk::open`].
    pub fn open_unlocked(dir: &Path, press: Box<dyn Press>, key: &Key) -> Result<Desk> {
        Desk::open_by(dir, press, |dir| Ledger::open_unlocked(dir, key))
    }

    fn open_by(
        dir: &Path,
        press: Box<dyn Press>,
        open: impl FnOnce(&Path) -> minglu_ledger::Result<Ledger>,
    ) -> Result<Desk> {
        std::fs::create_dir_all(dir).map_err(|e| Error::io("无法建立数据文件夹", &e))?;
        let dir = dir
            .canonicalize()
            .map_err(|e| Error::io("无法打开数据文件夹", &e))?;
        let ledger = open(&dir)?;
        Ok(Desk {
            ledger,
            who: paths::who(),
            dir,
            press,
            progress: Progress::default(),
        })
    }

    /// Refuses a data folder that holds no ledger yet.
    ///
    /// # Errors
    /// `not_found` where there is none.
    pub fn must_exist(dir: &Path) -> Result<()> {
        if Ledger::exists(dir) {
            return Ok(());
        }
        let place = dir.display();
        Err(Error::not_found(format!(
            "{place} 里还没有台账。请先运行 minglu init --unit 单位名称 --county 县名，或用 --data 指明数据文件夹"
        )))
    }

    /// Where this desk keeps its data when nobody says otherwise.
    pub fn default_dir() -> PathBuf {
        paths::data()
    }

    /// The data folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Where the files that a clerk asked for are put.
    pub fn exports(&self) -> PathBuf {
        paths::exports()
    }

    /// Writes to the ledger as the person at the desk.
    ///
    /// # Errors
    /// The ledger's, or the closure's own.
    pub fn transact<T>(
        &self,
        label: &str,
        source: Source,
        write: impl FnOnce(&mut Tx<'_>) -> minglu_ledger::Result<T>,
    ) -> Result<Committed<T>> {
        let operation = Operation {
            label: label.to_owned(),
            who: self.who.clone(),
            source,
        };
        Ok(self.ledger.transact(operation, write)?)
    }

    /// The person at the desk.
    pub fn who(&self) -> &str {
        &self.who
    }
}
