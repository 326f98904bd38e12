use crate::{Result, word};
use minglu_sync::canonical;
use minglu_sync::crypto::{Digest, Suite};
use minglu_sync::protocol::{IssuedBlob, IssuedKind};
use serde::Serialize;
use uuid::Uuid;

/// Something that is to be given out, the same to every unit that gets it.
#[derive(Clone)]
pub struct Draft {
    pub(super) kind: String,
    pub(super) subject: String,
    pub(super) digest: Digest,
    pub(super) body: String,
    pub(super) blobs: Vec<IssuedBlob>,
    pub(super) replaces: Option<Uuid>,
}

/// What was given out before, in the words of the database.
pub struct Kept {
    /// What it is.
    pub kind: String,
    /// Of what it speaks.
    pub subject: String,
    /// Digest of its body.
    pub digest: String,
    /// Its body.
    pub body: String,
    /// Its files, as JSON.
    pub blobs: String,
}

impl Draft {
    /// A body of its kind, and the id of what it speaks of.
    ///
    /// # Errors
    /// `internal` where the body has no JSON form.
    pub fn new(kind: IssuedKind, subject: &str, body: &impl Serialize) -> Result<Draft> {
        let bytes = canonical::bytes(body)?;
        Ok(Draft {
            kind: word::of(&kind)?,
            subject: subject.to_owned(),
            digest: Suite::Ed25519.digest(&bytes),
            body: String::from_utf8_lossy(&bytes).into_owned(),
            blobs: Vec::new(),
            replaces: None,
        })
    }

    /// What was given out before, once more.
    ///
    /// # Errors
    /// `internal` where what was kept cannot be read.
    pub fn again(kept: Kept) -> Result<Draft> {
        Ok(Draft {
            kind: kept.kind,
            subject: kept.subject,
            digest: word::read(&kept.digest)?,
            body: kept.body,
            blobs: serde_json::from_str(&kept.blobs)?,
            replaces: None,
        })
    }

    /// The digest of what it says.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    /// Its files.
    pub fn blobs(&self) -> &[IssuedBlob] {
        &self.blobs
    }

    /// The same with a file that belongs to it.
    #[must_use]
    pub fn with(mut self, blob: IssuedBlob) -> Draft {
        self.blobs.push(blob);
        self
    }

    /// The same in the place of an earlier item.
    #[must_use]
    pub fn replacing(mut self, earlier: Option<Uuid>) -> Draft {
        self.replaces = earlier;
        self
    }
}
