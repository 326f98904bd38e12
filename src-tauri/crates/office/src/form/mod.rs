//! Forms that the office collects: a sheet becomes a form that every unit fills and submits.

mod collect;
mod find;
mod item;
mod list;
mod merge;
mod overview;
mod standing;

pub use collect::{Collected, Draft, collect, preview};
pub use find::{FormInfo, find};
pub use item::open;
pub use list::list;
pub use merge::{Merged, merge};
pub use overview::{ColumnInfo, Overview, Shown, overview, show};
pub use standing::{Standing, standing};
