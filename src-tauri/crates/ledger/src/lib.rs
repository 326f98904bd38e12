//! The SQLite ledger: schemas, records, one way to write, change log, undo, search, attachments.
//!
//! [`Ledger::open`] opens a unit's ledger in a folder. Everything is written through
//! [`Ledger::transact`]; everything else only reads.

mod attachment;
mod check;
mod durable;
mod error;
mod history;
mod preference;
mod query;
mod record;
pub mod schema;
mod search;
mod store;
mod transact;
mod undo;
mod validate;
mod value;
pub mod vault;

pub use attachment::{ATTACHMENT_MAX, Attachment, safe_name};
pub use check::{CheckItem, CheckReport};
pub use error::{Code, Error, Problem, Result};
pub use history::{Difference, HistoryEntry, HistoryKind};
pub use query::{Filter, Op, Page, Query};
pub use record::{Fields, Record};
pub use schema::{Choice, Field, Kind, Schema, SortBy};
pub use search::normalise;
pub use store::{Ledger, sqlite_version};
pub use transact::{Committed, Operation, Source, Tx};
pub use undo::{StepInfo, StepKind};
