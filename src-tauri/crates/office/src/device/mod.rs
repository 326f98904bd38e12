//! The clerks' machines: how they are enrolled, how their requests are known, how they are shut out.

mod enrol;
mod list;
mod recognise;
mod revoke;

pub use enrol::enrol;
pub use list::{DeviceInfo, list};
pub use recognise::{Caller, Claim, Owner, owner, recognise, signer, unknown};
pub use revoke::revoke;
