use crate::error::{Error, Result};
use crate::record::{Fields, Record};
use crate::schema::{Field, Kind, Schema};
use crate::validate::Rules;
use crate::value::from_column;
use rusqlite::Row;

/// Columns before the fields: `_n, _id, _rev, _created, _updated, _deleted`.
const SYSTEM: usize = 6;

/// A ledger made ready for work: its schema, its rules, its SQL.
pub(crate) struct Table {
    /// Place among the ledger's tables.
    pub(crate) at: usize,
    pub(crate) schema: Schema,
    pub(crate) rules: Rules,
    /// Name of the SQL table.
    pub(crate) name: String,
    /// Name of its full-text index in the search file.
    pub(crate) fts: String,
    /// Name of the index of its initials beside it.
    pub(crate) initials: String,
    /// Columns to select, as [`Table::record`] reads them.
    pub(crate) columns: String,
    pub(crate) insert: String,
}

impl Table {
    pub(crate) fn new(at: usize, schema: Schema) -> Result<Table> {
        let rules = Rules::new(&schema)?;
        let names = names(schema.fields.iter());
        let marks = vec!["?"; names.len()].join(",");
        let name = format!("r_{}", schema.ledger);
        Ok(Table {
            at,
            insert: format!(
                "INSERT INTO \"{name}\"({}) VALUES({marks})",
                names.join(",")
            ),
            columns: columns(&names),
            fts: format!("live_{}", schema.ledger),
            initials: format!("initials_{}", schema.ledger),
            name,
            rules,
            schema,
        })
    }

    pub(crate) fn ledger(&self) -> &str {
        &self.schema.ledger
    }

    /// Columns to select for as much of a record as these fields.
    pub(crate) fn columns_of(fields: &[&Field]) -> String {
        columns(&names(fields.iter().copied()))
    }

    pub(crate) fn place(&self, field: &str) -> Option<(usize, &Field)> {
        let mut fields = self.schema.fields.iter().enumerate();
        fields.find(|(_, f)| f.name == field)
    }

    pub(crate) fn field(&self, at: usize) -> Result<&Field> {
        let found = self.schema.fields.get(at);
        found.ok_or_else(|| Error::usage("没有这一栏"))
    }

    /// How many columns [`Table::record`] reads.
    pub(crate) fn width(&self) -> usize {
        SYSTEM + self.schema.fields.len()
    }

    /// A selected row, with its row number.
    pub(crate) fn record(&self, row: &Row<'_>) -> Result<(i64, Record)> {
        self.record_of(self.schema.fields.iter(), row)
    }

    /// As much of a record as these fields, in a row of [`Table::columns_of`] them.
    pub(crate) fn record_of<'a>(
        &self,
        of: impl ExactSizeIterator<Item = &'a Field>,
        row: &Row<'_>,
    ) -> Result<(i64, Record)> {
        let mut fields = Fields::with_capacity(of.len());
        for (at, field) in of.enumerate() {
            let stored = row.get_ref(SYSTEM + at)?;
            fields.insert(field.name.clone(), from_column(&field.kind, stored)?);
        }
        let record = Record {
            id: row.get(1)?,
            rev: row.get(2)?,
            created: row.get(3)?,
            updated: row.get(4)?,
            deleted: row.get(5)?,
            fields,
        };
        Ok((row.get(0)?, record))
    }

    /// The ledger that a field refers to.
    pub(crate) fn target(field: &Field) -> Option<&str> {
        match &field.kind {
            Kind::Reference { ledger } => Some(ledger),
            _ => None,
        }
    }
}

fn names<'a>(fields: impl Iterator<Item = &'a Field>) -> Vec<String> {
    let system = ["_n", "_id", "_rev", "_created", "_updated", "_deleted"];
    let fields = fields.map(|field| field.name.as_str());
    let names = system.into_iter().chain(fields);
    names.map(|name| format!("\"{name}\"")).collect()
}

fn columns(names: &[String]) -> String {
    let columns: Vec<String> = names.iter().map(|name| format!("r.{name}")).collect();
    columns.join(",")
}
