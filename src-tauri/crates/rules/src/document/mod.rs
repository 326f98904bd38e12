//! Official documents: their numbers.

mod number;

pub use number::{DocNo, LooseNo};
