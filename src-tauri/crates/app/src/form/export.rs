//! `form.export`: a ledger's rows as Excel, Word, CSV or PDF.

use super::clear::{clear, note, total};
use super::gather::Gather;
use super::values::values_for;
use crate::abreast::abreast;
use crate::command::Done;
use crate::file::{FileOut, place, written};
use crate::record::list::{Filter, query};
use crate::{Desk, Error, Result};
use minglu_forms::form::{Form, Paper, Values, compose};
use minglu_forms::write::{WriteError, XlsxStream};
use minglu_ledger::{Deed, Query};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// More rows than this go to Excel in one pass without merged cells.
const STREAMED: u64 = 20_000;

/// What to export.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The form.
    #[ts(optional = false)]
    pub form: String,
    /// All of these must hold.
    pub filters: Option<Vec<Filter>>,
    /// Text that must stand somewhere in the record.
    pub search: Option<String>,
    /// `xlsx`, `docx`, `csv` or `pdf`.
    #[ts(optional = false, type = "'xlsx' | 'docx' | 'csv' | 'pdf'")]
    pub format: String,
    /// What else the form's placeholders stand for.
    #[ts(optional, type = "Record<string, string>")]
    pub values: Option<Values>,
    /// True for personal data in clear also where the form does not prescribe it.
    pub reveal: Option<bool>,
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// The file.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `usage` where form or format are unknown; `io` where the file cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let form = super::named(desk, &request.form)?;
    let query = query(
        &form.ledger,
        request.filters.as_deref(),
        request.search.clone(),
    )?;
    let given = request.values.clone().unwrap_or_default();
    let values = values_for(desk, &form, &query, &given)?;
    let clear = clear(desk, &form, request.reveal == Some(true))?;
    note(desk, Deed::Export, &query, Some(&form.name), &clear)?;
    let face = Face {
        form: &form,
        values: &values,
        clear: &clear,
    };
    if request.format == "xlsx"
        && total(desk, &query)? > STREAMED
        && !form.is_slip()
        && !form.sums()
    {
        let out = target(desk, &request, &form.title)?;
        stream(desk, face, &query, &out)?;
        return Ok(written(&out)?.into());
    }
    let paper = paper(desk, face, &query)?;
    let out = target(desk, &request, &paper.name)?;
    write(desk, &paper, &request.format, &out)?;
    Ok(written(&out)?.into())
}

fn target(desk: &Desk, request: &Request, name: &str) -> Result<PathBuf> {
    match &request.path {
        Some(path) => Ok(PathBuf::from(path)),
        None => place(&desk.exports(), &format!("{name}.{}", request.format)),
    }
}

/// How rows are laid on paper: on which form, with what beside them, and what of them in clear.
#[derive(Clone, Copy)]
pub(super) struct Face<'a> {
    pub form: &'a Form,
    pub values: &'a Values,
    pub clear: &'a [String],
}

/// A query's rows laid out on a form.
pub(super) fn paper(desk: &Desk, face: Face<'_>, query: &Query) -> Result<Paper> {
    let Face {
        form,
        values,
        clear,
    } = face;
    let schema = desk.ledger.schema(&form.ledger)?;
    let mut rows = Vec::new();
    Gather::new(desk, &form.ledger, clear)?.each(query, |row| {
        rows.push(row);
        Ok(())
    })?;
    Ok(compose(form, schema, rows, values))
}

/// Writes a paper in one of the formats.
pub(crate) fn write(desk: &Desk, paper: &Paper, format: &str, out: &Path) -> Result<()> {
    match format {
        "xlsx" => minglu_forms::write::xlsx(paper, out).map_err(unwritten),
        "docx" => minglu_forms::write::docx(paper, out).map_err(unwritten),
        "csv" => minglu_forms::write::csv(paper, out).map_err(unwritten),
        "pdf" => desk.press.pdf(paper, out),
        _ => Err(Error::usage(format!(
            "不能导出“{format}”。可以导出 xlsx（Excel）、docx（Word）、pdf 和 csv"
        ))),
    }
}

fn stream(desk: &Desk, face: Face<'_>, query: &Query, out: &Path) -> Result<()> {
    let Face {
        form,
        values,
        clear,
    } = face;
    let schema = desk.ledger.schema(&form.ledger)?;
    let mut running = desk.progress.start("正在导出 Excel", None);
    let mut sheet = XlsxStream::new(out, form, schema, values).map_err(unwritten)?;
    let mut rows = Gather::new(desk, &form.ledger, clear)?;
    let mut layout = sheet.layout();
    abreast(
        |take| rows.each(query, |row| take(layout.lay(row))),
        |row| {
            running.step()?;
            sheet.row(row).map_err(unwritten)?;
            Ok(())
        },
    )?;
    sheet.finish().map_err(unwritten)?;
    Ok(())
}

fn unwritten(e: WriteError) -> Error {
    Error::new("io", e.to_string())
}
