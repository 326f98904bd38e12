//! `handover.make`: makes a backup, writes the hand-over down, and prints the sheet.

use super::Handover;
use super::gather::gather;
use super::paper::paper;
use crate::backup::BackupLine;
use crate::command::Done;
use crate::file::{FileOut, written};
use crate::form::export::write;
use crate::form::outs;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Reason, Source};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// Where hand-overs are kept.
const LEDGER: &str = "handover";
const NAME: &str = "政务公开工作移交清单";

/// Who takes over.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Who takes over; a sheet without a name is a draft, and nothing is written down.
    pub to: Option<String>,
    /// Who watches, where somebody does.
    pub witness: Option<String>,
    /// Where to write, `.docx` or `.pdf`, for the command line; both in the export folder where not
    /// given.
    pub path: Option<String>,
}

/// What was made.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "HandoverMade")]
pub struct Response {
    /// The sheet.
    pub files: Vec<FileOut>,
    /// The backup of before, where something was written down.
    pub backup: Option<BackupLine>,
    /// What the sheet says.
    pub sheet: Handover,
}

/// Runs the command.
///
/// # Errors
/// `usage` where the file is to be of another kind; `io` where it cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let outs = outs(desk, NAME, request.path.as_deref())?;
    let to = trimmed(request.to.as_deref());
    let witness = trimmed(request.witness.as_deref());
    let backup = match to {
        Some(_) => Some(BackupLine::from(&desk.ledger.back_up(Reason::Manual)?)),
        None => None,
    };
    let sheet = gather(desk)?;
    let paper = paper(&sheet, to, witness);
    for (format, out) in &outs {
        write(desk, &paper, format, out)?;
    }
    let files = outs.iter().map(|(_, out)| written(out));
    let response = Response {
        files: files.collect::<Result<_>>()?,
        backup,
        sheet,
    };
    let Some(to) = to else {
        return Ok(response.into());
    };
    let fields = fields(&response.sheet, to, witness)?;
    let label = format!("工作移交给{to}");
    let committed = desk.transact(&label, Source::User, |tx| tx.add(LEDGER, fields))?;
    Ok(Done::wrote(committed, response))
}

fn trimmed(name: Option<&str>) -> Option<&str> {
    name.map(str::trim).filter(|name| !name.is_empty())
}

fn fields(sheet: &Handover, to: &str, witness: Option<&str>) -> Result<Fields> {
    let fields = json!({
        "giver": sheet.giver,
        "receiver": to,
        "witness": witness,
        "at": sheet.date,
        "open": sheet.open.len(),
        "records": sheet.counts.iter().map(|count| count.count).sum::<u64>(),
        "files": sheet.files.attachments,
        "digest": sheet.digest,
    });
    serde_json::from_value(fields).map_err(|e| Error::new("internal", e.to_string()))
}
