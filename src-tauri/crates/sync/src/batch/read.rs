use super::limits::{BATCH_MAX, BLOB_MAX, BLOBS_MAX, LINE_MAX, RECORDS_MAX};
use super::{BatchRecord, FORMAT, LedgerPart, Manifest, is_plain_name, signed};
use crate::crypto::{Digest, PublicKey, Signature, Suite};
use crate::refusal::{Code, Refusal, Result};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The last line of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// With what was signed.
    pub suite: Suite,
    /// Who signed.
    pub device: String,
    /// Over all bytes before this line.
    pub digest: Digest,
    /// Of the device, over the digest.
    pub signature: Signature,
}

/// A batch whose bytes fit what it says of itself. Whether the device signed it is asked by
/// [`Batch::verify`].
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    bytes: Vec<u8>,
    manifest: Manifest,
    records: Vec<BatchRecord>,
    seal: Seal,
}

impl Batch {
    /// What goes over the wire and is kept.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What it is and holds.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Its records, in the order of the manifest's ledgers.
    #[must_use]
    pub fn records(&self) -> &[BatchRecord] {
        &self.records
    }

    /// The digest over everything but the last line: what a receipt confirms.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.seal.digest
    }

    /// Refuses a batch that this key has not signed.
    ///
    /// # Errors
    /// Fails with [`Code::Unauthenticated`].
    pub fn verify(&self, public: &PublicKey) -> Result<()> {
        let Seal {
            suite,
            digest,
            signature,
            ..
        } = &self.seal;
        suite.verify(public, &signed(digest), signature)
    }
}

/// Reads a batch and holds it to its own manifest: digests, counts, names, limits.
///
/// # Errors
/// Fails with [`Code::Newer`] for a later format, [`Code::TooLarge`] and [`Code::Damaged`].
pub fn read(bytes: Vec<u8>) -> Result<Batch> {
    if bytes.len() > BATCH_MAX {
        return Err(too_large());
    }
    let lines = lines(&bytes)?;
    let [first, second, records @ .., last] = lines.as_slice() else {
        return Err(broken());
    };
    is_our_format(first)?;
    let manifest: Manifest = parsed(second)?;
    let seal: Seal = parsed(last)?;
    holds_together(&manifest, &seal, &bytes[..bytes.len() - last.len()])?;
    let records = records_of(&manifest, records)?;
    Ok(Batch {
        manifest,
        records,
        seal,
        bytes,
    })
}

/// The lines with their line feeds.
fn lines(bytes: &[u8]) -> Result<Vec<&[u8]>> {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|b| *b == b'\n').collect();
    match lines.iter().all(|l| l.len() <= LINE_MAX) {
        true if bytes.ends_with(b"\n") => Ok(lines),
        true => Err(broken()),
        false => Err(too_large()),
    }
}

fn is_our_format(first: &[u8]) -> Result<()> {
    let first = std::str::from_utf8(first).unwrap_or_default().trim_end();
    match first.strip_prefix("minglu-batch/") {
        Some(_) if first == FORMAT => Ok(()),
        Some(_) => Err(Refusal::new(
            Code::Newer,
            "这一批是更新的版本生成的，请先升级本机程序",
        )),
        None => Err(Refusal::damaged("这不是明录的报送批次文件")),
    }
}

fn parsed<'a, T: Deserialize<'a>>(line: &'a [u8]) -> Result<T> {
    serde_json::from_slice(line).map_err(|_| broken())
}

fn holds_together(manifest: &Manifest, seal: &Seal, before: &[u8]) -> Result<()> {
    let same = manifest.format == FORMAT
        && manifest.suite == seal.suite
        && manifest.device == seal.device
        && manifest.suite.digest(before) == seal.digest;
    let counted = manifest
        .ledgers
        .iter()
        .try_fold(0u64, |sum, part| sum.checked_add(part.count));
    if counted.is_none_or(|sum| sum > RECORDS_MAX) || manifest.attachments.len() > BLOBS_MAX {
        return Err(too_large());
    }
    let empty = counted == Some(0);
    match same && manifest.zero == empty && names_are_plain(manifest) {
        true => Ok(()),
        false => Err(broken()),
    }
}

fn names_are_plain(manifest: &Manifest) -> bool {
    let files = &manifest.attachments;
    let names = [&manifest.unit.code, &manifest.number, &manifest.device];
    let ledgers: HashSet<&str> = manifest.ledgers.iter().map(|p| p.ledger.as_str()).collect();
    names.iter().all(|name| is_code(name))
        && ledgers.len() == manifest.ledgers.len()
        && ledgers.iter().all(|name| is_code(name))
        && files
            .iter()
            .all(|f| is_plain_name(&f.name) && f.size <= BLOB_MAX)
}

/// A name in code: safe in a path, an address and a header.
pub(crate) fn is_code(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    (1..=100).contains(&name.len()) && name.bytes().all(plain)
}

fn records_of(manifest: &Manifest, lines: &[&[u8]]) -> Result<Vec<BatchRecord>> {
    let mut records = Vec::with_capacity(lines.len());
    let mut left = lines;
    for part in &manifest.ledgers {
        let count = usize::try_from(part.count).map_err(|_| too_large())?;
        let (own, rest) = left.split_at_checked(count).ok_or_else(broken)?;
        records.extend(records_of_part(manifest.suite, part, own)?);
        left = rest;
    }
    match left.is_empty() {
        true => Ok(records),
        false => Err(broken()),
    }
}

fn records_of_part(suite: Suite, part: &LedgerPart, lines: &[&[u8]]) -> Result<Vec<BatchRecord>> {
    let mut hasher = suite.hasher();
    let mut seen = HashSet::new();
    let mut records = Vec::with_capacity(lines.len());
    for line in lines {
        hasher.update(line);
        let record: BatchRecord = parsed(line)?;
        if record.ledger != part.ledger || !is_code(&record.id) || !seen.insert(record.id.clone()) {
            return Err(broken());
        }
        records.push(record);
    }
    match hasher.finish() == part.digest {
        true => Ok(records),
        false => Err(broken()),
    }
}

fn broken() -> Refusal {
    Refusal::damaged("这一批的内容与它的清单对不上，文件可能已损坏，请重新生成或重新导出")
}

fn too_large() -> Refusal {
    Refusal::new(Code::TooLarge, "这一批太大，请分成几批再生成")
}
