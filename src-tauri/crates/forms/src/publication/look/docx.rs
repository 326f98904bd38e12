use super::{Place, Tell, TraceKind, buried, piece, properties, trace};
use crate::fill::docx::runs::paragraphs;
use crate::fill::package::Package;
use crate::fill::scan::{Scan, Tag, texts_of};
use crate::read::ReadError;

/// The parts of a Word file that hold text.
pub(crate) const PARTS: [&str; 6] = [
    "word/document",
    "word/header",
    "word/footer",
    "word/footnotes",
    "word/endnotes",
    "word/comments.",
];

pub(super) fn look(package: &mut Package, tell: Tell<'_>) -> Result<(), ReadError> {
    let mut seen = Seen::default();
    for part in parts(package) {
        let xml = package.text(&part)?;
        for (number, paragraph) in (1..).zip(paragraphs(&xml)?) {
            let part = part.clone();
            piece(Place::Paragraph { part, number }, &paragraph.text(), tell)?;
        }
        buried("修订中删去的文字", &texts_of(&xml, &["delText"])?, tell)?;
        seen.part(&xml)?;
    }
    seen.tell(tell)?;
    if package.has("word/styles.xml") && hides(&package.text("word/styles.xml")?)? {
        trace(TraceKind::HiddenText, "有的样式设为隐藏文字", tell)?;
    }
    properties::look(package, tell)
}

/// The parts that hold text, the document first.
pub(crate) fn parts(package: &Package) -> Vec<String> {
    let holds = |n: &&String| n.ends_with(".xml") && PARTS.iter().any(|p| n.starts_with(p));
    let mut parts: Vec<String> = package.names().iter().filter(holds).cloned().collect();
    parts.sort_by_key(|p| (!p.starts_with("word/document"), p.clone()));
    parts
}

/// What is counted on the way.
#[derive(Default)]
struct Seen {
    inserted: usize,
    deleted: usize,
    reformatted: usize,
    comments: usize,
    hidden: usize,
}

impl Seen {
    fn part(&mut self, xml: &str) -> Result<(), ReadError> {
        let mut scan = Scan::new(xml);
        while let Some(tag) = scan.next()? {
            if !tag.begins(tag.name()) {
                continue;
            }
            match tag.name() {
                "ins" | "moveTo" | "cellIns" => self.inserted += 1,
                "del" | "moveFrom" | "cellDel" => self.deleted += 1,
                name if name.ends_with("PrChange") => self.reformatted += 1,
                "comment" => self.comments += 1,
                "vanish" if is_on(&tag) => self.hidden += 1,
                _ => {}
            }
        }
        Ok(())
    }

    fn tell(&self, tell: Tell<'_>) -> Result<(), ReadError> {
        if self.inserted + self.deleted + self.reformatted > 0 {
            let detail = format!(
                "插入 {} 处，删去 {} 处，改格式 {} 处；删去的文字还在文件里",
                self.inserted, self.deleted, self.reformatted
            );
            trace(TraceKind::TrackedChanges, detail, tell)?;
        }
        if self.comments > 0 {
            trace(
                TraceKind::Comments,
                format!("共 {} 条", self.comments),
                tell,
            )?;
        }
        match self.hidden {
            0 => Ok(()),
            n => trace(TraceKind::HiddenText, format!("共 {n} 处"), tell),
        }
    }
}

fn hides(styles: &str) -> Result<bool, ReadError> {
    let mut scan = Scan::new(styles);
    while let Some(tag) = scan.next()? {
        if tag.begins("vanish") && is_on(&tag) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// True for a switch that is on: bare, or told so.
pub(crate) fn is_on(tag: &Tag<'_>) -> bool {
    let prefix = tag.prefix();
    let value = tag.attribute(&format!("{prefix}val"));
    value.is_none_or(|v| !matches!(&*v, "0" | "false" | "off"))
}
