use super::place::{Blobs, key, lost};
use super::rows;
use crate::store::Store;
use crate::{Error, Result};
use minglu_sync::crypto::BlobDigest;
use object_store::ObjectStoreExt;
use std::path::Path;

/// Stores a content that is here already.
///
/// # Errors
/// `storage` where it cannot be written.
pub fn put(store: &Store, blobs: &Blobs, bytes: Vec<u8>, unit: Option<&str>) -> Result<BlobDigest> {
    let digest = BlobDigest::of(&bytes);
    let (key, size) = (key(&digest), bytes.len() as u64);
    blobs.wait(async { blobs.store.put(&key, bytes.into()).await.map_err(lost) })?;
    blobs.settle(&key)?;
    store.write(|sql| rows::write(sql, &digest, size, unit))?;
    Ok(digest)
}

/// Stores a file.
///
/// # Errors
/// `io` where it cannot be read, else as for [`put`].
pub fn put_file(store: &Store, blobs: &Blobs, path: &Path) -> Result<BlobDigest> {
    let bytes = std::fs::read(path).map_err(|e| Error::io("读不到文件", &e))?;
    put(store, blobs, bytes, None)
}
