//! Official documents: their numbers, and by when they must be published.

mod deadline;
mod find;
mod number;

pub use deadline::{PUBLISH_WITHIN, publish_by};
pub use number::{DocNo, LooseNo};
