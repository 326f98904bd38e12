use super::facts::Facts;
use crate::{Error, Result};
use minglu_ledger::{Fields, Problem};
use minglu_rules::attribute::{Finding, Sources, blocking, changed_directly};
use serde_json::json;

/// What the law forbids in a new document, or in a changed one beyond what was wrong with it
/// already: a remark can still be written into a record that somebody left unfinished.
fn forbidden(fields: &Fields, before: Option<&Fields>) -> Vec<Finding> {
    let now = blocking(&Facts { fields, before }.document());
    let stood = before.map(|fields| {
        let before = None;
        blocking(&Facts { fields, before }.document())
    });
    let stood = stood.unwrap_or_default();
    let is_new = |finding: &Finding| !stood.iter().any(|old| old.rule == finding.rule);
    now.into_iter().filter(is_new).collect()
}

/// What is refused where a document is written by hand or from a table: what the law forbids, and
/// to change the attribute of one that is out without a record of the change.
pub(crate) fn refusals(
    sources: &Sources,
    fields: &Fields,
    before: Option<&Fields>,
) -> Vec<Problem> {
    let mut found = forbidden(fields, before);
    found.extend(before.and_then(|stood| {
        let before = None;
        let stood = Facts {
            fields: stood,
            before,
        };
        let before = Some(stood.fields);
        changed_directly(&stood.document(), &Facts { fields, before }.document())
    }));
    found
        .iter()
        .map(|finding| problem(sources, finding))
        .collect()
}

/// The same as an error.
pub(crate) fn refuse(sources: &Sources, fields: &Fields, before: Option<&Fields>) -> Result<()> {
    all(&refusals(sources, fields, before))
}

/// What is refused where the change of the attribute is put on record.
pub(crate) fn refuse_change(sources: &Sources, fields: &Fields, before: &Fields) -> Result<()> {
    let found = forbidden(fields, Some(before));
    let problems: Vec<Problem> = found.iter().map(|f| problem(sources, f)).collect();
    all(&problems)
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

fn problem(sources: &Sources, finding: &Finding) -> Problem {
    let source = sources.words(finding.source);
    Problem {
        field: finding.field.to_owned(),
        code: finding.rule.to_owned(),
        message: format!("{}（依据：{source}）", finding.reason),
    }
}
