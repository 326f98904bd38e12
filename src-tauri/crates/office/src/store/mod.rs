//! Where the office keeps what it has received and issued: one body of operations over SQLite in a
//! file or PostgreSQL on a server. The operations stand in the folders of their concepts.

mod counter;
pub mod migrate;
mod postgres;
mod sql;
mod sqlite;

pub use sql::{Row, Sql, Value};

pub(crate) use counter::next;

use crate::{Error, Result};
use chrono::{SecondsFormat, Utc};
use std::path::{Path, PathBuf};

/// The office's database.
pub struct Store(Dialect);

enum Dialect {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A file of SQLite.
    File(PathBuf),
    /// `postgres://…`, which may hold a password.
    Server(String),
}

// A password must reach no log.
impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Address::File(path) => write!(f, "File({})", path.display()),
            Address::Server(_) => f.write_str("Server(…)"),
        }
    }
}

impl Address {
    /// The database of an office: the one that was named, else a file in its data folder.
    ///
    /// # Errors
    /// `usage` where what was named is no address of PostgreSQL.
    pub fn of(url: Option<&str>, dir: &Path) -> Result<Address> {
        match url {
            None => Ok(Address::File(dir.join("office.sqlite"))),
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Ok(Address::Server(url.to_owned()))
            }
            Some(_) => Err(Error::usage(
                "数据库地址应以 postgres:// 开头；不写 --database-url 时使用数据文件夹里的 SQLite",
            )),
        }
    }
}

impl Store {
    /// Opens the database and brings it to this program's format.
    ///
    /// # Errors
    /// `storage` where it cannot be reached; `newer` where a later program has changed it.
    pub fn open(address: &Address) -> Result<Store> {
        let store = Store::connect(address)?;
        migrate::migrate(&store)?;
        Ok(store)
    }

    /// Opens the database as it is.
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub fn connect(address: &Address) -> Result<Store> {
        Ok(Store(match address {
            Address::File(path) => Dialect::Sqlite(sqlite::Sqlite::open(path)?),
            Address::Server(url) => Dialect::Postgres(postgres::Postgres::open(url)?),
        }))
    }

    /// Reads what was true at one moment.
    ///
    /// # Errors
    /// The closure's own.
    pub fn read<T>(&self, work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        match &self.0 {
            Dialect::Sqlite(sqlite) => sqlite.read(work),
            Dialect::Postgres(postgres) => postgres.read(work),
        }
    }

    /// Writes all of it or nothing. The closure may run more than once, so it changes nothing else.
    ///
    /// # Errors
    /// The closure's own.
    pub fn write<T>(&self, work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        match &self.0 {
            Dialect::Sqlite(sqlite) => sqlite.write(work),
            Dialect::Postgres(postgres) => postgres.write(work),
        }
    }

    /// Writes what may be lost with the machine's power: the answer does not wait for the disk.
    ///
    /// # Errors
    /// The closure's own.
    pub fn note<T>(&self, work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        match &self.0 {
            Dialect::Sqlite(sqlite) => sqlite.note(work),
            Dialect::Postgres(postgres) => postgres.note(work),
        }
    }

    /// What the database finds wrong with itself. PostgreSQL looks after its own pages.
    ///
    /// # Errors
    /// `storage` where it cannot be read.
    pub fn problems(&self) -> Result<Vec<String>> {
        match &self.0 {
            Dialect::Sqlite(sqlite) => sqlite.problems(),
            Dialect::Postgres(_) => Ok(Vec::new()),
        }
    }
}

/// This moment, as it is stored: Universal Time to the second, so that texts sort as they pass.
pub fn now() -> String {
    moment(Utc::now())
}

/// A moment as it is stored.
pub fn moment(at: chrono::DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
