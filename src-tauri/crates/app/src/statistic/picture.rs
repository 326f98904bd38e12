//! `statistic.picture`: keeps a chart that the page drew as a picture in the export folder.

use crate::command::Done;
use crate::file::{FileOut, incoming, place, written};
use crate::{Desk, Error, Result};
use serde::Deserialize;
use ts_rs::TS;

/// How every PNG begins.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Which picture.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The picture: a staged token.
    pub file: String,
    /// What to call it, without its ending.
    pub name: String,
}

/// The file.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `unreadable` where it is no PNG; `io` where it cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let file = incoming(desk, &request.file)?;
    let bytes = std::fs::read(&file.path).map_err(|e| Error::io("图没有传入", &e))?;
    if !bytes.starts_with(PNG) {
        file.discard();
        return Err(Error::new("unreadable", "这不是 PNG 图片，没有保存"));
    }
    let out = place(&desk.exports(), &format!("{}.png", request.name))?;
    std::fs::write(&out, bytes).map_err(|e| Error::io("图没有写成", &e))?;
    file.discard();
    Ok(written(&out)?.into())
}
