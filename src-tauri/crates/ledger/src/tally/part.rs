use crate::error::Result;
use crate::schema::Period;
use crate::store::Table;
use crate::value::from_column;
use minglu_rules::duty::{Due, Facts, Statistic};
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The fields of a record that a ledger's statistics and dues look at.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// The row.
    pub(super) n: i64,
    pub(super) fields: Map<String, Value>,
    pub(super) created: String,
    pub(super) trashed: bool,
}

impl Facts for Part {
    fn get(&self, field: &str) -> &Value {
        self.fields.get(field).unwrap_or(&Value::Null)
    }
}

/// Reads only what is counted: a record of fifty columns costs ten times as much.
pub(super) struct Parts<'a> {
    pub(super) table: &'a Table,
    /// Places of the fields among the table's.
    fields: Vec<usize>,
    columns: String,
}

impl<'a> Parts<'a> {
    pub(super) fn of(table: &'a Table) -> Parts<'a> {
        let schema = &table.schema;
        let statistics = schema.duties.statistics.iter();
        let mut names: Vec<&str> = statistics.flat_map(Statistic::fields).collect();
        names.extend(schema.duties.dues.iter().flat_map(Due::fields));
        let period = schema.period();
        names.extend(period.fields());
        let fields: Vec<usize> = (0..schema.fields.len())
            .filter(|at| {
                schema
                    .fields
                    .get(*at)
                    .is_some_and(|f| names.contains(&&*f.name))
            })
            .collect();
        let columns = fields
            .iter()
            .filter_map(|at| schema.fields.get(*at))
            .map(|field| format!(", r.\"{}\"", field.name));
        let columns = format!(
            "r._n, r._created, r._deleted{}",
            columns.collect::<String>()
        );
        Parts {
            table,
            fields,
            columns,
        }
    }

    /// Every live record.
    pub(super) fn each(
        &self,
        ledger: &Connection,
        mut f: impl FnMut(Part) -> Result<()>,
    ) -> Result<()> {
        let name = &self.table.name;
        let columns = &self.columns;
        let mut sql = ledger.prepare(&format!(
            "SELECT {columns} FROM main.\"{name}\" r WHERE r._deleted IS NULL"
        ))?;
        let mut rows = sql.query([])?;
        while let Some(row) = rows.next()? {
            f(self.read(row)?)?;
        }
        Ok(())
    }

    /// The record of this row, in the trash or not.
    pub(super) fn at(&self, ledger: &Connection, n: i64) -> Result<Option<Part>> {
        let name = &self.table.name;
        let columns = &self.columns;
        let mut sql = ledger.prepare_cached(&format!(
            "SELECT {columns} FROM main.\"{name}\" r WHERE r._n = ?1"
        ))?;
        let found = sql.query_row([n], |row| Ok(self.read(row))).optional()?;
        found.transpose()
    }

    fn read(&self, row: &Row<'_>) -> Result<Part> {
        let mut fields = Map::with_capacity(self.fields.len());
        for (at, place) in self.fields.iter().enumerate() {
            let field = self.table.field(*place)?;
            let value = from_column(&field.kind, row.get_ref(at + 3)?)?;
            fields.insert(field.name.clone(), value);
        }
        Ok(Part {
            n: row.get(0)?,
            fields,
            created: row.get(1)?,
            trashed: row.get::<_, Option<String>>(2)?.is_some(),
        })
    }
}

/// Years of the records to which others belong, by id.
pub(super) type Years = HashMap<String, i32>;

/// The years of a ledger's records that name one themselves.
pub(super) fn years(ledger: &Connection, parent: &Table) -> Result<Years> {
    let (Period::Day(field) | Period::Year(field, _)) = parent.schema.period() else {
        return Ok(Years::new());
    };
    let mut sql = ledger.prepare_cached(&format!(
        "SELECT _id, \"{}\" FROM main.\"{}\"",
        field.name, parent.name
    ))?;
    let mut rows = sql.query([])?;
    let mut years = Years::new();
    while let Some(row) = rows.next()? {
        let value = from_column(&field.kind, row.get_ref(1)?)?;
        if let Some(year) = year(&value) {
            years.insert(row.get(0)?, year);
        }
    }
    Ok(years)
}

/// The year that a number, a day or a point in time names.
pub(super) fn year(value: &Value) -> Option<i32> {
    match value {
        Value::Number(number) => number.as_i64()?.try_into().ok(),
        Value::String(text) => text.get(..4)?.parse().ok(),
        _ => None,
    }
}

/// The quarter of a day or a point in time.
pub(super) fn quarter(value: &Value) -> Option<u32> {
    let month: u32 = value.as_str()?.get(5..7)?.parse().ok()?;
    (1..=12).contains(&month).then(|| (month - 1) / 3 + 1)
}
