//! Forms that the office collects: a sheet becomes a form that every unit fills and submits.

mod collect;
mod find;
mod list;
mod merge;
mod standing;

pub use collect::{Collected, Draft, collect};
pub use find::{FormInfo, find};
pub use list::list;
pub use merge::{Merged, merge};
pub use standing::{Standing, standing};
