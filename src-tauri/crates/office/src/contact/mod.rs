//! The contacts of all units, from the filing forms that were accepted, with what became otherwise
//! since the filing before.

mod changes;
mod directory;
mod paper;

pub use directory::{Directory, Person, UnitContacts, directory};
pub use paper::write;
