//! `desk.print_today`: what is to be done, on paper for the leader.

use crate::agenda::{Span, gather, paper};
use crate::command::Done;
use crate::duty::Law;
use crate::file::{FileOut, written};
use crate::form::export::write;
use crate::form::outs;
use crate::{Desk, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Where to.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Where to write, `.docx` or `.pdf`, for the command line; both in the export folder where not
    /// given.
    pub path: Option<String>,
}

/// The files.
pub type Response = Vec<FileOut>;

/// Runs the command.
///
/// # Errors
/// `usage` where the file is to be of another kind; `io` where it cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let agenda = gather(desk, &law, Span::Ahead)?;
    let paper = paper(desk, &agenda, law.today())?;
    let outs = outs(
        desk,
        &format!("今日待办{}", law.today()),
        request.path.as_deref(),
    )?;
    for (format, out) in &outs {
        write(desk, &paper, format, out)?;
    }
    let files = outs.iter().map(|(_, out)| written(out));
    Ok(files.collect::<Result<Response>>()?.into())
}
