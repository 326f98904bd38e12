use super::{ATTACHMENT_MAX, Attachment, safe_name};
use crate::error::{Code, Error, Result};
use crate::store::Ledger;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
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
        let (digest, size) = copy(reader, part.as_file_mut())?;
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
        let shelf = digest.get(..2).unwrap_or_default();
        self.attachments_dir().join(shelf).join(digest)
    }
}

fn copy(mut reader: impl Read, out: &mut File) -> Result<(String, u64)> {
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
        if size > ATTACHMENT_MAX {
            let limit = ATTACHMENT_MAX / 1024 / 1024;
            let message = format!("附件超过 {limit} MB，请压缩或拆分后再添加");
            return Err(Error::new(Code::Invalid, message));
        }
        hasher.update(&buffer[..n]);
        out.write_all(&buffer[..n])?;
    }
    out.sync_all()?;
    Ok((hex(&hasher.finalize()), size))
}

/// Renames a finished file into its place.
fn keep(part: NamedTempFile, place: &Path) -> Result<()> {
    let Some(shelf) = place.parent() else {
        return Err(Error::damaged("附件位置有误"));
    };
    let new_shelf = !shelf.exists();
    fs::create_dir_all(shelf)?;
    part.persist(place).map_err(|e| e.error)?;
    sync_dir(shelf)?;
    match shelf.parent() {
        Some(parent) if new_shelf => sync_dir(parent),
        _ => Ok(()),
    }
}

/// A rename outlives a power cut only once its folder is synced.
pub(crate) fn sync_dir(dir: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(dir)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
