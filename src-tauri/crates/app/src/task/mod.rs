//! The task sheet: whose each task is, how urgent, and what was done in each period.

mod complete;
pub mod entries;
mod lamp;
mod periods;
pub mod set_entry;
pub mod sheet;

pub(crate) use complete::{Reader, complete, follows_from, notice_year};
pub use lamp::LampInfo;
pub(crate) use lamp::{lamp_of, today};
pub(crate) use periods::periods_of;
