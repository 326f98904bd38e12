//! Notices: the office's table of tasks, split by unit.

mod give;
mod issue;
mod list;
mod preview;
mod read;
mod show;
mod split;

pub use give::{Given, Task, give};
pub use issue::{Draft, Issued, UnitTasks, issue};
pub use list::{NoticeInfo, list};
pub use preview::{Preview, RowRole, UnitRows, preview};
pub use show::{Shown, TaskStanding, UnitStanding, show};
