//! `file.open`: opens a file that Minglu wrote with the system's own program.

use crate::command::Done;
use crate::desk::exports;
use crate::{Desk, Error, Result};
use serde::Deserialize;
use std::path::PathBuf;
use ts_rs::TS;

/// Which file.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Where it lies.
    pub path: String,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `usage` where the file is not in the export folder; `io` where nothing opens it.
pub fn run(_: &Desk, request: Request) -> Result<Done<Response>> {
    let path = ours(&request.path)?;
    opener::open(&path).map_err(|_| {
        tracing::warn!("opening a file");
        Error::new(
            "io",
            format!("没有程序能打开它，请到文件夹里手工打开：{}", path.display()),
        )
    })?;
    Ok(().into())
}

/// The file, if it lies in the export folder: a page must not open anything else.
///
/// # Errors
/// As for the command.
pub fn ours(path: &str) -> Result<PathBuf> {
    let gone = |e: std::io::Error| Error::io("找不到这个文件", &e);
    let path = PathBuf::from(path).canonicalize().map_err(gone)?;
    let exports = exports().canonicalize().map_err(gone)?;
    if !path.starts_with(exports) {
        return Err(Error::usage("只能打开明录导出的文件"));
    }
    Ok(path)
}
