use crate::crypto::BlobDigest;
use serde::{Deserialize, Serialize};

/// Largest chunk of an upload in bytes.
pub const CHUNK_MAX: usize = 4 * 1024 * 1024;

/// `GET` and `PUT blobs/{digest}/upload`: how far an upload is. Whatever was cut goes on there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadState {
    /// So many bytes are kept.
    pub offset: u64,
    /// The whole blob is there and its digest fits.
    pub complete: bool,
}

/// Where a blob is fetched.
#[must_use]
pub fn blob_path(digest: &BlobDigest) -> String {
    format!("/api/v1/blobs/{digest}")
}

/// Where a blob is uploaded; a `PUT` says `?offset=N&size=TOTAL`.
#[must_use]
pub fn upload_path(digest: &BlobDigest) -> String {
    format!("/api/v1/blobs/{digest}/upload")
}
