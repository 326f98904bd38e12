//! `attachment.preview`: the pages of a kept Word file, drawn in the window.

use super::seen;
use crate::command::Done;
use crate::file::Incoming;
use crate::print::{Pages, docx};
use crate::{Desk, Result};
use minglu_ledger::Deed;
use serde::Deserialize;
use ts_rs::TS;

/// Which file.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its digest.
    pub digest: String,
}

/// The pages.
pub type Response = Pages;

/// Runs the command.
///
/// # Errors
/// `damaged` where the kept bytes are not those that were stored; `unreadable` or `unsupported`
/// where it is no .docx that can be read.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    seen::note(desk, &request.digest, Deed::Preview)?;
    let kept = Incoming::copied(&mut desk.ledger.open_attachment(&request.digest)?)?;
    Ok(docx(desk, &kept.path)?.into())
}
