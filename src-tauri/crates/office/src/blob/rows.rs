use crate::store::{Sql, now};
use crate::{Error, Result, values};
use minglu_sync::batch::Manifest;
use minglu_sync::crypto::BlobDigest;
use serde_json::json;

/// Size of a blob that a unit may read; nothing where there is none for it.
///
/// # Errors
/// The database's.
pub fn may_read(sql: &mut dyn Sql, unit: &str, digest: &BlobDigest) -> Result<Option<u64>> {
    let row = sql.row(
        "SELECT b.size FROM blob b JOIN blob_reader r ON r.digest = b.digest \
         WHERE b.digest = ?1 AND r.unit = ?2",
        values![digest.as_str(), unit],
    )?;
    row.map(|row| row.count(0)).transpose()
}

/// Size of a blob, whoever may read it.
///
/// # Errors
/// The database's.
pub fn size_of(sql: &mut dyn Sql, digest: &BlobDigest) -> Result<Option<u64>> {
    let row = sql.row(
        "SELECT size FROM blob WHERE digest = ?1",
        values![digest.as_str()],
    )?;
    row.map(|row| row.count(0)).transpose()
}

/// Refuses a batch whose attachments are not all there. What another unit has sent counts for
/// nothing: whoever only knows a digest would come to read the file.
///
/// # Errors
/// `missing` with the digests that lack; `damaged` where a size is not what the batch says.
pub fn must_be_there(sql: &mut dyn Sql, unit: &str, manifest: &Manifest) -> Result<()> {
    let mut missing = Vec::new();
    for file in &manifest.attachments {
        match may_read(sql, unit, &file.digest)? {
            None => missing.push(&file.digest),
            Some(size) if size != file.size => {
                return Err(Error::new(
                    "damaged",
                    "附件的大小与清单不符，请重新生成这一批",
                ));
            }
            Some(_) => (),
        }
    }
    match missing.is_empty() {
        true => Ok(()),
        false => Err(
            Error::new("missing", "这一批的附件还没有传完，程序会先传附件再报送")
                .with(json!({ "blobs": missing })),
        ),
    }
}

/// Writes down that a verified content is there, and that a unit may read it.
pub(super) fn write(
    sql: &mut dyn Sql,
    digest: &BlobDigest,
    size: u64,
    unit: Option<&str>,
) -> Result<()> {
    sql.run(
        "INSERT INTO blob (digest, size, stored_at) VALUES (?1, ?2, ?3) \
         ON CONFLICT (digest) DO NOTHING",
        values![digest.as_str(), size, now()],
    )?;
    if let Some(unit) = unit {
        sql.run(
            "INSERT INTO blob_reader (digest, unit) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            values![digest.as_str(), unit],
        )?;
    }
    Ok(())
}
