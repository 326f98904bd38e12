use super::content::{Content, frame_align, parted};
use super::length::twips;
use super::number::{Label, Numbers};
use super::paragraph::ParagraphLook;
use super::parts::Parts;
use super::run::{Look, RunLook};
use super::section::{SectionLook, section};
use super::style::{Styles, Theme};
use super::tree::Element;
use super::{Block, MOST, Manuscript, Margin, Piece, Section};
use crate::read::ReadError;
use std::collections::BTreeSet;

/// Sections of a file at most.
const MOST_SECTIONS: usize = 500;
/// Tables inside each other at most.
const DEEPEST_TABLE: usize = 4;

/// Reads the blocks of a document, and counts what it reads.
pub(super) struct Reader {
    parts: Parts,
    /// The part that is read, whose relations count.
    part: String,
    pub(super) styles: Styles,
    numbers: Numbers,
    notes: BTreeSet<&'static str>,
    characters: usize,
    blocks: usize,
    /// Text boxes around the current place.
    pub(super) boxes: usize,
    /// Tables around the current place, each with its style.
    pub(super) tables: Vec<Option<String>>,
    /// The grid of the section that is read.
    grid: Option<f64>,
    /// Even pages have heads and feet of their own.
    even: bool,
    /// Tables stand out of the text by the space inside their cells.
    pub(super) outstanding: bool,
    /// What comes next begins a page.
    break_next: bool,
}

/// Reads a whole file.
pub(super) fn manuscript(mut parts: Parts) -> Result<Manuscript, ReadError> {
    let theme = Theme::read(&parts.kind("theme")?);
    let styles = Styles::read(&parts.kind("styles")?, theme);
    let numbers = Numbers::read(&parts.kind("numbering")?, &styles.theme);
    let settings = parts.kind("settings")?;
    let part = parts.main.clone();
    let document = parts.tree(&part)?;
    let mut reader = Reader {
        part,
        parts,
        styles,
        numbers,
        notes: BTreeSet::new(),
        characters: 0,
        blocks: 0,
        boxes: 0,
        tables: Vec::new(),
        grid: None,
        even: settings.find("evenAndOddHeaders").is_some(),
        outstanding: mode(&settings) < 15,
        break_next: false,
    };
    let sections = match document.find("body") {
        Some(body) => reader.sections(body)?,
        None => return Err(ReadError::damaged("没有正文")),
    };
    let tab = settings.find("defaultTabStop");
    Ok(Manuscript {
        sections,
        tab: tab.and_then(|e| twips(e, "val")).unwrap_or(36.0),
        notes: reader.notes.into_iter().map(str::to_owned).collect(),
    })
}

/// As which Word the document is to be laid out.
fn mode(settings: &Element) -> u32 {
    let compat = settings.find("compat");
    let mut all = compat.into_iter().flat_map(|c| c.all("compatSetting"));
    let mode = all.find(|s| s.attribute("name") == Some("compatibilityMode"));
    mode.and_then(|m| m.val()?.parse().ok()).unwrap_or(12)
}

impl Reader {
    fn sections(&mut self, body: &Element) -> Result<Vec<Section>, ReadError> {
        let mut sections: Vec<Section> = Vec::new();
        for (elements, properties) in parted_by_section(&body.children) {
            let empty = Element::default();
            let properties = properties.unwrap_or(&empty);
            let look = section(properties);
            if look.columns {
                self.note("分栏按一栏显示，以 Word 为准");
            }
            self.grid = look.page.grid;
            let blocks = self.elements(elements)?;
            match sections.last_mut() {
                Some(before) if look.continues && before.page.width == look.page.width => {
                    before.blocks.extend(blocks);
                }
                before => {
                    let (above, below) = before.map(|s| (&s.head, &s.foot)).unzip();
                    let head = self.margin(properties, &look, "header", above)?;
                    let foot = self.margin(properties, &look, "footer", below)?;
                    if sections.len() >= MOST_SECTIONS {
                        return Err(ReadError::TooLarge(format!("超过 {MOST_SECTIONS} 节")));
                    }
                    sections.push(Section {
                        page: look.page,
                        head,
                        foot,
                        begins_at: look.begins_at,
                        blocks,
                    });
                }
            }
        }
        Ok(sections)
    }

