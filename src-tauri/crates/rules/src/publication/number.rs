//! Numbers of many digits, written in one piece or in groups.

use super::glyphs::Glyphs;
use std::ops::Range;

/// Digits without anything between them.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub place: Range<usize>,
    pub digits: String,
    /// True where one space or dash parts it from the group before it.
    pub joined: bool,
}

/// All groups of a text.
pub(super) fn groups(glyphs: &Glyphs) -> Vec<Group> {
    let digit = |at: usize| glyphs.get(at).is_some_and(|c| c.is_ascii_digit());
    let mut found: Vec<Group> = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at) {
            at += 1;
        }
        let near = found.last().is_some_and(|g| g.place.end + 1 == start);
        found.push(Group {
            digits: glyphs.text(start..at),
            joined: near && matches!(glyphs.before(start), Some(' ' | '-')),
            place: start..at,
        });
    }
    found
}

/// The groups from `first` on that have these lengths, taken together.
pub(super) fn shaped(groups: &[Group], first: usize, lengths: &[usize]) -> Option<Group> {
    let taken = groups.get(first..first + lengths.len())?;
    let fits = taken.iter().zip(lengths).all(|(g, n)| g.digits.len() == *n);
    let whole = taken.iter().skip(1).all(|g| g.joined);
    (fits && whole).then(|| Group {
        place: taken[0].place.start..taken[taken.len() - 1].place.end,
        digits: taken.iter().map(|g| g.digits.as_str()).collect(),
        joined: taken[0].joined,
    })
}

/// Words behind which a number counts or names something else than a person's own.
const OTHERS: [&str; 30] = [
    "编号",
    "流水号",
    "单号",
    "序号",
    "代码",
    "文号",
    "备案号",
    "许可证号",
    "档案号",
    "批号",
    "条码",
    "发票号",
    "发票号码",
    "票号",
    "票据号码",
    "工单",
    "案号",
    "ISBN",
    "ISSN",
    "No.",
    "NO.",
    "№",
    "信用代码",
    "机构代码",
    "索引号",
    "合同号",
    "批准号",
    "注册号",
    "登记号",
    "标识码",
];
const UNITS: [&str; 22] = [
    "元", "万", "亿", "千", "百", "吨", "亩", "%", "‰", "㎡", "㎥", "度", "平方", "立方", "公顷",
    "公里", "米", "户", "人次", "斤", "册", "美元",
];

/// True where the words around a number say that it is an amount, or some other thing's number.
pub(super) fn is_told_otherwise(glyphs: &Glyphs, place: &Range<usize>) -> bool {
    let lead = glyphs.lead(place.start, 10);
    let lead = lead.trim_end_matches([':', ' ', '是', '为', '"', '“', '(']);
    let tail = glyphs.text(place.end..(place.end + 2).min(glyphs.len()));
    let tail = tail.trim_start();
    let money = lead.ends_with(['¥', '￥', '$', '第', '〕', ']']);
    money
        || OTHERS.iter().any(|word| lead.ends_with(word))
        || UNITS.iter().any(|unit| tail.starts_with(unit))
}
