//! `file.reveal`: shows a file that Minglu wrote in its folder.

use crate::command::Done;
use crate::{Desk, Error, Result};

/// Which file: the shape of `file.open`.
pub type Request = super::open::Request;
/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// As for `file.open`.
pub fn run(_: &Desk, request: Request) -> Result<Done<Response>> {
    let path = super::open::ours(&request.path)?;
    let folder = path.parent().filter(|_| !path.is_dir());
    opener::open(folder.unwrap_or(&path)).map_err(|_| {
        tracing::warn!("opening a folder");
        Error::new(
            "io",
            format!("打不开文件夹，请手工打开：{}", path.display()),
        )
    })?;
    Ok(().into())
}
