use super::Change;
use crate::{Desk, Result};
use minglu_ledger::schema::{Kind, Schema, SortBy};
use minglu_ledger::{Code, Fields, Op, Query, Record};
use minglu_rules::duty::{Facts, Link};
use serde_json::json;

/// Finds the record that another speaks of, where nobody has said which it is, and takes over what
/// the words leave open. Words that fit several records settle nothing.
pub(super) fn follow(
    desk: &Desk,
    schema: &Schema,
    link: &Link,
    fields: &mut Fields,
    before: Option<&Fields>,
) -> Result<()> {
    let touched = |field: &str| before.is_none() || fields.contains_key(field);
    let words_changed = link.by.iter().any(|(own, _)| touched(own));
    let Some(Kind::Reference { ledger }) = schema.field(&link.field).map(|field| &field.kind)
    else {
        return Ok(());
    };
    let facts = Change { fields, before };
    let named = facts.text(&link.field);
    let target = match named {
        "" if words_changed => found(desk, ledger, link, facts)?,
        "" => None,
        id => stored(desk, ledger, id)?,
    };
    let Some(target) = target else { return Ok(()) };
    let taken = link.take.iter().filter(|(own, _)| facts.get(own).is_null());
    let taken: Fields = taken
        .map(|(own, other)| (own.clone(), target.get(other).clone()))
        .collect();
    fields.insert(link.field.clone(), json!(target.id));
    fields.extend(taken);
    Ok(())
}

fn found(desk: &Desk, ledger: &str, link: &Link, facts: Change<'_>) -> Result<Option<Record>> {
    for (own, other) in &link.by {
        let value = facts.get(own);
        if value.is_null() {
            continue;
        }
        let mut query = Query {
            limit: 2,
            ..Query::of(ledger).with(other, Op::Eq, value.clone())
        };
        if let Some(latest) = &link.latest {
            query.sort = vec![SortBy::parse(&format!("-{latest}"))];
        }
        let mut rows = desk.ledger.list(&query)?.rows;
        let later = |latest: &String| rows[0].get(latest) != rows[1].get(latest);
        if rows.len() == 2 && link.latest.as_ref().is_some_and(later) {
            rows.truncate(1);
        }
        if rows.len() == 1 {
            return Ok(rows.pop());
        }
    }
    Ok(None)
}

fn stored(desk: &Desk, ledger: &str, id: &str) -> Result<Option<Record>> {
    match desk.ledger.get(ledger, id) {
        Ok(record) => Ok(Some(record)),
        // A name that stands for no record is told by the ledger's own rules.
        Err(e) if e.code() == Code::NotFound => Ok(None),
        Err(e) => Err(e.into()),
    }
}
