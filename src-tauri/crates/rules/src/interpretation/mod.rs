//! What the notices ask of the interpretation of a policy document that its own record does not
//! tell: in which forms and where it is published, what it speaks of, and whether it went together
//! with its document.

mod contents;
mod forms;
mod together;

pub use contents::missing_contents;
pub use forms::{is_beyond_website, is_diversified};
pub use together::{Pair, together};
