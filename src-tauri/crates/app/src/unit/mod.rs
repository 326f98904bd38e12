//! The unit at this desk, and which tasks are its own.

mod own;
pub mod set_own;

pub use own::{OwnUnit, UnitProfile};
pub(crate) use own::{me, own_unit, reread_tasks};
