use crate::{Error, Result};

/// A value on its way into or out of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A count, a size, a sequence.
    Int(i64),
    /// Text; times are text too (`2026-11-22T08:30:00Z`), so that they sort as they pass.
    Text(String),
}

/// One row of an answer; its columns are taken by their place.
#[derive(Debug, Clone)]
pub struct Row(pub(super) Vec<Value>);

/// What the two databases have in common: statements with `?1`, `?2` …, in SQL that both know.
///
/// Every operation of the store is written once against this trait. Only how rows come in by the
/// thousand, how a transaction begins and what a type is called differ, and stand in the dialects.
pub trait Sql {
    /// Runs a statement and tells how many rows it touched.
    ///
    /// # Errors
    /// The database's.
    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64>;

    /// Asks for rows.
    ///
    /// # Errors
    /// The database's.
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>>;

    /// Inserts many rows as fast as the database can.
    ///
    /// # Errors
    /// The database's; a row that is there already is one.
    fn fill(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<()>;

    /// Runs several statements without values: the migrations.
    ///
    /// # Errors
    /// The database's.
    fn script(&mut self, sql: &str) -> Result<()>;

    /// Waits until no other process is at the same, and keeps others out until the transaction ends.
    ///
    /// # Errors
    /// The database's.
    fn alone(&mut self) -> Result<()>;

    /// Makes `grams`, in which a text is looked for by its pieces: a number for each text, and its
    /// pieces as words of letters and digits with spaces between.
    ///
    /// # Errors
    /// The database's.
    fn make_grams(&mut self) -> Result<()>;

    /// The condition under which a row of `grams` has all these words, with its value as `?1`. A
    /// word that ends in `*` stands for all that begin so.
    fn has_grams(&self, words: &[String]) -> (&'static str, Value);

    /// The one row that an answer may hold.
    ///
    /// # Errors
    /// The database's.
    fn row(&mut self, sql: &str, values: &[Value]) -> Result<Option<Row>> {
        Ok(self.rows(sql, values)?.into_iter().next())
    }
}

impl Row {
    /// All of them, in their order.
    pub fn values(&self) -> &[Value] {
        &self.0
    }

    /// The text in a column.
    ///
    /// # Errors
    /// `internal` where there is none.
    pub fn text(&self, at: usize) -> Result<String> {
        self.maybe(at)?.ok_or_else(|| missing(at))
    }

    /// The text in a column that may be empty.
    ///
    /// # Errors
    /// `internal` where the column holds something else.
    pub fn maybe(&self, at: usize) -> Result<Option<String>> {
        match self.0.get(at) {
            Some(Value::Text(text)) => Ok(Some(text.clone())),
            Some(Value::Null) => Ok(None),
            _ => Err(missing(at)),
        }
    }

    /// The number in a column.
    ///
    /// # Errors
    /// `internal` where there is none.
    pub fn int(&self, at: usize) -> Result<i64> {
        match self.0.get(at) {
            Some(Value::Int(number)) => Ok(*number),
            _ => Err(missing(at)),
        }
    }

    /// The count or size in a column.
    ///
    /// # Errors
    /// `internal` where there is none.
    pub fn count(&self, at: usize) -> Result<u64> {
        u64::try_from(self.int(at)?).map_err(|_| missing(at))
    }
}

fn missing(at: usize) -> Error {
    Error::internal("column", at)
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Value {
        Value::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Int(number)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Value {
        Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// Values of a statement, each by its own conversion.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::store::Value::from($value)),*] };
}
