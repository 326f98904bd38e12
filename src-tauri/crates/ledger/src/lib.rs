//! The SQLite ledger: schemas, records, one way to write, change log, undo, search, attachments.

pub mod schema;
