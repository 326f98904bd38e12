//! Notices: the office's table of tasks, split by unit.

mod before;
mod give;
mod in_force;
mod issue;
mod item;
mod list;
mod preview;
mod read;
mod show;
mod split;
mod write;

pub use before::Changes;
pub use give::{Given, Task, give};
pub use in_force::in_force;
pub use issue::{Draft, Issued, UnitTasks, issue};
pub use list::{NoticeInfo, list};
pub use preview::{Preview, RowRole, UnitRows, preview};
pub use show::{Shown, TaskStanding, UnitStanding, show};
