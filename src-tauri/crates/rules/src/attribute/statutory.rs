use super::{Document, Finding, Source, grounds};

/// What the Regulation lists as proactive may not be kept back unless it is classified, and what is
/// classified is never in this ledger.
pub(super) fn statutory(document: &Document<'_>) -> Option<Finding> {
    let attribute = document.not_proactive()?;
    let item = grounds()
        .statutory
        .iter()
        .find(|item| item.code == document.statutory)?;
    let reason = format!(
        "属于{}规定的法定主动公开内容，除依法涉密外必须主动公开，不能定为{}；含个人信息或商业秘密的，隐去后公开",
        item.place(),
        attribute.text()
    );
    Some(Finding::blocking(
        "statutory",
        "attribute",
        reason,
        Source::Proactive,
    ))
}
