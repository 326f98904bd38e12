//! The search box: text split into single characters in a full-text index of its own file; beside
//! it the initials of names, the document numbers in any text, and the text inside attachments.
//!
//! The index follows the change log. Losing it loses nothing, and a search that finds it behind
//! brings it up to date first.

mod catch_up;
mod feed;
mod files;
mod findable;
mod function;
mod index;
mod normalise;

pub(crate) use catch_up::same_past;
pub(crate) use feed::Feed;
pub(crate) use files::reading;
pub use files::{FileText, Reading};
pub(crate) use findable::{label_sign, number_query, parts};
pub(crate) use function::functions;
pub(crate) use index::{Index, delete, witness};
pub use normalise::normalise;
pub(crate) use normalise::{located, phrase, wanted};
