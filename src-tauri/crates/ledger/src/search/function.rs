use super::normalise::{normalise, stands_alone};
use crate::error::Result;
use crate::schema::{Field, Kind};
use crate::store::Table;
use crate::value::{SEPARATOR, append_plain, from_column, searchable};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, Error as SqlError};
use std::sync::Arc;

/// Gives SQL two words: `holds(table, field, value, text)`, true where a field's text holds a
/// normalised text, and `any_holds(table, text, value…)`, the same for all fields of a record.
pub(crate) fn functions(conn: &Connection, tables: &Arc<Vec<Table>>) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_DIRECTONLY;
    let known = Arc::clone(tables);
    conn.create_scalar_function("holds", 4, flags, move |call| {
        let table = known.get(place(call, 0)?).ok_or_else(wrong)?;
        let field = table.schema.fields.get(place(call, 1)?).ok_or_else(wrong)?;
        let text = call.get_raw(3).as_str()?.to_owned();
        value_holds(call, field, 2, &text)
    })?;
    let known = Arc::clone(tables);
    conn.create_scalar_function("any_holds", -1, flags, move |call| {
        let table = known.get(place(call, 0)?).ok_or_else(wrong)?;
        let text = call.get_raw(1).as_str()?.to_owned();
        for (at, field) in table.schema.fields.iter().enumerate() {
            if searchable(field) && value_holds(call, field, at + 2, &text)? {
                return Ok(true);
            }
        }
        Ok(false)
    })?;
    Ok(())
}

fn value_holds(call: &Context<'_>, field: &Field, at: usize, text: &str) -> Result<bool, SqlError> {
    let stored = call.get_raw(at);
    if let (Kind::Text { .. }, Ok(stored)) = (&field.kind, stored.as_str())
        && stored.chars().all(stands_alone)
        && stored.contains(text)
    {
        return Ok(true);
    }
    let value =
        from_column(&field.kind, stored).map_err(|e| SqlError::UserFunctionError(Box::new(e)))?;
    let mut plain = String::new();
    append_plain(field, &value, &mut plain);
    Ok(plain
        .split(SEPARATOR)
        .skip(1)
        .any(|part| normalise(part).contains(text)))
}

fn place(call: &Context<'_>, at: usize) -> Result<usize, SqlError> {
    usize::try_from(call.get::<i64>(at)?).map_err(|_| wrong())
}

fn wrong() -> SqlError {
    SqlError::UserFunctionError("no such field".into())
}
