use crate::form::{Align, FontRole, Paper};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The cell formats of a workbook.
pub(in crate::write) struct Looks {
    heading: Format,
    head: Format,
    body: Vec<Format>,
    over_pages: Vec<Format>,
    lines: [Format; 12],
}

const ALIGNS: [Align; 3] = [Align::Left, Align::Center, Align::Right];
const ROLES: [FontRole; 4] = [
    FontRole::Heading,
    FontRole::Head,
    FontRole::Body,
    FontRole::Note,
];

impl Looks {
    /// The formats that a paper's fonts and columns ask for.
    pub(in crate::write) fn new(paper: &Paper) -> Looks {
        let plain = |role| plain(paper, role);
        let boxed = |role| plain(role).set_border(FormatBorder::Thin);
        let body = |c: &crate::form::Column| aligned(boxed(FontRole::Body), c.align);
        let body: Vec<Format> = paper.columns.iter().map(body).collect();
        let top = |f: &Format| f.clone().set_align(FormatAlign::Top);
        Looks {
            over_pages: body.iter().map(top).collect(),
            body,
            heading: aligned(plain(FontRole::Heading), Align::Center),
            head: aligned(boxed(FontRole::Head), Align::Center),
            lines: std::array::from_fn(|n| aligned(plain(ROLES[n / 3]), ALIGNS[n % 3])),
        }
    }

    /// The heading.
    pub(super) fn heading(&self) -> &Format {
        &self.heading
    }

    /// A cell of the header row.
    pub(super) fn head(&self) -> &Format {
        &self.head
    }

    /// A body cell of this column.
    pub(in crate::write) fn body(&self, column: usize) -> &Format {
        &self.body[column]
    }

    /// A body cell of this column that goes over the end of a page.
    pub(super) fn over_pages(&self, column: usize) -> &Format {
        &self.over_pages[column]
    }

    /// A line outside the table.
    pub(super) fn line(&self, font: FontRole, align: Align) -> &Format {
        &self.lines[font as usize * 3 + align as usize]
    }
}

/// Text (`@`), wrapped and vertically centred.
fn plain(paper: &Paper, role: FontRole) -> Format {
    let font = paper.fonts.of(role);
    Format::new()
        .set_font_name(font.family())
        .set_font_size(font.size_pt)
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

fn aligned(format: Format, align: Align) -> Format {
    format.set_align(match align {
        Align::Left => FormatAlign::Left,
        Align::Center => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    })
}
