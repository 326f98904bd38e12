use super::is_digest;
use super::store::hex;
use crate::error::{Code, Error, Result};
use crate::store::Ledger;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::PathBuf;

impl Ledger {
    /// Opens a kept file, after its content has been found whole.
    ///
    /// # Errors
    /// Fails where the file is missing, or damaged since it was kept.
    pub fn open_attachment(&self, digest: &str) -> Result<impl Read + Seek + use<>> {
        self.verified(digest)
    }

    /// The path of a kept file, after its content has been found whole. Never write to it.
    ///
    /// # Errors
    /// Fails where the file is missing, or damaged since it was kept.
    pub fn attachment_path(&self, digest: &str) -> Result<PathBuf> {
        self.verified(digest)?;
        Ok(self.attachment_place(digest))
    }

    pub(super) fn verified(&self, digest: &str) -> Result<File> {
        if !is_digest(digest) {
            return Err(Error::usage("附件的摘要不对"));
        }
        let mut file = File::open(self.attachment_place(digest)).map_err(missing)?;
        let mut hasher = Sha256::new();
        io::copy(&mut file, &mut hasher)?;
        if hex(&hasher.finalize()) != digest {
            let message = "附件内容与当初存入的不一致，可能已损坏，请从备份恢复或重新添加";
            return Err(Error::new(Code::Damaged, message));
        }
        file.rewind()?;
        Ok(file)
    }
}

fn missing(cause: io::Error) -> Error {
    match cause.kind() {
        io::ErrorKind::NotFound => {
            Error::new(Code::NotFound, "附件文件不见了，请从备份恢复或重新添加").caused_by(cause)
        }
        _ => cause.into(),
    }
}
