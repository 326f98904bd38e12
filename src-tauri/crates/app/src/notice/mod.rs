//! A notice's text read into a draft of tasks, taken into the ledger, held against another notice.

pub mod compare;
mod convert;
pub mod plan;
pub mod read;
mod source;
mod table;
pub mod take;

pub use source::{Asked, of_file};
pub use table::{Draft, DraftTask};
