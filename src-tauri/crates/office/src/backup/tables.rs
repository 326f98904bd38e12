use crate::store::Value;
use crate::{Error, Result};
use serde_json::Value as Json;

/// A table and its columns. What is of the moment (sessions, numbers used once, uploads under way)
/// is left out.
pub(super) struct Table {
    pub name: &'static str,
    pub columns: &'static [&'static str],
    /// By which rows are paged: unique together.
    pub key: &'static str,
}

macro_rules! tables {
    ($($name:ident ($($column:ident),+) by $key:literal;)+) => {
        /// All tables, each after those that it refers to.
        pub(super) const TABLES: &[Table] = &[$(Table {
            name: stringify!($name),
            columns: &[$(stringify!($column)),+],
            key: $key,
        }),+];
    };
}

tables! {
    meta (name, value) by "name";
    counter (name, value) by "name";
    office_key (id, used_for, suite, secret, made_at) by "id";
    unit (code, name, aliases, belongs, added_at) by "code";
    enrolment_code (digest, unit, made_at, ends_at, device) by "digest";
    device (id, unit, name, suite, public_key, sealing_key, enrolled_at, seen_at, seen_to, revoked_at) by "id";
    blob (digest, size, stored_at) by "digest";
    blob_reader (digest, unit) by "digest, unit";
    batch (id, unit, device, number, kind, form, period, follows, digest, manifest, signature, receipt, stored_at, state, settled_at, settled_by) by "id";
    record (batch, position, ledger, record, origin, line) by "batch, position";
    attachment (batch, digest, name) by "batch, digest, name";
    content (digest, body) by "digest";
    issued (unit, sequence, id, kind, content, blobs, replaces, subject, issued_at) by "unit, sequence";
    notice (id, title, year, issued_at, issued_by) by "id";
    task (id, notice, position, fields) by "id";
    assignment (task, unit, role) by "task, unit";
    form (id, title, due, definition, template, name, issued_at, issued_by) by "id";
    spot_check (id, title, seed, made_at, made_by) by "id";
    spot_item (id, spot_check, position, unit, subject, result, finding, due, task, done_at, done_by) by "id";
    assessment_point (id, year, unit, points, reason, given_at, given_by) by "id";
    person (name, role, password, failures, locked_until, added_at) by "name";
    audit (sequence, at, who, deed, subject, details, previous, digest) by "sequence";
}

/// A value as it stands in a backup.
pub(super) fn written(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(number) => Json::from(*number),
        Value::Text(text) => Json::from(text.as_str()),
    }
}

/// The same back again.
pub(super) fn read(value: Json) -> Result<Value> {
    match value {
        Json::Null => Ok(Value::Null),
        Json::Number(number) if number.is_i64() => Ok(Value::from(number.as_i64())),
        Json::String(text) => Ok(Value::Text(text)),
        _ => Err(broken()),
    }
}

pub(super) fn broken() -> Error {
    Error::new("damaged", "备份文件不完整或已损坏，没有恢复。请换一份备份")
}
