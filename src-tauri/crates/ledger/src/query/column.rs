use crate::error::{Error, Result};
use crate::schema::{Field, Kind};
use crate::store::Table;

/// A column that a query may name.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column<'a> {
    Field(usize, &'a Field),
    /// `id`, `_created` or `_updated`: its name in SQL.
    System(&'static str),
}

impl<'a> Column<'a> {
    pub(super) fn named(table: &'a Table, name: &str) -> Result<Column<'a>> {
        match name {
            "id" => return Ok(Column::System("_id")),
            "_created" => return Ok(Column::System("_created")),
            "_updated" => return Ok(Column::System("_updated")),
            _ => {}
        }
        let found = table.place(name);
        found
            .map(|(at, field)| Column::Field(at, field))
            .ok_or_else(|| {
                let known: Vec<&str> = table
                    .schema
                    .fields
                    .iter()
                    .map(|f| f.name.as_str())
                    .collect();
                let title = &table.schema.title;
                Error::usage(format!(
                    "“{title}”中没有“{name}”这一栏，可用的有：{}",
                    known.join("、")
                ))
            })
    }

    pub(super) fn name(&self) -> &'a str {
        match self {
            Column::Field(_, field) => &field.name,
            Column::System(name) => name,
        }
    }

    pub(super) fn sql(&self) -> String {
        format!("r.\"{}\"", self.name())
    }

    /// True where SQL compares it as a number.
    pub(super) fn is_number(&self) -> bool {
        matches!(self, Column::Field(_, f)
            if matches!(f.kind, Kind::Integer { .. } | Kind::Decimal { .. } | Kind::Boolean))
    }

    /// True for lists and attachments, which hold several values.
    pub(super) fn is_many(&self) -> bool {
        matches!(self, Column::Field(_, f) if matches!(f.kind, Kind::List { .. } | Kind::Attachments))
    }
}
