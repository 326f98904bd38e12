use super::before::{self, Changes};
use super::read::{name, read};
use super::split::Split;
use super::write::{Version, write};
use crate::{Error, Office, Result, blob, unit};
use minglu_sync::protocol::IssuedBlob;
use serde::Serialize;
use std::path::Path;
use uuid::Uuid;

/// A notice as somebody issues it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// The year that it rules.
    pub year: i32,
    /// Its document number.
    pub doc_no: Option<String>,
    /// Id of the notice of which this is a new version, where its title or year is another now.
    pub replaces: Option<String>,
}

/// What was issued.
#[derive(Debug, Clone, Serialize)]
pub struct Issued {
    /// Id of the notice.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Rows of its table.
    pub tasks: u64,
    /// What it changes, where it is a new version.
    pub changes: Option<Changes>,
    /// The units that got it, with how many tasks each.
    pub units: Vec<UnitTasks>,
    /// Units for which the table has no task: they got nothing.
    pub without: Vec<String>,
    /// Rows whose owners are none of our units, by their place from 1.
    pub nobodys: Vec<u64>,
}

/// A unit and its tasks.
#[derive(Debug, Clone, Serialize)]
pub struct UnitTasks {
    /// Code of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// How many tasks it got.
    pub tasks: u64,
}

/// Issues a notice: each unit gets exactly its own tasks, and the table itself as a file. Under a
/// title and year that were issued before, or named as the successor of an earlier notice, it is a
/// new version: what is the same task stays the same task, at the units too.
///
/// # Errors
/// As for reading the table; `conflict` where the same table has been issued under this title.
pub fn issue(office: &Office, who: &str, file: &Path, draft: &Draft) -> Result<Issued> {
    let name = name(file)?;
    if draft.title.trim().is_empty() {
        return Err(Error::usage("通知要有标题，请填写后再下发"));
    }
    let before = before::find(&office.store, draft)?;
    let rows = before.as_ref().map_or(&[][..], |before| &before.rows);
    let table = read(&office.dir, file, &draft.title, draft.year, rows)?;
    let changes = before.as_ref().map(|before| before.changes(draft, &table));
    let changes = changes.transpose()?;
    let units = unit::list(&office.store)?;
    let split = Split::of(&table, &units, draft.year);
    let (digest, size) = blob::put_file(&office.store, &office.blobs, file, None)?;
    let id = before.as_ref().map(|before| before.id.clone());
    let version = Version {
        id: id.unwrap_or_else(|| Uuid::now_v7().to_string()),
        number: changes.as_ref().map_or(1, |changes| changes.version),
        draft,
        table: &table,
        split: &split,
        units: &units,
        file: Some(IssuedBlob {
            digest,
            size,
            name: name.to_owned(),
        }),
    };
    office.store.write(|sql| write(sql, who, &version))?;
    Ok(split.told(version.id, draft, &units, changes))
}
