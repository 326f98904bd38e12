use crate::error::{Code, Error, Result};
use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// Locked by every program that has the ledger open.
const FILE: &str = "use.lock";
/// How long to wait for a program that is alone with the ledger.
const PATIENCE: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(20);

/// The right to have the ledger open, held together with others or alone.
pub(crate) struct Usage {
    file: File,
    alone: bool,
}

impl Usage {
    /// Alone where nobody else has the ledger open, else together with the others.
    pub(crate) fn enter(dir: &Path) -> Result<Usage> {
        let file = super::open(&dir.join(FILE))?;
        let alone = got(file.try_lock())?;
        let usage = Usage { file, alone };
        if !alone {
            usage.wait_for_share()?;
        }
        Ok(usage)
    }

    /// Alone, or not at all.
    pub(crate) fn alone(dir: &Path) -> Result<Usage> {
        let usage = Usage::enter(dir)?;
        usage.must_be_alone()?;
        Ok(usage)
    }

    pub(crate) fn is_alone(&self) -> bool {
        self.alone
    }

    pub(crate) fn must_be_alone(&self) -> Result<()> {
        if self.alone {
            return Ok(());
        }
        Err(Error::new(
            Code::Busy,
            "还有别的明录程序（窗口、浏览器版或命令）开着这份台账，请把它们都关掉再试",
        ))
    }

    /// Lets the others in.
    pub(crate) fn share(mut self) -> Result<Usage> {
        if self.alone {
            self.file.unlock()?;
            self.wait_for_share()?;
            self.alone = false;
        }
        Ok(self)
    }

    fn wait_for_share(&self) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while !got(self.file.try_lock_shared())? {
            if Instant::now() > end {
                let message = "这份台账正在恢复或升级，请等它完成后再打开";
                return Err(Error::new(Code::Busy, message));
            }
            thread::sleep(PAUSE);
        }
        Ok(())
    }
}

/// A folder whose file system has no locks must not keep a clerk out: the warning about its place
/// says what it is.
fn got(outcome: Result<(), TryLockError>) -> Result<bool> {
    match outcome {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(cause)) if cause.kind() == std::io::ErrorKind::Unsupported => {
            tracing::warn!(%cause, "this folder has no locks");
            Ok(true)
        }
        Err(TryLockError::Error(cause)) => Err(cause.into()),
    }
}
