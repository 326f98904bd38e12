//! Shared by the whole-program tests and the comparisons: the built programs, a display and a
//! message bus of their own, browsers under WebDriver, and papers to read.

use std::sync::OnceLock;
use std::time::Instant;

pub mod bus;
pub mod desk;
pub mod display;
pub mod driver;
pub mod fields;
pub mod fixture;
pub mod frame;
pub mod hands;
pub mod ime;
pub mod letter;
pub mod loopback;
pub mod month;
pub mod noticing;
pub mod office;
pub mod own;
pub mod package;
pub mod page;
pub mod printed;
pub mod programs;
pub mod publishing;
pub mod reporter;
pub mod requesting;
pub mod reviewer;
pub mod rounds;
pub mod running;
pub mod scenario;
pub mod searching;
pub mod served;
pub mod stage;
pub mod submitting;
pub mod table;
pub mod window;

/// What a step of a test ends with.
pub type Step<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Says what a test does next, with the seconds since it began; cargo shows it where a test fails.
pub(crate) fn trace(what: &str, name: &str) {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    let seconds = BEGUN.get_or_init(Instant::now).elapsed().as_secs_f32();
    println!("{seconds:6.1} {what} {name}");
}
