//! Reading: one record, a page of a list, every row of a list.

mod column;
mod cursor;
mod each;
mod filter;
mod get;
mod list;
mod order;
mod plan;
mod sorted_index;
mod totals;

pub(crate) use each::each_in;
pub(crate) use list::page_in;
pub(crate) use plan::View;
pub use totals::{By, Total};

use crate::record::Record;
use crate::schema::SortBy;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Rows of a page unless the query says how many.
pub(crate) const PAGE: usize = 100;
/// Rows of a page at most.
pub(crate) const PAGE_MAX: usize = 10_000;

/// Which records of a ledger, in which order, and how many at a time.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Name of the ledger.
    pub ledger: String,
    /// Conditions that all hold.
    pub filters: Vec<Filter>,
    /// Text that stands somewhere in the record.
    pub search: Option<String>,
    /// Order; empty means the schema's order, or newest first where there is a search. Fields, or
    /// `_created` and `_updated`. Empty values come last in either direction.
    pub sort: Vec<SortBy>,
    /// Rows of a page; 0 means 100.
    pub limit: usize,
    /// The cursor of the page before.
    pub after: Option<String>,
    /// The records in the trash instead of the others.
    pub trashed: bool,
}

impl Query {
    /// All records of a ledger.
    pub fn of(ledger: impl Into<String>) -> Query {
        Query {
            ledger: ledger.into(),
            ..Query::default()
        }
    }

    /// The same with one more condition.
    #[must_use]
    pub fn with(mut self, field: impl Into<String>, op: Op, value: impl Into<Value>) -> Query {
        self.filters.push(Filter {
            field: field.into(),
            op,
            value: value.into(),
        });
        self
    }
}

/// A condition on one column: a field, or `id`, `_created`, `_updated`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Filter {
    /// Name of the column.
    pub field: String,
    /// What must hold.
    pub op: Op,
    /// Compared with this; a list for [`Op::In`]. A closed set takes its titles too, a reference
    /// the label of the record that it refers to.
    #[serde(default)]
    pub value: Value,
}

/// How a column is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// Equal; for lists one of the items is equal, for attachments the name or digest of one. Null asks for empty ones.
    Eq,
    /// Not equal; empty values are unequal to any value.
    Ne,
    /// The text is somewhere in the value, whatever the case, width and white space.
    Contains,
    /// Nothing is there.
    Empty,
    /// Something is there.
    NotEmpty,
    /// At least.
    Ge,
    /// At most.
    Le,
    /// More.
    Gt,
    /// Less.
    Lt,
    /// Not less: at least, or nothing is there. What has not ended before a day.
    NotLt,
    /// Equal to one of a list.
    In,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// How many rows all pages have together, counted at the first page.
    pub total: u64,
    /// The rows of this page.
    pub rows: Vec<Record>,
    /// The cursor for the next page; none after the last.
    pub next: Option<String>,
}
