use super::{Change, Found, Law, find};
use crate::{Error, Result};
use minglu_ledger::schema::Schema;
use minglu_ledger::{Fields, Problem};
use serde_json::json;

/// What the law forbids in a new record, or in a changed one beyond what was wrong with it already:
/// a remark can still be written into a record that somebody left unfinished.
pub(crate) fn refusals(
    schema: &Schema,
    fields: &Fields,
    before: Option<&Fields>,
    law: &Law,
) -> Vec<Problem> {
    let blocking = |facts: Change<'_>| {
        let mut found = find(schema, facts, law);
        found.retain(|each| each.blocking);
        found
    };
    let now = blocking(Change { fields, before });
    let stood = before.map(|fields| blocking(Change::standing(fields)));
    let stood = stood.unwrap_or_default();
    let is_new = |found: &&Found| !stood.iter().any(|old| old.rule == found.rule);
    now.iter().filter(is_new).map(problem).collect()
}

/// The same as an error.
pub(crate) fn refuse(
    schema: &Schema,
    fields: &Fields,
    before: Option<&Fields>,
    law: &Law,
) -> Result<()> {
    let problems = refusals(schema, fields, before, law);
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
