use super::{ATTACHMENT_MAX, Attachment, place, safe_name};
use crate::durable;
use crate::error::{Code, Error, Result};
use crate::store::Ledger;
use crate::vault::{Key, SealedWriter};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

impl Ledger {
    /// Keeps a file. It is complete on disk under its digest, or it is not there at all.
    ///
    /// # Errors
    /// Fails where the file is larger than [`ATTACHMENT_MAX`] or the disk refuses.
    pub fn store(&self, name: &str, reader: impl Read) -> Result<Attachment> {
        let folder = self.attachments_dir();
        fs::create_dir_all(&folder)?;
        let mut part = NamedTempFile::with_prefix_in(".part-", &folder)?;
        let (digest, size) = pour(reader, &mut part, self.key.as_ref(), None)?;
        // A damaged file under this digest is healed by the good copy.
        if self.verified(&digest).is_err() {
            keep(part, &self.attachment_place(&digest))?;
        }
        Ok(Attachment {
            name: safe_name(name),
            digest,
            size,
        })
    }

    pub(crate) fn attachments_dir(&self) -> PathBuf {
        self.dir().join("attachments")
    }

    /// Where a file of this digest lies. The digest must have been checked.
    pub(crate) fn attachment_place(&self, digest: &str) -> PathBuf {
        place(&self.attachments_dir(), self.key.as_ref(), digest)
    }
}

/// Writes content into a file that is being made, sealed where there is a key, under its own digest
/// or the one by which it is known already. Says the content's own digest and its size.
pub(crate) fn pour(
    reader: impl Read,
    part: &mut NamedTempFile,
    key: Option<&Key>,
    known: Option<&str>,
) -> Result<(String, u64)> {
    let (digest, size) = match key {
        None => digested(reader, part.as_file_mut(), ATTACHMENT_MAX)?,
        Some(key) => {
            let mut sealed = SealedWriter::new(part.as_file_mut(), key)?;
            let (digest, size) = digested(reader, &mut sealed, ATTACHMENT_MAX)?;
            sealed.finish(known.unwrap_or(&digest))?;
            (digest, size)
        }
    };
    part.as_file().sync_all()?;
    Ok((digest, size))
}

/// Copies content of at most so many bytes, and says its digest and its size.
pub(crate) fn digested(
    mut reader: impl Read,
    out: &mut impl Write,
    most: u64,
) -> Result<(String, u64)> {
    let mut hasher = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let n = match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => n,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e.into()),
        };
        size += n as u64;
        if size > most {
            let limit = most / 1024 / 1024;
            let message = format!("附件超过 {limit} MB，请压缩或拆分后再添加");
            return Err(Error::new(Code::Invalid, message));
        }
        hasher.update(&buffer[..n]);
        out.write_all(&buffer[..n])?;
    }
    Ok((hex(&hasher.finalize()), size))
}

/// Puts a finished file on its shelf.
fn keep(part: NamedTempFile, place: &Path) -> Result<()> {
    let Some(shelf) = place.parent() else {
        return Err(Error::damaged("附件位置有误"));
    };
    let new_shelf = !shelf.exists();
    fs::create_dir_all(shelf)?;
    durable::rename(part, place)?;
    match shelf.parent() {
        Some(parent) if new_shelf => durable::sync_dir(parent),
        _ => Ok(()),
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
