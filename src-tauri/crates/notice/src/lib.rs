//! A notice's wording read into data: units and their roles, deadlines, dates, time
//! limits, comparable text.
//!
//! Pure: nothing here reads a clock or a file, and no text makes it fail.

mod date;
mod due;
mod likeness;
mod ours;
mod owner;
mod squash;
mod time_limit;

pub use date::date;
pub use due::{Due, due};
pub use likeness::Pairs;
pub use minglu_rules::Recurs;
pub use ours::{Ours, Own, Phrase, Phrases, Unit, ours};
pub use owner::{Owner, owner, units};
pub use squash::{squash, squashed};
pub use time_limit::time_limit;
