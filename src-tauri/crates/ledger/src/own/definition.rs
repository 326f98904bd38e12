use serde::{Deserialize, Serialize};

/// How a unit has described a ledger of its own: its columns as they stand on paper. From it come
/// the schema and the form.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Definition {
    /// Name on screen.
    pub title: String,
    /// Heading on paper.
    pub heading: String,
    /// True where the paper lies on its side.
    pub landscape: bool,
    /// Columns from left to right.
    pub columns: Vec<Column>,
}

/// A column of a ledger of the unit's own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// Name in code, `c1`, `c2` …; empty for a new column, and always for running numbers.
    pub name: String,
    /// Name on screen and on paper. Neighbours whose titles agree up to a `/` stand below one
    /// common label.
    pub title: String,
    /// What a value may be.
    pub kind: ColumnKind,
    /// Which kind of personal data it is, in the word of the schema.
    pub private: Option<String>,
    /// The values of a closed set.
    pub choices: Vec<String>,
    /// Digits after the point.
    pub scale: u32,
    /// Labels that stand for this column in files.
    pub aliases: Vec<String>,
    /// Width on paper in millimetres.
    pub width_mm: f64,
    /// Equal neighbours are merged downwards.
    pub merge: bool,
    /// Days are written 2021年9月10日 on paper, else 2021-09-10.
    pub long_dates: bool,
    /// Yes is written √ on paper, else 是.
    pub ticks: bool,
    /// Shown nowhere any more; its values stay.
    pub hidden: bool,
    /// One of the columns that tell one record from another when a file is read in again.
    pub key: bool,
}

/// The kinds of value that a column of the unit's own may hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Any text.
    #[default]
    Text,
    /// A calendar day.
    Date,
    /// A whole number.
    Integer,
    /// A decimal number.
    Decimal,
    /// Yes or no.
    Boolean,
    /// One of a closed set.
    Choice,
    /// The running number, which is counted on paper and kept nowhere.
    Serial,
}

impl Definition {
    /// The columns that hold values.
    pub fn fields(&self) -> impl Iterator<Item = &Column> {
        let columns = self.columns.iter();
        columns.filter(|column| column.kind != ColumnKind::Serial)
    }

    /// The columns that are seen, from left to right.
    pub fn seen(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| !column.hidden)
    }
}
