use super::{Document, Finding, Source};

/// What was published is not kept back.
pub(super) fn withheld(document: &Document<'_>) -> Option<Finding> {
    let attribute = document.not_proactive()?;
    document.published.map(|day| {
        let reason = format!(
            "公开属性为{}，却登记了发布日期（{day}），请核对；不应公开的，请从网上撤下",
            attribute.text()
        );
        Finding::warning("published_anyway", "published", reason, Source::WorkPoints)
    })
}

/// The secrecy review comes before publication.
pub(super) fn reviewed(document: &Document<'_>) -> Option<Finding> {
    let published = document.published?;
    let late = document.secrecy_date.filter(|day| *day > published)?;
    let reason =
        format!("保密审查（{late}）晚于发布（{published}），应当先审查、后公开，请核对日期");
    Some(Finding::warning(
        "reviewed_late",
        "secrecy_date",
        reason,
        Source::SecrecyReview,
    ))
}
