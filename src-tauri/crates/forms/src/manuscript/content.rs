use super::body::Reader;
use super::paragraph::align;
use super::picture::{Picture, is_drawn, place};
use super::run::RunLook;
use super::tree::Element;
use super::{Align, Block, Look, Paragraph, Piece};
use crate::read::ReadError;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Paragraphs of a text box inside each other at most.
const DEEPEST_BOX: usize = 3;

/// Collects what stands in one paragraph.
pub(super) struct Content<'a> {
    /// How characters look that say nothing of themselves.
    around: &'a RunLook,
    /// Finished lines of pieces, each but the last ended by the end of a page.
    pub(super) parts: Vec<Vec<Piece>>,
    /// The paragraphs of text boxes in a head or foot.
    pub(super) boxes: Vec<Block>,
    field: Field,
}

/// Where in a field (page number, date, reference) the reading is.
#[derive(Default)]
struct Field {
    depth: usize,
    /// The result is read, not the instruction.
    result: bool,
    instruction: String,
    /// The result is not shown: a number of ours stands for it.
    replaced: bool,
}

impl<'a> Content<'a> {
    pub(super) fn new(around: &'a RunLook) -> Content<'a> {
        Content {
            around,
            parts: vec![Vec::new()],
            boxes: Vec::new(),
            field: Field::default(),
        }
    }

    /// Reads what is in a paragraph, or in what stands around runs.
    pub(super) fn read(&mut self, parent: &Element, reader: &mut Reader) -> Result<(), ReadError> {
        for element in &parent.children {
            match element.name.as_str() {
                "r" => self.run(element, reader)?,
                "fldSimple" => self.simple_field(element, reader)?,
                "hyperlink" | "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent"
                | "customXml" | "dir" | "bdo" => self.read(element, reader)?,
                "oMath" | "oMathPara" => reader.note("有公式没有显示，以 Word 为准"),
                _ => {}
            }
        }
        Ok(())
    }

    fn run(&mut self, run: &Element, reader: &mut Reader) -> Result<(), ReadError> {
        let own = run
            .child("rPr")
            .map(|e| RunLook::read(e, &reader.styles.theme))
            .unwrap_or_default();
        let look = reader.styles.characters(self.around, &own);
        if look.is_hidden() {
            return Ok(());
        }
        let look = look.look();
        for element in &run.children {
            self.piece(element, &look, reader)?;
        }
        Ok(())
    }

    fn piece(
        &mut self,
        element: &Element,
        look: &Look,
        reader: &mut Reader,
    ) -> Result<(), ReadError> {
        match element.name.as_str() {
            "fldChar" => self.field_mark(element, look),
            "instrText" if self.field.depth == 1 && !self.field.result => {
                self.field.instruction.push_str(&element.text);
            }
            _ if self.field.depth > 0 && (!self.field.result || self.field.replaced) => {}
            "t" => self.text(&element.text, look, reader)?,
            "tab" | "ptab" => self.push(Piece::Tab(look.clone())),
            "br" => self.line_end(element.attribute("type"), look, reader),
            "cr" => self.push(Piece::Break(look.clone())),
            "noBreakHyphen" => self.text("\u{2011}", look, reader)?,
            "sym" => self.text(symbol(element), look, reader)?,
            "drawing" => self.drawing(element, look, reader)?,
            "pict" | "object" => self.shape(element, reader)?,
            "AlternateContent" => {
                let choice = element.child("Choice").or(element.child("Fallback"));
                for inner in choice.iter().flat_map(|c| &c.children) {
                    self.piece(inner, look, reader)?;
                }
            }
            "footnoteReference" | "endnoteReference" => {
                reader.note("有脚注没有显示，以 Word 为准");
            }
            "ruby" => self.ruby(element, reader)?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, look: &Look, reader: &mut Reader) -> Result<(), ReadError> {
        reader.characters(text.chars().count())?;
        if let Some(Piece::Text(before, same)) = self.parts.last_mut().and_then(|p| p.last_mut())
            && same == look
        {
            before.push_str(text);
        } else if !text.is_empty() {
            self.push(Piece::Text(text.to_owned(), look.clone()));
        }
        Ok(())
    }

    fn push(&mut self, piece: Piece) {
        if let Some(part) = self.parts.last_mut() {
            part.push(piece);
        }
    }

    fn line_end(&mut self, kind: Option<&str>, look: &Look, reader: &mut Reader) {
        match kind {
            Some("page") if reader.in_text() => self.parts.push(Vec::new()),
            Some("column") => {}
            _ => self.push(Piece::Break(look.clone())),
        }
    }

    fn field_mark(&mut self, element: &Element, look: &Look) {
        match element.attribute("fldCharType") {
            Some("begin") => {
                self.field.depth += 1;
                if self.field.depth == 1 {
                    self.field.instruction.clear();
                    (self.field.result, self.field.replaced) = (false, false);
                }
            }
            Some("separate") if self.field.depth == 1 => {
                self.field.result = true;
                self.number(look);
            }
            Some("end") => {
                if self.field.depth == 1 && !self.field.result {
                    self.number(look);
                }
                self.field.depth = self.field.depth.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// Puts a number of ours where the field asks for one.
    fn number(&mut self, look: &Look) {
        let piece = number(&self.field.instruction, look);
        self.field.replaced = piece.is_some();
        piece.into_iter().for_each(|piece| self.push(piece));
    }

    fn simple_field(&mut self, field: &Element, reader: &mut Reader) -> Result<(), ReadError> {
        let own = field
            .child("r")
            .and_then(|r| r.child("rPr"))
            .map(|e| RunLook::read(e, &reader.styles.theme))
            .unwrap_or_default();
        let look = reader.styles.characters(self.around, &own).look();
        match number(field.attribute("instr").unwrap_or_default(), &look) {
            Some(piece) => self.push(piece),
            None => self.read(field, reader)?,
        }
        Ok(())
    }

    fn drawing(
        &mut self,
        drawing: &Element,
        look: &Look,
        reader: &mut Reader,
    ) -> Result<(), ReadError> {
        let Some((id, width, height)) = place(drawing) else {
            return self.shape(drawing, reader);
        };
        match reader.picture(id)?.filter(|bytes| is_drawn(bytes)) {
            Some(bytes) if width > 0.0 && height > 0.0 => {
                let data = STANDARD.encode(&bytes);
                self.push(Piece::Picture(Picture {
                    width,
                    height,
                    data,
                }));
            }
            _ => {
                reader.note("有一幅图片没有显示，以 Word 为准");
                self.text("", look, reader)?;
            }
        }
        Ok(())
    }

    /// A drawing beside the text. Only text boxes of heads and feet are shown: there Word and WPS
    /// put the number of the page.
    fn shape(&mut self, shape: &Element, reader: &mut Reader) -> Result<(), ReadError> {
        let text = shape.find("txbxContent");
        let Some(text) = text.filter(|_| !reader.in_text() && reader.boxes < DEEPEST_BOX) else {
            reader.note(match text {
                Some(_) => "有一个文本框没有显示，以 Word 为准",
                None => "有一个图形没有显示，以 Word 为准",
            });
            return Ok(());
        };
        let aligned = shape.find("positionH").and_then(|p| p.child("align"));
        let align = aligned.and_then(|a| frame_align(a.text.trim()));
        reader.boxes += 1;
        let mut blocks = reader.blocks(text)?;
        reader.boxes -= 1;
        for block in &mut blocks {
            if let (Block::Paragraph(paragraph), Some(align)) = (block, align) {
                paragraph.align = align;
            }
        }
        self.boxes.extend(blocks);
        Ok(())
    }

    fn ruby(&mut self, ruby: &Element, reader: &mut Reader) -> Result<(), ReadError> {
        match ruby.child("rubyBase") {
            Some(base) => self.read(base, reader),
            None => Ok(()),
        }
    }
}

/// How a framed paragraph stands; the outer side is taken as the right one.
pub(super) fn frame_align(word: &str) -> Option<Align> {
    match word {
        "outside" => Some(Align::Right),
        "inside" => Some(Align::Left),
        word => align(word),
    }
}

/// Cuts the pieces of a paragraph into one for each page on which it begins anew.
pub(super) fn parted(shape: Paragraph, parts: Vec<Vec<Piece>>) -> Vec<Paragraph> {
    let last = parts.len().saturating_sub(1);
    let part = |(n, pieces): (usize, Vec<Piece>)| {
        let mut paragraph = shape.clone();
        if n > 0 {
            (paragraph.first, paragraph.before, paragraph.page_break) = (0.0, 0.0, true);
        }
        if n < last {
            paragraph.after = 0.0;
        }
        paragraph.pieces = pieces;
        paragraph
    };
    parts.into_iter().enumerate().map(part).collect()
}

fn number(instruction: &str, look: &Look) -> Option<Piece> {
    let word = instruction.split_whitespace().next()?;
    match word.to_ascii_uppercase().as_str() {
        "PAGE" => Some(Piece::Number(look.clone())),
        "NUMPAGES" | "SECTIONPAGES" => Some(Piece::Count(look.clone())),
        _ => None,
    }
}

/// The few characters of symbol fonts that stand in forms: ticks and boxes.
fn symbol(element: &Element) -> &'static str {
    crate::read::symbol(element.attribute("char"))
}
