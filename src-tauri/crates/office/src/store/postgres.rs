//! PostgreSQL: a few connections that wait for their turn.

use super::sql::{Row, Sql, Value};
use crate::{Error, Result};
use postgres::error::SqlState;
use postgres::types::{IsNull, ToSql, Type, private::BytesMut};
use postgres::{Client, Config, NoTls, config::SslMode};
use std::io::Write as _;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Connections of one process at most.
const MOST: usize = 8;

/// Attempts at a transaction that another one crossed.
const ATTEMPTS: u32 = 10;

/// The name of the lock under which one process works alone.
const LOCK: i64 = 0x6d69_6e67_6c75;

/// How long a connection may take to come about.
const PATIENCE: Duration = Duration::from_secs(10);

/// An office's database on a server.
pub struct Postgres {
    config: Config,
    pool: Mutex<Pool>,
    freed: Condvar,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Client>,
    open: usize,
}

impl Postgres {
    /// Prepares connections to `postgres://…`. Beyond this machine the connection is by TLS where
    /// the address says `sslmode=require`.
    ///
    /// # Errors
    /// `usage` where the address is none; `unreachable` where nobody answers there.
    pub fn open(url: &str) -> Result<Postgres> {
        let mut config: Config = url
            .parse()
            .map_err(|_| Error::usage("数据库地址有误，应写成 postgres://用户:密码@主机/库名"))?;
        config.connect_timeout(PATIENCE);
        config.application_name("minglu-office");
        let store = Postgres {
            config,
            pool: Mutex::default(),
            freed: Condvar::new(),
        };
        store.read(|sql| sql.rows("SELECT 1::BIGINT", &[]))?;
        Ok(store)
    }

    /// Reads what was true at one moment.
    ///
    /// # Errors
    /// The closure's own.
    pub fn read<T>(&self, mut work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        self.attempt("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", &mut work)
    }

    /// Writes all of it or nothing; what another transaction crossed is done again.
    ///
    /// # Errors
    /// The closure's own.
    pub fn write<T>(&self, mut work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        self.attempt("BEGIN ISOLATION LEVEL READ COMMITTED", &mut work)
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
        let mut lease = Lease {
            of: self,
            client: Some(self.take()?),
        };
        let client = lease.client.as_mut().ok_or_else(busy)?;
        client.batch_execute(begin).map_err(told)?;
        match work(&mut Session(client)) {
            Ok(value) => client.batch_execute("COMMIT").map_err(told).map(|()| value),
            Err(error) => {
                // A connection that cannot go back to the start is not used again.
                if client.batch_execute("ROLLBACK").is_err() {
                    lease.spoil();
                }
                Err(error)
            }
        }
    }

    fn take(&self) -> Result<Client> {
        let mut pool = self.pool.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            while let Some(client) = pool.idle.pop() {
                if !client.is_closed() {
                    return Ok(client);
                }
                pool.open -= 1;
            }
            if pool.open < MOST {
                pool.open += 1;
                drop(pool);
                return self.connect().inspect_err(|_| self.give(None));
            }
            pool = self
                .freed
                .wait(pool)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give(&self, client: Option<Client>) {
        let mut pool = self.pool.lock().unwrap_or_else(PoisonError::into_inner);
        match client.filter(|client| !client.is_closed()) {
            Some(client) => pool.idle.push(client),
            None => pool.open -= 1,
        }
        drop(pool);
        self.freed.notify_one();
    }

    fn connect(&self) -> Result<Client> {
        let connected = match self.config.get_ssl_mode() {
            SslMode::Require => self.config.connect(super::trust::connector()?),
            _ => self.config.connect(NoTls),
        };
        connected.map_err(told)
    }
}

impl Drop for Postgres {
    /// A connection ends by asking the server, for which it waits: it may not do that on a thread
    /// that answers requests.
    fn drop(&mut self) {
        let pool = self.pool.get_mut().unwrap_or_else(PoisonError::into_inner);
        let idle = std::mem::take(&mut pool.idle);
        let _ = std::thread::spawn(move || drop(idle)).join();
    }
}

/// A connection that comes back whatever happens to who borrowed it.
struct Lease<'a> {
    of: &'a Postgres,
    client: Option<Client>,
}

impl Lease<'_> {
    fn spoil(&mut self) {
        self.client = None;
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        // A panic leaves a transaction open: that connection is closed.
        let client = self.client.take().filter(|_| !std::thread::panicking());
        self.of.give(client);
    }
}

struct Session<'a>(&'a mut Client);

impl Sql for Session<'_> {
    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64> {
        let values = borrowed(values);
        self.0.execute(&*numbered(sql), &values).map_err(told)
    }

    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        let values = borrowed(values);
        let rows = self.0.query(&*numbered(sql), &values).map_err(told)?;
        rows.iter().map(read).collect()
    }

    fn fill(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<()> {
        let sql = format!("COPY {table} ({}) FROM STDIN", columns.join(", "));
        let mut writer = self.0.copy_in(&*sql).map_err(told)?;
        let mut line = String::new();
        for row in rows {
            line.clear();
            copied(row, &mut line);
            writer
                .write_all(line.as_bytes())
                .map_err(|e| Error::internal("copy", e.kind()))?;
        }
        writer.finish().map_err(told)?;
        Ok(())
    }

    fn script(&mut self, sql: &str) -> Result<()> {
        self.0.batch_execute(sql).map_err(told)
    }

    fn alone(&mut self) -> Result<()> {
        let sql = format!("SELECT pg_advisory_xact_lock({LOCK})");
        self.0.batch_execute(&sql).map_err(told)
    }
}

/// Writes a row in the text form of COPY.
fn copied(row: &[Value], line: &mut String) {
    for (at, value) in row.iter().enumerate() {
        if at > 0 {
            line.push('\t');
        }
        match value {
            Value::Null => line.push_str("\\N"),
            Value::Int(number) => line.push_str(&number.to_string()),
            Value::Text(text) => text.chars().for_each(|c| match c {
                '\\' => line.push_str("\\\\"),
                '\t' => line.push_str("\\t"),
                '\n' => line.push_str("\\n"),
                '\r' => line.push_str("\\r"),
                c => line.push(c),
            }),
        }
    }
    line.push('\n');
}

/// `?1` is `$1` here; our statements have no other question mark.
fn numbered(sql: &str) -> String {
    sql.replace('?', "$")
}

fn borrowed(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|v| v as &(dyn ToSql + Sync)).collect()
}

fn read(row: &postgres::Row) -> Result<Row> {
    let width = row.columns().len();
    Ok(Row((0..width)
        .map(|at| column(row, at))
        .collect::<Result<_>>()?))
}

fn column(row: &postgres::Row, at: usize) -> Result<Value> {
    let value = match *row.columns()[at].type_() {
        Type::INT8 => row.try_get(at).map(|v: Option<i64>| v.into()),
        Type::INT4 => row
            .try_get(at)
            .map(|v: Option<i32>| v.map(i64::from).into()),
        _ => row.try_get(at).map(|v: Option<String>| v.into()),
    };
    value.map_err(told)
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) if *ty == Type::INT4 => i32::try_from(*number)?.to_sql(ty, out),
            Value::Int(number) => number.to_sql(ty, out),
            Value::Text(text) => text.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
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
