use super::{Place, Tell, TraceKind, buried, piece, properties, trace};
use crate::fill::docx::runs::paragraphs;
use crate::fill::package::Package;
use crate::fill::scan::{Scan, texts_of};
use crate::read::package::ranges;
use crate::read::{ReadError, hidden_lines};
use crate::table::column_letter;
use std::path::Path;

/// What prints above and below a sheet.
const EDGES: [&str; 6] = [
    "oddHeader",
    "oddFooter",
    "evenHeader",
    "evenFooter",
    "firstHeader",
    "firstFooter",
];

/// What a workbook holds beside its cells.
pub(super) fn look(path: &Path, package: &mut Package, tell: Tell<'_>) -> Result<(), ReadError> {
    sheets(&package.text("xl/workbook.xml")?, tell)?;
    lines(path, tell)?;
    asides(package, tell)?;
    properties::look(package, tell)
}

fn sheets(workbook: &str, tell: Tell<'_>) -> Result<(), ReadError> {
    let mut scan = Scan::new(workbook);
    while let Some(tag) = scan.next()? {
        if !tag.begins("sheet") {
            continue;
        }
        let name = tag.attribute("name").unwrap_or_default();
        let how = match tag.attribute("state").as_deref() {
            Some("hidden") => "是隐藏的",
            Some("veryHidden") => "是深度隐藏的（在 Excel 里取消隐藏也看不到）",
            _ => continue,
        };
        let detail = format!("工作表“{name}”{how}");
        trace(TraceKind::HiddenSheet, detail, tell)?;
    }
    let names = texts_of(workbook, &["definedName"])?;
    buried("定义的名称", &names, tell)
}

fn lines(path: &Path, tell: Tell<'_>) -> Result<(), ReadError> {
    for hidden in hidden_lines(path)? {
        let sheet = &hidden.sheet;
        if !hidden.rows.is_empty() {
            let detail = format!("“{sheet}”第 {} 行", ranges(&hidden.rows));
            trace(TraceKind::HiddenLines, detail, tell)?;
        }
        if !hidden.columns.is_empty() {
            let letters: Vec<String> = hidden.columns.iter().copied().map(column_letter).collect();
            let detail = format!("“{sheet}”{} 列", letters.join("、"));
            trace(TraceKind::HiddenLines, detail, tell)?;
        }
    }
    Ok(())
}

/// Comments, text boxes, the edges of pages, and notes beside cells.
fn asides(package: &mut Package, tell: Tell<'_>) -> Result<(), ReadError> {
    let mut comments = 0;
    for part in package.names().to_vec() {
        if !part.ends_with(".xml") {
            continue;
        }
        if part.starts_with("xl/comments") || part.starts_with("xl/threadedComments/") {
            let texts = comment_texts(&package.text(&part)?)?;
            comments += texts.len();
            buried("批注", &texts, tell)?;
        } else if part.starts_with("xl/drawings/") {
            for (number, text) in (1..).zip(paragraphs(&package.text(&part)?)?) {
                let part = part.clone();
                piece(Place::Paragraph { part, number }, &text.text(), tell)?;
            }
        } else if part.starts_with("xl/worksheets/") {
            edges(package, &part, tell)?;
        }
    }
    match comments {
        0 => Ok(()),
        n => trace(TraceKind::Comments, format!("共 {n} 条"), tell),
    }
}

/// A sheet that is too large to be taken into memory whole has its cells looked at all the same.
fn edges(package: &mut Package, part: &str, tell: Tell<'_>) -> Result<(), ReadError> {
    match package.text(part) {
        Ok(xml) => buried("页眉页脚", &texts_of(&xml, &EDGES)?, tell),
        Err(_) => {
            let words = "有的工作表很大，没有看它的页眉页脚";
            tell(super::Told::Unseen(words.into()))
        }
    }
}

/// The text of each comment, in however many runs it stands.
fn comment_texts(xml: &str) -> Result<Vec<String>, ReadError> {
    let mut scan = Scan::new(xml);
    let (mut found, mut begin) = (Vec::new(), None);
    while let Some(tag) = scan.next()? {
        let whole = matches!(tag.name(), "comment" | "threadedComment");
        if whole && tag.ends(tag.name()) {
            let from = begin.take().unwrap_or(tag.start);
            found.push(texts_of(&xml[from..tag.end()], &["t", "text"])?.concat());
        } else if whole {
            begin = Some(tag.start);
        }
    }
    Ok(found)
}
