use super::table::{BodyRow, Table};
use crate::form::{DateStyle, mark, show};
use minglu_ledger::schema::{Field, Schema};
use minglu_notice::squash;
use serde_json::{Map, Value};
use std::collections::VecDeque;

/// A text for a cell of the template, rows and columns counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CellText {
    pub row: u32,
    pub column: u32,
    pub text: String,
}

/// Our records on their way into the template's rows.
pub(super) struct Placing<'a> {
    schema: &'a Schema,
    records: Vec<Record<'a>>,
}

struct Record<'a> {
    fields: &'a Map<String, Value>,
    placed: bool,
}

impl<'a> Placing<'a> {
    /// All records, none of them placed.
    pub(super) fn new(schema: &'a Schema, rows: &'a [Map<String, Value>]) -> Placing<'a> {
        let record = |fields| Record {
            fields,
            placed: false,
        };
        Placing {
            schema,
            records: rows.iter().map(record).collect(),
        }
    }

    /// How many records have found a row.
    pub(super) fn placed(&self) -> usize {
        self.records.iter().filter(|r| r.placed).count()
    }

    /// How many have not.
    pub(super) fn left(&self) -> usize {
        self.records.len() - self.placed()
    }

    /// Texts for rows that already stand in the table and are rows of ours.
    pub(super) fn for_written(&mut self, table: &Table<'_>) -> Vec<CellText> {
        let mut out = Vec::new();
        for body in table.body.iter().filter(|b| !b.empty) {
            let Some(index) = self.counterpart(table, body.row) else {
                continue;
            };
            self.records[index].placed = true;
            let fields = self.records[index].fields;
            out.extend(additions(table, body.row, fields));
        }
        out
    }

    /// Texts for the empty rows, for records that stand nowhere yet.
    pub(super) fn for_empty(&mut self, table: &Table<'_>) -> Vec<CellText> {
        let mut out = Vec::new();
        let numbered = table.body.iter().enumerate();
        let mut open: VecDeque<_> = numbered.filter(|(_, b)| b.empty).collect();
        for record in self.records.iter_mut().filter(|r| !r.placed) {
            let suited = open
                .iter()
                .position(|(_, b)| suits(table, b.row, record.fields));
            let Some((number, BodyRow { row, .. })) = suited.and_then(|at| open.remove(at)) else {
                continue;
            };
            record.placed = true;
            let texts = whole_row(table, record.fields, number + 1);
            let free = texts
                .into_iter()
                .filter(|(c, _)| !table.is_covered(*row, *c));
            out.extend(free.map(|(column, text)| CellText {
                row: *row,
                column,
                text,
            }));
        }
        out
    }

    /// Whole rows to be added below, for all records that are left: texts by column.
    pub(super) fn for_new(&mut self, table: &Table<'_>) -> Vec<Vec<(u32, String)>> {
        let first = table.body.len() + 1;
        let free = self.records.iter_mut().filter(|r| !r.placed);
        (first..)
            .zip(free)
            .map(|(number, record)| {
                record.placed = true;
                whole_row(table, record.fields, number)
            })
            .collect()
    }

    /// The record that this row is about: the same in its telling field, and of several such the
    /// one that agrees in most other fields.
    fn counterpart(&self, table: &Table<'_>, row: u32) -> Option<usize> {
        let keys = self.keys(table);
        let text = |field: &Field| {
            let column = table.column(&field.name)?;
            Some(squash(table.shown(row, column).text))
        };
        let agrees = |record: &Record<'_>, field: &Field| {
            text(field).is_some_and(|t| !t.is_empty() && t == squash(&shown(field, record.fields)))
        };
        let free = self.records.iter().enumerate().filter(|(_, r)| !r.placed);
        let alike = free.filter(|(_, r)| !keys.is_empty() && keys.iter().all(|k| agrees(r, k)));
        let others = |r: &Record<'_>| table.columns.iter().filter(|(_, f)| agrees(r, f)).count();
        // Of equals the first: max_by_key takes the last.
        alike
            .map(|(index, r)| (others(r), std::cmp::Reverse(index)))
            .max()
            .map(|(_, std::cmp::Reverse(index))| index)
    }

    /// The fields of the table by which a record is recognised.
    fn keys(&self, table: &Table<'_>) -> Vec<&'a Field> {
        let held = |name: &&String| table.column(name).is_some();
        let similar: Vec<_> = self.schema.similar.iter().filter(held).collect();
        let names = match similar.is_empty() {
            true => self.schema.key.iter().filter(held).collect(),
            false => similar,
        };
        let fields = names.into_iter().filter_map(|n| self.schema.field(n));
        fields.collect()
    }
}

/// True where what is merged over an empty row from above says nothing else than the record.
fn suits(table: &Table<'_>, row: u32, fields: &Map<String, Value>) -> bool {
    let mut covered = table
        .columns
        .iter()
        .filter(|(c, _)| table.is_covered(row, *c));
    covered.all(|(column, field)| {
        let above = table.shown(row, *column);
        above.is_empty() || squash(above.text) == squash(&shown(field, fields))
    })
}

/// What a written row gets: our values in its empty cells and in the columns that are ours.
fn additions(table: &Table<'_>, row: u32, fields: &Map<String, Value>) -> Vec<CellText> {
    let mut out = Vec::new();
    let words = table
        .columns
        .iter()
        .map(|(column, field)| (*column, field.own, shown(field, fields)));
    // A mark that the office has made stays, whatever we would tick.
    let marks = ticked(table, fields).map(|(column, mark)| (column, false, mark));
    for (column, own, text) in words.chain(marks) {
        let there = table.sheet.cell(row, column);
        let wanted = there.is_empty() || (own && squash(there.text) != squash(&text));
        if wanted && !text.is_empty() && !table.is_covered(row, column) {
            out.push(CellText { row, column, text });
        }
    }
    out
}

/// What stands in the tick columns.
fn ticked<'t>(
    table: &'t Table<'_>,
    fields: &'t Map<String, Value>,
) -> impl Iterator<Item = (u32, String)> + 't {
    table.ticks.iter().map(|(column, field, option)| {
        let value = fields.get(&field.name);
        (*column, value.map_or_else(String::new, |v| mark(option, v)))
    })
}

fn whole_row(table: &Table<'_>, fields: &Map<String, Value>, number: usize) -> Vec<(u32, String)> {
    let texts = table
        .columns
        .iter()
        .map(|(c, field)| (*c, shown(field, fields)));
    let serial = table.serial.map(|c| (c, number.to_string()));
    texts
        .chain(ticked(table, fields))
        .chain(serial)
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

fn shown(field: &Field, fields: &Map<String, Value>) -> String {
    let value = fields.get(&field.name);
    value.map_or_else(String::new, |v| show(field, v, DateStyle::Long))
}
