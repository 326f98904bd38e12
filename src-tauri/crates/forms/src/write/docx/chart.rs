use super::super::chart::figure;
use super::markup::{Paragraph, twips};
use crate::form::{Align, FontRole, Paper};
use crate::write::Chart;
use std::fmt::Write;

/// Steps of the longest bar: the columns of its table.
const STEPS: usize = 100;
/// Shares of the text's width for the names and the numbers.
const NAMES: f64 = 0.32;
const NUMBERS: f64 = 0.12;
const COLOUR: &str = "2F6DB5";

/// The chart as a table without lines: a bar is a coloured cell as long as its number says.
pub(super) fn write(paper: &Paper, chart: &Chart, out: &mut String) {
    let mut title = Paragraph::new(FontRole::Head, Align::Left);
    title.keep_next = true;
    title.write(&format!("{}：{}", chart.title, chart.head), out);
    let whole = paper.geometry.text_width();
    let (names, numbers) = (twips(whole * NAMES), twips(whole * NUMBERS));
    let step = twips(whole * (1.0 - NAMES - NUMBERS)) / STEPS as i64;
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders><w:insideH \
         w:val=\"single\" w:sz=\"48\" w:space=\"0\" w:color=\"FFFFFF\"/></w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{names}\"/>",
        names + numbers + step * STEPS as i64
    );
    for _ in 0..STEPS {
        let _ = write!(out, "<w:gridCol w:w=\"{step}\"/>");
    }
    let _ = write!(out, "<w:gridCol w:w=\"{numbers}\"/></w:tblGrid>");
    let most = chart.most();
    for (name, number) in &chart.bars {
        let share = if most > 0.0 { number / most } else { 0.0 };
        let length = ((share * STEPS as f64).round() as usize).min(STEPS);
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        cell(names, 1, None, name, out);
        for (steps, colour) in [(length, Some(COLOUR)), (STEPS - length, None)] {
            if steps > 0 {
                cell(step * steps as i64, steps, colour, "", out);
            }
        }
        cell(numbers, 1, None, &figure(*number), out);
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    Paragraph::new(FontRole::Note, Align::Left).write("", out);
}

/// A cell over so many columns; its properties stand in the order of the schema.
fn cell(width: i64, span: usize, colour: Option<&str>, text: &str, out: &mut String) {
    let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    if span > 1 {
        let _ = write!(out, "<w:gridSpan w:val=\"{span}\"/>");
    }
    if let Some(colour) = colour {
        let _ = write!(
            out,
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{colour}\"/>"
        );
    }
    out.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
    Paragraph::new(FontRole::Note, Align::Left).write(text, out);
    out.push_str("</w:tc>");
}
