use super::place::{Blobs, key, lost};
use super::rows;
use crate::device::Caller;
use crate::store::{Sql, Store, now};
use crate::{Error, Result, values};
use bytes::Bytes;
use futures_util::StreamExt;
use minglu_sync::batch::BLOB_MAX;
use minglu_sync::crypto::{BlobDigest, BlobHasher};
use minglu_sync::protocol::{CHUNK_MAX, UploadState};
use object_store::path::Path as Key;
use object_store::{ObjectStoreExt, WriteMultipart};
use serde_json::json;

/// The next piece of an upload.
pub struct Chunk {
    /// Where it begins.
    pub offset: u64,
    /// Size of the whole.
    pub total: u64,
    /// Its own digest.
    pub digest: BlobDigest,
    /// Its bytes.
    pub bytes: Bytes,
}

/// How far an upload is.
///
/// # Errors
/// The database's.
pub fn progress(store: &Store, caller: &Caller, digest: &BlobDigest) -> Result<UploadState> {
    store.read(|sql| match rows::may_read(sql, &caller.unit, digest)? {
        Some(size) => Ok(done(size)),
        None => Ok(UploadState {
            offset: kept(sql, caller, digest)?
                .iter()
                .map(|piece| piece.size)
                .sum(),
            complete: false,
        }),
    })
}

/// Takes the next piece; with the last one the whole is put together and verified.
///
/// # Errors
/// `damaged` where a digest does not fit; `wrong_offset` where the upload stands elsewhere, with
/// the place; `too_large`; `storage` where it could not be written.
pub fn append(
    store: &Store,
    blobs: &Blobs,
    caller: &Caller,
    digest: &BlobDigest,
    chunk: Chunk,
) -> Result<UploadState> {
    judge(&chunk)?;
    let state = progress(store, caller, digest)?;
    if state.complete {
        return Ok(state);
    }
    if chunk.offset != state.offset {
        return Err(Error::new(
            "wrong_offset",
            "附件要从上次断开的地方接着传，程序会自动接上",
        )
        .with(json!({ "offset": state.offset })));
    }
    let (offset, total, size) = (chunk.offset, chunk.total, chunk.bytes.len() as u64);
    if offset == 0 && size == total && chunk.digest == *digest {
        return at_once(store, blobs, caller, chunk);
    }
    if size > 0 || total == 0 {
        keep(store, blobs, caller, digest, chunk)?;
    }
    if offset + size < total {
        return Ok(UploadState {
            offset: offset + size,
            complete: false,
        });
    }
    finish(store, blobs, caller, digest, total)
}

fn judge(chunk: &Chunk) -> Result<()> {
    let end = chunk.offset.checked_add(chunk.bytes.len() as u64);
    if chunk.bytes.len() > CHUNK_MAX
        || chunk.total > BLOB_MAX
        || end.is_none_or(|e| e > chunk.total)
    {
        return Err(Error::new(
            "too_large",
            format!(
                "附件超过 {} MB，或这一段超出了附件的大小，没有接收",
                BLOB_MAX / 1024 / 1024
            ),
        ));
    }
    match BlobDigest::of(&chunk.bytes) == chunk.digest {
        true => Ok(()),
        false => Err(damaged()),
    }
}

/// Stores a file that came in one piece, whose digest has been verified with the piece's.
fn at_once(store: &Store, blobs: &Blobs, caller: &Caller, chunk: Chunk) -> Result<UploadState> {
    let (place, total) = (key(&chunk.digest), chunk.total);
    blobs.put(&place, chunk.bytes)?;
    store.write(|sql| rows::write(sql, &chunk.digest, total, Some(&caller.unit)))?;
    Ok(done(total))
}

/// Keeps a piece until all are there: the content first, then the row that counts it. Neither waits
/// for the disk: what a power cut takes of them is missed when the whole is put together, and comes
/// again.
fn keep(
    store: &Store,
    blobs: &Blobs,
    caller: &Caller,
    digest: &BlobDigest,
    chunk: Chunk,
) -> Result<()> {
    let place = piece(caller, digest, chunk.offset);
    let size = chunk.bytes.len() as u64;
    blobs.lay(&place, chunk.bytes)?;
    store.note(|sql| {
        sql.run(
            "INSERT INTO upload (digest, device, position, size, at) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (digest, device, position) DO UPDATE SET size = excluded.size",
            values![digest.as_str(), &caller.device, chunk.offset, size, now()],
        )?;
        Ok(())
    })
}

