use serde::{Deserialize, Serialize};

/// A printed document before it is Excel, Word or PDF: one or more leaves of the same table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Name of the document, for its properties and its file.
    pub name: String,
    /// The sheet of paper.
    pub geometry: Geometry,
    /// Fonts by role.
    pub fonts: Fonts,
    /// Columns of every leaf's table, from left to right.
    pub columns: Vec<Column>,
    /// Least height of a row in millimetres.
    pub row_min_mm: f64,
    /// The header row is printed on every page.
    pub repeat_header: bool,
    /// 第 1 页 共 3 页 at the foot of each page.
    pub page_numbers: bool,
    /// Header of the column by which leaves were told apart, for formats without leaves.
    pub leaf_header: Option<String>,
    /// Each begins on a fresh page; in Excel on a sheet of its own.
    pub leaves: Vec<Leaf>,
}

/// Size and lie of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Geometry {
    /// The sheet.
    #[serde(default)]
    pub paper: Size,
    /// Which way it lies.
    pub orientation: Orientation,
    /// Margins in millimetres.
    pub margins: Margins,
}

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Size {
    /// 210 mm by 297 mm.
    #[default]
    A4,
    /// 297 mm by 420 mm.
    A3,
}

/// Which way a sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    /// Higher than wide.
    #[default]
    Portrait,
    /// Wider than high.
    Landscape,
}

/// Paper margins in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Above.
    pub top: f64,
    /// Below.
    pub bottom: f64,
    /// On the left.
    pub left: f64,
    /// On the right.
    pub right: f64,
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Printed header.
    pub header: String,
    /// A label over this column and its neighbours that have the same.
    #[serde(default)]
    pub group: Option<String>,
    /// A label over that one and its neighbours that have the same.
    #[serde(default)]
    pub over: Option<String>,
    /// Width in millimetres.
    pub width_mm: f64,
    /// How the text stands in its cells.
    pub align: Align,
}

/// How text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

/// What a piece of text is, which decides its font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FontRole {
    /// The heading of the document.
    Heading,
    /// The header row of the table.
    Head,
    /// The cells.
    Body,
    /// Lines above and below the table.
    Note,
}

/// The fonts of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fonts {
    /// The heading.
    pub heading: Font,
    /// The header row.
    pub head: Font,
    /// The cells.
    pub body: Font,
    /// Lines above and below the table.
    pub note: Font,
}

/// A font by name, with what stands in for it where it is not installed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Font {
    /// The prescribed family first, then its substitutes, the nearest first.
    pub families: Vec<String>,
    /// Size in points.
    pub size_pt: f64,
}

/// One page or run of pages with a heading of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Leaf {
    /// Short name, for a sheet tab; for a form with one page per unit the unit.
    pub name: String,
    /// Lines above the heading.
    pub above: Vec<Line>,
    /// The heading.
    pub heading: String,
    /// Lines between heading and table.
    pub head: Vec<Line>,
    /// Body rows.
    pub rows: Vec<Row>,
    /// Lines below the table.
    pub foot: Vec<Line>,
}

/// A line of text outside the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// How it stands.
    pub align: Align,
    /// Which font.
    pub font: FontRole,
}

/// A body row. Cells that a span covers are absent.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// The cells that begin in this row, from left to right.
    pub cells: Vec<Cell>,
}

/// A cell of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Index of its (leftmost) column.
    pub column: usize,
    /// Its text; a line feed begins a new line.
    pub text: String,
    /// How many rows it covers, at least 1.
    pub row_span: usize,
    /// How many columns it covers, at least 1.
    pub col_span: usize,
}

impl Geometry {
    /// Width and height of the sheet in millimetres.
    pub fn size(&self) -> (f64, f64) {
        let (short, long) = match self.paper {
            Size::A4 => (210.0, 297.0),
            Size::A3 => (297.0, 420.0),
        };
        match self.orientation {
            Orientation::Portrait => (short, long),
            Orientation::Landscape => (long, short),
        }
    }

    /// Width between the margins in millimetres.
    pub fn text_width(&self) -> f64 {
        self.size().0 - self.margins.left - self.margins.right
    }
}

impl Column {
    /// Its label in one line, with those over it: 公开方式/主动.
    pub fn label(&self) -> String {
        self.path().join("/")
    }

    /// The labels over it, and its own.
    pub(super) fn path(&self) -> Vec<&str> {
        let over = [self.over.as_deref(), self.group.as_deref()];
        let own = Some(self.header.as_str());
        over.into_iter().chain([own]).flatten().collect()
    }
}

impl Margins {
    /// The margins of official documents, or of wide tables.
    pub fn usual(orientation: Orientation) -> Margins {
        let margins = |top, bottom, left, right| Margins {
            top,
            bottom,
            left,
            right,
        };
        match orientation {
            Orientation::Portrait => margins(37.0, 35.0, 28.0, 26.0),
            Orientation::Landscape => margins(24.0, 22.0, 20.0, 20.0),
        }
    }
}

impl Fonts {
    /// The font of a role.
    pub fn of(&self, role: FontRole) -> &Font {
        match role {
            FontRole::Heading => &self.heading,
            FontRole::Head => &self.head,
            FontRole::Body => &self.body,
            FontRole::Note => &self.note,
        }
    }
}

/// Chinese families that stand in for any with serifs, the nearest first.
pub const SERIF: &[&str] = &[
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
];
const SANS: &[&str] = &[
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "Noto Serif CJK SC",
];

impl FontRole {
    /// Family names: the prescribed one, then substitutes.
    pub fn families(self) -> Vec<String> {
        let (own, rest): (&[&str], _) = match self {
            FontRole::Heading => (
                &[
                    "方正小标宋简体",
                    "FZXiaoBiaoSong-B05S",
                    "方正小标宋_GBK",
                    "STZhongsong",
                    "SimSun",
                ],
                SERIF,
            ),
            FontRole::Head => (&["黑体", "SimHei", "STHeiti"], SANS),
            FontRole::Body => (
                &[
                    "仿宋_GB2312",
                    "FangSong_GB2312",
                    "仿宋",
                    "FangSong",
                    "STFangsong",
                    "FandolFang R",
                ],
                SERIF,
            ),
            FontRole::Note => (
                &[
                    "楷体_GB2312",
                    "KaiTi_GB2312",
                    "楷体",
                    "KaiTi",
                    "STKaiti",
                    "FandolKai",
                ],
                SERIF,
            ),
        };
        own.iter().chain(rest).map(|s| (*s).to_owned()).collect()
    }
}

impl Font {
    /// The prescribed family.
    pub fn family(&self) -> &str {
        self.families.first().map_or("", String::as_str)
    }
}
