use super::ink::Inks;
use super::paragraph::{BESIDE, define};
use crate::PrintError;
use crate::fonts;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minglu_forms::manuscript::{Block, Manuscript, Margin, Paragraph, Picture, Section};
use std::fmt::Write;

/// What every manuscript's source begins with: every line has the height that its strut gives it.
const PREAMBLE: &str = concat!(
    "#set text(top-edge: \"baseline\", bottom-edge: \"baseline\", cjk-latin-spacing: none, ",
    "kerning: false, ligatures: false, hyphenate: false, lang: \"zh\", region: \"cn\")\n",
    "#set par(leading: 0pt, spacing: 0pt, justify: false)\n",
    "#set block(spacing: 0pt)\n",
    "#let s(height, below) = box(width: 0pt, height: height, baseline: below)\n",
    "#let u(width, down, thick) = box(width: width, height: 0pt, outset: (bottom: down), ",
    "stroke: (bottom: thick))\n",
    "#let un(body) = box(outset: (bottom: 0.15em), stroke: (bottom: 0.05em), body)\n",
    "#let number() = context counter(page).display()\n",
    "#let count() = context str(counter(page).final().first())\n",
);

/// Makes a manuscript the source of a page.
pub(super) struct Setter {
    pub(super) inks: Inks,
    /// Distance of the places for tabs that nobody sets.
    pub(super) tab: f64,
    /// Grid of the page that is set.
    pub(super) grid: Option<f64>,
    /// Height of the text on the page that is set.
    pub(super) page: f64,
    pub(super) pictures: Vec<Vec<u8>>,
    /// True inside a cell, a head or a foot, which no page break can part.
    enclosed: bool,
}

/// A source and the pictures that it names, in their order.
pub(crate) struct Set {
    pub(crate) source: String,
    pub(crate) pictures: Vec<Vec<u8>>,
}

/// Makes the source.
///
/// # Errors
/// Fails where no Chinese font is installed.
pub(crate) fn set(manuscript: &Manuscript) -> Result<Set, PrintError> {
    let mut setter = Setter {
        inks: Inks::new(fonts::installed()),
        tab: manuscript.tab.max(1.0),
        grid: None,
        page: 0.0,
        pictures: Vec::new(),
        enclosed: false,
    };
    let mut pages = String::new();
    for (number, section) in manuscript.sections.iter().enumerate() {
        setter.section(number, section, &mut pages)?;
    }
    let mut source = String::from(PREAMBLE);
    for (number, ink) in setter.inks.all.iter().enumerate() {
        define(number, ink, &mut source);
    }
    source.push_str(&pages);
    Ok(Set {
        source,
        pictures: setter.pictures,
    })
}

impl Setter {
    fn section(
        &mut self,
        number: usize,
        section: &Section,
        out: &mut String,
    ) -> Result<(), PrintError> {
        let page = &section.page;
        let room = page.width - page.left - page.right;
        // Lines of heads and feet do not follow the grid.
        self.grid = None;
        let (head, above) = self.margin(&section.head, room)?;
        let (foot, below) = self.margin(&section.foot, room)?;
        self.grid = page.grid;
        let top = page.top.max(page.head + above);
        let bottom = page.bottom.max(page.foot + below);
        self.page = page.height - top - bottom;
        let _ = write!(
            out,
            "#page(width:{:.2}pt,height:{:.2}pt,margin:(top:{top:.2}pt,bottom:{bottom:.2}pt,\
             left:{:.2}pt,right:{:.2}pt),background:context{{",
            page.width, page.height, page.left, page.right
        );
        let begin = format!("section{number}");
        head.place("top", (page.left, page.head), &begin, out);
        foot.place("bottom", (page.left, -page.foot), &begin, out);
        let _ = write!(out, "}},{{[#metadata(none)<{begin}>];");
        if let Some(first) = section.begins_at {
            let _ = write!(out, "counter(page).update({first});");
        }
        self.blocks(&section.blocks, room, out)?;
        out.push_str("})\n");
        Ok(())
    }

    /// The sources of head or foot, and the height of the highest.
    fn margin(&mut self, margin: &Margin, room: f64) -> Result<(SetMargin, f64), PrintError> {
        let mut highest = 0.0_f64;
        let mut set = |blocks: &Vec<Block>| -> Result<String, PrintError> {
            let mut source = String::new();
            let height = self.enclosed(blocks, room, &mut source)?;
            highest = highest.max(height);
            Ok(source)
        };
        let set = SetMargin {
            first: margin.first.as_ref().map(&mut set).transpose()?,
            even: margin.even.as_ref().map(&mut set).transpose()?,
            usual: set(&margin.usual)?,
        };
        Ok((set, highest))
    }

