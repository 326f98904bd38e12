//! A Word file as it is to be seen: pages, paragraphs, runs, tables, with every style resolved, so
//! that whoever typesets it needs to know nothing of Word. What is not understood is left out and
//! said. All lengths are points.

mod body;
mod content;
mod length;
mod number;
mod numeral;
mod paragraph;
mod parts;
mod picture;
mod run;
mod section;
mod style;
mod table;
mod table_look;
mod tree;

use crate::read::ReadError;
use serde::{Deserialize, Serialize};
use std::path::Path;

pub use paragraph::{Align, Pitch, Tab, TabKind};
pub use picture::Picture;
pub use run::{Look, Rise};

/// Characters, paragraphs and cells of a file at most, each for itself.
pub const MOST: usize = 200_000;

/// A whole file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Manuscript {
    /// Its sections, each beginning a page.
    pub sections: Vec<Section>,
    /// Distance of the places to which tabs go where a paragraph sets none.
    pub tab: f64,
    /// What cannot be shown, in words for the clerk.
    pub notes: Vec<String>,
}

/// Pages of one kind.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Section {
    /// The paper.
    pub page: Page,
    /// What stands above the text.
    pub head: Margin,
    /// What stands below it.
    pub foot: Margin,
    /// The number of its first page; where not given numbers run on.
    pub begins_at: Option<u32>,
    /// What stands on the pages.
    pub blocks: Vec<Block>,
}

/// A paper and its margins.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Width of the paper.
    pub width: f64,
    /// Height of the paper.
    pub height: f64,
    /// Margin above the text.
    pub top: f64,
    /// Margin right of it.
    pub right: f64,
    /// Margin below it.
    pub bottom: f64,
    /// Margin left of it.
    pub left: f64,
    /// From the paper's upper edge to the head.
    pub head: f64,
    /// From the paper's lower edge to the foot.
    pub foot: f64,
    /// Distance of the lines of the page's grid, where it has one.
    pub grid: Option<f64>,
}

/// Head or foot of the pages of a section.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Margin {
    /// On every page for which nothing else is said.
    pub usual: Vec<Block>,
    /// On the first page.
    pub first: Option<Vec<Block>>,
    /// On even pages.
    pub even: Option<Vec<Block>>,
}

/// What follows each other down the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// How its lines stand.
    pub align: Align,
    /// Indent of all lines from the left.
    pub left: f64,
    /// Indent of all lines from the right.
    pub right: f64,
    /// Indent of the first line beyond `left`; negative for a hanging one.
    pub first: f64,
    /// Space above.
    pub before: f64,
    /// Space below.
    pub after: f64,
    /// Distance of its lines.
    pub pitch: Pitch,
    /// Its lines follow the page's grid.
    pub on_grid: bool,
    /// Stays on the page of what follows.
    pub keep_next: bool,
    /// Is not parted by a page's end.
    pub keep_lines: bool,
    /// Neither its first nor its last line stands alone on a page.
    pub in_company: bool,
    /// Begins a page.
    pub page_break: bool,
    /// A little space stands between Chinese and Latin.
    pub spaced: bool,
    /// Thickness of the lines above and below it, where there are any.
    pub rules: (Option<f64>, Option<f64>),
    /// Places to which tabs go, from the left margin, in rising order.
    pub tabs: Vec<Tab>,
    /// What its end looks like: decides the height where it is empty.
    pub mark: Look,
    /// What it says.
    pub pieces: Vec<Piece>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Piece {
    /// Characters of one look.
    Text(String, Look),
    /// To the next place for tabs.
    Tab(Look),
    /// A new line.
    Break(Look),
    /// The number of the page.
    Number(Look),
    /// How many pages there are.
    Count(Look),
    /// A picture that stands in the line like a character.
    Picture(Picture),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// How it stands between the margins: left, centre or right.
    pub align: Align,
    /// Indent from the left, where it stands left.
    pub indent: f64,
    /// Widths of its columns.
    pub widths: Vec<f64>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many of them are repeated on every page.
    pub header: usize,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// Its height at least.
    pub height: f64,
    /// Its height is just that.
    pub exact: bool,
    /// Is not parted by a page's end.
    pub whole: bool,
    /// The cells that begin in it; those that a cell from above covers are absent.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Cell {
    /// First column.
    pub column: usize,
    /// Columns that it covers.
    pub columns: usize,
    /// Rows that it covers.
    pub rows: usize,
    /// Space between its borders and what is in it: above, right, below, left.
    pub inset: [f64; 4],
    /// Its borders: above, right, below, left.
    pub borders: [Option<Border>; 4],
    /// How what is in it stands.
    pub stands: Stands,
    /// Colour of its ground, `d9d9d9`.
    pub ground: Option<String>,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// A line around a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Border {
    /// Thickness.
    pub thickness: f64,
    /// `000000`
    pub colour: String,
}

/// How what is in a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Stands {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// Reads a .docx file. Nothing outside of it is looked at.
///
/// # Errors
/// Fails with words for the clerk where the file is no .docx, too large, damaged or protected.
pub fn read(path: &Path) -> Result<Manuscript, ReadError> {
    body::manuscript(parts::Parts::open(path)?)
}

/// Reads one that is held in memory.
///
/// # Errors
/// As for [`read`].
pub fn read_bytes(bytes: Vec<u8>) -> Result<Manuscript, ReadError> {
    body::manuscript(parts::Parts::of_bytes(bytes)?)
}

impl Default for Page {
    /// A4 with the margins that Word begins with.
    fn default() -> Page {
        Page {
            width: 595.3,
            height: 841.9,
            top: 72.0,
            right: 90.0,
            bottom: 72.0,
            left: 90.0,
            head: 42.55,
            foot: 49.6,
            grid: None,
        }
    }
}
