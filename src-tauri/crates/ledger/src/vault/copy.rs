//! The second copy of a ledger, under another key or none.

use super::key::Key;
use super::switch::{ATTACHMENTS, NEW};
use crate::attachment::{Kept, hex, is_digest, place, pour};
use crate::durable::{self, sync_dir, sync_file};
use crate::error::{Code, Error, Result};
use crate::store::{LEDGER_FILE, connect};
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, DirEntry};
use std::path::Path;
use std::time::Duration;
use tempfile::NamedTempFile;

/// How long a switch waits for another program to go.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// Copies and proves the database. The connection that is handed back keeps all others out of the
/// old file until it is dropped.
pub(super) fn database(dir: &Path, from: Option<&Key>, to: Option<&Key>) -> Result<Connection> {
    let new = dir.join(LEDGER_FILE.to_owned() + NEW);
    let old = take(&dir.join(LEDGER_FILE), from)?;
    connect::attach(&old, &new, "fresh", to)?;
    // The export writes the schema's own table, which a hardened connection would refuse.
    old.query_row("SELECT sqlcipher_export('fresh')", [], |_| Ok(()))
        .map_err(unexported)?;
    for pragma in ["application_id", "user_version"] {
        let value: i64 = old.pragma_query_value(None, pragma, |r| r.get(0))?;
        old.execute_batch(&format!("PRAGMA fresh.{pragma} = {value}"))?;
    }
    old.execute_batch("DETACH fresh")?;
    sync_file(&new)?;
    prove(&old, &new, to)?;
    sync_dir(dir)?;
    Ok(old)
}

/// The export hands on what went wrong inside it as words without their code.
fn unexported(cause: rusqlite::Error) -> Error {
    use rusqlite::ffi;
    let inner = [
        ("database or disk is full", ffi::SQLITE_FULL),
        ("disk I/O error", ffi::SQLITE_IOERR),
        ("database disk image is malformed", ffi::SQLITE_CORRUPT),
    ];
    let words = cause.to_string();
    match inner.into_iter().find(|(known, _)| words.contains(known)) {
        Some((_, code)) => {
            rusqlite::Error::SqliteFailure(ffi::Error::new(code), Some(words)).into()
        }
        None => cause.into(),
    }
}

/// Brings a database that lies in a folder of its own under another key, or under none.
pub(crate) fn rekey(folder: &Path, from: Option<&Key>, to: Option<&Key>) -> Result<()> {
    if from == to {
        return Ok(());
    }
    drop(database(folder, from, to)?);
    let new = folder.join(LEDGER_FILE.to_owned() + NEW);
    fs::rename(new, folder.join(LEDGER_FILE))?;
    sync_dir(folder)
}

/// Opens the old file for ourselves alone; leaving the log mode proves that nobody else has it.
fn take(file: &Path, key: Option<&Key>) -> Result<Connection> {
    if !file.is_file() {
        return Err(Error::new(
            Code::NotFound,
            "这里还没有台账，请先建立台账再设密码",
        ));
    }
    // What is attached is opened in the same way, and the copy has to be made.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(file, flags)?;
    connect::unlock(&conn, key)?;
    conn.busy_timeout(PATIENCE)?;
    let mode = conn
        .pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |r| r.get::<_, String>(0))
        .and_then(|_| {
            conn.pragma_update_and_check(None, "journal_mode", "DELETE", |r| r.get::<_, String>(0))
        })
        .map_err(Error::from);
    match mode {
        Ok(mode) if mode == "delete" => {}
        Ok(_) => return Err(elsewhere()),
        Err(error) if error.code() == Code::Busy => return Err(elsewhere()),
        Err(error) => return Err(error),
    }
    conn.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
    Ok(conn)
}

/// The new file is sound, and holds as many rows of everything and the same last change.
fn prove(old: &Connection, new: &Path, key: Option<&Key>) -> Result<()> {
    let fresh = Connection::open_with_flags(new, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connect::unlock(&fresh, key)?;
    let sound: String = fresh.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0))?;
    let same = summary(old)? == summary(&fresh)?;
    if sound != "ok" || !same {
        let message = "新写的台账与原来的不一致，没有改用它；原来的台账没有改动。请检查磁盘后再试";
        return Err(Error::new(Code::Io, message));
    }
    Ok(())
}

/// Every table with its shape and its number of rows, and the last change with its digest.
fn summary(conn: &Connection) -> Result<Vec<(String, i64)>> {
    let mut sql = conn.prepare(
        "SELECT name, sql FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names = sql
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<Result<Vec<(String, String)>, _>>()?;
    let count = |(name, shape): (String, String)| {
        let counting = format!("SELECT count(*) FROM \"{}\"", name.replace('"', "\"\""));
        let count = conn.query_row(&counting, [], |r| r.get(0))?;
        Ok((format!("{name} {shape}"), count))
    };
    let mut summary = names.into_iter().map(count).collect::<Result<Vec<_>>>()?;
    let (n, digest) = crate::store::head(conn)?;
    summary.push((hex(&digest), n));
    Ok(summary)
}

/// Copies every attachment under its new name.
pub(super) fn attachments(dir: &Path, from: Option<&Key>, to: Option<&Key>) -> Result<()> {
    let (old, new) = (
        dir.join(ATTACHMENTS),
        dir.join(ATTACHMENTS.to_owned() + NEW),
    );
    fs::create_dir_all(&new)?;
    if old.is_dir() {
        for shelf in fs::read_dir(&old)? {
            let shelf = shelf?;
            if shelf.file_type()?.is_dir() {
                for file in fs::read_dir(shelf.path())? {
                    attachment(&file?, &new, from, to)?;
                }
            } else if !unfinished(&shelf) {
                return Err(strange(&shelf));
            }
        }
    }
    for shelf in fs::read_dir(&new)? {
        sync_dir(&shelf?.path())?;
    }
    sync_dir(&new)
}

fn attachment(file: &DirEntry, new: &Path, from: Option<&Key>, to: Option<&Key>) -> Result<()> {
    let name = file.file_name();
    let Some(name) = name
        .to_str()
        .filter(|n| is_digest(n) && file.path().is_file())
    else {
        return if unfinished(file) {
            Ok(())
        } else {
            Err(strange(file))
        };
    };
    let kept = Kept::open(&file.path(), from)?;
    let digest = kept.digest().unwrap_or(name).to_owned();
    let place = place(new, to, &digest);
    let shelf = place.parent().unwrap_or(new);
    fs::create_dir_all(shelf)?;
    let mut part = NamedTempFile::with_prefix_in(".part-", shelf)?;
    // A file that was damaged long ago is carried over as it is, and goes on being told of.
    pour(kept, &mut part, to, Some(&digest))?;
    durable::rename(part, &place)
}

/// What a killed program left behind of an attachment that was never kept.
fn unfinished(file: &DirEntry) -> bool {
    file.file_name().to_string_lossy().starts_with(".part-")
}

fn strange(file: &DirEntry) -> Error {
    let name = file.file_name();
    let message = format!(
        "附件文件夹里有一个不是明录存入的文件“{}”，请先把它移到别处再试",
        name.to_string_lossy()
    );
    Error::new(Code::Conflict, message)
}

pub(super) fn elsewhere() -> Error {
    let message = "台账还在别处打开着（另一个窗口、浏览器版或终端），请都关闭后再试";
    Error::new(Code::Busy, message)
}
