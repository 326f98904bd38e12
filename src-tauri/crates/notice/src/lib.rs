//! A notice's wording read into data: units and their roles, deadlines, dates, time
//! limits, comparable text; and a whole notice into a draft of its task breakdown.
//!
//! Pure: nothing here reads a clock or a file, and no text makes it fail.

mod clean;
mod date;
mod due;
mod duty;
mod filing;
mod head;
mod indicator;
mod likeness;
mod matching;
mod ours;
mod outline;
mod owner;
mod reading;
mod span;
mod squash;
mod table;
mod time_limit;
mod when;

pub use clean::Clean;
pub use date::date;
pub use due::{Due, due};
pub use filing::{Filing, FilingSpans};
pub use head::{Annex, Found};
pub use likeness::Pairs;
pub use matching::{Match, matched};
pub use minglu_rules::Recurs;
pub use ours::{Ours, Own, Phrase, Phrases, Unit, ours};
pub use owner::{Owner, owner, units};
pub use reading::{HeadSpans, Notice, Origin, Setting, Task, TaskSpans, read};
pub use span::Span;
pub use squash::{squash, squashed};
pub use time_limit::time_limit;
