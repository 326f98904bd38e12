//! What the units have submitted: stored once, with a signed receipt; looked over; returned with
//! remarks or accepted.

mod bytes;
mod commit;
mod file;
mod list;
mod records;
mod search;
mod settle;
mod show;
mod status;

pub use bytes::bytes;
pub use commit::commit;
pub use file::file;
pub use list::{Filter, Listed, list};
pub use records::{Kept, records, records_where};
pub use search::{Found, Hit, search};
pub use settle::{Ruling, accept, settle};
pub use show::{Shown, show};
pub use status::status;

use crate::{Error, Result};
use minglu_sync::protocol::BatchState;

/// Waits to be looked over.
const STORED: &str = "stored";
/// Stands.
const ACCEPTED: &str = "accepted";
/// Has gone back.
const RETURNED: &str = "returned";

fn state(text: &str) -> Result<BatchState> {
    match text {
        STORED => Ok(BatchState::Stored),
        ACCEPTED => Ok(BatchState::Accepted),
        RETURNED => Ok(BatchState::Returned),
        _ => Err(Error::internal("state", "unknown")),
    }
}

fn no_batch() -> Error {
    Error::not_found("没有这一批，请用 minglu-office batch list 查看全部批次")
}
