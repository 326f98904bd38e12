use crate::PrintError;
use crate::markup::{align, list, literal, mm, text};
use minglu_forms::Paper;
use minglu_forms::form::{
    Cell, Font, FontRole, Leaf, Line, Orientation, breakable, row_heights, text_height,
};
use std::fmt::Write;

const PT_PER_MM: f64 = 72.0 / 25.4;
/// Space between a cell's border and its text.
const INSET: &str = "(x: 1mm, y: 1.1mm)";
const ROLES: [(FontRole, &str); 4] = [
    (FontRole::Heading, "f-heading"),
    (FontRole::Head, "f-head"),
    (FontRole::Body, "f-body"),
    (FontRole::Note, "f-note"),
];

/// The typst source of a paper, with the families that are installed; `chinese` stands in where
/// none of a role's families is.
///
/// # Errors
/// Fails where a role has no font with Chinese characters.
pub fn source(
    paper: &Paper,
    installed: &dyn Fn(&str) -> bool,
    chinese: Option<&str>,
) -> Result<String, PrintError> {
    let mut out = String::new();
    for (role, name) in ROLES {
        let _ = write!(out, "#let {name} = ");
        families(paper.fonts.of(role), installed, chinese, &mut out)?;
        out.push('\n');
    }
    settings(paper, &mut out);
    for (n, leaf) in paper.leaves.iter().enumerate() {
        if n > 0 {
            out.push_str("#pagebreak()\n");
        }
        write_leaf(paper, leaf, &mut out);
    }
    Ok(out)
}

fn families(
    font: &Font,
    installed: &dyn Fn(&str) -> bool,
    chinese: Option<&str>,
    out: &mut String,
) -> Result<(), PrintError> {
    let mut found: Vec<&str> = font.families.iter().map(String::as_str).collect();
    found.retain(|family| installed(family));
    if found.is_empty() {
        found.push(chinese.ok_or(PrintError::NoChineseFont)?);
    }
    list(found.into_iter(), out);
    Ok(())
}

fn settings(paper: &Paper, out: &mut String) {
    out.push_str("#set document(title: ");
    literal(&paper.name, out);
    out.push_str(", date: none)\n");
    let m = paper.geometry.margins;
    let flipped = paper.geometry.orientation == Orientation::Landscape;
    let _ = writeln!(
        out,
        "#set page(paper: \"a4\", flipped: {flipped}, margin: (top: {}mm, bottom: {}mm, \
         left: {}mm, right: {}mm), footer-descent: 35%{})",
        m.top,
        m.bottom,
        m.left,
        m.right,
        if paper.page_numbers { FOOTER } else { "" }
    );
    let _ = writeln!(
        out,
        "#set text(lang: \"zh\", region: \"cn\", font: f-body, size: {}pt, \
         top-edge: 0.88em, bottom-edge: -0.12em)\n\
         #set par(leading: 0.3em, spacing: 0.3em, justify: false)\n\
         #set table(stroke: 0.5pt, inset: {INSET})",
        paper.fonts.body.size_pt
    );
}

const FOOTER: &str = ", footer: context align(center, text(size: 12pt, \"第 \" + \
    counter(page).display() + \" 页 共 \" + str(counter(page).final().first()) + \" 页\"))";

fn write_leaf(paper: &Paper, leaf: &Leaf, out: &mut String) {
    leaf.above.iter().for_each(|l| line(paper, l, out));
    let size = paper.fonts.heading.size_pt;
    let _ = write!(
        out,
        "#block(width: 100%, below: 5mm, align(center, text(font: f-heading, size: {size}pt, "
    );
    text(&leaf.heading, out);
    out.push_str(")))\n");
    leaf.head.iter().for_each(|l| line(paper, l, out));
    table(paper, leaf, out);
    leaf.foot.iter().for_each(|l| line(paper, l, out));
}

fn line(paper: &Paper, line: &Line, out: &mut String) {
    let font = ROLES.iter().find(|(role, _)| *role == line.font);
    let size = paper.fonts.of(line.font).size_pt;
    let _ = write!(
        out,
        "#block(width: 100%, above: {0}pt, below: {0}pt, align({1}, text(font: {2}, size: {3}pt, ",
        size * 0.7,
        align(line.align),
        font.map_or("f-body", |(_, name)| name),
        size
    );
    text(&line.text, out);
    out.push_str(")))\n");
}

fn table(paper: &Paper, leaf: &Leaf, out: &mut String) {
    out.push_str("#align(center, text(cjk-latin-spacing: none, table(\n  columns: (");
    for column in &paper.columns {
        mm(column.width_mm, out);
        out.push_str(", ");
    }
    out.push_str("),\n  align: (");
    for column in &paper.columns {
        let _ = write!(out, "{} + horizon, ", align(column.align));
    }
    out.push_str("),\n  rows: (");
    let heights = row_heights(paper, &leaf.rows);
    let least = paper.row_min_mm * PT_PER_MM;
    let fits = |height: f64| height <= least + 0.01;
    let head = if least > 0.0 { least } else { f64::MAX };
    let heads = std::iter::repeat_n(head, paper.header().len());
    for height in heads.chain(heights) {
        match fits(height) {
            true => mm(paper.row_min_mm, out),
            false => out.push_str("auto"),
        }
        out.push_str(", ");
    }
    out.push_str("),\n");
    header(paper, out);
    for cell in leaf.rows.iter().flat_map(|row| &row.cells) {
        body_cell(paper, cell, out);
    }
    out.push_str(")))\n");
}

fn header(paper: &Paper, out: &mut String) {
    let _ = write!(out, "  table.header(repeat: {}", paper.repeat_header);
    let size = paper.fonts.head.size_pt;
    for cell in paper.header().iter().flat_map(|row| &row.cells) {
        let _ = write!(
            out,
            ", table.cell(rowspan: {}, colspan: {}, align: center + horizon, \
             text(font: f-head, size: {size}pt, ",
            cell.row_span, cell.col_span
        );
        text(&cell.text, out);
        out.push_str("))");
    }
    out.push_str("),\n");
}

fn body_cell(paper: &Paper, cell: &Cell, out: &mut String) {
    let (_, height) = paper.geometry.size();
    let m = paper.geometry.margins;
    let room = (height - m.top - m.bottom) * PT_PER_MM * 0.7;
    // A row goes to the next page whole, unless it is nearly a page itself.
    let whole = cell.row_span == 1 && text_height(paper, cell) < room;
    let width: f64 = paper
        .columns
        .iter()
        .skip(cell.column)
        .take(cell.col_span)
        .map(|c| c.width_mm)
        .sum();
    let broken = breakable(
        &cell.text,
        width * PT_PER_MM - 6.0,
        paper.fonts.body.size_pt,
    );
    out.push_str("  table.cell(");
    if cell.row_span > 1 {
        let _ = write!(out, "rowspan: {}, ", cell.row_span);
    }
    if cell.col_span > 1 {
        let _ = write!(out, "colspan: {}, ", cell.col_span);
    }
    if whole {
        out.push_str("breakable: false, ");
    }
    text(&broken, out);
    out.push_str("),\n");
}
