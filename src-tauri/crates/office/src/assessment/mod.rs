//! The assessment of the units (考核评分): parts that follow from what they reported, by weights
//! that the office sets, and points by hand with their reason.

mod count;
mod paper;
mod point;
mod score;
mod weights;

pub use count::{Counts, Share, count};
pub use paper::write;
pub use point::{Given, Point, give, points, take_back};
pub use score::{Assessment, PartScore, UnitScore, score};
pub use weights::{Part, Rule, Weights, set_weights, weights};
