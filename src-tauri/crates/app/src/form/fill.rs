//! `form.fill`: fills the office's own Excel or Word file in place.

use super::clear::note;
use super::gather::Gather;
use super::values::{add_filing, only_notice, values};
use crate::command::Done;
use crate::custom::own;
use crate::file::{FileOut, Incoming, incoming, place, written};
use crate::record::list::{Filter, query};
use crate::{Desk, Error, Result};
use minglu_forms::fill::{Filling, fill};
use minglu_forms::form::Values;
use minglu_ledger::Deed;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// What to fill, and with what.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The office's file: a staged token, a path, or `kept:` and the name of an own ledger for the
    /// file from which that was made.
    #[ts(optional = false)]
    pub template: String,
    /// Its name as the clerk knows it.
    #[ts(optional = false)]
    pub name: String,
    /// The ledger whose rows go in.
    #[ts(optional = false)]
    pub ledger: String,
    /// All of these must hold.
    pub filters: Option<Vec<Filter>>,
    /// What else placeholders stand for.
    #[ts(optional, type = "Record<string, string>")]
    pub values: Option<Values>,
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// The filled file.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The file.
    #[serde(flatten)]
    #[ts(flatten)]
    pub file: FileOut,
    /// Cells that were filled.
    pub filled: u64,
    /// What was left alone, and why.
    pub messages: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// `unreadable` where the file has no table that fits the ledger.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let template = template(desk, &request.template)?;
    let query = query(&request.ledger, request.filters.as_deref(), None)?;
    let notice = only_notice(desk, &query)?;
    let given = request.values.clone().unwrap_or_default();
    let mut values = values(desk, notice.as_deref(), &given)?;
    let contact = add_filing(desk, &mut values)?;
    let schema = desk.ledger.schema(&request.ledger)?;
    // The office's file is a form of its own: its columns prescribe what it must show.
    let clear: Vec<String> = schema.private().map(|f| f.name.clone()).collect();
    note(desk, Deed::Fill, &query, None, &clear)?;
    if let Some(contact) = contact.filter(|_| clear.is_empty()) {
        note(desk, Deed::Fill, &contact, None, &["phone".to_owned()])?;
    }
    let mut rows = Vec::new();
    Gather::new(desk, &request.ledger, &clear)?.each(&query, |row| {
        rows.push(row);
        Ok(())
    })?;
    let out = target(desk, &request)?;
    let filling = Filling {
        schema,
        rows: &rows,
        values: &values,
    };
    template.look(&request.name)?;
    let reader = Desk::reader()?;
    let filled = fill(&template.path, &|path| reader.read(path), &filling, &out)
        .map_err(|e| Error::new("unreadable", e.to_string()))?;
    template.discard();
    let file = written(&out)?;
    Ok(Response {
        file,
        filled: filled.cells as u64,
        messages: filled.messages,
    }
    .into())
}

fn template(desk: &Desk, file: &str) -> Result<Incoming> {
    let Some(ledger) = file.strip_prefix("kept:") else {
        return incoming(desk, file);
    };
    let kept = own(desk, ledger)?.template;
    let kept = kept.ok_or_else(|| Error::not_found("这本台账没有留原表，请选择要填的文件"))?;
    Incoming::copied(&mut desk.ledger.open_attachment(&kept.digest)?)
}

/// 表.xlsx becomes 表（已填）.xlsx: the office's file itself is never written over.
fn target(desk: &Desk, request: &Request) -> Result<PathBuf> {
    if let Some(path) = &request.path {
        return Ok(PathBuf::from(path));
    }
    let name = Path::new(&request.name);
    let part = |p: Option<&std::ffi::OsStr>| p.map(|s| s.to_string_lossy().into_owned());
    let stem = part(name.file_stem()).unwrap_or_else(|| "表格".to_owned());
    let ending = part(name.extension())
        .map(|e| format!(".{e}"))
        .unwrap_or_default();
    place(&desk.exports(), &format!("{stem}（已填）{ending}"))
}
