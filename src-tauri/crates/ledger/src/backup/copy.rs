use crate::error::Result;
use crate::store::{LEDGER_FILE, connect};
use crate::vault::Key;
use rusqlite::OpenFlags;
use rusqlite::backup::{Backup, StepResult};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(15);

/// Copies the ledger of a folder, as it stands at one moment, into a new file of one piece that
/// has the same key.
pub(super) fn copy(dir: &Path, key: Option<&Key>, to: &Path) -> Result<()> {
    let read = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let write = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let from = connect::copy(&dir.join(LEDGER_FILE), key, read)?;
    let mut to = connect::copy(to, key, write)?;
    let backup = Backup::new(&from, &mut to)?;
    let end = Instant::now() + PATIENCE;
    // All pages in one step: one moment of the ledger, and writers need not wait for it.
    while backup.step(-1)? != StepResult::Done {
        if Instant::now() > end {
            return Err(crate::Error::new(
                crate::Code::Busy,
                "另一个程序正在写入台账，备份没有做成，请稍后再试",
            ));
        }
        thread::sleep(Duration::from_millis(50));
    }
    drop(backup);
    // A write-ahead log of its own would be a second file.
    to.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(())
}
