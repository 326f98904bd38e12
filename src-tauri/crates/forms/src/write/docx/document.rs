use super::chart;
use super::markup::{Paragraph, twips};
use crate::form::{Align, Cell, FontRole, Geometry, Leaf, Line, Orientation, Paper, Row};
use crate::write::Chart;
use std::fmt::Write;

const OPEN: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>"
);
/// A table needs a paragraph behind it; this one takes no room.
const AFTER_TABLE: &str = concat!(
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>",
    "<w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>"
);

/// The main part of the document.
pub(super) fn document(paper: &Paper, charts: &[Chart]) -> String {
    let mut out = String::from(OPEN);
    let mut fresh = false;
    for leaf in &paper.leaves {
        write_leaf(paper, leaf, fresh, &mut out);
        fresh = true;
    }
    for chart in charts {
        chart::write(paper, chart, &mut out);
    }
    section(paper, &mut out);
    out.push_str("</w:body></w:document>");
    out
}

fn write_leaf(paper: &Paper, leaf: &Leaf, fresh: bool, out: &mut String) {
    let mut heading = Paragraph::new(FontRole::Heading, Align::Center);
    heading.page_break = fresh && leaf.above.is_empty();
    heading.keep_next = true;
    lines(&leaf.above, fresh, out);
    heading.write(&leaf.heading, out);
    lines(&leaf.head, false, out);
    table(paper, leaf, out);
    lines(&leaf.foot, false, out);
    if leaf.foot.is_empty() {
        out.push_str(AFTER_TABLE);
    }
}

fn lines(lines: &[Line], fresh: bool, out: &mut String) {
    for (n, line) in lines.iter().enumerate() {
        let mut paragraph = Paragraph::new(line.font, line.align);
        paragraph.page_break = fresh && n == 0;
        paragraph.write(&line.text, out);
    }
}

fn table(paper: &Paper, leaf: &Leaf, out: &mut String) {
    let widths: Vec<i64> = paper.columns.iter().map(|c| twips(c.width_mm)).collect();
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>",
        widths.iter().sum::<i64>()
    );
    out.push_str("<w:tblBorders>");
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(
            out,
            "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
        );
    }
    out.push_str("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>");
    for side in ["left", "right"] {
        let _ = write!(out, "<w:{side} w:w=\"57\" w:type=\"dxa\"/>");
    }
    out.push_str("</w:tblCellMar></w:tblPr><w:tblGrid>");
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
    header_rows(paper, &widths, out);
    body_rows(paper, leaf, &widths, out);
    out.push_str("</w:tbl>");
}

fn header_rows(paper: &Paper, widths: &[i64], out: &mut String) {
    let mut reaches = vec![Reach::default(); widths.len()];
    let head = |_: &Cell| Paragraph::new(FontRole::Head, Align::Center);
    for row in &paper.header() {
        out.push_str("<w:tr><w:trPr><w:cantSplit/>");
        height(paper, out);
        if paper.repeat_header {
            out.push_str("<w:tblHeader/>");
        }
        out.push_str("</w:trPr>");
        row_cells(row, widths, &mut reaches, &head, out);
        out.push_str("</w:tr>");
    }
}

fn height(paper: &Paper, out: &mut String) {
    if paper.row_min_mm > 0.0 {
        let _ = write!(
            out,
            "<w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/>",
            twips(paper.row_min_mm)
        );
    }
}

/// How far a cell from above still reaches down in its column.
#[derive(Clone, Copy, Default)]
struct Reach {
    rows: usize,
    columns: usize,
}

fn body_rows(paper: &Paper, leaf: &Leaf, widths: &[i64], out: &mut String) {
    let align = |cell: &Cell| {
        paper
            .columns
            .get(cell.column)
            .map_or(Align::Left, |c| c.align)
    };
    let body = |cell: &Cell| Paragraph::new(FontRole::Body, align(cell));
    let mut reaches = vec![Reach::default(); widths.len()];
    for row in &leaf.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/>");
        height(paper, out);
        out.push_str("</w:trPr>");
        row_cells(row, widths, &mut reaches, &body, out);
        out.push_str("</w:tr>");
    }
}

/// The cells of a row, with empty ones where one from above reaches down.
fn row_cells(
    row: &Row,
    widths: &[i64],
    reaches: &mut [Reach],
    paragraph: &dyn Fn(&Cell) -> Paragraph,
    out: &mut String,
) {
    let mut column = 0;
    while column < widths.len() {
        let cell = row.cells.iter().find(|c| c.column == column);
        let span = cell.map_or(reaches[column].columns, |c| c.col_span);
        let span = span.clamp(1, widths.len() - column);
        let width = widths[column..column + span].iter().sum();
        match cell {
            Some(cell) => {
                let merge = if cell.row_span > 1 {
                    "<w:vMerge w:val=\"restart\"/>"
                } else {
                    ""
                };
                open_cell(width, span, merge, out);
                paragraph(cell).write(&cell.text, out);
                reaches[column] = Reach {
                    rows: cell.row_span.saturating_sub(1),
                    columns: span,
                };
            }
            None => {
                let covered = reaches[column].rows > 0;
                open_cell(width, span, if covered { "<w:vMerge/>" } else { "" }, out);
                Paragraph::new(FontRole::Body, Align::Left).write("", out);
                reaches[column].rows = reaches[column].rows.saturating_sub(1);
            }
        }
        out.push_str("</w:tc>");
        column += span;
    }
}

/// Opens a cell; its properties stand in the order of the schema, which Word insists on.
fn open_cell(width: i64, span: usize, merge: &str, out: &mut String) {
    let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    if span > 1 {
        let _ = write!(out, "<w:gridSpan w:val=\"{span}\"/>");
    }
    out.push_str(merge);
    out.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
}

fn section(paper: &Paper, out: &mut String) {
    out.push_str("<w:sectPr>");
    if paper.page_numbers {
        out.push_str("<w:footerReference w:type=\"default\" r:id=\"rId4\"/>");
    }
    page(&paper.geometry, out);
    out.push_str("<w:cols w:space=\"425\"/></w:sectPr>");
}

fn page(geometry: &Geometry, out: &mut String) {
    let (width, height) = geometry.size();
    let orient = match geometry.orientation {
        Orientation::Portrait => "",
        Orientation::Landscape => " w:orient=\"landscape\"",
    };
    let m = geometry.margins;
    let _ = write!(
        out,
        "<w:pgSz w:w=\"{}\" w:h=\"{}\"{orient}/><w:pgMar w:top=\"{}\" w:right=\"{}\" \
         w:bottom=\"{}\" w:left=\"{}\" w:header=\"567\" w:footer=\"{}\" w:gutter=\"0\"/>",
        twips(width),
        twips(height),
        twips(m.top),
        twips(m.right),
        twips(m.bottom),
        twips(m.left),
        twips(m.bottom / 2.0)
    );
}
