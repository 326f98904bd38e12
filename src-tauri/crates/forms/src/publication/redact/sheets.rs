use super::RedactError;
use super::parts::Parts;
use crate::fill::edits::Edits;
use crate::fill::scan::{Scan, TagKind, texts_of};
use crate::fill::xlsx::book::{Book, Part};

const BOOK: &str = "xl/workbook.xml";

/// Leaves the hidden sheets out, with all that hangs on them.
pub(super) fn remove_hidden(parts: &mut Parts, book: &Book) -> Result<(), RedactError> {
    let (gone, left): (Vec<&Part>, Vec<&Part>) = book.parts.iter().partition(|p| p.hidden);
    if gone.is_empty() {
        return Ok(());
    }
    if left.is_empty() {
        return Err(RedactError::Unsure(
            "所有工作表都是隐藏的。请先取消隐藏再试".into(),
        ));
    }
    for sheet in &gone {
        unreferred(parts, &left, &sheet.name)?;
    }
    in_book(parts, &gone)?;
    titles(parts)?;
    // The chain of formulas names cells of sheets that are no more; Excel makes it anew.
    parts.drop(|n| n == "xl/calcChain.xml" || gone.iter().any(|s| s.path == n))
}

/// A formula or chart that takes its values from the sheet would go on showing them.
fn unreferred(parts: &mut Parts, left: &[&Part], name: &str) -> Result<(), RedactError> {
    let charts = parts
        .names()
        .into_iter()
        .filter(|n| n.starts_with("xl/charts/chart"));
    let places: Vec<String> = left.iter().map(|p| p.path.clone()).chain(charts).collect();
    for part in places {
        let formulas = texts_of(
            &parts.text(&part)?,
            &["f", "formula", "formula1", "formula2"],
        )?;
        if formulas.iter().any(|f| f.contains(name)) {
            return Err(RedactError::Unsure(format!(
                "别的工作表的公式或图表用到隐藏的工作表“{name}”。请先在 Excel 或 WPS 里把公式粘贴为数值再试"
            )));
        }
    }
    Ok(())
}

/// Takes the sheets and the names that lead to them out of the workbook's list.
fn in_book(parts: &mut Parts, gone: &[&Part]) -> Result<(), RedactError> {
    let xml = parts.text(BOOK)?;
    let mut edits = Edits::default();
    let mut scan = Scan::new(&xml);
    let (mut goes, mut name) = (false, None);
    while let Some(tag) = scan.next()? {
        match (tag.name(), tag.kind) {
            ("sheet", TagKind::Open | TagKind::Empty) => {
                goes = tag.attribute("state").is_some_and(|s| s != "visible");
                if goes {
                    edits.replace(tag.range(), "");
                }
            }
            ("sheet", TagKind::Close) if goes => edits.replace(tag.range(), ""),
            ("workbookView", kind) if kind != TagKind::Close => {
                for place in ["activeTab", "firstSheet"]
                    .iter()
                    .filter_map(|a| tag.place(a))
                {
                    edits.replace(place, "0");
                }
            }
            ("definedName", TagKind::Open) => name = Some(tag),
            ("definedName", TagKind::Close) => {
                if let Some(open) = name.take() {
                    let local = open.attribute("localSheetId").and_then(|n| n.parse().ok());
                    let formula = &xml[open.end()..tag.start];
                    let of_gone = gone
                        .iter()
                        .any(|s| local == Some(s.index) || formula.contains(&s.name));
                    if of_gone {
                        edits.replace(open.start..tag.end(), "");
                    } else if let Some((local, place)) = local.zip(open.place("localSheetId")) {
                        let before = gone.iter().filter(|s| s.index < local).count();
                        edits.replace(place, (local - before).to_string());
                    }
                }
            }
            _ => {}
        }
    }
    parts.edit(BOOK, &xml, edits);
    Ok(())
}

/// The list of sheets' names that the properties keep once more.
fn titles(parts: &mut Parts) -> Result<(), RedactError> {
    const APP: &str = "docProps/app.xml";
    if !parts.has(APP) {
        return Ok(());
    }
    let xml = parts.text(APP)?;
    let mut edits = Edits::default();
    let mut scan = Scan::new(&xml);
    let mut open = None;
    while let Some(tag) = scan.next()? {
        match (tag.name(), tag.kind) {
            ("TitlesOfParts" | "HeadingPairs", TagKind::Open) => open = Some(tag.start),
            ("TitlesOfParts" | "HeadingPairs", TagKind::Close) => {
                if let Some(from) = open.take() {
                    edits.replace(from..tag.end(), "");
                }
            }
            _ => {}
        }
    }
    parts.edit(APP, &xml, edits);
    Ok(())
}
