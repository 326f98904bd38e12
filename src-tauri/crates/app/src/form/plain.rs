use minglu_forms::form::{
    Align, Cell, Column, Font, FontRole, Fonts, Geometry, Leaf, Line, Margins, Orientation, Paper,
    Row, Size,
};

/// A plain table on upright paper: a heading, columns with their widths in millimetres, lines below.
pub fn plain(
    heading: &str,
    columns: &[(&str, f64)],
    rows: Vec<Vec<String>>,
    foot: Vec<String>,
) -> Paper {
    let orientation = Orientation::Portrait;
    Paper {
        name: heading.to_owned(),
        geometry: Geometry {
            paper: Size::A4,
            orientation,
            margins: Margins::usual(orientation),
        },
        fonts: fonts(),
        columns: columns
            .iter()
            .map(|(header, width_mm)| Column {
                header: (*header).to_owned(),
                group: None,
                over: None,
                width_mm: *width_mm,
                align: Align::Left,
            })
            .collect(),
        row_min_mm: 9.0,
        repeat_header: true,
        page_numbers: true,
        leaf_header: None,
        leaves: vec![Leaf {
            name: heading.to_owned(),
            above: Vec::new(),
            heading: heading.to_owned(),
            head: Vec::new(),
            rows: rows.into_iter().map(row).collect(),
            foot: foot.into_iter().map(line).collect(),
        }],
    }
}

fn fonts() -> Fonts {
    let font = |role: FontRole, size_pt| Font {
        families: role.families(),
        size_pt,
    };
    Fonts {
        heading: font(FontRole::Heading, 22.0),
        head: font(FontRole::Head, 12.0),
        body: font(FontRole::Body, 12.0),
        note: font(FontRole::Note, 12.0),
    }
}

fn row(texts: Vec<String>) -> Row {
    let cells = texts.into_iter().enumerate();
    Row {
        cells: cells
            .map(|(column, text)| Cell {
                column,
                text,
                row_span: 1,
                col_span: 1,
            })
            .collect(),
    }
}

fn line(text: String) -> Line {
    Line {
        text,
        align: Align::Left,
        font: FontRole::Note,
    }
}
