//! `backup.set_second`: says where the second copies go.

use super::{BackupState, SECOND, state};
use crate::command::Done;
use crate::{Desk, Error, Result};
use serde::Deserialize;
use serde_json::json;
use std::path::Path;
use ts_rs::TS;

/// Which folder.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// A folder on a USB stick or another disk; null for none.
    pub path: Option<String>,
}

/// How the ledger is kept now.
pub type Response = BackupState;

/// Runs the command.
///
/// # Errors
/// `invalid` where the folder is not there, or lies in the data folder.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let path = request.path.filter(|path| !path.trim().is_empty());
    if let Some(path) = &path {
        refuse(desk, Path::new(path.trim()))?;
    }
    let path = path.map(|path| path.trim().to_owned());
    desk.ledger.remember(SECOND, &json!(path))?;
    super::regular(desk);
    Ok(state(desk)?.into())
}

fn refuse(desk: &Desk, folder: &Path) -> Result<()> {
    if !folder.is_absolute() || !folder.is_dir() {
        let message = "没有这个文件夹。请插上 U 盘，把文件夹的完整路径粘贴到这里";
        return Err(Error::invalid("path", message));
    }
    let inside = folder
        .canonicalize()
        .is_ok_and(|folder| folder.starts_with(desk.dir()));
    if inside {
        let message = "第二备份文件夹不能放在数据文件夹里，请选 U 盘或另一块硬盘";
        return Err(Error::invalid("path", message));
    }
    Ok(())
}
