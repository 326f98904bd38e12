//! `form.fill`: fills the office's own Excel or Word file in place.

use super::gather::Gather;
use super::values::{only_notice, values};
use crate::command::Done;
use crate::file::{FileOut, incoming, place, written};
use crate::record::list::{Filter, query};
use crate::{Desk, Error, Result};
use minglu_forms::fill::{Filling, fill};
use minglu_forms::form::Values;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// What to fill, and with what.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The office's file: a staged token, or a path.
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
    let template = incoming(desk, &request.template)?;
    let query = query(&request.ledger, request.filters.as_deref(), None)?;
    let notice = only_notice(desk, &query)?;
    let values = values(
        desk,
        notice.as_deref(),
        &request.values.clone().unwrap_or_default(),
    )?;
    let mut rows = Vec::new();
    Gather::new(desk, &request.ledger)?.each(&query, |row| {
        rows.push(row);
        Ok(())
    })?;
    let schema = desk.ledger.schema(&request.ledger)?;
    let out = target(desk, &request)?;
    let filling = Filling {
        schema,
        rows: &rows,
        values: &values,
    };
    let filled = fill(&template.path, &filling, &out)
        .map_err(|e| Error::new("unreadable", e.to_string()))?;
    template.discard(desk);
    let file = written(&out)?;
    Ok(Response {
        file,
        filled: filled.cells as u64,
        messages: filled.messages,
    }
    .into())
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
