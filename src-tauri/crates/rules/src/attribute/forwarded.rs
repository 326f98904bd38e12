use super::{Document, Finding, Source};

/// A document that forwards another has its attribute.
pub(super) fn forwarded(document: &Document<'_>) -> Option<Finding> {
    let (ours, theirs) = (document.attribute?, document.forwards_attribute?);
    (ours != theirs).then(|| {
        let reason = format!(
            "被转发的文件为{}，本件为{}，两者应当一致，请核对；转发时另提要求的，请在理由中写明",
            theirs.text(),
            ours.text()
        );
        Finding::warning("forwarded", "attribute", reason, Source::Forwarded)
    })
}
