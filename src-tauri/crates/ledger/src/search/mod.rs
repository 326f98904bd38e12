//! The search box: text split into single characters in a full-text index of its own file.
//!
//! The index follows the change log. Losing it loses nothing, and a search that finds it behind
//! brings it up to date first.

mod catch_up;
mod feed;
mod function;
mod index;
mod normalise;

pub(crate) use catch_up::same_past;
pub(crate) use feed::Feed;
pub(crate) use function::functions;
pub(crate) use index::{Index, delete, in_step, witness};
pub use normalise::normalise;
pub(crate) use normalise::{phrase, tokens};
