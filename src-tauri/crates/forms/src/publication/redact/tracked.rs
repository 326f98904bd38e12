use super::RedactError;
use super::parts::Parts;
use crate::fill::edits::Edits;
use crate::fill::scan::{Scan, Tag, TagKind};

/// Elements that go with all that is in them.
const GO: [&str; 3] = ["del", "moveFrom", "cellIns"];
/// Elements that go, and what is in them stays.
const OPEN_UP: [&str; 2] = ["ins", "moveTo"];

/// Takes all tracked changes as made. Where whole rows, cells or joined paragraphs were struck out
/// it is not sure what Word would make of them.
pub(super) fn accept(parts: &mut Parts, part: &str) -> Result<(), RedactError> {
    let xml = parts.text(part)?;
    let mut accepting = Accepting::default();
    let mut scan = Scan::new(&xml);
    while let Some(tag) = scan.next()? {
        accepting.tag(&tag)?;
    }
    let edits = accepting.edits;
    parts.edit(part, &xml, edits);
    Ok(())
}

#[derive(Default)]
struct Accepting {
    edits: Edits,
    /// The elements around the place.
    around: Vec<Element>,
    /// How many of them go.
    going: usize,
}

struct Element {
    name: String,
    start: usize,
    /// A paragraph whose end is struck out.
    struck: bool,
    /// Something in it stays.
    stays: bool,
}

impl Accepting {
    fn tag(&mut self, tag: &Tag<'_>) -> Result<(), RedactError> {
        match tag.kind {
            TagKind::Open => {
                self.begin(tag)?;
                let name = tag.name().to_owned();
                self.going += usize::from(goes(&name));
                let (start, struck, stays) = (tag.start, false, false);
                self.around.push(Element {
                    name,
                    start,
                    struck,
                    stays,
                });
                Ok(())
            }
            TagKind::Close => self.end(tag),
            TagKind::Empty => {
                self.begin(tag)?;
                match goes(tag.name()) || is_mark(tag.name()) || OPEN_UP.contains(&tag.name()) {
                    true => self.strike(tag.start, tag.end()),
                    false => Ok(()),
                }
            }
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) -> Result<(), RedactError> {
        let name = tag.name();
        let parent = self.around.last().map_or("", |e| e.name.as_str());
        match name {
            "cellDel" | "cellMerge" => Err(unsure()),
            "del" | "moveFrom" if parent == "trPr" => Err(unsure()),
            "del" | "moveFrom" if parent == "rPr" && self.of_paragraph() => {
                let paragraph = self.around.iter_mut().rev().find(|e| e.name == "p");
                if let Some(paragraph) = paragraph {
                    paragraph.struck = true;
                }
                Ok(())
            }
            "t" | "drawing" | "pict" | "object" | "fldChar" | "sym" if self.going == 0 => {
                self.around.iter_mut().for_each(|e| e.stays = true);
                Ok(())
            }
            name if OPEN_UP.contains(&name) && tag.kind == TagKind::Open => {
                self.strike(tag.start, tag.end())
            }
            _ => Ok(()),
        }
    }

    /// True inside the properties of a paragraph's end.
    fn of_paragraph(&self) -> bool {
        let mut around = self.around.iter().rev();
        around.next();
        around.next().is_some_and(|e| e.name == "pPr")
    }

    fn end(&mut self, tag: &Tag<'_>) -> Result<(), RedactError> {
        let Some(element) = self.around.pop() else {
            return Ok(());
        };
        if goes(&element.name) {
            self.going -= 1;
            return self.strike(element.start, tag.end());
        }
        if OPEN_UP.contains(&element.name.as_str()) {
            return self.strike(tag.start, tag.end());
        }
        if element.struck && element.name == "p" {
            let in_cell = self.around.last().is_some_and(|e| e.name == "tc");
            return match element.stays || in_cell {
                true => Err(unsure()),
                false => self.strike(element.start, tag.end()),
            };
        }
        Ok(())
    }

    /// Of two places of which one lies in the other, the outer is taken: it begins first.
    fn strike(&mut self, start: usize, end: usize) -> Result<(), RedactError> {
        self.edits.replace(start..end, "");
        Ok(())
    }
}

fn goes(name: &str) -> bool {
    GO.contains(&name) || name.ends_with("PrChange") || name == "numberingChange"
}

/// Marks without content at both ends of what was moved.
fn is_mark(name: &str) -> bool {
    name.starts_with("moveFromRange")
        || name.starts_with("moveToRange")
        || (name.starts_with("customXml") && name.contains("Range"))
}

fn unsure() -> RedactError {
    RedactError::Unsure(
        "修订里有整行、整格或跨段的删除，认不准接受后的样子。请先在 Word 或 WPS 里接受或拒绝全部修订再试".into(),
    )
}
