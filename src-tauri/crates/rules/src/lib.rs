//! The rules of disclosure work as pure functions: states, lamps, reporting periods,
//! classification marks and the mask over personal data.
//!
//! Nothing here reads a clock, a file or a setting: the caller says what day it is.

pub mod lamp;
pub mod mask;
pub mod period;
pub mod secrecy;
mod state;

pub use lamp::{Lamp, lamp};
pub use period::{Period, Recurs, periods, periods_like};
pub use state::State;
