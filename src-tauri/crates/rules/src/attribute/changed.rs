use super::{Document, Finding, Source};

/// The attribute of a document that is out is changed on record, never by the way.
pub fn changed_directly(before: &Document<'_>, after: &Document<'_>) -> Option<Finding> {
    let stood = before.attribute?;
    let out = before.issued.is_some() || before.published.is_some();
    (out && after.attribute != Some(stood)).then(|| {
        let reason = format!(
            "公文已经印发，公开属性（{}）不能直接改。请打开这件公文，点“调整公开属性”，写明理由和批准人",
            stood.text()
        );
        Finding::blocking("changed_directly", "attribute", reason, Source::Change)
    })
}
