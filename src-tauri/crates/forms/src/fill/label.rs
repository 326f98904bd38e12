//! Lines beside the table that wait for a word: `填报单位（盖章）：      填报日期：    年  月  日`.

use crate::form::Values;
use minglu_notice::squash;
use std::ops::Range;

/// Labels as offices write them, by the name of the value that belongs behind them.
const LABELS: [(&str, &[&str]); 4] = [
    (
        "单位名称",
        &[
            "单位",
            "单位名称",
            "单位全称",
            "填报单位",
            "报送单位",
            "填表单位",
        ],
    ),
    (
        "填报日期",
        &[
            "填报日期",
            "填报时间",
            "填表日期",
            "填表时间",
            "报送日期",
            "报送时间",
            "上报日期",
            "上报时间",
        ],
    ),
    ("联系人", &["联系人", "联系人姓名", "政务公开联系人"]),
    ("联系电话", &["联系电话", "联系人电话", "电话"]),
];
/// No label is longer, in characters.
const LONGEST: usize = 20;

/// A blank behind a label, and what belongs there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Blank {
    /// The bytes from the colon to the end of the blank.
    pub place: Range<usize>,
    /// The colon with the value, and the room up to the next label.
    pub text: String,
}

/// The blanks of a line that consists of labels with nothing behind them. None where any of it is
/// filled in already: such a line is a person's.
pub(super) fn blanks(text: &str, values: &Values) -> Vec<Blank> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((colon, sign)) = text[at..]
        .char_indices()
        .find(|(_, c)| matches!(c, '：' | ':'))
    {
        let colon = at + colon;
        let label = text[at..colon].trim();
        let behind = colon + sign.len_utf8();
        let end = behind + blank_length(&text[behind..]);
        if label.is_empty() || label.chars().count() > LONGEST || label.contains('{') {
            return Vec::new();
        }
        if let Some(value) = value_of(label, values) {
            let room = room(&text[behind..end], value, end == text.len());
            found.push(Blank {
                place: colon..end,
                text: format!("{sign}{value}{room}"),
            });
        }
        at = end;
    }
    if text[at..].trim().is_empty() {
        found
    } else {
        Vec::new()
    }
}

/// Spaces, underlines, and the 年月日 of a date that is to be written between them.
fn blank_length(text: &str) -> usize {
    let space = |t: &str| {
        t.len()
            - t.trim_start_matches([' ', '\u{3000}', '\u{a0}', '\t', '_', '＿'])
                .len()
    };
    let mut at = space(text);
    if let Some(rest) = text[at..].strip_prefix('年') {
        let month = space(rest);
        if let Some(rest) = rest[month..].strip_prefix('月') {
            let day = space(rest);
            if rest[day..].starts_with('日') {
                at += '年'.len_utf8() + month + '月'.len_utf8() + day + '日'.len_utf8();
                at += space(&text[at..]);
            }
        }
    }
    at
}

/// What belongs behind a label; a stamp's note such as （盖章） is no part of it.
fn value_of<'a>(label: &str, values: &'a Values) -> Option<&'a str> {
    let whole = squash(label);
    let bare = whole.split(['（', '(']).next().unwrap_or_default();
    let known = LABELS.iter().find(|(_, labels)| labels.contains(&bare));
    let value = values.get(bare).or_else(|| values.get(known?.0));
    value.map(String::as_str).filter(|v| !v.is_empty())
}

/// What is left of a blank once the value stands in it, so that the next label stays about where
/// it was.
fn room(blank: &str, value: &str, last: bool) -> String {
    let width =
        |text: &str| -> usize { text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() };
    match last {
        true => String::new(),
        false => " ".repeat(width(blank).saturating_sub(width(value)).max(2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str) -> String {
        let pairs = [
            ("单位名称", "县财政局"),
            ("填报日期", "2021年9月10日"),
            ("联系人", "王五"),
        ];
        let values = pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        let mut out = text.to_owned();
        for blank in blanks(text, &values).into_iter().rev() {
            out.replace_range(blank.place, &blank.text);
        }
        out
    }

    #[test]
    fn a_label_with_nothing_behind_it_gets_its_value() {
        assert_eq!(filled("单位名称（盖章）："), "单位名称（盖章）：县财政局");
        assert_eq!(
            filled("填 报 日 期:____年__月__日"),
            "填 报 日 期:2021年9月10日"
        );
        assert_eq!(
            filled("填报单位：            联系人：      传真：  "),
            "填报单位：县财政局    联系人：王五  传真：  "
        );
    }

    #[test]
    fn a_line_that_says_more_is_left_alone() {
        for text in [
            "联系人：李四",
            "单位：万元",
            "请各单位：",
            "说明：联系人：须填写",
            "2021年",
        ] {
            assert_eq!(filled(text), text);
        }
    }
}
