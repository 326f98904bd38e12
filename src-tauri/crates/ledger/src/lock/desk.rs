use crate::error::{Code, Error, Result};
use crate::value::now;
use serde::{Deserialize, Serialize};
use std::fs::{File, TryLockError};
use std::io::{Seek, Write};
use std::path::Path;

/// Locked by the one desk, which has written itself into it.
const FILE: &str = "desk.lock";

/// Who sits at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskHolder {
    /// Its process.
    pub pid: u32,
    /// Since when, RFC 3339.
    pub since: String,
    /// What it is: 窗口 or 浏览器版.
    pub kind: String,
    /// Where it can be asked to come to the front, and with which word.
    pub knock: Option<(u16, String)>,
}

/// The one desk of a data folder: a window, or the loopback host.
#[derive(Debug)]
pub struct DeskLock {
    file: File,
}

impl DeskLock {
    /// Sits down, unless somebody sits there. Whoever was killed sits there no longer.
    ///
    /// # Errors
    /// [`Code::Busy`] with words about who it is; or where the disk refuses.
    pub fn take(dir: &Path, kind: &str, knock: Option<(u16, String)>) -> Result<DeskLock> {
        let file = super::open(&dir.join(FILE))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(taken(DeskLock::holder(dir))),
            Err(TryLockError::Error(cause)) => {
                tracing::warn!(%cause, "this folder has no locks");
            }
        }
        let mut lock = DeskLock { file };
        lock.write(&DeskHolder {
            pid: std::process::id(),
            since: now(),
            kind: kind.to_owned(),
            knock,
        })?;
        Ok(lock)
    }

    /// Who has written itself into the lock last; whether it still sits there, only
    /// [`DeskLock::take`] tells.
    pub fn holder(dir: &Path) -> Option<DeskHolder> {
        let text = std::fs::read(dir.join(FILE)).ok()?;
        serde_json::from_slice(&text).ok()
    }

    fn write(&mut self, holder: &DeskHolder) -> Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.file.write_all(&serde_json::to_vec(holder)?)?;
        Ok(self.file.flush()?)
    }
}

impl Drop for DeskLock {
    /// Nobody is left to be named. Where that fails the lock is gone all the same.
    fn drop(&mut self) {
        if let Err(cause) = self.file.set_len(0) {
            tracing::debug!(%cause, "the desk's lock keeps an old name");
        }
    }
}

fn taken(holder: Option<DeskHolder>) -> Error {
    let message = match holder {
        Some(DeskHolder {
            pid, since, kind, ..
        }) => {
            let since = since.get(..16).unwrap_or(&since).replace('T', " ");
            format!(
                "这份台账已经在{kind}里打开（{since} 起，进程 {pid}）。请用那一个，或先把它关掉"
            )
        }
        None => "这份台账已经由另一个明录打开。请用那一个，或先把它关掉".to_owned(),
    };
    Error::new(Code::Busy, message)
}
