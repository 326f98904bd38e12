use super::RedactError;
use super::parts::Parts;
use crate::fill::edits::Edits;
use crate::fill::scan::{Scan, TagKind};

const MARKS: [&str; 3] = ["commentRangeStart", "commentRangeEnd", "commentReference"];

/// Takes out the marks by which a document leads to its comments.
pub(super) fn unmark(parts: &mut Parts, part: &str) -> Result<(), RedactError> {
    let xml = parts.text(part)?;
    let mut edits = Edits::default();
    let mut scan = Scan::new(&xml);
    while let Some(tag) = scan.next()? {
        if MARKS.contains(&tag.name()) {
            edits.replace(tag.range(), "");
        }
    }
    parts.edit(part, &xml, edits);
    Ok(())
}

/// Takes the comments out of a workbook, with the boxes that show them.
pub(super) fn from_workbook(parts: &mut Parts) -> Result<(), RedactError> {
    for sheet in parts
        .names()
        .iter()
        .filter(|n| n.starts_with("xl/worksheets/sheet"))
    {
        if sheet.ends_with(".xml") {
            unbox(parts, sheet)?;
        }
    }
    parts.drop(|n| {
        n.starts_with("xl/comments")
            || n.starts_with("xl/threadedComments/")
            || n.starts_with("xl/persons/")
    })
}

/// The box of a comment is drawn by a part that may draw other things too.
fn unbox(parts: &mut Parts, sheet: &str) -> Result<(), RedactError> {
    let all = super::parts::referred(parts, sheet)?;
    let xml = parts.text(sheet)?;
    let mut edits = Edits::default();
    let mut scan = Scan::new(&xml);
    while let Some(tag) = scan.next()? {
        if tag.name() != "legacyDrawing" || tag.kind == TagKind::Close {
            continue;
        }
        let id = tag.attribute("r:id").unwrap_or_default();
        let Some((_, drawing)) = all.iter().find(|(own, _)| *own == id) else {
            continue;
        };
        let vml = parts.text(drawing)?;
        let boxes = vml.matches("ObjectType=").count();
        if boxes != vml.matches("ObjectType=\"Note\"").count() {
            let why = "工作表里除批注外还有控件。请先在 Excel 或 WPS 里删去批注再试";
            return Err(RedactError::Unsure(why.into()));
        }
        edits.replace(tag.range(), "");
        let gone = drawing.clone();
        parts.drop(|n| n == gone)?;
    }
    parts.edit(sheet, &xml, edits);
    Ok(())
}
