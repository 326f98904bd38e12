use super::{Change, Found, Law, find};
use crate::{Error, Result};
use minglu_ledger::schema::Schema;
use minglu_ledger::{Fields, Problem};
use minglu_rules::attribute::changed_directly;
use serde_json::json;

/// What is refused in a record that is written by hand or from a table: what the law forbids, and
/// to change the attribute of a document that is out without a record of the change.
pub(crate) fn refusals(
    schema: &Schema,
    fields: &Fields,
    before: Option<&Fields>,
    law: &Law,
) -> Vec<Problem> {
    let mut found = forbidden(schema, fields, before, law);
    if schema.ledger == "document" {
        found.extend(directly(fields, before, law));
    }
    if schema.ledger == crate::request::LEDGER {
        found.extend(crate::request::by_hand(fields, before).map(Found::from));
    }
    found.iter().map(problem).collect()
}

/// The same as an error.
pub(crate) fn refuse(
    schema: &Schema,
    fields: &Fields,
    before: Option<&Fields>,
    law: &Law,
) -> Result<()> {
    all(&refusals(schema, fields, before, law))
}

/// What is refused where the change of a document's attribute is put on record.
pub(crate) fn refuse_change(
    schema: &Schema,
    fields: &Fields,
    before: &Fields,
    law: &Law,
) -> Result<()> {
    let found = forbidden(schema, fields, Some(before), law);
    let problems: Vec<Problem> = found.iter().map(problem).collect();
    all(&problems)
}

/// What the law forbids in a new record, or in a changed one beyond what was wrong with it already:
/// a remark can still be written into a record that somebody left unfinished.
fn forbidden(schema: &Schema, fields: &Fields, before: Option<&Fields>, law: &Law) -> Vec<Found> {
    let blocking = |facts: Change<'_>| {
        let mut found = find(schema, facts, law);
        found.retain(|each| each.blocking);
        found
    };
    let mut now = blocking(Change { fields, before });
    let stood = before.map(|fields| blocking(Change::standing(fields)));
    let stood = stood.unwrap_or_default();
    now.retain(|found| !stood.iter().any(|old| old.rule == found.rule));
    now
}

fn directly(fields: &Fields, before: Option<&Fields>, law: &Law) -> Option<Found> {
    let stood = crate::document::facts(Change::standing(before?));
    let after = crate::document::facts(Change { fields, before });
    changed_directly(&stood, &after).map(|finding| Found::of(law, finding))
}

fn all(problems: &[Problem]) -> Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    let words: Vec<&str> = problems.iter().map(|p| p.message.as_str()).collect();
    let detail = problems
        .iter()
        .map(|p| json!({ "field": p.field, "code": p.code, "message": p.message }));
    Err(Error {
        code: "invalid",
        message: words.join("；"),
        detail: detail.collect(),
    })
}

fn problem(found: &Found) -> Problem {
    Problem {
        field: found.field.clone(),
        code: found.rule.clone(),
        message: format!("{}（依据：{}）", found.reason, found.source),
    }
}