    /// Head or foot of a section; what it does not say it has from the one before.
    fn margin(
        &mut self,
        properties: &Element,
        look: &SectionLook,
        kind: &str,
        before: Option<&Margin>,
    ) -> Result<Margin, ReadError> {
        let even = self.even;
        let name = format!("{kind}Reference");
        let mut read = |which: &str| -> Result<Option<Vec<Block>>, ReadError> {
            let mut all = properties.all(&name);
            let found = all.find(|r| r.attribute("type").unwrap_or("default") == which);
            let id = found.and_then(|r| r.attribute("id"));
            id.map_or(Ok(None), |id| self.margin_part(id))
        };
        let usual = read("default")?;
        let first = if look.first {
            Some(read("first")?)
        } else {
            None
        };
        let even = if even { Some(read("even")?) } else { None };
        Ok(Margin {
            usual: usual.unwrap_or_else(|| before.map(|m| m.usual.clone()).unwrap_or_default()),
            first: first.map(|own| own.or_else(|| before?.first.clone()).unwrap_or_default()),
            even: even.map(|own| own.or_else(|| before?.even.clone()).unwrap_or_default()),
        })
    }

    fn margin_part(&mut self, id: &str) -> Result<Option<Vec<Block>>, ReadError> {
        let main = self.parts.main.clone();
        let Some(path) = self.parts.related(&main, id)? else {
            return Ok(None);
        };
        let tree = self.parts.tree(&path)?;
        self.part = path;
        let root = tree.child("hdr").or(tree.child("ftr"));
        let blocks = root.map(|root| self.blocks(root)).transpose();
        self.part = main;
        blocks
    }

    /// The blocks in an element.
    pub(super) fn blocks(&mut self, parent: &Element) -> Result<Vec<Block>, ReadError> {
        self.elements(&parent.children)
    }

    fn elements(&mut self, elements: &[Element]) -> Result<Vec<Block>, ReadError> {
        let mut blocks = Vec::new();
        for element in elements {
            match element.name.as_str() {
                "p" => blocks.extend(self.paragraph(element)?),
                "tbl" if self.tables.len() < DEEPEST_TABLE => {
                    blocks.extend(self.table(element)?.map(Block::Table));
                }
                "tbl" => self.note("有一层层套住的表格没有显示，以 Word 为准"),
                "sdt" => {
                    if let Some(inner) = element.child("sdtContent") {
                        blocks.extend(self.blocks(inner)?);
                    }
                }
                "customXml" | "ins" | "moveTo" => blocks.extend(self.blocks(element)?),
                _ => {}
            }
        }
        Ok(blocks)
    }

