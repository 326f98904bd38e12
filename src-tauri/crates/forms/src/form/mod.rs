//! The paper face of a ledger: forms as data, and the neutral printed document made from them.

mod builtin;
mod compose;
mod head;
mod measure;
mod merge;
mod own;
mod paper;
mod pattern;
mod read;
mod show;
mod tick;
mod total;

pub use builtin::builtin;
pub use compose::{Values, compose};
pub use measure::{breakable, line_count, row_heights, text_height};
pub use paper::{
    Align, Cell, Column, Font, FontRole, Fonts, Geometry, Leaf, Line, Margins, Orientation, Paper,
    Row, SERIF, Size,
};
pub use pattern::{Filled, fill_pattern};
pub use read::FormError;
pub use show::{DateStyle, show};

pub(crate) use compose::{frame, row_texts};
pub(crate) use tick::mark;

use serde::Deserialize;

/// A printed form of a ledger, as a file under `schemas/forms` describes it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    #[serde(rename = "$schema", default)]
    _schema: Option<String>,
    /// Name in code and on the command line, for example `task-breakdown`.
    pub name: String,
    /// Name on screen, for example 任务分解表.
    pub title: String,
    /// The ledger whose rows it shows.
    pub ledger: String,
    /// File formats that are offered for it.
    #[serde(default = "all_formats")]
    pub formats: Vec<String>,
    /// Patterns of the heading: the first without an empty placeholder is printed, else the last.
    pub heading: Vec<String>,
    /// Which way the sheet lies.
    #[serde(default)]
    pub orientation: Orientation,
    /// The sheet of paper: A4 unless it says A3.
    #[serde(default)]
    pub paper: Size,
    /// Paper margins, where they are not the usual ones of the orientation.
    #[serde(default)]
    pub margins_mm: Option<Margins>,
    /// Sizes of the type.
    #[serde(default)]
    pub sizes: Sizes,
    /// The column whose change of value begins a fresh page.
    #[serde(default)]
    pub leaf_by: Option<String>,
    /// The column across whose change of value nothing is merged.
    #[serde(default)]
    pub merge_within: Option<String>,
    /// Lines above the heading.
    #[serde(default)]
    pub above: Vec<LinePattern>,
    /// Lines between heading and table.
    #[serde(default)]
    pub head: Vec<LinePattern>,
    /// Lines below the table.
    #[serde(default)]
    pub foot: Vec<LinePattern>,
    /// Empty rows are added up to this number.
    #[serde(default)]
    pub min_rows: usize,
    /// Least height of a row in millimetres.
    #[serde(default)]
    pub row_min_mm: f64,
    /// Page numbers at the foot.
    #[serde(default = "yes")]
    pub page_numbers: bool,
    /// Header row on every page.
    #[serde(default = "yes")]
    pub repeat_header: bool,
    /// Rows of a slip, which shows one record a page in two columns.
    #[serde(default)]
    pub items: Vec<FormItem>,
    /// Columns from left to right.
    pub columns: Vec<FormColumn>,
}

/// A row of a slip.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormItem {
    /// Printed label.
    pub label: String,
    /// Column of the ledger.
    #[serde(default)]
    pub field: Option<String>,
    /// A pattern in place of a column: room to sign.
    #[serde(default)]
    pub text: String,
    /// Personal data that the paper must show in clear, because the notice demands it.
    #[serde(default)]
    pub clear: bool,
}

/// A column of a form.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormColumn {
    /// Column of the ledger; absent for the running number and for an empty column.
    #[serde(default)]
    pub field: Option<String>,
    /// A running number from 1.
    #[serde(default)]
    pub serial: bool,
    /// Left empty, to be filled in by whoever gets the paper.
    #[serde(default)]
    pub blank: bool,
    /// Printed header.
    pub header: String,
    /// Printed over this header and its neighbours of the same group.
    #[serde(default)]
    pub group: Option<String>,
    /// Printed over that and its neighbours of the same.
    #[serde(default)]
    pub over: Option<String>,
    /// A tick column: √ where the list holds this.
    #[serde(default)]
    pub option: Option<String>,
    /// A list as boxes, ■政府网站 □政府公报.
    #[serde(default)]
    pub boxes: bool,
    /// Width in millimetres.
    pub width_mm: f64,
    /// How the text stands in its cells.
    #[serde(default)]
    pub align: Align,
    /// Yes is printed √, no ×.
    #[serde(default)]
    pub ticks: bool,
    /// Equal neighbours are merged downwards.
    #[serde(default)]
    pub merge: bool,
    /// How dates are written.
    #[serde(default)]
    pub dates: DateStyle,
    /// Personal data that the paper must show in clear, because the notice demands it.
    #[serde(default)]
    pub clear: bool,
    /// Its numbers are added up in a last row.
    #[serde(default)]
    pub sum: bool,
}

impl FormColumn {
    /// A number, a column of the ledger, or nothing.
    fn shows_one_thing(&self) -> bool {
        [self.serial, self.blank, self.field.is_some()]
            .into_iter()
            .filter(|shown| *shown)
            .count()
            == 1
    }
}

/// A line above or below the table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinePattern {
    /// The line with its placeholders.
    pub text: String,
    /// How it stands.
    #[serde(default)]
    pub align: Align,
    /// Which of the form's fonts it is set in.
    #[serde(default = "note")]
    pub font: FontRole,
    /// Left out while a placeholder is empty.
    #[serde(default)]
    pub optional: bool,
}

/// Sizes of the type in points.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// The heading.
    pub heading: f64,
    /// The header row.
    pub head: f64,
    /// The cells.
    pub body: f64,
    /// Lines above and below the table.
    pub note: f64,
}

impl Default for Sizes {
    fn default() -> Sizes {
        Sizes {
            heading: 22.0,
            head: 12.0,
            body: 12.0,
            note: 12.0,
        }
    }
}

impl Form {
    /// True where each record is a page of its own, labels on the left, values on the right.
    pub fn is_slip(&self) -> bool {
        !self.items.is_empty()
    }

    /// Printed header and ledger column of each column: as aliases they let a file that this form
    /// wrote be read in again.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.columns
            .iter()
            .filter_map(|c| Some((c.header.as_str(), c.field.as_deref()?)))
    }

    /// Columns whose personal data the paper must show in clear.
    pub fn clear(&self) -> Vec<String> {
        let columns = self.columns.iter().filter(|column| column.clear);
        let items = self.items.iter().filter(|item| item.clear);
        let columns = columns.filter_map(|column| column.field.clone());
        columns
            .chain(items.filter_map(|item| item.field.clone()))
            .collect()
    }

    /// True where the last row adds columns up.
    pub fn sums(&self) -> bool {
        self.columns.iter().any(|column| column.sum)
    }
}

fn all_formats() -> Vec<String> {
    ["xlsx", "docx", "csv", "pdf"].map(str::to_owned).into()
}

fn yes() -> bool {
    true
}

fn note() -> FontRole {
    FontRole::Note
}
