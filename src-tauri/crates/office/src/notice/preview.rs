use super::before::{self, Changes};
use super::issue::Draft;
use super::read::{name, read};
use super::split::Split;
use crate::{Office, Result, unit};
use minglu_ledger::Fields;
use serde::Serialize;
use std::path::Path;

/// What would go out, to whom.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    /// The title over the table.
    pub table_title: Option<String>,
    /// Its rows, in their order.
    pub tasks: Vec<Fields>,
    /// What it would change, where it is a new version of a notice.
    pub changes: Option<Changes>,
    /// The units that have a task.
    pub units: Vec<UnitRows>,
    /// Units for which the table has no task: they get nothing.
    pub without: Vec<String>,
    /// Rows whose owners are none of our units, by their place from 1.
    pub nobodys: Vec<u64>,
}

/// A unit and its rows.
#[derive(Debug, Clone, Serialize)]
pub struct UnitRows {
    /// Code of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Its rows.
    pub rows: Vec<RowRole>,
}

/// A row, and how it concerns a unit.
#[derive(Debug, Clone, Serialize)]
pub struct RowRole {
    /// Its place in the table, from 1.
    pub at: u64,
    /// `lead`, `named` or `group`.
    pub role: String,
}

/// Reads a notice's table and tells whose each row would be, and what a new version changes. Nothing
/// is kept.
///
/// # Errors
/// As for reading the table; `conflict` where the same table has been issued.
pub fn preview(office: &Office, file: &Path, draft: &Draft) -> Result<Preview> {
    name(file)?;
    let before = before::find(&office.store, draft)?;
    let rows = before.as_ref().map_or(&[][..], |before| &before.rows);
    let table = read(&office.dir, file, &draft.title, draft.year, rows)?;
    let changes = before.as_ref().map(|before| before.changes(draft, &table));
    let units = unit::list(&office.store)?;
    let split = Split::of(&table, &units, draft.year);
    let got = units.iter().zip(&split.roles);
    let row = |(at, role): &(usize, String)| RowRole {
        at: *at as u64 + 1,
        role: role.clone(),
    };
    Ok(Preview {
        units: got
            .filter(|(_, roles)| !roles.is_empty())
            .map(|(unit, roles)| UnitRows {
                unit: unit.code.clone(),
                name: unit.name.clone(),
                rows: roles.iter().map(row).collect(),
            })
            .collect(),
        changes: changes.transpose()?,
        without: split.without(&units),
        nobodys: split.nobodys(),
        table_title: table.title,
        tasks: table.rows,
    })
}