    fn paragraph(&mut self, element: &Element) -> Result<Vec<Block>, ReadError> {
        self.block()?;
        let empty = Element::default();
        let properties = element.child("pPr").unwrap_or(&empty);
        let (look, label) = self.look(properties);
        let style = properties.child("pStyle").and_then(|e| e.val());
        let table = self.tables.last().cloned().flatten();
        let around = self.styles.run(style, table.as_deref());
        let mark = properties.child("rPr");
        let mark = mark.map(|e| RunLook::read(e, &self.styles.theme));
        let mark = self.styles.characters(&around, &mark.unwrap_or_default());
        let mut content = Content::new(&around);
        content.read(element, self)?;
        let Content {
            mut parts, boxes, ..
        } = content;
        let size = around.look().size;
        let mut shape = look.paragraph(mark.look(), size, self.grid);
        if let Some(frame) = properties
            .child("framePr")
            .and_then(|f| f.attribute("xAlign"))
        {
            shape.align = frame_align(frame).unwrap_or(shape.align);
        }
        if let (Some(label), Some(first)) = (label, parts.first_mut()) {
            put_label(first, label, &self.styles, &mark);
        }
        let last = parts.last().is_some_and(Vec::is_empty) && parts.len() > 1;
        shape.page_break |= std::mem::replace(&mut self.break_next, last);
        if last {
            parts.pop();
        }
        let paragraphs = parted(shape, parts).into_iter();
        let paragraphs = paragraphs.map(|p| Block::Paragraph(Box::new(p)));
        // Nothing but a frame stands in the paragraph: its own empty line is not to be seen.
        let only_boxes = |p: &Block| matches!(p, Block::Paragraph(p) if p.pieces.is_empty());
        let own: Vec<Block> = match boxes.is_empty() {
            true => paragraphs.collect(),
            false => paragraphs.filter(|p| !only_boxes(p)).collect(),
        };
        Ok(boxes.into_iter().chain(own).collect())
    }

    /// How a paragraph looks, and what stands before it in a list.
    fn look(&mut self, properties: &Element) -> (ParagraphLook, Option<Label>) {
        let style = properties.child("pStyle").and_then(|e| e.val());
        let table = self.tables.last().cloned().flatten();
        let own = ParagraphLook::read(properties);
        let mut look = self.styles.paragraph(style, table.as_deref());
        let list = own.list.clone().or_else(|| look.list.clone());
        let mut label = None;
        if let Some(list) = list.filter(|(id, _)| id != "0") {
            if let Some(of_list) = self.numbers.paragraph(&list) {
                look = look.under(of_list);
            }
            label = self.numbers.next(&list);
        }
        (look.under(&own), label)
    }

    /// The bytes of a picture.
    pub(super) fn picture(&mut self, id: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let part = self.part.clone();
        let path = self.parts.related(&part, id)?;
        path.map(|path| self.parts.bytes(&path)).transpose()
    }

    /// Says what is not shown.
    pub(super) fn note(&mut self, note: &'static str) {
        self.notes.insert(note);
    }

    /// True in the text of the pages, outside of heads, feet and tables.
    pub(super) fn in_text(&self) -> bool {
        self.part == self.parts.main && self.tables.is_empty()
    }

    /// Counts characters.
    pub(super) fn characters(&mut self, count: usize) -> Result<(), ReadError> {
        self.characters += count;
        at_most(self.characters, "字")
    }

    /// Counts a paragraph or cell.
    pub(super) fn block(&mut self) -> Result<(), ReadError> {
        self.blocks += 1;
        at_most(self.blocks, "段")
    }
}

fn at_most(count: usize, what: &str) -> Result<(), ReadError> {
    match count > MOST {
        true => Err(ReadError::TooLarge(format!(
            "超过 {} 万{what}",
            MOST / 10_000
        ))),
        false => Ok(()),
    }
}

/// The number of a list and the tab behind it.
fn put_label(pieces: &mut Vec<Piece>, label: Label, styles: &Styles, mark: &RunLook) {
    if label.text.is_empty() {
        return;
    }
    let look: Look = styles.characters(mark, &label.run).look();
    if label.tab {
        pieces.insert(0, Piece::Tab(look.clone()));
    }
    pieces.insert(0, Piece::Text(label.text, look));
}

/// What stands in each section, and what is said of it at its end.
fn parted_by_section(children: &[Element]) -> Vec<(&[Element], Option<&Element>)> {
    let mut sections = Vec::new();
    let mut from = 0;
    for (n, element) in children.iter().enumerate() {
        let inner = element.child("pPr").and_then(|p| p.child("sectPr"));
        if element.name == "p" && inner.is_some() {
            sections.push((&children[from..=n], inner));
            from = n + 1;
        }
    }
    let last = children.iter().find(|e| e.name == "sectPr");
    sections.push((&children[from..], last));
    sections
}
