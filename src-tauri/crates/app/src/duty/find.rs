use super::{Change, Law};
use minglu_ledger::schema::Schema;
use minglu_rules::attribute;
use minglu_rules::duty::{Finding, Severity};
use serde::Serialize;
use ts_rs::TS;

/// One thing that a check found in a record.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "RecordFinding")]
pub struct Found {
    /// Name of the check.
    pub rule: String,
    /// True where the ledger refuses it.
    pub blocking: bool,
    /// The field to mend.
    pub field: String,
    /// What is wrong and what to do.
    pub reason: String,
    /// The article or notice that says so.
    pub source: String,
}

/// Whether notices or the law have anything to say to records of this ledger.
pub(crate) fn is_checked(schema: &Schema) -> bool {
    let by_code = [
        "document",
        "interpretation",
        "participation",
        "question",
        crate::review::ITEMS,
    ];
    !schema.duties.checks.is_empty() || by_code.contains(&schema.ledger.as_str())
}

/// What the notices and the law say to a record on a day, what is blocking first.
pub(crate) fn find(schema: &Schema, facts: Change<'_>, law: &Law) -> Vec<Found> {
    let today = law.today();
    let checks = schema.duties.checks.iter();
    let found = checks.filter_map(|check| check.find(&facts, today, &law.limits));
    let mut found: Vec<Found> = found.map(Found::from).collect();
    found.extend(own(schema, facts, law));
    found.sort_by_key(|each| !each.blocking);
    found
}

/// What a ledger's own rules find, beyond its schema.
fn own(schema: &Schema, facts: Change<'_>, law: &Law) -> Vec<Found> {
    let found = match schema.ledger.as_str() {
        "document" => {
            let document = crate::document::facts(facts);
            let found = attribute::check(&document, law.today()).into_iter();
            return found.map(|finding| Found::of(law, finding)).collect();
        }
        "interpretation" => crate::interpretation::find(facts),
        "participation" => crate::participation::find(facts),
        "question" => crate::question::find(facts),
        _ => Vec::new(),
    };
    found.into_iter().map(Found::from).collect()
}

impl From<Finding> for Found {
    fn from(finding: Finding) -> Found {
        Found {
            rule: finding.rule,
            blocking: finding.severity == Severity::Blocking,
            field: finding.field,
            reason: finding.reason,
            source: finding.source,
        }
    }
}

impl Found {
    /// What a check of a document found, with its source as this office words it.
    pub(super) fn of(law: &Law, finding: attribute::Finding) -> Found {
        Found {
            rule: finding.rule.to_owned(),
            blocking: finding.severity == Severity::Blocking,
            field: finding.field.to_owned(),
            reason: finding.reason,
            source: law.sources.words(finding.source).to_owned(),
        }
    }
}
