//! Files before they are published: every text in them with its place, what they carry along
//! unseen, and copies in which some of it is replaced or left out.

pub(crate) mod look;
mod redact;
mod told;

pub(crate) use look::look;
pub use redact::{RedactError, Redaction, Replacement, holds, redact};
pub use told::{Piece, Place, Told, Trace, TraceKind};
