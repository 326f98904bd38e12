//! Who may use a ledger at the same time: any number of programs read and write it, one at a time
//! by SQLite's own locks; whoever replaces its file is alone; and there is one desk.

mod desk;
mod usage;

pub use desk::{DeskHolder, DeskLock};
pub(crate) use usage::Usage;

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Opens a lock file, which stays when its holder has gone: the lock is the system's, not the
/// file's, and ends with the process however that ends.
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .create(true)
        .read(true)
        .write(true)
        .truncate(false)
        .open(path)
}
