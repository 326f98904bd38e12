use super::{Attribute, Document, Finding, Source};
use chrono::NaiveDate;

/// What is proactive is published in time.
pub(super) fn overdue(document: &Document<'_>, today: NaiveDate) -> Option<Finding> {
    if document.attribute != Some(Attribute::Proactive) {
        return None;
    }
    let due = document.publish_by?;
    let reason = match document.published {
        None if due < today => {
            format!("主动公开的公文最迟应在{due}发布，已经逾期，请尽快发布并填“发布日期”")
        }
        Some(published) if due < published => {
            format!("主动公开的公文最迟应在{due}发布，实际发布是{published}，已逾期")
        }
        _ => return None,
    };
    Some(Finding::warning(
        "overdue",
        "published",
        reason,
        Source::TwentyDays,
    ))
}
