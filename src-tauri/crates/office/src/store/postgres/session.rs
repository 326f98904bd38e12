use super::pool::Connection;
use super::{told, value};
use crate::store::sql::{Row, Sql, Value};
use crate::{Error, Result};
use postgres::Statement;
use std::io::Write as _;

/// The name of the lock under which one process works alone.
const LOCK: i64 = 0x6d69_6e67_6c75;

/// Statements that a connection remembers at most.
const STATEMENTS: usize = 256;

/// Bytes that go to the server at once.
const PIECE: usize = 64 * 1024;

/// A transaction on a connection.
pub(super) struct Session<'a>(pub &'a mut Connection);

impl Session<'_> {
    /// The statement as the server has read it, asking it only the first time.
    fn statement(&mut self, sql: &str) -> Result<Statement> {
        let Connection { client, statements } = &mut *self.0;
        if let Some(known) = statements.get(sql) {
            return Ok(known.clone());
        }
        let read = client.prepare(&numbered(sql)).map_err(told)?;
        if statements.len() >= STATEMENTS {
            statements.clear();
        }
        statements.insert(sql.to_owned(), read.clone());
        Ok(read)
    }
}

impl Sql for Session<'_> {
    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64> {
        let statement = self.statement(sql)?;
        let values = value::borrowed(values);
        self.0.client.execute(&statement, &values).map_err(told)
    }

    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        let statement = self.statement(sql)?;
        let values = value::borrowed(values);
        let rows = self.0.client.query(&statement, &values).map_err(told)?;
        rows.iter().map(value::row).collect()
    }

    fn fill(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let sql = format!("COPY {table} ({}) FROM STDIN", columns.join(", "));
        let statement = self.statement(&sql)?;
        let mut writer = self.0.client.copy_in(&statement).map_err(told)?;
        let failed = |e: std::io::Error| Error::internal("copy", e.kind());
        let mut text = String::with_capacity(2 * PIECE);
        for row in rows {
            value::copied(row, &mut text);
            if text.len() >= PIECE {
                writer.write_all(text.as_bytes()).map_err(failed)?;
                text.clear();
            }
        }
        writer.write_all(text.as_bytes()).map_err(failed)?;
        writer.finish().map_err(told)?;
        Ok(())
    }

    fn script(&mut self, sql: &str) -> Result<()> {
        // What was read before may speak of tables that are otherwise now.
        self.0.statements.clear();
        self.0.client.batch_execute(sql).map_err(told)
    }

    fn alone(&mut self) -> Result<()> {
        let sql = format!("SELECT pg_advisory_xact_lock({LOCK})");
        self.0.client.batch_execute(&sql).map_err(told)
    }

    fn make_grams(&mut self) -> Result<()> {
        self.script(
            "CREATE TABLE grams (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL); \
             CREATE INDEX grams_words ON grams USING GIN (words);",
        )
    }

    fn has_grams(&self, words: &[String]) -> (&'static str, Value) {
        let words: Vec<String> = words.iter().map(|word| word.replace('*', ":*")).collect();
        // Our values are texts or numbers: the server makes a query of the text.
        let condition = "words @@ CAST(CAST(?1 AS TEXT) AS TSQUERY)";
        (condition, Value::Text(words.join(" & ")))
    }
}

/// `?1` is `$1` here; our statements have no other question mark.
fn numbered(sql: &str) -> String {
    sql.replace('?', "$")
}
