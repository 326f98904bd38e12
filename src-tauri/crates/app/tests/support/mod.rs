//! A desk in a folder of its own.
#![allow(clippy::unwrap_used)] // a test's support may fail the test
#![allow(dead_code)] // not every test needs all of it

pub mod case;
pub mod catalogue;
pub mod document;
pub mod office;
pub mod record;
pub mod review;
pub mod year;

use minglu_app::{Desk, Error, Place, Press, Result, dispatch};
use minglu_forms::form::Paper;
use minglu_forms::manuscript::Manuscript;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// These tests print nothing.
pub struct NoPress;

/// Its pages are the texts of the paper; a paper that says 崩溃 breaks it.
pub struct TextPress;

impl Press for TextPress {
    fn pdf(&self, paper: &Paper, out: &Path) -> Result<()> {
        std::fs::write(out, self.svg(paper)?.concat()).map_err(|e| Error::io("pdf", &e))
    }

    fn svg(&self, paper: &Paper) -> Result<Vec<String>> {
        let page = format!("{paper:?}");
        assert!(!page.contains("崩溃"), "it breaks over 13800001234");
        Ok(vec![page])
    }

    fn manuscript_pdf(&self, manuscript: &Manuscript, out: &Path) -> Result<()> {
        let pages = self.manuscript_svg(manuscript)?.concat();
        std::fs::write(out, pages).map_err(|e| Error::io("pdf", &e))
    }

    fn manuscript_svg(&self, manuscript: &Manuscript) -> Result<Vec<String>> {
        Ok(vec![format!("{manuscript:?}")])
    }
}

impl Press for NoPress {
    fn pdf(&self, _: &Paper, _: &Path) -> Result<()> {
        Err(Error::usage("no press here"))
    }

    fn svg(&self, _: &Paper) -> Result<Vec<String>> {
        Err(Error::usage("no press here"))
    }

    fn manuscript_pdf(&self, _: &Manuscript, _: &Path) -> Result<()> {
        Err(Error::usage("no press here"))
    }

    fn manuscript_svg(&self, _: &Manuscript) -> Result<Vec<String>> {
        Err(Error::usage("no press here"))
    }
}

pub struct Unit {
    pub desk: Desk,
    folder: TempDir,
}

impl Unit {
    /// An empty desk.
    pub fn empty() -> Unit {
        let folder = tempfile::tempdir().unwrap();
        Unit {
            desk: Desk::open(folder.path(), Box::new(NoPress)).unwrap(),
            folder,
        }
    }

    /// The same desk, closed and opened again.
    pub fn reopened(self) -> Unit {
        let Unit { desk, folder } = self;
        drop(desk);
        let desk = Desk::open(folder.path(), Box::new(TextPress)).unwrap();
        Unit { desk, folder }
    }

    /// The desk of a finance bureau whose press makes pages of text.
    pub fn printing() -> Unit {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(folder.path(), Box::new(TextPress)).unwrap();
        let unit = Unit { desk, folder };
        unit.own("澄溪县财政局", &["县财政局"]);
        unit
    }

    /// A desk with the sample year, whose press makes pages of text.
    pub fn sample() -> Unit {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(folder.path(), Box::new(TextPress)).unwrap();
        let unit = Unit { desk, folder };
        unit.call("desk.sample", json!({}));
        unit
    }

    /// A file in the folder beside the data.
    pub fn path(&self, name: &str) -> String {
        let folder = self.folder.path().join("files");
        std::fs::create_dir_all(&folder).unwrap();
        folder.join(name).display().to_string()
    }

    /// The folder of this desk, as a host holds it.
    pub fn place(&self) -> Place {
        Place::new(self.folder.path().to_owned(), "test", || Box::new(NoPress))
    }

    /// The desk of a finance bureau in a made-up county.
    pub fn new() -> Unit {
        let unit = Unit::empty();
        unit.own("澄溪县财政局", &["县财政局"]);
        unit
    }

    pub fn own(&self, name: &str, aliases: &[&str]) {
        let groups = ["县直各有关单位"];
        let profile =
            json!({ "name": name, "county": "澄溪县", "aliases": aliases, "groups": groups });
        self.call("unit.set_own", profile);
    }

    pub fn call(&self, name: &str, payload: Value) -> Value {
        dispatch(&self.desk, name, payload).unwrap().value
    }

    /// What the first page says of records; what a year still lacks stands there too.
    pub fn due(&self) -> Vec<Value> {
        let lines = self.call("desk.today", json!({}))["lines"].clone();
        let mut lines = lines.as_array().unwrap().clone();
        lines.retain(|line| line["id"] != "");
        lines
    }

    pub fn refused(&self, name: &str, payload: Value) -> Error {
        dispatch(&self.desk, name, payload).unwrap_err()
    }

    /// Reads a table with tabs into the tasks of a notice.
    pub fn paste(&self, command: &str, text: &str) -> Value {
        let pasted = json!({ "text": text });
        self.call(
            command,
            json!({ "ledger": "task", "notice": "2026年要点", "year": 2026, "pasted": pasted }),
        )
    }

    pub fn tasks(&self) -> Vec<Value> {
        self.call("record.list", json!({ "ledger": "task" }))["rows"]
            .as_array()
            .unwrap()
            .clone()
    }
}
