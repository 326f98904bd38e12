//! `attachment.print`: a kept Word file as PDF.

use super::seen;
use crate::command::Done;
use crate::file::{FileOut, Incoming, place, written};
use crate::print::docx_pdf;
use crate::{Desk, Result};
use minglu_ledger::Deed;
use serde::Deserialize;
use std::path::Path;
use ts_rs::TS;

/// Which file.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its digest.
    pub digest: String,
    /// Its name; the PDF is called by it.
    pub name: String,
}

/// The PDF.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// As for `attachment.preview`; `io` where the PDF cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    seen::note(desk, &request.digest, Deed::Export)?;
    let kept = Incoming::copied(&mut desk.ledger.open_attachment(&request.digest)?)?;
    let stem = Path::new(&request.name).file_stem();
    let stem = stem.map_or("附件".into(), |s| s.to_string_lossy());
    let out = place(&desk.exports().join("附件"), &format!("{stem}.pdf"))?;
    docx_pdf(desk, &kept.path, &out)?;
    Ok(written(&out)?.into())
}
