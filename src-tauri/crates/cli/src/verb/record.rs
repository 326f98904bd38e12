use crate::arguments::{Add, List, One, Restore, Set};
use minglu_app::{Desk, Error, Result, dispatch};
use serde_json::{Map, Value, json};

/// Changes one record.
pub fn set(desk: &Desk, s: Set) -> Result<Value> {
    let change = json!({ "id": s.id, "fields": fields(s.fields) });
    let request = json!({ "ledger": s.ledger, "changes": [change] });
    let rows = dispatch(desk, "record.set", request)?.value;
    rows.get(0)
        .cloned()
        .ok_or_else(|| Error::new("internal", "修改没有结果，请重试"))
}

/// Adds one.
pub fn add(desk: &Desk, a: Add) -> Result<Value> {
    let request = json!({ "ledger": a.ledger, "fields": fields(a.fields) });
    Ok(dispatch(desk, "record.add", request)?.value)
}

/// Puts one into the trash.
pub fn delete(desk: &Desk, o: &One) -> Result<Value> {
    let request = json!({ "ledger": o.ledger, "ids": [o.id] });
    let count = dispatch(desk, "record.delete", request)?.value;
    Ok(json!({ "deleted": count }))
}

/// Takes one out of the trash.
pub fn restore(desk: &Desk, r: Restore) -> Result<Value> {
    let request = json!({ "ledger": r.file, "ids": [r.id.unwrap_or_default()] });
    let count = dispatch(desk, "record.restore", request)?.value;
    Ok(json!({ "restored": count }))
}

/// What a list is asked with.
pub(super) fn request(l: List) -> Value {
    let sort: Vec<Value> = l
        .sort
        .iter()
        .map(|s| {
            let field = s.strip_prefix('-').unwrap_or(s);
            json!({ "field": field, "descending": field.len() != s.len() })
        })
        .collect();
    json!({
        "ledger": l.ledger,
        "filters": filters(&l.conditions),
        "search": l.search,
        "sort": sort,
        "limit": l.limit,
        "after": l.after,
        "trashed": l.trashed,
    })
}

/// `field=value` holds where the value is the same; `field=` where the field is empty.
pub(super) fn filters(conditions: &[(String, String)]) -> Value {
    let filter = |(field, value): &(String, String)| match value.is_empty() {
        true => json!({ "field": field, "op": "empty" }),
        false => json!({ "field": field, "op": "eq", "value": value }),
    };
    conditions.iter().map(filter).collect()
}

fn fields(pairs: Vec<(String, String)>) -> Value {
    let pairs = pairs
        .into_iter()
        .map(|(field, value)| (field, Value::String(value)));
    Value::Object(pairs.collect::<Map<_, _>>())
}

/// Names one record.
pub(super) fn one(o: &One) -> Value {
    json!({ "ledger": o.ledger, "id": o.id })
}
