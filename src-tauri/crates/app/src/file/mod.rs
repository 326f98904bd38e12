//! Files that come in from a host, and files that go out to the clerk.

mod asset;
pub mod discard;
mod incoming;
pub mod open;
mod outgoing;
mod readable;
pub mod reveal;
mod stage;

pub(crate) use asset::{asset, asset_text};
pub use incoming::{Incoming, incoming, incoming_in};
pub use outgoing::{FileOut, place, written};
pub(crate) use readable::{readable, scratch};
pub use stage::stage;
