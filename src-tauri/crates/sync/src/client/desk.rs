use crate::batch::Batch;
use crate::crypto::BlobDigest;
use crate::plan::{Mark, Ours};
use crate::protocol::{Issued, IssuedBlob};
use crate::receipt::Receipt;
use crate::refusal::{Refusal, Result};
use std::io::{Read, Seek, Write};
use uuid::Uuid;

/// Something that did not work, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Which batch it concerns; none for what came down or the exchange itself.
    pub batch: Option<Uuid>,
    /// Which issued thing it concerns.
    pub item: Option<Uuid>,
    /// What happened and what to do.
    pub refusal: Refusal,
}

/// A file that can be read from any place.
pub trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

/// What the exchange needs of a unit's desk. Each call is complete in itself and durable when it
/// returns; none is held open across the network.
pub trait Desk {
    /// All frozen batches, the oldest first.
    ///
    /// # Errors
    /// Where the desk cannot be read or written; so for all calls.
    fn batches(&self) -> Result<Vec<Ours>>;

    /// How far what was issued has been taken in.
    ///
    /// # Errors
    /// As above.
    fn mark(&self) -> Result<Mark>;

    /// A frozen batch.
    ///
    /// # Errors
    /// As above.
    fn batch(&self, id: Uuid) -> Result<Batch>;

    /// A file of a frozen batch.
    ///
    /// # Errors
    /// As above, and where the file is lost.
    fn open_blob(&self, digest: &BlobDigest) -> Result<Box<dyn ReadSeek>>;

    /// Keeps a receipt that has been verified. The same one twice changes nothing.
    ///
    /// # Errors
    /// As above.
    fn keep_receipt(&self, receipt: &Receipt) -> Result<()>;

    /// True where the file is kept already.
    ///
    /// # Errors
    /// As above.
    fn has_blob(&self, digest: &BlobDigest) -> Result<bool>;

    /// Keeps a file that `fetch` writes, once it has been held to its digest.
    ///
    /// # Errors
    /// As above, and where the content is another.
    fn keep_blob(
        &self,
        blob: &IssuedBlob,
        fetch: &mut dyn FnMut(&mut dyn Write) -> Result<()>,
    ) -> Result<()>;

    /// Takes in what was issued. It is kept first; what cannot be applied is kept with its reason,
    /// and that is no error. The same one twice changes nothing. True where it has not come
    /// before.
    ///
    /// # Errors
    /// As above.
    fn take(&self, item: &Issued) -> Result<bool>;

    /// Remembers how far what was issued has been taken in.
    ///
    /// # Errors
    /// As above.
    fn set_mark(&self, mark: &Mark) -> Result<()>;

    /// Keeps a failure with its reason, until it is overcome.
    ///
    /// # Errors
    /// As above.
    fn note_failure(&self, failure: &Failure) -> Result<()>;
}
