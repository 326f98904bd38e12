use super::{decimal_text, decimal_units};
use crate::error::{Error, Result};
use crate::schema::Kind;
use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};
use serde_json::Value as Json;

/// The SQLite type of a column of a STRICT table.
pub(crate) fn sql_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::Integer { .. } | Kind::Decimal { .. } | Kind::Boolean => "INTEGER",
        _ => "TEXT",
    }
}

/// A normalised JSON value as it is stored.
pub(crate) fn to_column<'a>(kind: &Kind, value: &'a Json) -> Result<ToSqlOutput<'a>> {
    let stored = match (kind, value) {
        (_, Json::Null) => ToSqlOutput::Owned(Sql::Null),
        (Kind::Integer { .. }, Json::Number(n)) => integer(n.as_i64())?,
        (Kind::Decimal { scale }, Json::String(text)) => integer(decimal_units(text, *scale))?,
        (Kind::Boolean, Json::Bool(yes)) => ToSqlOutput::Owned(Sql::Integer(i64::from(*yes))),
        (Kind::List { .. } | Kind::Attachments, Json::Array(_)) => {
            ToSqlOutput::Owned(Sql::Text(value.to_string()))
        }
        (_, Json::String(text)) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        _ => return Err(Error::damaged("值与栏目类型不符")),
    };
    Ok(stored)
}

fn integer(value: Option<i64>) -> Result<ToSqlOutput<'static>> {
    let value = value.ok_or_else(|| Error::damaged("数值超出范围"))?;
    Ok(ToSqlOutput::Owned(Sql::Integer(value)))
}

/// A stored value as JSON.
pub(crate) fn from_column(kind: &Kind, stored: ValueRef<'_>) -> Result<Json> {
    match (kind, stored) {
        (_, ValueRef::Null) => Ok(Json::Null),
        (Kind::Decimal { scale }, ValueRef::Integer(units)) => {
            Ok(Json::String(decimal_text(units, *scale)))
        }
        (Kind::Boolean, ValueRef::Integer(n)) => Ok(Json::Bool(n != 0)),
        (_, ValueRef::Integer(n)) => Ok(Json::from(n)),
        (Kind::List { .. } | Kind::Attachments, ValueRef::Text(text)) => {
            Ok(serde_json::from_slice(text)?)
        }
        (_, ValueRef::Text(text)) => match std::str::from_utf8(text) {
            Ok(text) => Ok(Json::String(text.to_owned())),
            Err(cause) => Err(Error::damaged("文字编码有误").caused_by(cause)),
        },
        _ => Err(Error::damaged("值与栏目类型不符")),
    }
}
