//! Looks at what lies in a folder before anything is written there: what is damaged stays as it
//! is, so that as much as possible can be saved from it.

use super::{LEDGER_FILE, SEARCH_FILE, connect, layout, meta};
use crate::check;
use crate::error::{Error, Result};
use crate::lock::Usage;
use crate::search;
use crate::vault::Key;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// Steps at the end of the log that are followed where a program was interrupted.
const TAIL: i64 = 50;

pub(super) fn inspect(dir: &Path, key: Option<&Key>, usage: &Usage) -> Result<()> {
    let file = dir.join(LEDGER_FILE);
    let wal = length(&dir.join(format!("{LEDGER_FILE}-wal")));
    match length(&file) {
        0 if wal == 0 => return refuse_lost(dir, file.exists()),
        0 => return Ok(()),
        size if wal == 0 => refuse_truncated(&file, size)?,
        _ => {}
    }
    // Read only: whatever is found, the file and its log stay as they are. Only where a password
    // switch was killed while it turned the log's mode must SQLite put back what is half written.
    let flags = match length(&dir.join(format!("{LEDGER_FILE}-journal"))) {
        0 => OpenFlags::SQLITE_OPEN_READ_ONLY,
        _ => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let conn = connect::copy(&file, key, flags)?;
    if layout::format(&conn)?.is_none() {
        return refuse_lost(dir, true);
    }
    // A log that others leave while they work is theirs; one that nobody left in use was
    // interrupted, may be cut short, or may be another file's.
    if wal > 0 && usage.is_alone() {
        refuse_broken(&conn)?;
    }
    refuse_forgetful(&conn, &dir.join(SEARCH_FILE), key)
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |found| found.len())
}

/// SQLite takes an empty file for a new database, and makes a missing one. Beside what a ledger
/// leaves behind it is a ledger that was lost, and writing to it would bury the loss.
fn refuse_lost(dir: &Path, empty: bool) -> Result<()> {
    let attachments = dir.join("attachments");
    let used = dir.join(SEARCH_FILE).exists()
        || filled(&dir.join(crate::backup::FOLDER))
        || filled(&attachments)
        || (empty && attachments.exists());
    match (used, empty) {
        (false, _) => Ok(()),
        (true, true) => Err(Error::damaged("数据文件变成了空文件")),
        (true, false) => Err(Error::damaged("数据文件不见了")),
    }
}

fn filled(dir: &Path) -> bool {
    fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some())
}

/// The first page says how many there are.
fn refuse_truncated(file: &Path, size: u64) -> Result<()> {
    let mut head = [0; 32];
    if File::open(file)?.read_exact(&mut head).is_err() || !head.starts_with(b"SQLite format 3\0") {
        return Ok(()); // Sealed, or not ours to read here; opening it will tell.
    }
    let page = match u64::from(u16::from_be_bytes([head[16], head[17]])) {
        1 => 65_536,
        page => page,
    };
    let pages = u64::from(u32::from_be_bytes([head[28], head[29], head[30], head[31]]));
    if size < page * pages {
        return Err(Error::damaged("数据文件缺了一截"));
    }
    Ok(())
}

fn refuse_broken(conn: &Connection) -> Result<()> {
    match check::first_fault(conn, TAIL)? {
        Some(fault) => {
            tracing::error!("an interrupted program left a broken file");
            Err(Error::damaged(&fault))
        }
        None => Ok(()),
    }
}

/// The index follows the ledger and is never ahead of it. Where it remembers more, the ledger has
/// lost what was acknowledged.
fn refuse_forgetful(conn: &Connection, search: &Path, key: Option<&Key>) -> Result<()> {
    let Some(witness) = search::witness(search, key) else {
        return Ok(());
    };
    let (n, digest) = witness.head;
    if meta(conn, "ledger")? != Some(witness.ledger) {
        return Err(Error::damaged("数据文件换成了另一份台账"));
    }
    let held: Option<Vec<u8>> = conn
        .query_row("SELECT digest FROM main.change WHERE n = ?1", [n], |r| {
            r.get(0)
        })
        .optional()?;
    if n > 0 && held != Some(digest) {
        return Err(Error::damaged("最近保存的内容不在数据文件里了"));
    }
    Ok(())
}
