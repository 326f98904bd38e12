use super::{Document, Finding, Source};

/// A document that bears neither a classification nor an attribute must not be issued.
pub(super) fn determined(document: &Document<'_>) -> Option<Finding> {
    if document.attribute.is_some() {
        return None;
    }
    Some(match document.issued {
        Some(_) => Finding::blocking(
            "undetermined",
            "attribute",
            "公文已印发，却没有公开属性。不涉密的公文都要认定公开属性，请先选定再登记印发日期",
            Source::PriorFiling,
        ),
        None => Finding::warning(
            "undetermined",
            "attribute",
            "还没有认定公开属性，请在印发之前认定",
            Source::PriorFiling,
        ),
    })
}