    /// The same inside a cell, a head or a foot.
    pub(super) fn enclosed(
        &mut self,
        blocks: &[Block],
        room: f64,
        out: &mut String,
    ) -> Result<f64, PrintError> {
        let outside = std::mem::replace(&mut self.enclosed, true);
        let height = self.blocks(blocks, room, out);
        self.enclosed = outside;
        height
    }

    /// Writes blocks and says how high they are; the space below the last is not written.
    pub(super) fn blocks(
        &mut self,
        blocks: &[Block],
        room: f64,
        out: &mut String,
    ) -> Result<f64, PrintError> {
        let (mut sum, mut below) = (0.0, 0.0);
        for (n, block) in blocks.iter().enumerate() {
            let above = match block {
                Block::Paragraph(paragraph) => paragraph.before + below,
                Block::Table(_) => below,
            };
            // At the beginning typst would leave the space out.
            let strong = n == 0 && above > 0.0;
            if strong {
                let _ = write!(out, "v({above:.2}pt);");
            }
            let gap = if strong { 0.0 } else { above };
            let height = match block {
                Block::Paragraph(paragraph) => self.block(paragraph, gap, room, out)?,
                Block::Table(table) => self.table(table, gap, room, out)?,
            };
            sum += above + height;
            below = match block {
                Block::Paragraph(paragraph) => paragraph.after,
                Block::Table(_) => 0.0,
            };
        }
        Ok(sum + below)
    }

    fn block(
        &mut self,
        paragraph: &Paragraph,
        above: f64,
        room: f64,
        out: &mut String,
    ) -> Result<f64, PrintError> {
        if paragraph.page_break && !self.enclosed {
            out.push_str("pagebreak(weak:true);");
        }
        let _ = write!(
            out,
            "block(above:{above:.2}pt,below:0pt,width:{:.2}pt",
            room + BESIDE
        );
        if paragraph.keep_next {
            out.push_str(",sticky:true");
        }
        if paragraph.keep_lines {
            out.push_str(",breakable:false");
        }
        out.push_str(",{");
        if !paragraph.in_company {
            out.push_str("set text(costs:(orphan:0%,widow:0%));");
        }
        for (side, rule) in [("top", paragraph.rules.0), ("bottom", paragraph.rules.1)] {
            if let Some(thick) = rule {
                let length = room - paragraph.left - paragraph.right;
                let _ = write!(
                    out,
                    "place({side}+left,dx:{:.2}pt,line(length:{length:.2}pt,stroke:{thick:.2}pt));",
                    paragraph.left
                );
            }
        }
        let height = self.paragraph(paragraph, room, out)?;
        out.push_str("});");
        Ok(height)
    }

    /// Writes a picture of the size that it has on paper.
    pub(super) fn picture(&mut self, picture: &Picture, out: &mut String) {
        let Ok(bytes) = STANDARD.decode(&picture.data) else {
            return;
        };
        let format = if bytes.starts_with(b"\xff\xd8") {
            "jpg"
        } else {
            "png"
        };
        let _ = write!(
            out,
            "box(image(\"p{}\",format:\"{format}\",fit:\"stretch\",width:{:.2}pt,height:{:.2}pt));",
            self.pictures.len(),
            picture.width,
            picture.height
        );
        self.pictures.push(bytes);
    }
}

/// The sources of head or foot: of a section's first page, of even pages, of all others.
struct SetMargin {
    first: Option<String>,
    even: Option<String>,
    usual: String,
}

impl SetMargin {
    /// Writes what stands on a page at this side; the section begins at the label `begin`.
    fn place(&self, side: &str, (dx, dy): (f64, f64), begin: &str, out: &mut String) {
        let _ = write!(out, "place({side}+left,dx:{dx:.2}pt,dy:{dy:.2}pt,block({{");
        if let Some(first) = &self.first {
            let _ = write!(
                out,
                "if locate(<{begin}>).page()==here().page(){{{first}}}else "
            );
        }
        if let Some(even) = &self.even {
            let _ = write!(
                out,
                "if calc.even(counter(page).get().first()){{{even}}}else "
            );
        }
        let _ = write!(out, "{{{}}}}}));", self.usual);
    }
}
