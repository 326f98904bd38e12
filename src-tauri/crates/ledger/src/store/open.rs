use super::pool::Pool;
use super::table::Table;
use super::{LEDGER_FILE, Ledger, SEARCH_FILE, connect, layout};
use crate::error::{Code, Error, Result};
use crate::schema::{Schema, builtin};
use crate::search::Index;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

impl Ledger {
    /// Opens the ledger in a folder with the built-in schemas; makes it where there is none.
    ///
    /// # Errors
    /// Fails where the file is damaged, was written by a newer program, or cannot be written.
    pub fn open(dir: &Path) -> Result<Ledger> {
        let schemas = builtin()
            .map_err(|cause| Error::new(Code::Internal, "内置模式有误").caused_by(cause))?;
        Ledger::open_with(dir, schemas)
    }

    /// Opens the ledger in a folder with schemas of the caller's choice.
    ///
    /// # Errors
    /// As [`Ledger::open`].
    pub fn open_with(dir: &Path, schemas: Vec<Schema>) -> Result<Ledger> {
        fs::create_dir_all(dir)?;
        refuse_emptied(dir)?;
        let tables: Vec<Table> = schemas
            .iter()
            .enumerate()
            .map(|(at, schema)| Table::new(at, schema.clone()))
            .collect::<Result<_>>()?;
        let tables = Arc::new(tables);
        let mut writer = connect::writer(dir, &tables)?;
        layout::prepare(&mut writer, &tables)?;
        let index = Arc::new(Index::open(dir.join(SEARCH_FILE), &writer, &tables)?);
        fs::create_dir_all(dir.join("attachments"))?;
        Ok(Ledger {
            dir: dir.into(),
            schemas,
            tables,
            index,
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
