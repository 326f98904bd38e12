use super::pool::Pool;
use super::table::Table;
use super::{LEDGER_FILE, Ledger, SEARCH_FILE, connect, inspect, sweep};
use crate::error::{Error, Result};
use crate::lock::Usage;
use crate::migrate;
use crate::own;
use crate::schema::{Schema, built_in};
use crate::search::{self, Index};
use crate::vault::{self, Key, Vault};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// What is opened: the unit's ledger, or a copy that is thrown away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Ledger,
    Copy,
}

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
        refuse_wrong_side(dir, key)?;
        let ledger = Ledger::opened(dir, schemas, key, What::Ledger)?;
        if let Some(key) = key {
            vault::seal_rest(dir, key)?;
        }
        Ok(ledger)
    }

    /// Opens a copy that is thrown away: nothing need be kept of how it was.
    pub(crate) fn open_copy(dir: &Path, key: Option<&Key>) -> Result<Ledger> {
        Ledger::opened(dir, built_in()?, key, What::Copy)
    }

    fn opened(dir: &Path, schemas: Vec<Schema>, key: Option<&Key>, what: What) -> Result<Ledger> {
        let usage = Usage::enter(dir)?;
        if what == What::Ledger {
            // A password may have been set or removed while we waited to come in.
            refuse_wrong_side(dir, key)?;
        }
        inspect::inspect(dir, key, &usage)?;
        if usage.is_alone() {
            sweep::sweep(dir)?;
        }
        let mut writer = connect::writer(dir, key)?;
        let mut tables = tables(&schemas)?;
        migrate::run(&mut writer, &tables, &usage, || match what {
            What::Ledger => migrate::back_up_before(dir, key),
            What::Copy => Ok(()),
        })?;
        let own = own::read(&writer, &schemas)?;
        own.add_to(&mut tables)?;
        let tables = Arc::new(tables);
        search::functions(&writer, &tables)?;
        let index = Index::open(dir.join(SEARCH_FILE), key.cloned(), &writer, &tables)?;
        fs::create_dir_all(dir.join("attachments"))?;
        Ok(Ledger {
            dir: dir.into(),
            built_in: schemas.len(),
            schemas: own.join(schemas),
            own,
            tables,
            index: Arc::new(index),
            key: key.cloned(),
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

fn tables(schemas: &[Schema]) -> Result<Vec<Table>> {
    let schemas = schemas.iter().cloned().enumerate();
    schemas.map(|(at, schema)| Table::new(at, schema)).collect()
}

/// A protected ledger opens with its key only, a plain one only without.
fn refuse_wrong_side(dir: &Path, key: Option<&Key>) -> Result<()> {
    if Vault::of(dir)?.is_some() == key.is_some() {
        Ok(())
    } else {
        Err(Error::locked())
    }
}
