use super::{Document, Finding, Severity};
use super::{
    archived, dates, determined, forwarded, joint, mark, overdue, publication, reasoned, reply,
    statutory, superior,
};
use chrono::NaiveDate;

/// Everything that is found in a document on a day, what is blocking first.
pub fn check(document: &Document<'_>, today: NaiveDate) -> Vec<Finding> {
    let mut found = of_itself(document);
    found.extend(overdue::overdue(document, today));
    found.sort_by_key(|finding| finding.severity);
    found
}

/// What the ledger refuses. It is the same on every day: time alone forbids nothing.
pub fn blocking(document: &Document<'_>) -> Vec<Finding> {
    let found = of_itself(document).into_iter();
    found
        .filter(|finding| finding.severity == Severity::Blocking)
        .collect()
}

fn of_itself(document: &Document<'_>) -> Vec<Finding> {
    let checks = [
        determined::determined,
        reasoned::grounded,
        reasoned::explained,
        reasoned::filed,
        reasoned::lettered,
        reasoned::explained_by_letter,
        reasoned::precise,
        statutory::statutory,
        superior::superior,
        reply::reply,
        joint::joint,
        forwarded::forwarded,
        mark::mark,
        publication::withheld,
        publication::reviewed,
        dates::in_order,
        archived::archived,
    ];
    checks
        .into_iter()
        .filter_map(|check| check(document))
        .collect()
}
