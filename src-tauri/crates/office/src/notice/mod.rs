//! Notices: the office's table of tasks, split by unit.

mod issue;
mod list;
mod read;

pub use issue::{Draft, Issued, UnitTasks, issue};
pub use list::{NoticeInfo, list};
