//! Files kept with a record.

pub mod add;
pub mod open;
