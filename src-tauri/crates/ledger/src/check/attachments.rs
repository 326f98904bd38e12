use super::Faults;
use crate::attachment::kept_name;
use crate::error::{Code, Result};
use crate::store::Ledger;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// A younger file may belong to a record that is being filled in.
const AGE: Duration = Duration::from_secs(3600);

/// A file that the ledger names: what it is called and how large it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) size: u64,
}

/// Every file that a record names or has ever named, by digest: what is undone or taken out of the
/// trash must find its files. A file stands in a list: a record's own column `digest` is none.
pub(crate) fn named(conn: &Connection) -> Result<BTreeMap<String, Named>> {
    let mut sql = conn.prepare(
        "SELECT t.value ->> 'digest', t.value ->> 'name', t.value ->> 'size'
         FROM main.change c, json_tree(c.after) t
         WHERE c.after LIKE '%\"digest\":%' AND t.type = 'object'
           AND t.parent IS NOT NULL AND t.value ->> 'digest' IS NOT NULL",
    )?;
    let rows = sql.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    let mut named = BTreeMap::new();
    for row in rows {
        let (digest, name, size): (String, String, i64) = row?;
        let size = u64::try_from(size).unwrap_or(0);
        named.insert(digest, Named { name, size });
    }
    Ok(named)
}

/// Every file that is named is there and whole.
pub(super) fn faults(ledger: &Ledger) -> Result<Faults> {
    let mut faults = Faults::default();
    for (digest, Named { name, .. }) in ledger.read(named)? {
        faults.checked += 1;
        match ledger.attachment_path(&digest) {
            Ok(_) => {}
            Err(error) if error.code() == Code::NotFound => {
                faults.add(format!("附件“{name}”的文件不见了"));
            }
            Err(error) => faults.add(format!("附件“{name}”：{}", error.message())),
        }
    }
    Ok(faults)
}

/// Files that nothing names are no fault, but they can be moved away.
pub(super) fn unused(ledger: &Ledger) -> Result<Faults> {
    let found = orphans(ledger)?.len();
    Ok(Faults {
        note: Some(match found {
            0 => "没有".to_owned(),
            _ => format!("有 {found} 个文件没有记录用到"),
        }),
        mend: (found > 0).then(|| super::mend::MOVE.to_owned()),
        ..Faults::default()
    })
}

/// Files in the attachments' folder that no record names or has ever named.
pub(crate) fn orphans(ledger: &Ledger) -> Result<Vec<PathBuf>> {
    let key = ledger.key.as_ref();
    let kept = |digest: &String| kept_name(key, digest);
    let named: BTreeSet<String> = ledger.read(named)?.keys().map(kept).collect();
    let mut orphans = Vec::new();
    let mut folders = vec![ledger.attachments_dir()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if !named.contains(&name) && is_old(&entry)? {
                orphans.push(entry.path());
            }
        }
    }
    Ok(orphans)
}

fn is_old(entry: &fs::DirEntry) -> Result<bool> {
    let age = SystemTime::now().duration_since(entry.metadata()?.modified()?);
    Ok(age.is_ok_and(|age| age > AGE))
}
