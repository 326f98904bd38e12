//! The neutral table: what every reader gives and everything else works on.

mod builder;
mod sheet;
mod span;

pub(crate) use builder::MAX_COLUMNS;
pub use builder::SheetBuilder;
pub use sheet::{Cell, CellKind, Look, Sheet, column_letter};
pub use span::Span;
pub(crate) use span::SpanCursor;

/// Everything that a file held, sheet by sheet, and what the clerk should know about it.
#[derive(Debug, Clone, Default)]
pub struct Workbook {
    /// The sheets in the file's order; in a Word document, the tables.
    pub sheets: Vec<Sheet>,
    /// Hidden rows, columns and sheets, cells left out, and the like.
    pub notes: Vec<Note>,
}

/// Something about a file that the clerk should know before trusting what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The sheet that it concerns; none when it concerns the whole file.
    pub sheet: Option<String>,
    /// What it says, in Chinese.
    pub message: String,
}

impl Note {
    /// A note on one sheet.
    pub fn on(sheet: &str, message: impl Into<String>) -> Note {
        Note {
            sheet: Some(sheet.to_owned()),
            message: message.into(),
        }
    }
}

impl Workbook {
    /// The sheet that is read unless the clerk chooses another: the first visible one that holds
    /// more than a line of text.
    pub fn default_sheet(&self) -> Option<usize> {
        let visible = |s: &&Sheet| !s.hidden && s.cell_count() > 0;
        let position = |wanted: &dyn Fn(&Sheet) -> bool| {
            self.sheets.iter().position(|s| visible(&s) && wanted(s))
        };
        position(&|s| s.rows() > 1 && s.cols() > 1).or_else(|| position(&|_| true))
    }
}
