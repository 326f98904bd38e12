//! `notice.read`: a notice's text and the draft of its tasks, every field with its place.

use super::filing::forms;
use super::source::{Asked, Read, notice};
use crate::command::Done;
use crate::{Desk, Result};
use minglu_notice::Notice;
use serde::Serialize;
use ts_rs::TS;

/// Which notice.
pub type Request = Asked;

/// What it says. Nothing is written.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The mended text; all places are characters of it.
    pub text: String,
    /// What was read in it.
    pub notice: Notice,
    /// For each thing to hand in, the title of the desk's form for it; null where there is none.
    pub forms: Vec<Option<String>>,
    /// True where the text was longer than what is read.
    pub cut: bool,
}

/// Runs the command.
///
/// # Errors
/// `usage` where nothing is named; `unreadable`, `unsupported` where the file cannot be read;
/// `classified` where it bears a mark.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    Ok(Response::of(notice(desk, &request)?)?.into())
}

impl Response {
    pub(super) fn of(read: Read) -> Result<Response> {
        Ok(Response {
            text: read.clean.text().to_owned(),
            forms: forms(&read.notice.filings)?,
            notice: read.notice,
            cut: read.cut,
        })
    }
}