fn finish(
    store: &Store,
    blobs: &Blobs,
    caller: &Caller,
    digest: &BlobDigest,
    total: u64,
) -> Result<UploadState> {
    let pieces = store.read(|sql| kept(sql, caller, digest))?;
    let joined = blobs.wait(join(blobs, caller, digest, &pieces));
    if !matches!(joined, Ok(true)) && progress(store, caller, digest)?.complete {
        // The same request came twice, and the other one has finished it and taken the pieces.
        clear(store, blobs, caller, digest)?;
        return Ok(done(total));
    }
    let fits = joined?;
    if fits {
        blobs.settle(&key(digest))?;
        store.write(|sql| rows::write(sql, digest, total, Some(&caller.unit)))?;
    }
    clear(store, blobs, caller, digest)?;
    match fits {
        true => Ok(done(total)),
        false => Err(damaged()),
    }
}

/// Takes away the pieces of this machine's upload.
fn clear(store: &Store, blobs: &Blobs, caller: &Caller, digest: &BlobDigest) -> Result<()> {
    let pieces = store.write(|sql| {
        let pieces = laid(sql, caller, digest)?;
        sql.run(
            "DELETE FROM upload WHERE digest = ?1 AND device = ?2",
            values![digest.as_str(), &caller.device],
        )?;
        Ok(pieces)
    })?;
    for piece_of in &pieces {
        let place = piece(caller, digest, piece_of.position);
        // What is left behind here is swept up later.
        let _ = blobs.wait(async { blobs.store.delete(&place).await.map_err(lost) });
    }
    Ok(())
}

/// Puts the pieces together in the blob's own place, unless their digest is not the blob's.
async fn join(
    blobs: &Blobs,
    caller: &Caller,
    digest: &BlobDigest,
    pieces: &[Piece],
) -> Result<bool> {
    if pieces.iter().all(|piece| piece.size == 0) {
        // Nothing is put under a digest before it is known to be its content: an upload without
        // a byte would empty a file that is there.
        let fits = *digest == BlobDigest::of(b"");
        if fits {
            blobs.put_empty(&key(digest)).await?;
        }
        return Ok(fits);
    }
    let into = blobs
        .store
        .put_multipart(&key(digest))
        .await
        .map_err(lost)?;
    let mut writer = WriteMultipart::new(into);
    let mut hasher = BlobHasher::default();
    for piece_of in pieces {
        let place = piece(caller, digest, piece_of.position);
        let found = match blobs.store.get(&place).await {
            Err(object_store::Error::NotFound { .. }) => {
                writer.abort().await.map_err(lost)?;
                return Ok(false);
            }
            found => found.map_err(lost)?,
        };
        let mut stream = found.into_stream();
        while let Some(bytes) = stream.next().await {
            let bytes = bytes.map_err(lost)?;
            hasher.update(&bytes);
            writer.wait_for_capacity(4).await.map_err(lost)?;
            writer.put(bytes);
        }
    }
    if hasher.finish() != *digest {
        writer.abort().await.map_err(lost)?;
        return Ok(false);
    }
    writer.finish().await.map_err(lost)?;
    Ok(true)
}

/// A piece that has been kept.
struct Piece {
    position: u64,
    size: u64,
}

/// The pieces from the beginning, as far as none is missing.
fn kept(sql: &mut dyn Sql, caller: &Caller, digest: &BlobDigest) -> Result<Vec<Piece>> {
    let mut end = 0;
    let mut pieces = laid(sql, caller, digest)?;
    let gap = pieces.iter().position(|piece| {
        let goes_on = piece.position == end;
        end += piece.size;
        !goes_on
    });
    pieces.truncate(gap.unwrap_or(pieces.len()));
    Ok(pieces)
}

/// All pieces that were laid aside, in their order.
fn laid(sql: &mut dyn Sql, caller: &Caller, digest: &BlobDigest) -> Result<Vec<Piece>> {
    let rows = sql.rows(
        "SELECT position, size FROM upload WHERE digest = ?1 AND device = ?2 ORDER BY position",
        values![digest.as_str(), &caller.device],
    )?;
    let piece = |row: &crate::store::Row| {
        Ok(Piece {
            position: row.count(0)?,
            size: row.count(1)?,
        })
    };
    rows.iter().map(piece).collect()
}

/// Where a piece waits. A device's id is a UUID, a digest hexadecimal.
fn piece(caller: &Caller, digest: &BlobDigest, offset: u64) -> Key {
    let offset = format!("{offset:012}");
    Key::from_iter(["uploads", digest.as_str(), &caller.device, &offset])
}

fn done(size: u64) -> UploadState {
    UploadState {
        offset: size,
        complete: true,
    }
}

fn damaged() -> Error {
    Error::new("damaged", "附件在途中损坏，没有存下。程序会重新传")
}
