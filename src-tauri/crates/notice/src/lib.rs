//! A notice's wording read into data: units and their roles, deadlines, dates, comparable text.
//!
//! Pure: nothing here reads a clock or a file, and no text makes it fail.

mod date;
mod due;
mod ours;
mod owner;
mod squash;

pub use date::date;
pub use due::{Due, due};
pub use minglu_rules::Recurs;
pub use ours::{Ours, Own, Phrase, Phrases, Unit, ours};
pub use owner::{Owner, owner, units};
pub use squash::{squash, squashed};
