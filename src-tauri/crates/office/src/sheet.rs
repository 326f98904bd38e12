//! A table from outside, read with the desk's own reader: what the office says in it, and nothing
//! that a unit writes or each desk derives for itself.

use crate::scratch::Scratch;
use crate::{Error, Result};
use minglu_app::import::{ImportRequest, Rejected, commit};
use minglu_ledger::schema::SortBy;
use minglu_ledger::{Fields, Query, Record, Schema};
use serde_json::json;
use std::path::Path;

/// What each desk knows for itself: whose record it is, and where it came from.
const LOCAL: [&str; 3] = ["own", "origin", "notice"];

/// A table, read.
pub(crate) struct Sheet {
    /// The title over it.
    pub title: Option<String>,
    /// Its records, in their order.
    pub records: Vec<Record>,
}

impl Sheet {
    /// Reads a file into a ledger of a scratch desk, and all records that the ledger then holds.
    ///
    /// # Errors
    /// `unreadable` where it is no such table; `classified` where it bears a mark; `rejected` with
    /// every row that cannot be taken: what is left out would be missed by nobody.
    pub fn read(
        scratch: &Scratch,
        file: &Path,
        request: ImportRequest,
        undone: &str,
    ) -> Result<Sheet> {
        let name = file.file_name().and_then(|name| name.to_str());
        let ledger = request.ledger.clone();
        let request = ImportRequest {
            file: Some(file.display().to_string()),
            name: name.map(str::to_owned),
            ..request
        };
        let plan = commit::run(&scratch.desk, request)?.value;
        if !plan.rejected.is_empty() {
            return Err(rejected(&plan.rejected, undone));
        }
        let mut records = Vec::new();
        let schema = scratch.schema(&ledger)?;
        let mut query = Query::of(&ledger);
        if schema.field("position").is_some() {
            query.sort = vec![SortBy::parse("position")];
        }
        let read = scratch.desk.ledger.each(&query, |record| {
            records.push(record);
            Ok(())
        });
        read.map_err(minglu_app::Error::from)?;
        Ok(Sheet {
            title: plan.title,
            records,
        })
    }
}

/// What the office says in a record.
pub(crate) fn as_issued(schema: &Schema, mut fields: Fields) -> Fields {
    fields.retain(|name, value| {
        let field = schema.field(name);
        let told = field.is_some_and(|field| !field.own && !field.derived);
        told && !LOCAL.contains(&name.as_str()) && !value.is_null() && *value != json!([])
    });
    fields
}

/// Fields as they travel.
pub(crate) fn wired(fields: &Fields) -> minglu_sync::Unknown {
    fields
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn rejected(rows: &[Rejected], undone: &str) -> Error {
    let first = rows.first().map_or("", |row| row.message.as_str());
    let words = format!(
        "表里有 {} 行读不进来，{undone}。第一处：{first}。请改好表格再试",
        rows.len()
    );
    Error::new("rejected", words).with(json!(rows))
}
