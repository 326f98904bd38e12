//! `rescue.export`: writes what can still be read of a damaged ledger, one CSV file a ledger. In
//! clear: it may be all that is left.

use crate::command::Done;
use crate::desk::exports;
use crate::file::{FileOut, place as free, written};
use crate::form::plain;
use crate::{Error, Place, Result};
use minglu_forms::form::{DateStyle, show};
use minglu_ledger::Salvaged;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What was saved.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "RescueExport")]
pub struct Response {
    /// The files.
    pub files: Vec<FileOut>,
    /// Records in them.
    pub records: usize,
    /// Titles of ledgers of which a part could not be read.
    pub cut: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// `damaged` where nothing can be read.
pub fn run(place: &Place, _: Request) -> Result<Done<Response>> {
    let salvaged = minglu_ledger::salvage(place.dir(), place.key()?.as_ref())?;
    let mut response = Response {
        files: Vec::new(),
        records: 0,
        cut: Vec::new(),
    };
    for part in &salvaged {
        if part.cut {
            response.cut.push(part.schema.title.clone());
        }
        if !part.records.is_empty() {
            response.records += part.records.len();
            response.files.push(write(part)?);
        }
    }
    Ok(response.into())
}

fn write(part: &Salvaged) -> Result<FileOut> {
    let schema = &part.schema;
    let headers: Vec<(&str, f64)> = schema
        .fields
        .iter()
        .map(|field| (field.title.as_str(), 30.0))
        .collect();
    let rows = part.records.iter().map(|record| {
        let texts = schema.fields.iter();
        texts
            .map(|field| show(field, record.get(&field.name), DateStyle::default()))
            .collect()
    });
    let name = format!("抢救出的{}", schema.title);
    let paper = plain(&name, &headers, rows.collect(), Vec::new());
    let out = free(&exports(), &format!("{name}.csv"))?;
    minglu_forms::write::csv(&paper, &out).map_err(|e| Error::new("io", e.to_string()))?;
    written(&out)
}
