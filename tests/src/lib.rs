//! Shared by the whole-program tests and the comparisons: the built programs, a display and a
//! message bus of their own, browsers under WebDriver, and papers to read.

pub mod bus;
pub mod display;
pub mod driver;
pub mod fixture;
pub mod ime;
pub mod page;
pub mod programs;
pub mod running;
pub mod scenario;
pub mod served;
pub mod stage;
pub mod window;

/// What a step of a test ends with.
pub type Step<T = ()> = Result<T, Box<dyn std::error::Error>>;
