use super::Query;
use super::column::Column;
use crate::error::Result;
use crate::store::Table;
use rusqlite::types::Value as Sql;
use serde_json::Value as Json;

/// One sort column.
///
/// Empty values come last either way: they are sorted as something that no value of the column
/// can equal, a blob after everything, an empty text or minus infinity before.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: String,
    pub(super) descending: bool,
    number: bool,
}

/// The sort columns of a query, or those of the schema.
pub(super) fn keys(table: &Table, query: &Query) -> Result<Vec<Key>> {
    let sort = if query.sort.is_empty() {
        &table.schema.sort
    } else {
        &query.sort
    };
    let mut keys: Vec<Key> = Vec::with_capacity(sort.len());
    for by in sort {
        let column = Column::named(table, &by.field)?;
        if keys.iter().all(|key| key.name != column.name()) {
            keys.push(Key {
                name: column.name().to_owned(),
                descending: by.descending,
                number: column.is_number(),
            });
        }
    }
    Ok(keys)
}

impl Key {
    pub(super) fn ascending(column: Column<'_>) -> Key {
        Key {
            name: column.name().to_owned(),
            descending: false,
            number: column.is_number(),
        }
    }

    /// What is sorted, for a row of this alias (`r.`, or nothing in an index).
    pub(super) fn expression(&self, alias: &str) -> String {
        let empty = match (self.descending, self.number) {
            (false, _) => "x''",
            (true, false) => "''",
            (true, true) => "-9e999",
        };
        format!("COALESCE({alias}\"{}\", {empty})", self.name)
    }

    pub(super) fn direction(&self) -> &'static str {
        if self.descending { " DESC" } else { "" }
    }

    fn sign(&self) -> &'static str {
        if self.descending { "<" } else { ">" }
    }

    /// A sort value as a cursor carries it; null stands for empty.
    pub(super) fn to_json(value: &Sql) -> Json {
        match value {
            Sql::Integer(n) => Json::from(*n),
            Sql::Text(text) if !text.is_empty() => Json::String(text.clone()),
            _ => Json::Null,
        }
    }

    pub(super) fn value_of(&self, value: &Json) -> Sql {
        match (value, self.descending, self.number) {
            (Json::String(text), ..) => Sql::Text(text.clone()),
            (Json::Number(n), ..) => n.as_i64().map_or(Sql::Null, Sql::Integer),
            (_, false, _) => Sql::Blob(Vec::new()),
            (_, true, false) => Sql::Text(String::new()),
            (_, true, true) => Sql::Real(f64::NEG_INFINITY),
        }
    }
}

/// ` ORDER BY …`, down to the row number, which makes every order total. The first `fixed` keys
/// have one value in all rows: SQLite would sort by them again where an index has done so.
pub(super) fn order_by(keys: &[Key], fixed: usize) -> String {
    let sorted = keys.iter().skip(fixed);
    let mut parts: Vec<String> = sorted
        .map(|k| format!("{}{}", k.expression("r."), k.direction()))
        .collect();
    parts.push("r._n".into());
    format!(" ORDER BY {}", parts.join(", "))
}

/// A part of the rows after a place, to be read in order before the next part.
pub(super) struct Range {
    pub(super) sql: String,
    pub(super) parameters: Vec<Sql>,
    pub(super) order: String,
}

/// The rows after a place, as ranges of which an index can serve each: first those that differ
/// in the row number only, then those that differ in the last sort column, and so on outwards.
pub(super) fn ranges_after(keys: &[Key], values: &[Sql], n: i64) -> Vec<Range> {
    let equal = |upto: usize| -> (String, Vec<Sql>) {
        let fixed = keys.iter().take(upto);
        let parts: Vec<String> = fixed
            .map(|k| format!(" AND {} = ?", k.expression("r.")))
            .collect();
        (parts.concat(), values.iter().take(upto).cloned().collect())
    };
    let (sql, mut parameters) = equal(keys.len());
    parameters.push(Sql::Integer(n));
    let mut ranges = vec![Range {
        sql: format!("{sql} AND r._n > ?"),
        parameters,
        order: order_by(keys, keys.len()),
    }];
    for (at, (key, value)) in keys.iter().zip(values).enumerate().rev() {
        let (sql, mut parameters) = equal(at);
        parameters.push(value.clone());
        ranges.push(Range {
            sql: format!("{sql} AND {} {} ?", key.expression("r."), key.sign()),
            parameters,
            order: order_by(keys, at),
        });
    }
    ranges
}
