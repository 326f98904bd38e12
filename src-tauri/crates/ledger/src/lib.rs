//! The SQLite ledger: schemas, records, one way to write, change log, undo, search, attachments.
//!
//! [`Ledger::open`] opens a unit's ledger in a folder. Everything is written through
//! [`Ledger::transact`]; everything else only reads.

mod attachment;
mod backup;
mod check;
mod diagnosis;
mod durable;
mod error;
mod event;
mod everywhere;
pub mod exchange;
mod folder;
mod forget;
mod history;
mod lock;
mod migrate;
pub mod own;
pub mod people;
mod preference;
mod query;
mod record;
mod rescue;
pub mod schema;
mod search;
mod store;
mod tally;
mod transact;
mod undo;
mod validate;
mod value;
pub mod vault;

pub use attachment::{ATTACHMENT_MAX, Attachment, safe_name};
pub use backup::{
    BackupInfo, Manifest, Reason, Rehearsal, Renewed, Restored, Slot, backups, rehearse, restore,
    superfluous,
};
pub use check::{CheckItem, CheckReport};
pub use diagnosis::{Diagnosis, Size};
pub use error::{Code, Error, Problem, Result};
pub use event::{Deed, Event, Noted};
pub use everywhere::{Everywhere, Excerpt, Group, Hit};
pub use folder::place_warning;
pub use forget::{Forgotten, Words};
pub use history::{Difference, HistoryEntry, HistoryKind};
pub use lock::{DeskHolder, DeskLock};
pub use query::{By, Filter, Op, Page, Query, Total};
pub use record::{Fields, Record};
pub use rescue::{Salvaged, accept, salvage};
pub use schema::{Choice, Field, Kind, Schema, SortBy};
pub use search::{FileText, Reading, normalise};
pub use store::{Ledger, sqlite_version};
pub use tally::{ALL, DueDay, Tally};
pub use transact::{Committed, Operation, Source, Tx};
pub use undo::{StepInfo, StepKind};
pub use validate::{Checked, Door};
pub use value::{decimal_text, decimal_units};
