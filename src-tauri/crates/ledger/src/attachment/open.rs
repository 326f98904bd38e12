use super::store::hex;
use super::{Kept, is_digest};
use crate::error::{Code, Error, Result};
use crate::store::Ledger;
use crate::vault::Key;
use sha2::{Digest, Sha256};
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

impl Ledger {
    /// Opens a kept file, after its content has been found whole.
    ///
    /// # Errors
    /// Fails where the file is missing, or damaged since it was kept.
    pub fn open_attachment(&self, digest: &str) -> Result<impl Read + Seek + use<>> {
        self.verified(digest)
    }

    /// The path of a kept file, after its content has been found whole. Never write to it; beside a
    /// protected ledger it is sealed.
    ///
    /// # Errors
    /// Fails where the file is missing, or damaged since it was kept.
    pub fn attachment_path(&self, digest: &str) -> Result<PathBuf> {
        self.verified(digest)?;
        Ok(self.attachment_place(digest))
    }

    pub(super) fn verified(&self, digest: &str) -> Result<Kept> {
        if !is_digest(digest) {
            return Err(Error::usage("附件的摘要不对"));
        }
        whole(&self.attachment_place(digest), self.key.as_ref(), digest)
    }
}

/// Opens a file after its content has been found to be what its digest says.
pub(crate) fn whole(path: &Path, key: Option<&Key>, digest: &str) -> Result<Kept> {
    let mut file = Kept::open(path, key)?;
    let mut hasher = Sha256::new();
    match io::copy(&mut file, &mut hasher) {
        Err(cause) if cause.kind() == io::ErrorKind::InvalidData => {
            return Err(changed().caused_by(cause));
        }
        copied => copied?,
    };
    if hex(&hasher.finalize()) != digest {
        return Err(changed());
    }
    file.rewind()?;
    Ok(file)
}

/// True where content of this digest lies there, whole.
pub(crate) fn is_whole(path: &Path, key: Option<&Key>, digest: &str) -> bool {
    whole(path, key, digest).is_ok()
}

fn changed() -> Error {
    let message = "附件内容与当初存入的不一致，可能已损坏，请从备份恢复或重新添加";
    Error::new(Code::Damaged, message)
}
