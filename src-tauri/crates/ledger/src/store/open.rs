use super::pool::Pool;
use super::table::Table;
use super::{LEDGER_FILE, Ledger, SEARCH_FILE, connect, inspect};
use crate::error::{Code, Error, Result};
use crate::lock::Usage;
use crate::migrate;
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
        Ledger::opened(dir, schemas, migrate::back_up_before)
    }

    /// Opens a copy that is thrown away: nothing need be kept of how it was.
    pub(crate) fn open_copy(dir: &Path, schemas: Vec<Schema>) -> Result<Ledger> {
        Ledger::opened(dir, schemas, |_| Ok(()))
    }

    fn opened(
        dir: &Path,
        schemas: Vec<Schema>,
        before_migration: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<Ledger> {
        fs::create_dir_all(dir)?;
        let usage = Usage::enter(dir)?;
        inspect::inspect(dir, &usage)?;
        let tables: Vec<Table> = schemas
            .iter()
            .enumerate()
            .map(|(at, schema)| Table::new(at, schema.clone()))
            .collect::<Result<_>>()?;
        let tables = Arc::new(tables);
        let mut writer = connect::writer(dir, &tables)?;
        migrate::run(&mut writer, &tables, &usage, || before_migration(dir))?;
        let index = Arc::new(Index::open(dir.join(SEARCH_FILE), &writer, &tables)?);
        fs::create_dir_all(dir.join("attachments"))?;
        Ok(Ledger {
            dir: dir.into(),
            schemas,
            tables,
            index,
            writer: Mutex::new(writer),
            pool: Pool::default(),
            _usage: usage.share()?,
        })
    }

    /// True where a folder holds a ledger.
    pub fn exists(dir: &Path) -> bool {
        dir.join(LEDGER_FILE).is_file()
    }
}
