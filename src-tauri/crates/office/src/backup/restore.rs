use super::tables::{TABLES, Table, broken, read};
use crate::blob::{self, Blobs};
use crate::office::folder;
use crate::store::{Sql, Store, Value, migrate};
use crate::{Error, Office, Place, Result, audit, identity, search};
use minglu_sync::crypto::BlobDigest;
use serde_json::{Value as Json, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use tokio::runtime::Handle;
use zip::ZipArchive;

/// Rows that are written in one go.
const PAGE: usize = 2000;

/// Longest line of a backup in bytes: a content that was issued, with room to spare.
const LINE_MAX: u64 = 256 * 1024 * 1024;

/// Restores a backup into an empty place. A new epoch begins: the units see by it that what the
/// office issued since is counted anew, and send again what the backup does not hold.
///
/// # Errors
/// `conflict` where the place is not empty; `damaged` where the backup is.
pub fn restore(place: &Place, who: &str, file: &Path, runtime: Handle) -> Result<Office> {
    let input = File::open(file).map_err(|e| Error::io("读不到备份文件", &e))?;
    let mut zip = ZipArchive::new(BufReader::new(input)).map_err(|_| broken())?;
    fits(&mut zip)?;
    folder(&place.dir)?;
    let store = Store::open(&place.address()?)?;
    is_empty(&store)?;
    let blobs = Blobs::open(place.blobs.as_deref(), &place.dir, runtime.clone())?;
    self::blobs(&mut zip, &store, &blobs, &place.dir)?;
    // One transaction: a restore that is cut off leaves the place as empty as it was.
    store.write(|sql| {
        sql.alone()?;
        empty(sql)?;
        for table in TABLES {
            fill(sql, table, &mut zip)?;
        }
        search::anew(sql)?;
        identity::begin_epoch(sql)?;
        audit::note(sql, who, "backup.restore", "", &json!({}))
    })?;
    Office::open(place, runtime)
}

/// Refuses what a later program wrote, or what is none of ours.
fn fits(zip: &mut ZipArchive<BufReader<File>>) -> Result<()> {
    let mut text = String::new();
    let entry = zip.by_name("format").map_err(|_| broken())?;
    entry
        .take(1000)
        .read_to_string(&mut text)
        .map_err(|_| broken())?;
    let format = text
        .strip_prefix("minglu-office-backup/1\n")
        .ok_or_else(broken)?;
    match format.trim().parse::<u64>() {
        Ok(format) if format == migrate::FORMAT => Ok(()),
        Ok(format) if format > migrate::FORMAT => Err(Error::new(
            "newer",
            "这份备份是更新版本的程序做的，请升级本机程序后再恢复",
        )),
        // An older backup is restored by the program that made it, and migrated then.
        Ok(_) => Err(Error::new(
            "older",
            "这份备份是旧版本的程序做的，请用那个版本恢复，再用本程序运行 migrate",
        )),
        Err(_) => Err(broken()),
    }
}

fn is_empty(store: &Store) -> Result<()> {
    let used = store.read(|sql| {
        let query = "SELECT (SELECT COUNT(*) FROM unit) + (SELECT COUNT(*) FROM batch) \
            + (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM audit)";
        sql.row(&format!("SELECT CAST(({query}) AS BIGINT)"), &[])
    })?;
    match used.map_or(Ok(0), |row| row.count(0))? {
        0 => Ok(()),
        _ => Err(Error::conflict(
            "这里已有数据，没有恢复。请换一个空的数据文件夹或空的数据库再恢复",
        )),
    }
}

/// Takes away what every new database begins with.
fn empty(sql: &mut dyn Sql) -> Result<()> {
    for table in ["office_key", "counter", "blob_reader", "blob", "meta"] {
        sql.run(&format!("DELETE FROM {table}"), &[])?;
    }
    Ok(())
}

fn fill(sql: &mut dyn Sql, table: &Table, zip: &mut ZipArchive<BufReader<File>>) -> Result<()> {
    let name = format!("tables/{}.jsonl", table.name);
    let mut lines = BufReader::new(zip.by_name(&name).map_err(|_| broken())?);
    let mut rows: Vec<Vec<Value>> = Vec::new();
    loop {
        let mut line = Vec::new();
        let count = lines.by_ref().take(LINE_MAX).read_until(b'\n', &mut line);
        let ended = count.map_err(|_| broken())? == 0;
        if ended || rows.len() >= PAGE {
            sql.fill(table.name, table.columns, &rows)?;
            rows.clear();
        }
        if ended {
            return Ok(());
        }
        let values: Vec<Json> = serde_json::from_slice(&line).map_err(|_| broken())?;
        if values.len() != table.columns.len() {
            return Err(broken());
        }
        rows.push(values.into_iter().map(read).collect::<Result<_>>()?);
    }
}

/// Puts the files in their places first, each held to its digest: rows may then name them.
fn blobs(
    zip: &mut ZipArchive<BufReader<File>>,
    store: &Store,
    blobs: &Blobs,
    dir: &Path,
) -> Result<()> {
    let names = zip.file_names().flatten();
    let names = names.filter_map(|name| name.strip_prefix("blobs/").map(str::to_owned));
    let names: Vec<String> = names.collect();
    for name in &names {
        let digest = BlobDigest::try_from(name.clone()).map_err(|_| broken())?;
        let mut copy = tempfile::NamedTempFile::new_in(dir).map_err(|e| unwritten(&e))?;
        let mut entry = zip
            .by_name(&format!("blobs/{name}"))
            .map_err(|_| broken())?;
        std::io::copy(&mut entry, copy.as_file_mut()).map_err(|e| unwritten(&e))?;
        copy.flush().map_err(|e| unwritten(&e))?;
        let (found, _) = blob::put_file(store, blobs, copy.path(), None)?;
        if found != digest {
            return Err(broken());
        }
    }
    Ok(())
}

fn unwritten(cause: &std::io::Error) -> Error {
    Error::io("恢复时写不了文件", cause)
}
