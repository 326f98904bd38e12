use super::issue::Draft;
use super::item::Head;
use super::read::Table;
use super::split::Split;
use crate::store::{Sql, now};
use crate::unit::Unit;
use crate::{Error, Result, audit, issue as give, values};
use minglu_sync::protocol::{IssuedBlob, TaskRow};
use serde_json::json;
use std::collections::BTreeSet;

/// A version of a notice as it goes out.
pub(super) struct Version<'a> {
    pub id: String,
    /// From 1.
    pub number: u64,
    pub draft: &'a Draft,
    pub table: &'a Table,
    pub split: &'a Split,
    pub units: &'a [Unit],
    /// The table itself; none where the office gave the tasks by hand.
    pub file: Option<IssuedBlob>,
}

/// Writes a version down and gives it out, all of it or nothing. A unit that has no task any more
/// gets it too: it learns that its tasks fell away.
pub(super) fn write(sql: &mut dyn Sql, who: &str, version: &Version<'_>) -> Result<()> {
    sql.alone()?;
    head(sql, who, version)?;
    tasks(sql, version)?;
    assign(sql, version)?;
    let had: BTreeSet<String> = had(sql, &version.id)?;
    let told = Head::of(version);
    let mut count = 0;
    for (unit, roles) in version.units.iter().zip(&version.split.roles) {
        if roles.is_empty() && !had.contains(&unit.code) {
            continue;
        }
        let rows = roles.iter().map(|(at, _)| row(version, *at)).collect();
        let earlier = give::last(sql, &unit.code, &version.id)?;
        let item = told.item(&version.id, rows)?.replacing(earlier);
        give::issue(sql, &unit.code, &item)?;
        count += 1;
    }
    let rows = version.table.rows.len();
    let details = json!({ "tasks": rows, "units": count, "version": version.number });
    audit::note(sql, who, "notice.issue", &version.id, &details)
}

fn row(version: &Version<'_>, at: usize) -> TaskRow {
    TaskRow {
        id: version.split.ids[at].clone(),
        fields: crate::sheet::wired(&version.table.rows[at]),
    }
}

/// The units to which the version before went.
fn had(sql: &mut dyn Sql, notice: &str) -> Result<BTreeSet<String>> {
    let rows = sql.rows(
        "SELECT DISTINCT unit FROM issued WHERE subject = ?1 AND kind = 'notice'",
        values![notice],
    )?;
    rows.iter().map(|row| row.text(0)).collect()
}

fn head(sql: &mut dyn Sql, who: &str, version: &Version<'_>) -> Result<()> {
    let Version { draft, number, .. } = version;
    let year = i64::from(draft.year);
    let same = sql.row(
        "SELECT id FROM notice WHERE title = ?1 AND year = ?2 AND id <> ?3",
        values![&draft.title, year, &version.id],
    )?;
    if *number == 1 && same.is_none() {
        sql.run(
            "INSERT INTO notice (id, title, year, issued_at, issued_by) VALUES (?1, ?2, ?3, ?4, ?5)",
            values![&version.id, &draft.title, year, now(), who],
        )?;
    }
    // The version before must be the one that was read: somebody may have been quicker.
    let written = sql.run(
        "UPDATE notice SET title = ?3, year = ?4, doc_no = ?5, table_title = ?6, file = ?7, \
         version = ?2, issued_at = ?8, issued_by = ?9 WHERE id = ?1 AND version = ?10",
        values![
            &version.id,
            *number,
            &draft.title,
            year,
            draft.doc_no.clone(),
            version.table.title.clone(),
            version
                .file
                .as_ref()
                .map(serde_json::to_string)
                .transpose()?,
            now(),
            who,
            (*number - 1).max(1),
        ],
    )?;
    match (written, same) {
        (1, None) => Ok(()),
        _ => Err(Error::conflict(format!(
            "{}年的“{}”刚由别人下发过，没有再发。请刷新后核对",
            draft.year, draft.title
        ))),
    }
}

fn tasks(sql: &mut dyn Sql, version: &Version<'_>) -> Result<()> {
    sql.run(
        "UPDATE task SET withdrawn = 1 WHERE notice = ?1",
        values![&version.id],
    )?;
    for (at, (task, row)) in version
        .split
        .ids
        .iter()
        .zip(&version.table.rows)
        .enumerate()
    {
        sql.run(
            "INSERT INTO task (id, notice, position, fields) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, \
             fields = excluded.fields, withdrawn = 0",
            values![task, &version.id, at as u64, serde_json::to_string(row)?],
        )?;
    }
    Ok(())
}

fn assign(sql: &mut dyn Sql, version: &Version<'_>) -> Result<()> {
    sql.run(
        "DELETE FROM assignment WHERE task IN (SELECT id FROM task WHERE notice = ?1)",
        values![&version.id],
    )?;
    let mut rows = Vec::new();
    for (unit, roles) in version.units.iter().zip(&version.split.roles) {
        let ids = &version.split.ids;
        let row = |(at, role): &(usize, String)| values![&ids[*at], &unit.code, role].to_vec();
        rows.extend(roles.iter().map(row));
    }
    sql.fill("assignment", &["task", "unit", "role"], &rows)
}

/// Writes down whose a task is.
pub(super) fn assigned(sql: &mut dyn Sql, task: &str, unit: &str, role: &str) -> Result<()> {
    sql.run(
        "INSERT INTO assignment (task, unit, role) VALUES (?1, ?2, ?3)",
        values![task, unit, role],
    )?;
    Ok(())
}
