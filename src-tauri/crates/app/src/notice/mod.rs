//! A notice's text read into a draft of tasks, taken into the ledger, held against another notice.

pub mod compare;
mod convert;
mod filing;
pub mod keep;
pub mod kept;
pub mod plan;
pub mod read;
mod source;
mod table;
pub mod take;

pub use filing::{DraftFiling, FilingPlan};
pub use source::{Asked, of_file};
pub use table::{Draft, DraftTask};
