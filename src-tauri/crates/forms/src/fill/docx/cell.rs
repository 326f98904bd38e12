use super::runs::{Paragraph, paragraphs_in, text_elements};
use super::tables::{RowXml, TableXml};
use crate::fill::edits::Edits;
use crate::fill::placing::CellText;

impl TableXml {
    /// Writes a text into a cell. Gives how many cells were written.
    pub(super) fn write(&self, xml: &str, text: &CellText, edits: &mut Edits) -> usize {
        let Some(row) = self.rows.get(text.row as usize) else {
            return 0;
        };
        let Some(cell) = row.cell(text.column) else {
            return 0;
        };
        let Ok(mut paragraphs) = paragraphs_in(xml, cell.whole.clone()) else {
            return 0;
        };
        let written = put(xml, &mut paragraphs, &text.text, edits);
        if written {
            row.let_grow(edits);
        }
        usize::from(written)
    }
}

impl RowXml {
    /// An exact height becomes the least height: it looks the same until the text needs more.
    pub(super) fn let_grow(&self, edits: &mut Edits) {
        if let Some(place) = &self.exact {
            edits.replace(place.clone(), "atLeast");
        }
    }
}

/// Puts a text into a cell's paragraphs: where text stood, else into the first paragraph.
pub(super) fn put(xml: &str, paragraphs: &mut [Paragraph], text: &str, edits: &mut Edits) -> bool {
    let with_text = paragraphs.iter().position(Paragraph::has_text_places);
    let Some(first) = with_text else {
        return paragraphs.first().is_some_and(|p| {
            insert(xml, p, text, edits);
            true
        });
    };
    for (n, paragraph) in paragraphs.iter_mut().enumerate() {
        paragraph.set(if n == first { text } else { "" });
        paragraph.write(edits);
    }
    true
}

/// Puts a run into an empty paragraph, set as the paragraph says.
fn insert(xml: &str, paragraph: &Paragraph, text: &str, edits: &mut Edits) {
    let start = &xml[paragraph.whole.start..paragraph.inside];
    let prefix = prefix(start);
    let run = format!(
        "<{prefix}r>{}{}</{prefix}r>",
        properties(xml, paragraph, prefix),
        text_elements(text, prefix)
    );
    if paragraph.closed {
        let start = start.trim_end_matches("/>").trim_end();
        edits.replace(
            paragraph.whole.clone(),
            format!("{start}>{run}</{prefix}p>"),
        );
        return;
    }
    let end = paragraph.whole.end - format!("</{prefix}p>").len();
    let end = if xml[end..].starts_with("</") {
        end
    } else {
        paragraph.inside
    };
    edits.replace(end..end, run);
}

fn prefix(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    name.find(":p").map_or("", |n| &name[..=n])
}

/// The run properties that Word keeps with the paragraph's end mark: what a person who typed here
/// would get.
fn properties<'a>(xml: &'a str, paragraph: &Paragraph, prefix: &str) -> &'a str {
    let Some(place) = &paragraph.properties else {
        return "";
    };
    let inside = &xml[place.clone()];
    let (open, close) = (format!("<{prefix}rPr>"), format!("</{prefix}rPr>"));
    let found = inside.find(&open).zip(inside.find(&close));
    let found = found.map_or("", |(from, to)| &inside[from..to + close.len()]);
    // Marks of tracked changes belong to the paragraph only.
    let tracked = ["ins ", "del ", "rPrChange", "moveFrom", "moveTo"];
    match tracked
        .iter()
        .any(|t| found.contains(&format!("<{prefix}{t}")))
    {
        true => "",
        false => found,
    }
}
