//! The county office's server: units enrol their machines, submit batches and get receipts; the
//! office looks them over, issues notices and forms, and reports.
//!
//! Every operation is written once, against [`store::Sql`], and runs on SQLite and on PostgreSQL.

pub mod assessment;
pub mod audit;
pub mod backup;
pub mod batch;
pub mod blob;
pub mod bulletin;
pub mod carry;
pub mod contact;
pub mod device;
mod error;
pub mod export;
pub mod form;
pub mod http;
pub mod identity;
pub mod issue;
pub mod notice;
mod office;
pub mod paper;
pub mod person;
pub mod report;
mod scratch;
pub mod secret;
pub mod spot_check;
pub mod statistic;
pub mod store;
pub mod unit;
pub mod when;
mod word;

pub use error::{Error, Result};
pub use office::{Office, Place, folder};
