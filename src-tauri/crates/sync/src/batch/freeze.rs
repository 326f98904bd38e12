use super::limits::{BATCH_MAX, LINE_MAX, RECORDS_MAX};
use super::{Batch, BatchRecord, FORMAT, LedgerPart, Manifest, Seal, read, signed};
use crate::canonical;
use crate::crypto::{SecretKey, Suite};
use crate::refusal::{Code, Refusal, Result};

/// What is to be frozen: the manifest still without its ledgers, and the records by ledger.
pub struct Draft {
    /// All of it but `ledgers`, which is counted here.
    pub manifest: Manifest,
    /// Ledger, version of its schema, records: in the order in which they will stand.
    pub ledgers: Vec<(String, String, Vec<BatchRecord>)>,
}

/// Writes a batch down and signs it. It is read back before it is given out.
///
/// # Errors
/// Fails where the batch breaks a limit or its own rules, or the key is none of its suite.
pub fn freeze(draft: Draft, key: &SecretKey) -> Result<Batch> {
    let mut manifest = draft.manifest;
    let suite = manifest.suite;
    let mut lines = Vec::new();
    manifest.ledgers.clear();
    for (ledger, version, records) in draft.ledgers {
        let part = part(suite, ledger, version, &records)?;
        manifest.ledgers.push(part.0);
        lines.extend(part.1);
    }
    let mut bytes = format!("{FORMAT}\n").into_bytes();
    bytes.extend(line(&manifest)?);
    bytes.extend(lines);
    let seal = seal(&manifest, &bytes, key)?;
    bytes.extend(line(&seal)?);
    let batch = read(bytes)?;
    batch.verify(&suite.public(key)?)?;
    Ok(batch)
}

fn part(
    suite: Suite,
    ledger: String,
    version: String,
    records: &[BatchRecord],
) -> Result<(LedgerPart, Vec<u8>)> {
    let mut lines = Vec::new();
    for record in records {
        lines.extend(line(record)?);
        fits(lines.len(), BATCH_MAX)?;
    }
    let count = records.len() as u64;
    fits(records.len(), RECORDS_MAX as usize)?;
    let digest = suite.digest(&lines);
    let unknown = crate::Unknown::new();
    let part = LedgerPart {
        ledger,
        version,
        count,
        digest,
        unknown,
    };
    Ok((part, lines))
}

fn seal(manifest: &Manifest, bytes: &[u8], key: &SecretKey) -> Result<Seal> {
    let digest = manifest.suite.digest(bytes);
    let signature = manifest.suite.sign(key, &signed(&digest))?;
    Ok(Seal {
        suite: manifest.suite,
        device: manifest.device.clone(),
        digest,
        signature,
    })
}

fn line(of: &impl serde::Serialize) -> Result<Vec<u8>> {
    let mut bytes = canonical::bytes(of)?;
    bytes.push(b'\n');
    fits(bytes.len(), LINE_MAX)?;
    Ok(bytes)
}

fn fits(size: usize, most: usize) -> Result<()> {
    match size <= most {
        true => Ok(()),
        false => Err(Refusal::new(
            Code::TooLarge,
            "这一批内容太多，请按期次或通知分成几批再生成",
        )),
    }
}
