use super::book::{Book, Part, relations};
use super::grid::Grid;
use super::refs::{parse, reaches};
use crate::fill::scan::{Scan, texts_of};
use crate::fill::table::Rows;
use crate::fill::{FillError, Package};

/// Elements that hold formulas in sheets, charts and the workbook.
const FORMULAS: [&str; 5] = ["f", "formula", "formula1", "formula2", "definedName"];

/// Why no rows can be added below the row `after` (counted from 0) without harm; none where they
/// can.
pub(super) fn obstacle(
    package: &mut Package,
    book: &Book,
    part: &Part,
    xml: &str,
    grid: &Grid,
    after: u32,
) -> Result<Option<&'static str>, FillError> {
    let below = (after..grid.count()).any(|row| grid.has_formula(row));
    if below || own_formulas(xml, after)? {
        return Ok(Some("最后一行或下方有公式，或有公式指向那里"));
    }
    if has_table(xml)? {
        return Ok(Some("表格是用“插入表格”做的，有固定范围"));
    }
    if anchored_below(package, part, after)? {
        return Ok(Some("下方有图表、图片或批注"));
    }
    match other_formulas(package, book, part, after)? {
        true => Ok(Some("别处的公式或图表引用了这些行")),
        false => Ok(None),
    }
}

fn own_formulas(xml: &str, after: u32) -> Result<bool, FillError> {
    let formulas = texts_of(xml, &FORMULAS)?;
    Ok(formulas.iter().any(|f| reaches(f, after + 1)))
}

fn has_table(xml: &str) -> Result<bool, FillError> {
    let mut scan = Scan::new(xml);
    while let Some(tag) = scan.next()? {
        if tag.begins("tablePart") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Drawings and comments that hang on a row below.
fn anchored_below(package: &mut Package, part: &Part, after: u32) -> Result<bool, FillError> {
    for (_, path) in relations(package, &part.path)? {
        if !path.ends_with(".xml") || !package.has(&path) {
            continue;
        }
        let xml = package.text(&path)?;
        let anchors = texts_of(&xml, &["row"])?;
        let drawn = anchors
            .iter()
            .any(|r| r.parse::<u32>().is_ok_and(|r| r > after));
        if drawn || commented_below(&xml, after)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn commented_below(xml: &str, after: u32) -> Result<bool, FillError> {
    let mut scan = Scan::new(xml);
    while let Some(tag) = scan.next()? {
        let place = tag.attribute("ref").and_then(|r| parse(&r));
        if tag.begins("comment") && place.is_some_and(|(_, row)| row > after) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Formulas of other sheets, charts and names that point at this sheet's rows from the last on.
fn other_formulas(
    package: &mut Package,
    book: &Book,
    part: &Part,
    after: u32,
) -> Result<bool, FillError> {
    let mut paths: Vec<String> = book.parts.iter().map(|p| p.path.clone()).collect();
    paths.retain(|path| *path != part.path);
    let chart = |name: &&String| name.starts_with("xl/charts/") && name.ends_with(".xml");
    paths.extend(package.names().iter().filter(chart).cloned());
    paths.push(book.path.clone());
    for path in paths {
        let xml = package.text(&path)?;
        let formulas = match path == book.path {
            true => names(&xml)?,
            false => texts_of(&xml, &FORMULAS)?,
        };
        let points = |f: &String| f.contains(part.name.as_str()) && reaches(f, after + 1);
        if formulas.iter().any(points) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Names that people gave; Excel's own (print areas and the like) are moved instead.
fn names(xml: &str) -> Result<Vec<String>, FillError> {
    let mut scan = Scan::new(xml);
    let mut found = Vec::new();
    while let Some(tag) = scan.next()? {
        let excels = tag
            .attribute("name")
            .is_some_and(|n| n.starts_with("_xlnm."));
        if tag.begins("definedName") && !excels {
            let rest = &xml[tag.end()..];
            let end = rest.find('<').unwrap_or(rest.len());
            found.push(crate::fill::scan::unescaped(&rest[..end]).into_owned());
        }
    }
    Ok(found)
}
