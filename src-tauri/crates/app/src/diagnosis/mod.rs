//! The diagnostic bundle: what a maintainer needs to see, and nothing that the records say.

mod bundle;
pub mod make;
mod sizes;
mod system;
