//! Batches between a unit and the county office: the frozen envelope, its signature, the protocol
//! online, the packages that are carried by hand, and the plan of what is to be done next.
//!
//! Nothing here knows SQL, a window or a web server. The wire form (`minglu-batch/1`) is frozen:
//! what is sent today is read by every later program. Unknown fields are kept and handed on.

pub mod batch;
pub mod canonical;
pub mod client;
pub mod crypto;
pub mod package;
pub mod plan;
pub mod protocol;
pub mod receipt;
mod refusal;

pub use refusal::{Code, Refusal, Result};

/// A moment in Universal Time, as it stands on the wire (RFC 3339).
pub type Moment = chrono::DateTime<chrono::Utc>;

/// What a newer program wrote and this one does not know: kept, and given back untouched.
pub type Unknown = serde_json::Map<String, serde_json::Value>;
