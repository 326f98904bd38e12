use crate::table::column_letter;
use serde::{Deserialize, Serialize};

/// One thing that a file tells of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// A text that stands in it.
    Piece(Piece),
    /// Something that goes along unseen.
    Trace(Trace),
    /// What could not be looked into, in Chinese.
    Unseen(String),
}

/// A line, a paragraph or a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub text: String,
}

/// Where a text stands. Lines, paragraphs and rows are counted from 1, columns from 0.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In a plain text.
    Line(u32),
    /// In a Word document, or a text box.
    Paragraph {
        /// The part of the file.
        part: String,
        /// Which one of the part.
        number: u32,
    },
    /// In a table.
    Cell {
        /// The sheet's name.
        sheet: String,
        /// Its row.
        row: u32,
        /// Its column.
        column: u32,
    },
    /// Where no reader of the page sees it.
    Buried {
        /// What it belongs to, in Chinese.
        what: String,
        /// Which one of these.
        number: u32,
    },
}

/// Something that a file carries along and that a reader of the page does not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// What it is.
    pub kind: TraceKind,
    /// Which ones, in Chinese.
    pub detail: String,
}

/// Kinds of what goes along unseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TraceKind {
    /// A sheet that the file hides.
    HiddenSheet,
    /// Rows or columns that the file hides.
    HiddenLines,
    /// Text that the file hides.
    HiddenText,
    /// Comments.
    Comments,
    /// Changes that are tracked.
    TrackedChanges,
    /// Who wrote it, and where.
    Author,
    /// Other files inside, macros, and data kept for tables.
    Embedded,
    /// What leads out of the file.
    Links,
}

impl TraceKind {
    /// All kinds.
    pub const ALL: [TraceKind; 8] = [
        TraceKind::HiddenSheet,
        TraceKind::HiddenLines,
        TraceKind::HiddenText,
        TraceKind::Comments,
        TraceKind::TrackedChanges,
        TraceKind::Author,
        TraceKind::Embedded,
        TraceKind::Links,
    ];

    /// Its name on screen.
    pub fn title(self) -> &'static str {
        match self {
            TraceKind::HiddenSheet => "隐藏的工作表",
            TraceKind::HiddenLines => "隐藏的行或列",
            TraceKind::HiddenText => "隐藏文字",
            TraceKind::Comments => "批注",
            TraceKind::TrackedChanges => "修订痕迹",
            TraceKind::Author => "作者信息",
            TraceKind::Embedded => "嵌入的内容",
            TraceKind::Links => "外部链接",
        }
    }

    /// True where a copy can be made without it.
    pub fn is_removable(self) -> bool {
        !matches!(
            self,
            TraceKind::HiddenLines | TraceKind::Embedded | TraceKind::Links
        )
    }
}

impl Place {
    /// The place in words, as the clerk finds it.
    pub fn words(&self) -> String {
        match self {
            Place::Line(line) => format!("第 {line} 行"),
            Place::Paragraph { part, number } => format!("{}第 {number} 段", title(part)),
            Place::Cell { sheet, row, column } => {
                format!("“{sheet}”{}{row}", column_letter(*column))
            }
            Place::Buried { what, number } => format!("{what}（第 {number} 处）"),
        }
    }
}

/// What a part of a Word file or of a workbook is called.
fn title(part: &str) -> &'static str {
    let file = part.rsplit('/').next().unwrap_or(part);
    let titles = [
        ("document", "正文"),
        ("header", "页眉"),
        ("footer", "页脚"),
        ("footnotes", "脚注"),
        ("endnotes", "尾注"),
        ("comments", "批注"),
        ("drawing", "文本框"),
    ];
    let found = titles.iter().find(|(begins, _)| file.starts_with(begins));
    found.map_or("其他部分", |(_, title)| title)
}
