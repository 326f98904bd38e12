use super::{Document, Finding, Source};

/// The attribute of a joint document is determined by the unit that leads.
pub(super) fn joint(document: &Document<'_>) -> Option<Finding> {
    (document.joint && document.lead.is_empty()).then(|| {
        let reason = "联合发文由牵头单位认定公开属性，请填“牵头单位”";
        Finding::warning("joint_without_lead", "lead", reason, Source::WorkPoints)
    })
}
