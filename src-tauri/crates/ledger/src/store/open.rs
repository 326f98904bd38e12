use super::pool::Pool;
use super::table::Table;
use super::{LEDGER_FILE, Ledger, SEARCH_FILE, connect, layout};
use crate::error::{Code, Error, Result};
use crate::schema::{Schema, builtin};
use crate::search::Index;
use crate::vault::{Key, Vault};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

impl Ledger {
    /// Opens the ledger in a folder with the built-in schemas; makes it where there is none.
    ///
    /// # Errors
    /// Fails where the file is damaged, was written by a newer program, or cannot be written.
    pub fn open(dir: &Path) -> Result<Ledger> {
        Ledger::open_with(dir, built_in()?)
    }

    /// Opens the ledger in a folder with schemas of the caller's choice.
    ///
    /// # Errors
    /// As [`Ledger::open`].
    pub fn open_with(dir: &Path, schemas: Vec<Schema>) -> Result<Ledger> {
        Ledger::open_keyed(dir, schemas, None)
    }

    /// Opens a protected ledger with the key that its password has given.
    ///
    /// # Errors
    /// As [`Ledger::open`].
    pub fn open_unlocked(dir: &Path, key: &Key) -> Result<Ledger> {
        Ledger::open_keyed(dir, built_in()?, Some(key))
    }

    /// Opens the ledger in a folder, with its key where it is protected.
    ///
    /// # Errors
    /// As [`Ledger::open`]; `Locked` where it is protected and no key is given.
    pub fn open_keyed(dir: &Path, schemas: Vec<Schema>, key: Option<&Key>) -> Result<Ledger> {
        fs::create_dir_all(dir)?;
        if Vault::of(dir)?.is_some() != key.is_some() {
            return Err(Error::locked());
        }
        refuse_emptied(dir)?;
        let before = identity(dir);
        let tables: Vec<Table> = schemas
            .iter()
            .enumerate()
            .map(|(at, schema)| Table::new(at, schema.clone()))
            .collect::<Result<_>>()?;
        let tables = Arc::new(tables);
        let mut writer = connect::writer(dir, key, &tables)?;
        layout::prepare(&mut writer, &tables)?;
        // While we waited for the file, setting a password may have put another one in its place.
        if before.is_some_and(|before| identity(dir) != Some(before)) {
            return Err(Error::new(Code::Busy, "台账刚刚换了密码，请重新打开"));
        }
        let index = Index::open(dir.join(SEARCH_FILE), key.cloned(), &writer, &tables)?;
        fs::create_dir_all(dir.join("attachments"))?;
        Ok(Ledger {
            dir: dir.into(),
            schemas,
            tables,
            index: Arc::new(index),
            key: key.cloned(),
            writer: Mutex::new(writer),
            pool: Pool::default(),
        })
    }

    /// True where a folder holds a ledger.
    pub fn exists(dir: &Path) -> bool {
        dir.join(LEDGER_FILE).is_file()
    }
}

/// SQLite takes an empty file for a new database. Beside attachments and an index it is a ledger
/// that was lost, and writing to it would bury the loss.
fn refuse_emptied(dir: &Path) -> Result<()> {
    let file = dir.join(LEDGER_FILE);
    let empty = fs::metadata(&file).is_ok_and(|m| m.len() == 0);
    let wal = fs::metadata(dir.join(format!("{LEDGER_FILE}-wal"))).is_ok_and(|m| m.len() > 0);
    let used = dir.join(SEARCH_FILE).exists() || dir.join("attachments").exists();
    if empty && used && !wal {
        return Err(Error::damaged("数据文件变成了空文件"));
    }
    Ok(())
}

fn built_in() -> Result<Vec<Schema>> {
    builtin().map_err(|cause| Error::new(Code::Internal, "内置模式有误").caused_by(cause))
}

/// Which file this is, whatever it is called.
#[cfg(unix)]
fn identity(dir: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(dir.join(LEDGER_FILE)).ok().map(|m| m.ino())
}

/// Elsewhere an open file cannot be replaced.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<u64> {
    None
}
