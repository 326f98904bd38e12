//! Official documents: their numbers.

mod find;
mod number;

pub use number::{DocNo, LooseNo};
