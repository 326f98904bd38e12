//! What the office gives out to all units alike and keeps in force: working calendars, templates of
//! letters, the directory of units, the catalogue. Each is one operation over what was read; only
//! how a file is read differs by its kind.

mod in_force;
mod issue;
mod kind;
mod list;
mod read;

pub use in_force::in_force;
pub use issue::{Issued, Preview, issue, preview};
pub use kind::Kind;
pub use list::{MaterialInfo, Receiver, Shown, list, show};
pub use read::Asked;
