//! PostgreSQL: a few connections that wait for their turn.

mod pool;
mod session;
mod trust;
mod value;

use super::sql::Sql;
use crate::{Error, Result};
use pool::Pool;
use postgres::Config;
use postgres::error::SqlState;
use session::Session;
use std::time::Duration;

/// Attempts at a transaction that another one crossed.
const ATTEMPTS: u32 = 10;

/// How long a connection may take to come about.
const PATIENCE: Duration = Duration::from_secs(10);

const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";
const NOTE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL synchronous_commit = off";

/// An office's database on a server.
pub struct Postgres(Pool);

impl Postgres {
    /// Prepares connections to `postgres://…`. With `sslmode=require` in the address the connection
    /// is by TLS, and the server has to prove its name.
    ///
    /// # Errors
    /// `usage` where the address is none; `storage` where nobody answers there.
    pub fn open(url: &str) -> Result<Postgres> {
        let (url, authority) = trust::own_authority(url)?;
        let mut config: Config = url
            .parse()
            .map_err(|_| Error::usage("数据库地址有误，应写成 postgres://用户:密码@主机/库名"))?;
        config.connect_timeout(PATIENCE);
        config.application_name("minglu-office");
        let store = Postgres(Pool::new(config, authority));
        store.read(|sql| sql.rows("SELECT 1::BIGINT", &[]))?;
        Ok(store)
    }

    /// Reads what was true at one moment.
    ///
    /// # Errors
    /// The closure's own.
    pub fn read<T>(&self, mut work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        self.attempt(READ, &mut work)
    }

    /// Writes all of it or nothing; what another transaction crossed is done again.
    ///
    /// # Errors
    /// The closure's own.
    pub fn write<T>(&self, mut work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        self.attempt(WRITE, &mut work)
    }

    /// The same without waiting for the disk: the server's end may take it back, and it alone.
    ///
    /// # Errors
    /// The closure's own.
    pub fn note<T>(&self, mut work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        self.attempt(NOTE, &mut work)
    }

    fn attempt<T>(
        &self,
        begin: &str,
        work: &mut dyn FnMut(&mut dyn Sql) -> Result<T>,
    ) -> Result<T> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            let outcome = self.once(begin, work);
            match &outcome {
                Err(error) if error.code == AGAIN && attempt < ATTEMPTS => {
                    std::thread::sleep(Duration::from_millis(u64::from(attempt) * 5));
                }
                Err(error) if error.code == AGAIN => return Err(busy()),
                _ => return outcome,
            }
        }
    }

    fn once<T>(&self, begin: &str, work: &mut dyn FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        let mut lease = self.0.borrow()?;
        let connection = lease.connection.as_mut().ok_or_else(busy)?;
        connection.client.batch_execute(begin).map_err(told)?;
        match work(&mut Session(connection)) {
            Ok(value) => {
                let committed = connection.client.batch_execute("COMMIT");
                committed.map_err(told).map(|()| value)
            }
            Err(error) => {
                // A connection that cannot go back to the start is not used again.
                if connection.client.batch_execute("ROLLBACK").is_err() {
                    lease.connection = None;
                }
                Err(error)
            }
        }
    }
}

/// A transaction that another one crossed: it is done again, and nobody is told.
const AGAIN: &str = "again";

fn told(error: postgres::Error) -> Error {
    let crossed = [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
    ];
    match error.code() {
        Some(code) if crossed.contains(code) => Error::new(AGAIN, ""),
        Some(code) if *code == SqlState::DISK_FULL => Error::new(
            "storage",
            "数据库服务器磁盘已满，这次没有存下，请通知县政府办公室清理磁盘后重试",
        ),
        // Only the code: the words may quote a row's values.
        Some(code) => Error::internal("postgres", code.code()),
        None => Error::new(
            "storage",
            "连不上数据库服务器，这次没有存下，请稍后重试；如仍不行，请管理员检查数据库地址和服务",
        ),
    }
}

fn busy() -> Error {
    Error::new("busy", "数据库正忙，请稍后重试，已存的内容不受影响")
}
