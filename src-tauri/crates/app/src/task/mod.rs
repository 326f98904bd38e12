//! The task sheet: whose each task is, how urgent, and what was done in each period.

mod complete;
pub mod entries;
mod lamp;
mod open;
mod periods;
pub mod set_entry;
pub mod sheet;

pub use complete::Reader;
pub(crate) use complete::{complete, follows_from, notice_year};
pub use lamp::LampInfo;
pub(crate) use lamp::today;
use lamp::{lamp_of, lamp_on};
pub(crate) use open::{Open, Standing};
pub(crate) use periods::periods_of;
