use crate::crypto::BlobDigest;
use crate::protocol::{
    Capabilities, EnrolRequest, EnrolResponse, IssuedPage, StatusRequest, StatusResponse,
    UploadState,
};
use crate::receipt::Receipt;
use crate::refusal::Result;
use std::io::Write;

/// The protocol, step by step, whatever carries it.
pub trait Office {
    /// What the office is.
    ///
    /// # Errors
    /// [`crate::Code::Unreachable`] where it does not answer; so for all steps.
    fn capabilities(&self) -> Result<Capabilities>;

    /// Enrols a device.
    ///
    /// # Errors
    /// [`crate::Code::BadCode`] where the code is wrong or used.
    fn enrol(&self, request: &EnrolRequest) -> Result<EnrolResponse>;

    /// Compares what both sides have.
    ///
    /// # Errors
    /// [`crate::Code::Revoked`] where the device is no longer welcome; so for all steps below.
    fn status(&self, request: &StatusRequest) -> Result<StatusResponse>;

    /// How far the upload of a blob is.
    ///
    /// # Errors
    /// As above.
    fn upload_state(&self, digest: &BlobDigest) -> Result<UploadState>;

    /// Uploads a chunk that begins at `offset` of a blob of `size` bytes.
    ///
    /// # Errors
    /// [`crate::Code::WrongOffset`] where the upload stands elsewhere.
    fn upload(
        &self,
        digest: &BlobDigest,
        size: u64,
        offset: u64,
        chunk: &[u8],
    ) -> Result<UploadState>;

    /// Fetches a blob. What is written must be held to its digest.
    ///
    /// # Errors
    /// [`crate::Code::NotFound`] where it is not there.
    fn blob(&self, digest: &BlobDigest, most: u64, into: &mut dyn Write) -> Result<()>;

    /// Stores a batch; the same batch is answered with the same receipt.
    ///
    /// # Errors
    /// [`crate::Code::Missing`] with the blobs to upload first; [`crate::Code::OtherContent`].
    fn commit(&self, batch: &[u8]) -> Result<Receipt>;

    /// What was issued after a sequence.
    ///
    /// # Errors
    /// As above.
    fn issued(&self, after: u64) -> Result<IssuedPage>;
}
