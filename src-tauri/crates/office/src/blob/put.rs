use super::place::{Blobs, key, lost};
use super::rows;
use crate::store::Store;
use crate::{Error, Result};
use minglu_sync::crypto::{BlobDigest, BlobHasher};
use object_store::{ObjectStoreExt, WriteMultipart};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Bytes that are held in memory at once.
const PIECE: usize = 1024 * 1024;

/// Stores a file that is here already, and lets a unit read it; tells its digest and size. Read
/// twice: only what has this digest is ever put in its place.
///
/// # Errors
/// `io` where it cannot be read, `storage` where it cannot be written.
pub fn put_file(
    store: &Store,
    blobs: &Blobs,
    path: &Path,
    unit: Option<&str>,
) -> Result<(BlobDigest, u64)> {
    let (mut hasher, mut size) = (BlobHasher::default(), 0);
    pieces(path, |bytes| {
        hasher.update(bytes);
        size += bytes.len() as u64;
        Ok(())
    })?;
    let digest = hasher.finish();
    if store.read(|sql| rows::size_of(sql, &digest))?.is_none() {
        match size {
            0 => blobs.wait(blobs.put_empty(&key(&digest)))?,
            _ => blobs.wait(copy(blobs, path, &digest))?,
        }
        blobs.settle(&key(&digest))?;
    }
    store.write(|sql| rows::write(sql, &digest, size, unit))?;
    Ok((digest, size))
}

async fn copy(blobs: &Blobs, path: &Path, digest: &BlobDigest) -> Result<()> {
    let into = blobs
        .store
        .put_multipart(&key(digest))
        .await
        .map_err(lost)?;
    let mut writer = WriteMultipart::new(into);
    let mut hasher = BlobHasher::default();
    let mut file = opened(path)?;
    let mut buffer = vec![0; PIECE];
    loop {
        let count = file.read(&mut buffer).map_err(|e| unread(&e))?;
        if count == 0 {
            break;
        }
        hasher.update(&buffer[..count]);
        writer.wait_for_capacity(4).await.map_err(lost)?;
        writer.write(&buffer[..count]);
    }
    if hasher.finish() != *digest {
        writer.abort().await.map_err(lost)?;
        return Err(Error::conflict(
            "文件在读取时被改动了，请关闭正在编辑它的程序后再试",
        ));
    }
    writer.finish().await.map(|_| ()).map_err(lost)
}

/// Reads a file piece by piece.
pub(crate) fn pieces(path: &Path, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
    let mut file = opened(path)?;
    let mut buffer = vec![0; PIECE];
    loop {
        match file.read(&mut buffer).map_err(|e| unread(&e))? {
            0 => return Ok(()),
            count => take(&buffer[..count])?,
        }
    }
}

fn opened(path: &Path) -> Result<File> {
    File::open(path).map_err(|e| unread(&e))
}

fn unread(cause: &std::io::Error) -> Error {
    Error::io("读不到文件", cause)
}
