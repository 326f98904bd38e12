use crate::http::Host;
use crate::{Error, Result};
use axum::body::Bytes;
use minglu_sync::batch::is_plain_name;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// Largest table that a page hands over.
pub(super) const TABLE_MAX: usize = 32 * 1024 * 1024;

/// A file that came from a page, under its own name in a folder that goes away again.
pub(super) struct Table {
    _dir: TempDir,
    path: PathBuf,
}

impl Table {
    /// Puts it below the data folder: what is personal stays where it is guarded.
    ///
    /// # Errors
    /// `usage` where the name is none; `io` where it cannot be written.
    pub fn take(data: &Path, name: &str, bytes: &Bytes) -> Result<Table> {
        if !is_plain_name(name) {
            return Err(Error::usage("文件名不能含特殊符号，请改名后再选"));
        }
        if bytes.is_empty() {
            return Err(Error::usage("文件是空的，请重新选择"));
        }
        let work = data.join("work");
        crate::office::folder(&work)?;
        let failed = |e: std::io::Error| Error::io("无法保存收到的文件", &e);
        let dir = tempfile::tempdir_in(&work).map_err(failed)?;
        let path = dir.path().join(name);
        fs::write(&path, bytes).map_err(failed)?;
        Ok(Table { _dir: dir, path })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A file that is written for a page, in a folder that goes away again.
pub(super) fn written(
    data: &Path,
    name: &str,
    write: impl FnOnce(&Path) -> Result<()>,
) -> Result<Vec<u8>> {
    let work = data.join("work");
    crate::office::folder(&work)?;
    let dir = tempfile::tempdir_in(&work).map_err(|e| Error::io("无法建立临时文件夹", &e))?;
    let path = dir.path().join(name);
    write(&path)?;
    fs::read(&path).map_err(|e| Error::io("读不到写好的文件", &e))
}

/// Does something with a table that came, of which only a few are held at once.
///
/// # Errors
/// As for the work.
pub(super) async fn with<T: Send + 'static>(
    host: &Arc<Host>,
    name: String,
    bytes: Bytes,
    work: impl FnOnce(&Host, &Path) -> Result<T> + Send + 'static,
) -> Result<T> {
    let _place = host.large.turn().await?;
    crate::http::beside(host, move |host| {
        let table = Table::take(&host.office.dir, &name, &bytes)?;
        work(host, table.path())
    })
    .await
}

/// The same where a page may hand over no file at all.
///
/// # Errors
/// As for the work.
pub(super) async fn with_or_without<T: Send + 'static>(
    host: &Arc<Host>,
    name: Option<String>,
    bytes: Bytes,
    work: impl FnOnce(&Host, Option<&Path>) -> Result<T> + Send + 'static,
) -> Result<T> {
    match name {
        Some(name) => with(host, name, bytes, |host, path| work(host, Some(path))).await,
        None => crate::http::beside(host, move |host| work(host, None)).await,
    }
}
