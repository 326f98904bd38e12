use super::RedactError;
use super::parts::Parts;
use crate::fill::edits::Edits;
use crate::fill::scan::{Scan, TagKind};
use crate::publication::look::docx::is_on;

const STYLES: &str = "word/styles.xml";

/// Takes out the runs that are hidden. A style may hide any run: then it is not sure which.
pub(super) fn remove(parts: &mut Parts, part: &str) -> Result<(), RedactError> {
    if parts.has(STYLES) && hides(&parts.text(STYLES)?)? {
        let why = "有的样式设为隐藏文字，认不准哪些字是隐藏的。请先在 Word 或 WPS 里显示并删去隐藏文字再试";
        return Err(RedactError::Unsure(why.into()));
    }
    let xml = parts.text(part)?;
    let mut edits = Edits::default();
    let mut scan = Scan::new(&xml);
    // Runs around the place: where each begins, and whether it is hidden.
    let mut runs: Vec<(usize, bool)> = Vec::new();
    while let Some(tag) = scan.next()? {
        match (tag.name(), tag.kind) {
            ("r", TagKind::Open) => runs.push((tag.start, false)),
            ("r", TagKind::Close) => {
                if let Some((start, true)) = runs.pop() {
                    edits.replace(start..tag.end(), "");
                }
            }
            ("vanish", kind) if kind != TagKind::Close && is_on(&tag) => {
                if let Some(run) = runs.last_mut() {
                    run.1 = true;
                }
            }
            _ => {}
        }
    }
    parts.edit(part, &xml, edits);
    Ok(())
}

fn hides(styles: &str) -> Result<bool, RedactError> {
    let mut scan = Scan::new(styles);
    while let Some(tag) = scan.next()? {
        if tag.begins("vanish") && is_on(&tag) {
            return Ok(true);
        }
    }
    Ok(false)
}
