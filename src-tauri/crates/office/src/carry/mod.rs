//! What is carried by hand: a package from a unit is taken in with the same meaning as online, and
//! answered with a file.

mod answer;
mod parts;
mod receive;

pub use receive::{Received, Refusal, receive};
