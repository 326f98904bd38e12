//! `custom.preview`: what ledger a sheet would make; writes nothing.

use super::LedgerDefinition;
use crate::command::Done;
use crate::file::incoming;
use crate::import::{Pasted, workbook};
use crate::{Desk, Error, Result};
use minglu_forms::propose::{Proposal, propose};
use minglu_forms::read::ReadError;
use minglu_forms::table::Workbook;
use minglu_ledger::schema::Personal;
use minglu_rules::mask::mask;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which sheet.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// A staged file's token, or a path.
    pub file: Option<String>,
    /// A table from the clipboard.
    pub pasted: Option<Pasted>,
    /// Its name as the clerk knows it.
    pub name: Option<String>,
    /// Which sheet, from 0; the first that a ledger could be made of where not given.
    pub sheet: Option<usize>,
}

/// What it would become.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "LedgerProposal")]
pub struct Response {
    /// Names of all sheets.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: usize,
    /// The ledger.
    pub definition: LedgerDefinition,
    /// What each of its columns was in the sheet, in the same order.
    pub origins: Vec<Origin>,
    /// Rows that would become records.
    pub rows: u64,
    /// Things worth knowing: hidden rows, formulas that failed, rows that are no records.
    pub notes: Vec<String>,
}

/// Where a column comes from.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "ColumnOrigin")]
pub struct Origin {
    /// Its place in the sheet, from 0.
    pub index: u32,
    /// Its label as it stands there.
    pub header: String,
    /// The first text below, masked where it is taken for personal data.
    pub sample: String,
    /// What is wrong with its label, with sheet, row and column.
    pub problem: Option<String>,
}

/// Characters of a sample that are shown.
const SAMPLE: usize = 60;

/// Runs the command.
///
/// # Errors
/// `unreadable` where the file is no table; `classified` where it bears a mark; `usage` where there
/// is no such sheet.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let file = request.file.as_deref().map(|file| incoming(desk, file));
    let file = file.transpose()?;
    let _running = desk.progress.start("正在读表", None);
    let name = request.name.as_deref().unwrap_or_default();
    let workbook = workbook(file.as_ref(), name, request.pasted.as_ref())?;
    let (sheet, proposal) = choose(&workbook, request.sheet)?;
    let name = &workbook.sheets[sheet].name;
    let notes = workbook.notes.iter();
    let notes = notes.filter(|note| note.sheet.as_ref().is_none_or(|of| of == name));
    let notes = notes.map(|note| note.message.clone());
    let notes = notes.chain(proposal.notes.iter().cloned());
    Ok(Response {
        sheets: workbook.sheets.iter().map(|s| s.name.clone()).collect(),
        sheet,
        origins: origins(&proposal),
        rows: proposal.rows as u64,
        notes: notes.collect(),
        definition: proposal.definition.into(),
    }
    .into())
}

fn choose(workbook: &Workbook, asked: Option<usize>) -> Result<(usize, Proposal)> {
    let unreadable = |e: ReadError| Error::unreadable(e.to_string());
    let count = workbook.sheets.len();
    if let Some(at) = asked {
        let sheet = workbook.sheets.get(at).ok_or_else(|| {
            Error::usage(format!("文件里只有 {count} 张表，没有第 {} 张", at + 1))
        })?;
        return Ok((at, propose(sheet).map_err(unreadable)?));
    }
    let mut refusal = None;
    let sheets = workbook.sheets.iter().enumerate();
    for (at, sheet) in sheets.filter(|(_, sheet)| !sheet.hidden) {
        match propose(sheet) {
            Ok(proposal) => return Ok((at, proposal)),
            Err(e) => refusal = refusal.or(Some(unreadable(e))),
        }
    }
    Err(refusal.unwrap_or_else(|| Error::unreadable("文件里没有可以读的表")))
}

fn origins(proposal: &Proposal) -> Vec<Origin> {
    let columns = proposal.definition.columns.iter();
    let origin = |(column, origin): (_, &minglu_forms::propose::Origin)| {
        let column: &minglu_ledger::own::Column = column;
        let kind = column.private.as_deref().and_then(Personal::named);
        let sample: String = origin.sample.chars().take(SAMPLE).collect();
        Origin {
            index: origin.index,
            header: origin.header.clone(),
            sample: kind.map_or(sample.clone(), |kind| mask(kind, &sample)),
            problem: origin.problem.clone(),
        }
    };
    columns.zip(&proposal.origins).map(origin).collect()
}
