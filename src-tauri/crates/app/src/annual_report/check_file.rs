//! `annual_report.check_file`: reads the tables of somebody's report, or of an earlier year, and
//! holds the identities against them.

use super::correction::shown;
use super::findings::{ReportFinding, identities};
use crate::command::Done;
use crate::file::incoming;
use crate::{Desk, Error, Result};
use minglu_forms::report::{Found, find};
use minglu_forms::table::Workbook;
use minglu_rules::request::report::{Place, Report};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which file.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The file: a staged token, or a path on the command line.
    #[ts(optional = false)]
    pub file: String,
    /// What the clerk calls it; may tell the year.
    pub name: Option<String>,
    /// The report of the year before, the same way, to hold both together.
    pub last: Option<String>,
}

/// What is in it.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "CheckedReport")]
pub struct Response {
    /// True where nothing contradicts.
    pub ok: bool,
    /// The year, where the file says it.
    pub year: Option<i32>,
    /// True for the format of 2019.
    pub old: bool,
    /// The tables that are not there.
    pub missing: Vec<&'static str>,
    /// The numbers that were read, by place.
    pub numbers: Vec<ReadNumber>,
    /// What contradicts.
    pub findings: Vec<ReportFinding>,
    /// What was blank, odd or left out.
    pub notes: Vec<String>,
}

/// A number that was read.
#[derive(Debug, Serialize, TS)]
pub struct ReadNumber {
    /// Where: `3.1.7`.
    pub place: String,
    /// The number.
    pub value: String,
}

/// Runs the command.
///
/// # Errors
/// `unreadable` where the file holds none of the three tables.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let read = read(
        desk,
        &request.file,
        request.name.as_deref().unwrap_or_default(),
    )?;
    let last = match &request.last {
        Some(last) => Some(self::read(desk, last, "")?.report()),
        None => None,
    };
    let report = read.report();
    let requests = read.found.requests.is_some();
    let findings = identities(&report, last.as_ref().filter(|_| requests), false);
    let response = Response {
        ok: findings.is_empty() && read.found.missing().is_empty(),
        year: read.year,
        old: read.found.old,
        missing: read.found.missing(),
        numbers: numbers(&report),
        findings,
        notes: read.found.notes,
    };
    Ok(response.into())
}

/// A report that was read.
pub(super) struct Read {
    pub found: Found,
    pub year: Option<i32>,
}

impl Read {
    pub fn report(&self) -> Report {
        self.found.report(self.year.unwrap_or_default())
    }
}

/// Reads a file, through the child.
pub(super) fn read(desk: &Desk, file: &str, name: &str) -> Result<Read> {
    let file = incoming(desk, file)?;
    let workbook = file.read(name)?;
    let own = file
        .path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let found = find(&workbook);
    file.discard();
    if found.missing().len() == 3 {
        let words = "这个文件里没有找到年度报告的三张表。请选含有表格的 .docx 年度报告";
        return Err(Error::unreadable(words));
    }
    let year = [name, &own]
        .into_iter()
        .find_map(year_in)
        .or_else(|| titled(&workbook));
    Ok(Read { found, year })
}

fn titled(workbook: &Workbook) -> Option<i32> {
    let titles = workbook
        .sheets
        .iter()
        .filter_map(|sheet| sheet.title.as_deref());
    titles.into_iter().find_map(year_in)
}

/// The year of a name like `2025年政府信息公开工作年度报告`.
fn year_in(text: &str) -> Option<i32> {
    let mut ends = text.match_indices('年').map(|(at, _)| &text[..at]);
    ends.find_map(|before| {
        let figures = before
            .len()
            .checked_sub(4)
            .and_then(|from| before.get(from..))?;
        let year: i32 = figures.parse().ok()?;
        (2000..=2100).contains(&year).then_some(year)
    })
}

fn numbers(report: &Report) -> Vec<ReadNumber> {
    let number = |place: Place| {
        Some(ReadNumber {
            place: place.to_string(),
            value: shown(place, report.at(place)?),
        })
    };
    Place::all().into_iter().filter_map(number).collect()
}
