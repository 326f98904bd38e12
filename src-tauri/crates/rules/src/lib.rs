//! The rules of disclosure work as pure functions: working days, states, lamps, reporting periods and
//! classification marks.
//!
//! Nothing here reads a clock, a file or a setting: the caller says what day it is.

pub mod calendar;
pub mod lamp;
pub mod period;
pub mod secrecy;
mod state;

pub use lamp::{Lamp, lamp};
pub use period::{Period, Recurs, periods, periods_like};
pub use state::State;
