use super::read::{Table, read};
use super::split::Split;
use crate::store::{Sql, now};
use crate::unit::{self, Unit};
use crate::{Error, Office, Result, audit, blob, issue as give, values};
use minglu_ledger::Fields;
use minglu_sync::batch::is_plain_name;
use minglu_sync::protocol::{IssuedBlob, IssuedKind, IssuedNotice, TaskRow};
use serde::Serialize;
use serde_json::json;
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

/// Issues a notice: each unit gets exactly its own tasks, and the table itself as a file.
///
/// # Errors
/// As for reading the table; `conflict` where a notice of this title and year has been issued.
pub fn issue(office: &Office, who: &str, file: &Path, draft: &Draft) -> Result<Issued> {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    if !is_plain_name(name) || draft.title.trim().is_empty() {
        return Err(Error::usage(
            "通知要有标题，文件名不能含特殊符号，请改名后再下发",
        ));
    }
    let table = read(&office.dir, file, name, &draft.title, draft.year)?;
    let units = unit::list(&office.store)?;
    let split = Split::of(&table, &units, draft.year);
    let (digest, size) = blob::put_file(&office.store, &office.blobs, file, None)?;
    let file = IssuedBlob {
        digest,
        size,
        name: name.to_owned(),
    };
    let id = Uuid::now_v7().to_string();
    office.store.write(|sql| {
        keep(sql, who, &id, draft, &table, &split)?;
        assign(sql, &units, &split)?;
        for (unit, rows) in split.by_unit(&units) {
            let body = body(draft, &table, &split, &rows);
            let item = give::Draft::new(IssuedKind::Notice, &id, &body)?.with(file.clone());
            give::issue(sql, &unit.code, &item)?;
        }
        let details = json!({ "tasks": table.rows.len(), "units": split.by_unit(&units).len() });
        audit::note(sql, who, "notice.issue", &id, &details)
    })?;
    Ok(split.told(id, draft, &units))
}

pub(super) fn body(draft: &Draft, table: &Table, split: &Split, rows: &[usize]) -> IssuedNotice {
    let row = |at: &usize| TaskRow {
        id: split.ids[*at].clone(),
        fields: mapped(&table.rows[*at]),
    };
    IssuedNotice {
        title: draft.title.clone(),
        year: draft.year,
        doc_no: draft.doc_no.clone(),
        issuer: None,
        dated: None,
        table_title: table.title.clone(),
        tasks: rows.iter().map(row).collect(),
        unknown: minglu_sync::Unknown::new(),
    }
}

fn mapped(fields: &Fields) -> minglu_sync::Unknown {
    fields
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Keeps a notice and its rows.
pub(super) fn keep(
    sql: &mut dyn Sql,
    who: &str,
    id: &str,
    draft: &Draft,
    table: &Table,
    split: &Split,
) -> Result<()> {
    sql.alone()?;
    let same = sql.row(
        "SELECT id FROM notice WHERE title = ?1 AND year = ?2",
        values![&draft.title, i64::from(draft.year)],
    )?;
    if same.is_some() {
        return Err(Error::conflict(format!(
            "{}年的“{}”已经下发过。要下发新版本，请在标题里写明，例如加上“（修订）”",
            draft.year, draft.title
        )));
    }
    sql.run(
        "INSERT INTO notice (id, title, year, issued_at, issued_by) VALUES (?1, ?2, ?3, ?4, ?5)",
        values![id, &draft.title, i64::from(draft.year), now(), who],
    )?;
    for (at, (task, row)) in split.ids.iter().zip(&table.rows).enumerate() {
        let fields = serde_json::to_string(row)?;
        sql.run(
            "INSERT INTO task (id, notice, position, fields) VALUES (?1, ?2, ?3, ?4)",
            values![task, id, at as u64, fields],
        )?;
    }
    Ok(())
}

pub(super) fn assign(sql: &mut dyn Sql, units: &[Unit], split: &Split) -> Result<()> {
    for (unit, roles) in units.iter().zip(&split.roles) {
        for (at, role) in roles {
            sql.run(
                "INSERT INTO assignment (task, unit, role) VALUES (?1, ?2, ?3)",
                values![&split.ids[*at], &unit.code, role],
            )?;
        }
    }
    Ok(())
}
