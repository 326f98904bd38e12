//! Values on their way to PostgreSQL and back.

use super::told;
use crate::Result;
use crate::store::sql::{Row, Value};
use postgres::types::{IsNull, ToSql, Type, private::BytesMut};

/// Writes a row in the text form of COPY.
pub(super) fn copied(row: &[Value], line: &mut String) {
    for (at, value) in row.iter().enumerate() {
        if at > 0 {
            line.push('\t');
        }
        match value {
            Value::Null => line.push_str("\\N"),
            Value::Int(number) => line.push_str(&number.to_string()),
            Value::Text(text) => escaped(text, line),
        }
    }
    line.push('\n');
}

/// What stands between two signs that COPY would take for its own goes over as a whole.
fn escaped(text: &str, line: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let sign = match byte {
            b'\\' => "\\\\",
            b'\t' => "\\t",
            b'\n' => "\\n",
            b'\r' => "\\r",
            _ => continue,
        };
        line.push_str(&text[from..at]);
        line.push_str(sign);
        from = at + 1;
    }
    line.push_str(&text[from..]);
}

/// As the client wants them.
pub(super) fn borrowed(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|v| v as &(dyn ToSql + Sync)).collect()
}

/// A row of an answer.
///
/// # Errors
/// `internal` where a column is of no type that we know.
pub(super) fn row(row: &postgres::Row) -> Result<Row> {
    let width = row.columns().len();
    Ok(Row((0..width)
        .map(|at| column(row, at))
        .collect::<Result<_>>()?))
}

fn column(row: &postgres::Row, at: usize) -> Result<Value> {
    let value = match *row.columns()[at].type_() {
        Type::INT8 => row.try_get(at).map(|v: Option<i64>| v.into()),
        Type::INT4 => row
            .try_get(at)
            .map(|v: Option<i32>| v.map(i64::from).into()),
        _ => row.try_get(at).map(|v: Option<String>| v.into()),
    };
    value.map_err(told)
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) if *ty == Type::INT4 => i32::try_from(*number)?.to_sql(ty, out),
            Value::Int(number) => number.to_sql(ty, out),
            Value::Text(text) => text.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}
