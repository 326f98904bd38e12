use super::facts::Facts;
use crate::{Error, Result};
use minglu_ledger::{Fields, Problem};
use minglu_rules::attribute::{Finding, blocking};
use serde_json::json;

/// What the law forbids in a new document, or in a changed one beyond what was wrong with it
/// already: a remark can still be written into a record that somebody left unfinished.
pub(crate) fn refusals(fields: &Fields, before: Option<&Fields>) -> Vec<Problem> {
    let now = blocking(&Facts { fields, before }.document());
    let stood = before.map(|fields| {
        let before = None;
        blocking(&Facts { fields, before }.document())
    });
    let stood = stood.unwrap_or_default();
    let is_new = |finding: &&Finding| !stood.iter().any(|old| old.rule == finding.rule);
    now.iter().filter(is_new).map(problem).collect()
}

/// The same as an error.
pub(crate) fn refuse(fields: &Fields, before: Option<&Fields>) -> Result<()> {
    let problems = refusals(fields, before);
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

fn problem(finding: &Finding) -> Problem {
    Problem {
        field: finding.field.to_owned(),
        code: finding.rule.to_owned(),
        message: format!("{}（依据：{}）", finding.reason, finding.source),
    }
}
