use crate::{Office, Result, audit, batch, values, word};
use minglu_sync::crypto::{BlobDigest, BlobHasher, PublicKey};
use minglu_sync::receipt::Receipt;
use serde::Serialize;

/// Rows that are read in one go.
const PAGE: u64 = 500;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Of what: `database`, `audit`, `batch`, `receipt`, `blob`.
    pub of: &'static str,
    /// Which one.
    pub subject: String,
    /// In words.
    pub message: String,
}

/// Looks through everything: the database itself, the chain of the log, every batch and receipt
/// against its signature, every file against its digest. Nothing is changed.
///
/// # Errors
/// Fails where something cannot be read at all.
pub fn check(office: &Office) -> Result<Vec<Finding>> {
    let problems = office.store.problems()?.into_iter();
    let mut found: Vec<Finding> = problems
        .map(|text| finding("database", "", &text))
        .collect();
    if let Some(at) = audit::verify(&office.store)? {
        found.push(finding(
            "audit",
            &at.to_string(),
            "日志从这一条起与前面接不上，可能被改动过",
        ));
    }
    batches(office, &mut found)?;
    blobs(office, &mut found)?;
    Ok(found)
}

fn batches(office: &Office, found: &mut Vec<Finding>) -> Result<()> {
    let mut last = String::new();
    loop {
        let page = office.store.read(|sql| {
            sql.rows(
                "SELECT b.id, b.digest, b.receipt, d.public_key FROM batch b \
                 LEFT JOIN device d ON d.id = b.device \
                 WHERE b.id > ?1 ORDER BY b.id LIMIT ?2",
                values![&last, PAGE],
            )
        })?;
        for row in &page {
            last = row.text(0)?;
            let key: Option<PublicKey> = row.maybe(3)?.map(|key| word::read(&key)).transpose()?;
            if !holds(office, &last, &row.text(1)?, key.as_ref())? {
                found.push(finding(
                    "batch",
                    &last,
                    "这一批的内容与收到时不同，或签名不对",
                ));
            }
            if !signed(office, row.maybe(2)?) {
                found.push(finding("receipt", &last, "这一批的回执不在或签名不对"));
            }
        }
        if page.is_empty() {
            return Ok(());
        }
    }
}

/// The bytes made again are the ones that the machine signed.
fn holds(office: &Office, id: &str, digest: &str, key: Option<&PublicKey>) -> Result<bool> {
    let batch = minglu_sync::batch::read(batch::bytes(&office.store, id)?);
    let same = |batch: &minglu_sync::batch::Batch| {
        batch.digest().as_str() == digest && key.is_some_and(|key| batch.verify(key).is_ok())
    };
    Ok(batch.is_ok_and(|batch| same(&batch)))
}

fn signed(office: &Office, receipt: Option<String>) -> bool {
    let receipt = receipt.and_then(|text| serde_json::from_str::<Receipt>(&text).ok());
    receipt.is_some_and(|receipt| {
        let mut keys = office.keys.public.iter();
        let key = keys.find(|key| key.id == receipt.key);
        key.is_some_and(|key| receipt.verify(&key.public_key).is_ok())
    })
}

fn blobs(office: &Office, found: &mut Vec<Finding>) -> Result<()> {
    let rows = office
        .store
        .read(|sql| sql.rows("SELECT digest FROM blob ORDER BY digest", &[]))?;
    for row in &rows {
        let digest: BlobDigest = word::read(&row.text(0)?)?;
        let mut hasher = BlobHasher::default();
        let read = office.blobs.each(&digest, |bytes| {
            hasher.update(bytes);
            Ok(())
        });
        if read.is_err() || hasher.finish() != digest {
            found.push(finding("blob", digest.as_str(), "附件缺失或内容已变"));
        }
    }
    Ok(())
}

fn finding(of: &'static str, subject: &str, message: &str) -> Finding {
    Finding {
        of,
        subject: subject.to_owned(),
        message: message.to_owned(),
    }
}
