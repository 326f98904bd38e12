use super::brief::{Brief, Policy};
use super::known::Known;
use super::wanted::wants;
use crate::duty::{Found, now};
use crate::{Desk, Result};
use minglu_ledger::schema::Schema;
use minglu_ledger::{Code, Record};
use minglu_rules::duty::{Finding, Severity};
use minglu_rules::interpretation::{Pair, together};

/// What is to be said of a record because of the one beside it: of an interpretation because of its
/// document, of a policy document because of its interpretations and pushes.
pub(crate) fn beside(desk: &Desk, schema: &Schema, record: &Record) -> Result<Vec<Found>> {
    let found = match schema.ledger.as_str() {
        "interpretation" => of_interpretation(desk, record)?,
        "document" if Policy::is_policy(record) => of_document(desk, record)?,
        _ => Vec::new(),
    };
    Ok(found.into_iter().map(Found::from).collect())
}

fn of_interpretation(desk: &Desk, record: &Record) -> Result<Vec<Finding>> {
    let brief = Brief::of(record);
    if !brief.needed || brief.document.is_empty() {
        return Ok(Vec::new());
    }
    let document = match desk.ledger.get("document", &brief.document) {
        Ok(document) => Policy::of(&document),
        Err(e) if e.code() == Code::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(e.into()),
    };
    let known = Known::read(desk, "interpretation")?;
    let is_first = known
        .first_of(&document)
        .is_some_and(|first| first.id == brief.id);
    Ok(match is_first {
        true => together(pair(&document, &brief), now().date_naive()),
        false => Vec::new(),
    })
}

/// The days of both.
pub(super) fn pair(document: &Policy, brief: &Brief) -> Pair {
    Pair {
        document_dated: document.dated,
        document_published: document.published,
        drafted: brief.drafted,
        signed: brief.signed,
        published: brief.published,
    }
}

fn of_document(desk: &Desk, record: &Record) -> Result<Vec<Finding>> {
    let interpreted = Known::read(desk, "interpretation")?;
    let pushed = Known::read(desk, "targeted_push")?;
    let wants = wants(&Policy::of(record), &interpreted, &pushed);
    let found = wants.into_iter().map(|want| Finding {
        rule: want.rule().to_owned(),
        severity: Severity::Warning,
        field: want.field().to_owned(),
        reason: want.words(),
        source: want.source().to_owned(),
    });
    Ok(found.collect())
}
