//! Files that come in from a host, and files that go out to the clerk.

mod incoming;
pub mod open;
mod outgoing;
pub mod reveal;
mod stage;

pub use incoming::{Handed, Incoming, incoming, stream};
pub use outgoing::{FileOut, place, written};
pub use stage::stage;
