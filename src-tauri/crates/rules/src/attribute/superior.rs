use super::{Attribute, Document, Finding, Source};

/// Below a proactive document everything else is, in principle, proactive too.
pub(super) fn superior(document: &Document<'_>) -> Option<Finding> {
    let attribute = document.not_proactive()?;
    (document.superior_attribute == Some(Attribute::Proactive)).then(|| {
        let reason = format!(
            "上级文件为主动公开，原则上不得拟定为{}；确需如此的，请在理由中写明",
            attribute.text()
        );
        Finding::warning(
            "superior_proactive",
            "attribute",
            reason,
            Source::WorkPoints,
        )
    })
}
