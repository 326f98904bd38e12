use super::tables::{TABLES, Table, written};
use crate::store::{Sql, migrate};
use crate::{Error, Office, Result, audit, values, word};
use minglu_sync::crypto::BlobDigest;
use serde::Serialize;
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Rows that are read in one go.
const PAGE: u64 = 2000;

/// What a backup holds.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// Rows of all tables.
    pub rows: u64,
    /// Files.
    pub blobs: u64,
    /// Size in bytes.
    pub size: u64,
}

/// Writes a backup: the database as it is at one moment, and every file that it names.
///
/// # Errors
/// `conflict` where the file is there already; `io` where it cannot be written.
pub fn make(office: &Office, who: &str, out: &Path) -> Result<Made> {
    let failed = |e: std::io::Error| Error::io("写不了备份文件", &e);
    if out.exists() {
        return Err(Error::conflict("已经有这个文件，没有覆盖。请换一个文件名"));
    }
    let folder = out.parent().filter(|dir| !dir.as_os_str().is_empty());
    // A temporary file is readable by its owner only, and so stays what it becomes.
    let mut file =
        tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
    let (rows, digests) = {
        let mut zip = ZipWriter::new(BufWriter::new(file.as_file_mut()));
        let rows = office.store.read(|sql| tables(sql, &mut zip));
        let (rows, digests) = rows?;
        for digest in &digests {
            blob(office, digest, &mut zip)?;
        }
        let mut inner = zip.finish().map_err(|e| broken(&e))?;
        inner.flush().map_err(failed)?;
        (rows, digests)
    };
    file.as_file().sync_all().map_err(failed)?;
    let size = file.as_file().metadata().map_err(failed)?.len();
    file.persist_noclobber(out).map_err(|e| failed(e.error))?;
    let blobs = digests.len() as u64;
    office.store.write(|sql| {
        audit::note(
            sql,
            who,
            "backup.make",
            "",
            &json!({ "rows": rows, "blobs": blobs }),
        )
    })?;
    Ok(Made { rows, blobs, size })
}

type Archive<'a> = ZipWriter<BufWriter<&'a mut File>>;

fn tables(sql: &mut dyn Sql, zip: &mut Archive<'_>) -> Result<(u64, Vec<BlobDigest>)> {
    begin(zip, "format")?;
    write(
        zip,
        format!("minglu-office-backup/1\n{}\n", migrate::format(sql)?).as_bytes(),
    )?;
    let mut rows = 0;
    for table in TABLES {
        begin(zip, &format!("tables/{}.jsonl", table.name))?;
        rows += dump(sql, table, zip)?;
    }
    let digests = sql.rows("SELECT digest FROM blob ORDER BY digest", &[])?;
    let digests = digests.iter().map(|row| word::read(&row.text(0)?));
    Ok((rows, digests.collect::<Result<_>>()?))
}

fn dump(sql: &mut dyn Sql, table: &Table, zip: &mut Archive<'_>) -> Result<u64> {
    let query = format!(
        "SELECT {} FROM {} ORDER BY {} LIMIT ?1 OFFSET ?2",
        table.columns.join(", "),
        table.name,
        table.key
    );
    let mut rows = 0;
    loop {
        let page = sql.rows(&query, values![PAGE, rows])?;
        for row in &page {
            let line: Vec<_> = row.values().iter().map(written).collect();
            write(zip, format!("{}\n", json!(line)).as_bytes())?;
        }
        rows += page.len() as u64;
        if (page.len() as u64) < PAGE {
            return Ok(rows);
        }
    }
}

fn blob(office: &Office, digest: &BlobDigest, zip: &mut Archive<'_>) -> Result<()> {
    begin(zip, &format!("blobs/{digest}"))?;
    office.blobs.each(digest, |bytes| write(zip, bytes))
}

fn begin(zip: &mut Archive<'_>, name: &str) -> Result<()> {
    let options = SimpleFileOptions::default().large_file(true);
    zip.start_file(name, options).map_err(|e| broken(&e))
}

fn write(zip: &mut Archive<'_>, bytes: &[u8]) -> Result<()> {
    zip.write_all(bytes)
        .map_err(|e| Error::io("写不了备份文件", &e))
}

fn broken(cause: &zip::result::ZipError) -> Error {
    match cause {
        zip::result::ZipError::Io(cause) => Error::io("写不了备份文件", cause),
        other => Error::internal("backup", other),
    }
}
