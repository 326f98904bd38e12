use super::{Document, Finding, Source};

const KINDS: [&str; 5] = ["函", "复函", "批复", "答复", "函复"];
const ENDINGS: [&str; 4] = ["的复函", "的批复", "的答复", "的函复"];

/// A reply of general interest, or one that touches the public, is proactive; where nobody has said
/// whether it is one, somebody should.
pub(super) fn reply(document: &Document<'_>) -> Option<Finding> {
    let attribute = document.not_proactive()?;
    let is_reply = KINDS[1..].contains(&document.kind)
        || ENDINGS
            .iter()
            .any(|ending| document.title.ends_with(ending));
    let words = attribute.text();
    let reason = match document.public_interest {
        Some(true) if is_reply || document.kind == KINDS[0] => {
            format!(
                "函复类公文具有普遍指导意义或涉及公众利益，应当主动公开，现为{words}，请重新认定"
            )
        }
        None if is_reply => {
            format!(
                "函复类公文定为{words}，请先判断是否具有普遍指导意义或涉及公众利益（填“涉及公众利益”），是的应当主动公开"
            )
        }
        _ => return None,
    };
    Some(Finding::warning(
        "reply",
        "public_interest",
        reason,
        Source::WorkPoints,
    ))
}
