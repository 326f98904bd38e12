//! A desk for a moment: the office reads tables and writes papers with the desk's own means, in a
//! folder that goes away again.

use crate::{Error, Result};
use minglu_app::{Desk, Press};
use minglu_forms::form::Paper;
use minglu_forms::manuscript::Manuscript;
use minglu_ledger::Schema;
use std::path::Path;
use tempfile::TempDir;

/// The desk and its folder.
pub(crate) struct Scratch {
    /// The desk: it goes before its folder.
    pub desk: Desk,
    dir: TempDir,
}

impl Scratch {
    /// An empty desk below the data folder: what is personal stays where it is guarded.
    pub fn new(data: &Path) -> Result<Scratch> {
        let work = data.join("work");
        crate::office::folder(&work)?;
        let dir = tempfile::tempdir_in(&work).map_err(|e| Error::io("无法建立临时文件夹", &e))?;
        let desk = Desk::open(dir.path(), Box::new(NoPress))?;
        Ok(Scratch { desk, dir })
    }

    /// A ledger's schema.
    pub fn schema(&self, ledger: &str) -> Result<&Schema> {
        let schema = self.desk.ledger.schema(ledger);
        Ok(schema.map_err(minglu_app::Error::from)?)
    }

    /// The same desk opened anew: only then it knows the ledgers that were defined in it.
    pub fn again(self) -> Result<Scratch> {
        let Scratch { desk, dir } = self;
        drop(desk);
        let desk = Desk::open(dir.path(), Box::new(NoPress))?;
        Ok(Scratch { desk, dir })
    }
}

/// Nothing is typeset here.
struct NoPress;

impl Press for NoPress {
    fn pdf(&self, _: &Paper, _: &Path) -> minglu_app::Result<()> {
        Err(none())
    }

    fn svg(&self, _: &Paper) -> minglu_app::Result<Vec<String>> {
        Err(none())
    }

    fn manuscript_pdf(&self, _: &Manuscript, _: &Path) -> minglu_app::Result<()> {
        Err(none())
    }

    fn manuscript_svg(&self, _: &Manuscript) -> minglu_app::Result<Vec<String>> {
        Err(none())
    }
}

fn none() -> minglu_app::Error {
    minglu_app::Error::usage("服务器只写 Excel 和 Word，请在办公软件里另存为 PDF")
}
