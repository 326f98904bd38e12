//! The quarterly bulletin (季度通报): who has reported what, and who has not.

mod count;
mod paper;

pub use count::{Line, count};
pub use paper::write;
