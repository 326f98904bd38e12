//! The desk: one unit's opened data folder, and what a host lends to it.

pub mod end_sample;
pub mod ics;
pub mod month;
mod paths;
pub mod print_today;
pub mod sample;
pub mod schemas;
pub mod start;
pub mod status;
pub mod today;

pub(crate) use paths::exports;
pub(crate) use status::years;

use crate::people;
use crate::place::Seat;
use crate::progress::Progress;
use crate::{Error, Result};
use minglu_forms::foreign::Reader;
use minglu_forms::form::Paper;
use minglu_forms::manuscript::Manuscript;
use minglu_ledger::people::Person;
use minglu_ledger::vault::Staging;
use minglu_ledger::{Committed, Event, Ledger, Operation, Source, Tx};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};

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

    /// Writes a Word file as PDF.
    ///
    /// # Errors
    /// As for [`Press::pdf`].
    fn manuscript_pdf(&self, manuscript: &Manuscript, out: &Path) -> Result<()>;

    /// Draws the pages of a Word file as SVG.
    ///
    /// # Errors
    /// As for [`Press::pdf`].
    fn manuscript_svg(&self, manuscript: &Manuscript) -> Result<Vec<String>>;
}

/// One unit's data folder, opened.
pub struct Desk {
    dir: PathBuf,
    /// Who sits here at the moment.
    person: RwLock<Person>,
    /// The records.
    pub ledger: Ledger,
    /// What makes pages.
    pub press: Box<dyn Press>,
    /// What is being done at the moment.
    pub progress: Progress,
    /// Why the last backup was not made.
    trouble: Mutex<Option<String>>,
}

impl Desk {
    /// Opens the data folder, making it where it is missing.
    ///
    /// # Errors
    /// Fails where the folder cannot be made or the ledger in it cannot be opened; `locked` where it
    /// has a password.
    pub fn open(dir: &Path, press: Box<dyn Press>) -> Result<Desk> {
        Desk::open_as(dir, press, None)
    }

    /// Opens the data folder for whoever has said her password, where it has one.
    ///
    /// # Errors
    /// As for [`Desk::open`].
    pub fn open_as(dir: &Path, press: Box<dyn Press>, seat: Option<&Seat>) -> Result<Desk> {
        std::fs::create_dir_all(dir).map_err(|e| Error::io("无法建立数据文件夹", &e))?;
        let dir = dir
            .canonicalize()
            .map_err(|e| Error::io("无法打开数据文件夹", &e))?;
        let (ledger, person) = match seat {
            Some(seat) => (Ledger::open_unlocked(&dir, &seat.key)?, seat.person.clone()),
            None => {
                let ledger = Ledger::open(&dir)?;
                let person = people::present(&ledger)?;
                (ledger, person)
            }
        };
        let desk = Desk {
            ledger,
            person: RwLock::new(called(person)),
            dir,
            press,
            progress: Progress::default(),
            trouble: Mutex::default(),
        };
        // A program that brings a new year's calendar moves dates; the desk opens all the same.
        if let Err(e) = crate::calendar::recompute(&desk) {
            tracing::warn!(code = e.code, "dates were not reckoned again");
        }
        Ok(desk)
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

    /// The files from the UI that wait until a command takes them.
    pub fn staging(&self) -> Staging {
        Staging::of(&self.dir, self.ledger.key())
    }

    /// Where the files that a clerk asked for are put.
    pub fn exports(&self) -> PathBuf {
        paths::exports()
    }

    /// The program `minglu`, whichever host this is.
    ///
    /// # Errors
    /// `not_found` where it does not lie beside the host.
    pub fn program() -> Result<PathBuf> {
        paths::program().ok_or_else(|| {
            Error::not_found("找不到程序 minglu，它应与本程序在同一文件夹。请重新安装明录")
        })
    }

    /// What reads files from outside: the one door for all of them, which is a child's.
    ///
    /// # Errors
    /// As for [`Desk::program`].
    pub fn reader() -> Result<Reader> {
        Desk::program().map(Reader::new)
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
        Ok(self.ledger.transact(self.operation(label, source), write)?)
    }

    /// Something that the person at the desk does.
    pub(crate) fn operation(&self, label: &str, source: Source) -> Operation {
        Operation {
            label: label.to_owned(),
            who: self.who(),
            source,
        }
    }

    /// Notes what the person at the desk does beside changing records.
    ///
    /// # Errors
    /// The ledger's; then nothing personal may be handed out.
    pub fn note(&self, event: Event) -> Result<()> {
        Ok(self.ledger.note(&self.who(), event)?)
    }

    /// Why the last backup was not made; nothing where it was.
    pub fn trouble(&self) -> Option<String> {
        let trouble = self.trouble.lock();
        trouble.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers why a backup was not made.
    pub fn set_trouble(&self, words: Option<String>) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = words;
    }

    /// The person at the desk.
    pub fn person(&self) -> Person {
        let person = self.person.read();
        person.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Somebody else sits down.
    pub(crate) fn sit(&self, person: Person) {
        let mut place = self.person.write().unwrap_or_else(PoisonError::into_inner);
        *place = called(person);
    }

    /// The name of the person at the desk, as the change log holds it.
    pub fn who(&self) -> String {
        self.person().name
    }
}

/// Somebody without a name is called as the system calls its user.
fn called(mut person: Person) -> Person {
    if person.name.is_empty() {
        person.name = paths::who();
    }
    person
}
