//! What ledger a sheet that somebody sent would make: its header becomes columns, what stands below
//! tells what each may hold, its look becomes the form.

mod columns;
mod key;
mod kind;
mod personal;
mod width;

use crate::header::{Detected, detect_with, likely};
use crate::read::ReadError;
use crate::rows::rows;
use crate::table::{CellKind, Sheet};
use columns::{Found, found};
use minglu_ledger::own::{Column, ColumnKind, Definition};
use minglu_ledger::schema::Schema;
use std::collections::BTreeMap;

/// A ledger as a sheet proposes it.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// What it would be.
    pub definition: Definition,
    /// What each of its columns was in the sheet, in the same order.
    pub origins: Vec<Origin>,
    /// Rows that would become records.
    pub rows: usize,
    /// Rows that would not, each with what it is taken for: 合计, a remark below the table.
    pub notes: Vec<String>,
}

/// Where a column comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its place in the sheet, from 0.
    pub index: u32,
    /// Its label as it stands there.
    pub header: String,
    /// The first text below.
    pub sample: String,
    /// What is wrong with its label, with the place.
    pub problem: Option<String>,
}

/// A value of the sheet's body.
pub(crate) type Value = (String, CellKind);

/// Rows that are looked at to tell what a column holds.
const LOOKED_AT: usize = 5000;
/// A sheet whose columns together are wider lies on its side, whatever it says.
const UPRIGHT_MM: f64 = 200.0;
/// Characters of a ledger's name and of a heading, at most.
const TITLE_MAX: usize = 40;
const HEADING_MAX: usize = 100;

/// Proposes a ledger from a sheet.
///
/// # Errors
/// Fails where no row looks like a header.
pub fn propose(sheet: &Sheet) -> Result<Proposal, ReadError> {
    let header = likely(sheet).ok_or_else(|| ReadError::NoHeader {
        sheet: sheet.name.clone(),
        labels: ["序号", "名称", "备注"].map(str::to_owned).to_vec(),
        rows: 15,
    })?;
    let found = found(sheet, &header);
    let (values, rows, notes) = values(sheet, &found)?;
    let mut columns: Vec<Column> = found.iter().map(|one| one.column(sheet, &values)).collect();
    key::guess(&mut columns, &found, &values, rows);
    let width: f64 = columns.iter().map(|column| column.width_mm).sum();
    let heading = header.title.unwrap_or_else(|| sheet.name.clone());
    let short = |most: usize| heading.chars().take(most).collect::<String>();
    Ok(Proposal {
        definition: Definition {
            title: short(TITLE_MAX),
            heading: short(HEADING_MAX),
            landscape: sheet.look.landscape || width > UPRIGHT_MM,
            columns,
        },
        origins: found.into_iter().map(|one| one.origin).collect(),
        rows,
        notes,
    })
}

/// The values of each column by its place in the sheet, one for each row that would be a record.
type Values = BTreeMap<u32, Vec<Value>>;

/// Reads the body as an import will read it: into a ledger whose columns all hold text.
fn values(sheet: &Sheet, found: &[Found]) -> Result<(Values, usize, Vec<String>), ReadError> {
    let schema = of_texts(found)?;
    let names = found.iter().filter(|one| !one.is_serial);
    let mapping = names.map(|one| (one.origin.index, Some(name_of(one.origin.index))));
    let detected: Detected = detect_with(sheet, &schema, &mapping.collect())?;
    let mut values = Values::new();
    let mut count = 0;
    let mut body = rows(sheet, &detected, &schema);
    for row in body.by_ref() {
        count += 1;
        for cell in row.cells.iter().filter(|_| count <= LOOKED_AT) {
            let Some(column) = cell.column else { continue };
            let value = (cell.text.trim().to_owned(), cell.kind);
            values.entry(column).or_default().push(value);
        }
    }
    let notes = body.notes().iter().map(|note| note.message.clone());
    Ok((values, count, notes.collect()))
}

fn of_texts(found: &[Found]) -> Result<Schema, ReadError> {
    let columns = found.iter().filter(|one| !one.is_serial);
    let column = |one: &Found| Column {
        name: name_of(one.origin.index),
        title: one.title.clone(),
        aliases: one.aliases(),
        merge: one.merged,
        kind: ColumnKind::Text,
        width_mm: 20.0,
        ..Column::default()
    };
    let definition = Definition {
        columns: columns.map(column).collect(),
        title: "表".into(),
        ..Definition::default()
    };
    definition.schema("own_0").map_err(ReadError::damaged)
}

fn name_of(index: u32) -> String {
    format!("c{index}")
}
