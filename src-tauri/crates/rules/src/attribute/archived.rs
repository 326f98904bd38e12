use super::{Document, Finding, Source};

/// An applicant is shown to the archives that keep the document, by name.
pub(super) fn archived(document: &Document<'_>) -> Option<Finding> {
    (document.archived && document.archived_to.is_empty()).then(|| {
        let reason = "公文已移交档案馆，请填“接收的档案馆”，有人申请时好告诉他到哪里查阅";
        Finding::warning("archives_unnamed", "archived_to", reason, Source::Archives)
    })
}
