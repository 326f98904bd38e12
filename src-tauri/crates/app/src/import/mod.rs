//! Reading a table into a ledger: look first, then write it as one step.
//!
//! `preview` and `commit` walk the same rows in the same way; only `commit` writes.

pub mod commit;
mod existing;
mod first;
mod outcome;
mod parts;
pub mod preview;
mod report;
mod rows;
mod scope;
mod similar;
mod source;
mod walk;

pub(crate) use first::FirstRows;
pub(crate) use scope::titled;
pub(crate) use source::workbook;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// What to read, and where to put it.
#[derive(Debug, Default, Clone, Deserialize, TS)]
#[ts(optional_fields)]
#[serde(default)]
pub struct ImportRequest {
    /// The ledger.
    #[ts(optional = false)]
    pub ledger: String,
    /// A staged file's token, or a path.
    pub file: Option<String>,
    /// The file's name as the clerk knows it.
    pub name: Option<String>,
    /// A table from the clipboard.
    pub pasted: Option<Pasted>,
    /// Title of the notice to which tasks belong.
    pub notice: Option<String>,
    /// What is known of that notice, where it is new to the ledger.
    pub about: Option<About>,
    /// Year of the notice, for dates without one.
    pub year: Option<i32>,
    /// Which sheet, from 0; the first that is not hidden and has a known header where not given.
    pub sheet: Option<usize>,
    /// Column (from 0, as text) to field, where the clerk has changed it by hand.
    #[ts(optional, type = "Record<string, string | null>")]
    pub mapping: Option<BTreeMap<String, Option<String>>>,
}

/// What a notice says of itself.
#[derive(Debug, Default, Clone, Deserialize, TS)]
#[ts(optional_fields, rename = "NoticeAbout")]
#[serde(default)]
pub struct About {
    /// 发文字号
    pub doc_no: Option<String>,
    /// Who wrote it.
    pub issuer: Option<String>,
    /// 成文日期
    pub dated: Option<String>,
}

impl About {
    /// What it says, by the names of the ledger's fields.
    fn fields(&self) -> minglu_ledger::Fields {
        let told = [
            ("doc_no", &self.doc_no),
            ("issuer", &self.issuer),
            ("dated", &self.dated),
        ];
        let said = told
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?)));
        said.map(|(name, value)| (name.to_owned(), Value::from(value.as_str())))
            .collect()
    }
}

/// A table from the clipboard, in the forms in which programs leave it there.
#[derive(Debug, Default, Clone, Deserialize, TS)]
#[ts(optional_fields)]
#[serde(default)]
pub struct Pasted {
    /// As HTML.
    pub html: Option<String>,
    /// As text with tabs.
    pub text: Option<String>,
}

/// What an import does, or did.
#[derive(Debug, Default, Serialize, TS)]
pub struct ImportPlan {
    /// New records.
    pub added: u64,
    /// Records with another value in some field.
    pub changed: u64,
    /// Records that say the same.
    pub unchanged: u64,
    /// Tasks that the new version of the table no longer has.
    pub withdrawn: u64,
    /// Rows that cannot be taken, each with place and reason.
    pub rejected: Vec<Rejected>,
    /// Rows that are taken, and in which somebody has to look at something.
    pub warned: u64,
    /// What there is to look at in the first of them.
    pub warnings: Vec<ImportWarning>,
    /// Header label to field.
    #[ts(type = "Record<string, string>")]
    pub columns: BTreeMap<String, String>,
    /// Header labels that stand for no field.
    pub unmapped: Vec<String>,
    /// The title that stands above the table.
    pub title: Option<String>,
    /// Names of all sheets.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: usize,
    /// What becomes of each sheet, where several are read in one go.
    pub parts: Vec<ImportPart>,
    /// Every column with what it was taken for.
    pub mapped: Vec<MappedColumn>,
    /// Things worth knowing: hidden rows, footnotes.
    pub notes: Vec<String>,
    /// The first rows by outcome.
    pub preview: Vec<PreviewRow>,
    /// The title and year under which tasks are filed.
    pub notice: Option<String>,
    /// Its year.
    pub year: Option<i32>,
    /// The step that Ctrl+Z takes back whole; null for a preview or where nothing changed.
    pub step: Option<i64>,
}

/// One sheet of several that are read in one go.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportPart {
    /// Its name.
    pub sheet: String,
    /// New records.
    pub added: u64,
    /// Records with another value in some field.
    pub changed: u64,
    /// Records that say the same.
    pub unchanged: u64,
    /// Rows that cannot be taken.
    pub rejected: u64,
}

/// A row that cannot be taken.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Rejected {
    /// Name of the sheet.
    pub sheet: String,
    /// Row number as Excel shows it.
    pub row: u32,
    /// Column letter as Excel shows it.
    pub column: Option<String>,
    /// What stands there.
    pub value: Option<String>,
    /// Code of the rule.
    pub code: String,
    /// Why, and what to do.
    pub message: String,
}

/// What somebody has to look at in a row that is taken all the same.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportWarning {
    /// Its sheet, where several are read.
    pub sheet: Option<String>,
    /// Row number as Excel shows it.
    pub row: u32,
    /// The record's words.
    pub label: String,
    /// What there is to look at.
    pub words: Vec<String>,
}

/// A column of the file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MappedColumn {
    /// From 0.
    pub index: u32,
    /// Its label in the file.
    pub header: String,
    /// The field that it stands for.
    pub field: Option<String>,
    /// The first text below the label.
    pub sample: String,
}

/// A row and what becomes of it.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "ImportLine")]
pub struct PreviewRow {
    /// What becomes of it.
    #[ts(type = "'added' | 'changed' | 'unchanged' | 'withdrawn'")]
    pub outcome: &'static str,
    /// Its sheet, where several are read.
    pub sheet: Option<String>,
    /// Row number as Excel shows it; 0 for a withdrawn task, which stands in no row.
    pub row: u32,
    /// The record's words.
    pub label: String,
    /// The record, where it is there already.
    pub id: Option<String>,
    /// What changes in it.
    pub differences: Vec<ImportDifference>,
    /// The row's values.
    #[ts(type = "Record<string, unknown>")]
    pub fields: minglu_ledger::Fields,
}

/// One field that an import changes.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "Difference")]
pub struct ImportDifference {
    /// Column name.
    pub field: String,
    /// Name on screen.
    pub title: String,
    /// Value in the ledger.
    #[ts(type = "unknown")]
    pub before: Value,
    /// Value in the file.
    #[ts(type = "unknown")]
    pub after: Value,
}
