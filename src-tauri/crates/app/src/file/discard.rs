//! `file.discard`: lets go of a file that came in and is not wanted after all.

use super::incoming;
use crate::command::Done;
use crate::{Desk, Error, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Which file.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// A staged file's token.
    pub file: String,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `usage` where it is no staged file; `not_found` where it is not there.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    if !request.file.starts_with("staged:") {
        return Err(Error::usage("只能丢弃刚才传入的文件"));
    }
    incoming(desk, &request.file)?.discard();
    Ok(().into())
}
