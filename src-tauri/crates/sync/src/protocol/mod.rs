//! The exchange under `/api/v1`, one file per step. Every request is complete in itself, and may
//! be said twice without harm.

mod blobs;
mod capabilities;
mod enrol;
mod issued;
mod signed;
mod status;
mod wire;

pub use blobs::{CHUNK_MAX, UploadState, blob_path, upload_path};
pub use capabilities::{Capabilities, Endorsement, KeyUse, Limits, OfficeKey};
pub use enrol::{Device, ENROLMENT_FILE, EnrolRequest, EnrolResponse, EnrolmentFile};
pub use issued::{
    Change, Issued, IssuedBlob, IssuedCalendar, IssuedForm, IssuedKind, IssuedLetterTemplate,
    IssuedNotice, IssuedPage, IssuedRecords, Outcome, Remark, TaskRow, Verdict, digest_of,
};
pub use signed::{
    CHUNK_DIGEST, DEVICE, NONCE, PROTOCOL_HEADER, RequestSeal, SIGNATURE, SKEW_MAX, TIME,
};
pub use status::{BatchState, KnownBatch, StatusRequest, StatusResponse, TheirBatch};

/// The version of the protocol that this program speaks.
pub const PROTOCOL: u32 = 1;

/// The oldest version that it still understands.
pub const OLDEST: u32 = 1;

/// Where everybody may ask what the office is.
pub const CAPABILITIES: &str = "/api/v1/capabilities";
/// Where a device is enrolled.
pub const ENROL: &str = "/api/v1/enrol";
/// Where both sides compare what they have.
pub const STATUS: &str = "/api/v1/status";
/// Where a batch is stored.
pub const BATCHES: &str = "/api/v1/batches";
/// Where what the office issued is fetched, with `?after=N`.
pub const ISSUED: &str = "/api/v1/issued";
