//! `attachment.open`: gives a verified copy of a kept file, under its own name. Where its record
//! holds personal data it is noted first who asked for it.

use super::seen;
use crate::command::Done;
use crate::file::FileOut;
use crate::{Desk, Error, Result, file};
use minglu_ledger::Deed;
use serde::Deserialize;
use std::io::copy;
use ts_rs::TS;

/// Which file.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its digest.
    pub digest: String,
    /// The name that the copy gets.
    pub name: String,
}

/// The copy.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `damaged` where the kept bytes are not those that were stored.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    seen::note(desk, &request.digest, Deed::Export)?;
    let mut reader = desk.ledger.open_attachment(&request.digest)?;
    let out = file::place(&desk.exports().join("附件"), &request.name)?;
    let mut copied = tempfile::NamedTempFile::new_in(out.parent().unwrap_or(&out))
        .map_err(|e| Error::io("无法写出附件", &e))?;
    copy(&mut reader, copied.as_file_mut()).map_err(|e| Error::io("无法写出附件", &e))?;
    copied
        .persist(&out)
        .map_err(|e| Error::io("无法写出附件", &e.error))?;
    Ok(file::written(&out)?.into())
}
