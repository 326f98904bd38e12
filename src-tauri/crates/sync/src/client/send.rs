use super::desk::{Desk, ReadSeek};
use super::{Office, OfficeKeys};
use crate::batch::Batch;
use crate::crypto::BlobDigest;
use crate::protocol::CHUNK_MAX;
use crate::receipt::Receipt;
use crate::refusal::{Code, Refusal, Result};
use serde::Deserialize;
use std::io::{Read, SeekFrom};

/// Stores one batch at the office, with the files that it lacks, and gives its verified receipt.
pub(super) fn send(
    office: &dyn Office,
    desk: &dyn Desk,
    keys: &OfficeKeys,
    batch: &Batch,
) -> Result<Receipt> {
    let receipt = match office.commit(batch.bytes()) {
        Err(refusal) if refusal.code == Code::Missing => {
            upload_all(office, desk, batch, &refusal)?;
            office.commit(batch.bytes())?
        }
        other => other?,
    };
    keys.confirm(&receipt, batch)?;
    Ok(receipt)
}

#[derive(Deserialize)]
struct MissingBlobs {
    blobs: Vec<BlobDigest>,
}

/// Only what the batch itself names is given out, whatever the office asks for.
fn upload_all(
    office: &dyn Office,
    desk: &dyn Desk,
    batch: &Batch,
    refusal: &Refusal,
) -> Result<()> {
    let MissingBlobs { blobs } = serde_json::from_value(refusal.details.clone())
        .map_err(|_| Refusal::invalid("县办没有说明缺少哪些附件，请稍后再试或联系县办"))?;
    for part in &batch.manifest().attachments {
        if blobs.contains(&part.digest) {
            let mut file = desk.open_blob(&part.digest)?;
            upload(office, &part.digest, part.size, &mut *file)?;
        }
    }
    Ok(())
}

fn upload(
    office: &dyn Office,
    digest: &BlobDigest,
    size: u64,
    file: &mut dyn ReadSeek,
) -> Result<()> {
    let mut state = office.upload_state(digest)?;
    let mut chunk = Vec::new();
    while !state.complete {
        let from = state.offset;
        read_chunk(file, from, &mut chunk)?;
        // Nothing is left to send where the office has all pieces and could not put them together.
        if chunk.is_empty() && from < size {
            return Err(Refusal::damaged("附件文件不完整，请从备份恢复或重新添加"));
        }
        state = office.upload(digest, size, from, &chunk)?;
        if !state.complete && state.offset <= from {
            return Err(Refusal::invalid("县办没有收下附件，请稍后再试或联系县办"));
        }
    }
    Ok(())
}

fn read_chunk(file: &mut dyn ReadSeek, from: u64, into: &mut Vec<u8>) -> Result<()> {
    into.clear();
    let read = file.seek(SeekFrom::Start(from));
    let read = read.and_then(|_| file.take(CHUNK_MAX as u64).read_to_end(into));
    let lost = |_| Refusal::new(Code::Storage, "附件文件读不出来，请从备份恢复或重新添加");
    read.map(|_| ()).map_err(lost)
}
