use super::{Document, Finding, Source};

/// A document is made, then issued, then published.
pub(super) fn in_order(document: &Document<'_>) -> Option<Finding> {
    let (dated, issued) = (document.dated, document.issued);
    let reason = match (dated, issued, document.published) {
        (Some(dated), Some(issued), _) if issued < dated => {
            format!("印发日期（{issued}）早于成文日期（{dated}），请核对")
        }
        (Some(dated), _, Some(published)) if published < dated => {
            format!("发布日期（{published}）早于成文日期（{dated}），请核对")
        }
        _ => return None,
    };
    Some(Finding::warning("dates", "issued", reason, Source::Order))
}
