use crate::duty::doer::is_doer;
use crate::outline::marker;
use crate::owner;
use crate::squash;
use crate::table::{Kind, kind};
use crate::when::{in_prose, in_slot};

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    /// Of which group the task is, merged downwards; from the outermost.
    Section,
    /// What is to be done.
    Text,
    Units,
    /// 配合单位 behind 责任单位
    MoreUnits,
    Due,
    /// 备注, 落实情况
    Other,
}

/// How the words of a header end.
const LABELS: [&str; 33] = [
    "序号",
    "编号",
    "单位",
    "部门",
    "科室",
    "股室",
    "处室",
    "主体",
    "机构",
    "时限",
    "时间",
    "期限",
    "节点",
    "日期",
    "任务",
    "内容",
    "措施",
    "要求",
    "事项",
    "项目",
    "目标",
    "类别",
    "指标",
    "领域",
    "举措",
    "分工",
    "标准",
    "环节",
    "栏目",
    "备注",
    "情况",
    "领导",
    "责任人",
];
/// A label is at most so long.
const LABEL: usize = 10;
/// A row that names a group and spans the table is at most so long.
const TITLE: usize = 60;
/// From this length on a cell says more than a name.
const LONG: usize = 20;

/// The column that a header's cell names; nothing where it is no such cell.
pub(super) fn of(cell: &str) -> Option<Column> {
    let cell = squash(cell);
    let plain = cell.chars().count() <= LABEL && !cell.contains(['、', '，', '。', '：', ':']);
    if !plain || !LABELS.iter().any(|label| cell.ends_with(label)) {
        return None;
    }
    Some(match kind(&cell) {
        Some(Kind::Number) => Column::Number,
        Some(Kind::Units(_)) => Column::Units,
        Some(Kind::Due) => Column::Due,
        Some(Kind::Text) => Column::Text,
        None => Column::Other,
    })
}

/// The last column of words before the units holds the text, those before it name its groups; of
/// several columns of units the first is the one that is filled.
pub(super) fn part_kinds(columns: &mut [Column]) {
    let units = columns.iter().position(|column| *column == Column::Units);
    let before = units.unwrap_or(columns.len());
    let before_more = units.map_or(columns.len(), |at| at + 1);
    let text = columns[..before]
        .iter()
        .rposition(|column| *column == Column::Text);
    for column in columns.iter_mut().skip(before_more) {
        if *column == Column::Units {
            *column = Column::MoreUnits;
        }
    }
    for column in columns.iter_mut().take(text.unwrap_or(0)) {
        if *column == Column::Text {
            *column = Column::Section;
        }
    }
}

/// What a line looks like, whatever column it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    number: bool,
    units: bool,
    due: bool,
    /// 一、深化规划公开
    pub title: bool,
    len: usize,
}

impl Look {
    pub(super) fn of(line: &str) -> Look {
        let chars: Vec<char> = line.chars().collect();
        let len = chars.len();
        let number = len <= 3 && chars.iter().all(char::is_ascii_digit);
        let owner = owner(if len <= 200 { line } else { "" });
        let marked = marker::read(&chars).is_some_and(|marker| marker.level <= 2);
        let due =
            || in_slot(&chars, 0).is_some() || (len <= LONG && !in_prose(&chars, 0).is_empty());
        Look {
            number,
            units: owner.all().next().is_some() && owner.all().all(is_doer),
            due: !number && len <= 40 && due(),
            title: marked && len <= TITLE && !line.ends_with('。'),
            len,
        }
    }

    /// How well it stands in a column, in tenths; nothing where it cannot.
    pub(super) fn fits(self, column: Column) -> Option<i32> {
        if self.number {
            return (column == Column::Number).then_some(40);
        }
        let named = if self.units || self.due { -30 } else { 0 };
        match column {
            Column::Number => None,
            Column::Section if self.len > LONG => Some(named - 10),
            Column::Section => Some(named + 10),
            Column::Text => Some(named + if self.len > LONG / 2 { 15 } else { 10 }),
            Column::Units | Column::MoreUnits if self.units => Some(30),
            Column::Units | Column::MoreUnits => (self.len <= LONG && !self.due).then_some(-20),
            Column::Due if self.due => Some(30),
            Column::Due => (self.len <= LONG && !self.units).then_some(-10),
            Column::Other => Some(0),
        }
    }
}

impl Column {
    /// What it costs where a row leaves it empty, in tenths. Of groups the outer ones are left
    /// out first.
    pub(super) fn empty(self, at: usize) -> i32 {
        match self {
            Column::Text => 40,
            Column::Units => 30,
            Column::MoreUnits => 15,
            Column::Section => 10 + i32::try_from(at).unwrap_or(0),
            Column::Number | Column::Due => 10,
            Column::Other => 0,
        }
    }

    /// What one more line in the same cell costs.
    pub(super) fn longer(self) -> Option<i32> {
        match self {
            Column::Number => None,
            Column::Due => Some(40),
            Column::Units | Column::MoreUnits => Some(35),
            _ => Some(20),
        }
    }
}
