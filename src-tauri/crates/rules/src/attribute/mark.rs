use super::{Attribute, Document, Finding, Source};

/// What is printed at the foot of the document says the same as the ledger.
pub(super) fn mark(document: &Document<'_>) -> Option<Finding> {
    let (attribute, printed) = (document.attribute?, meant(document.mark)?);
    (attribute != printed).then(|| {
        let reason = format!(
            "公开属性为{}，公文上标注的是“{}”，两者不一致，请核对",
            attribute.text(),
            document.mark
        );
        Finding::warning("mark_differs", "mark", reason, Source::WorkPoints)
    })
}

/// Which attribute a printed mark means, in the variants that offices use.
fn meant(mark: &str) -> Option<Attribute> {
    let has = |words: &[&str]| words.iter().any(|word| mark.contains(word));
    if has(&["依申请"]) {
        Some(Attribute::OnRequest)
    } else if has(&["不予公开", "不公开", "不宜公开", "免予公开"]) {
        Some(Attribute::Withheld)
    } else if has(&["公开发布", "主动公开", "予以公开", "公开"]) {
        Some(Attribute::Proactive)
    } else {
        None
    }
}
