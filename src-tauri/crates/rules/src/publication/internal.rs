//! Marks that keep a text inside the office without making it a state secret: 内部资料, 请勿外传.
//! As with marks of secrecy, words that only speak of such papers are no marks.

use super::found::Found;
use super::glyphs::Glyphs;
use super::{Grade, Kind};

const MARKS: [&str; 12] = [
    "内部资料",
    "内部文件",
    "内部材料",
    "内部使用",
    "内部参考",
    "内部刊物",
    "内部传阅",
    "内部发行",
    "内部掌握",
    "仅供内部使用",
    "仅供内部参考",
    "不予公开件",
];
const CAUTIONS: [&str; 10] = [
    "注意保存",
    "注意保管",
    "妥善保管",
    "请勿外传",
    "不得外传",
    "严禁外传",
    "禁止外传",
    "切勿外传",
    "不得翻印",
    "请勿转载",
];
const OPENING: [char; 9] = ['【', '[', '(', '〔', '《', '“', '"', '〖', '「'];
const CLOSING: [char; 9] = ['】', ']', ')', '〕', '》', '”', '"', '〗', '」'];

pub(super) fn scan(glyphs: &Glyphs, out: &mut Vec<Found>) {
    let mut start = 0;
    for at in 0..=glyphs.len() {
        if glyphs.get(at).is_none_or(|c| matches!(c, '\n' | '\r')) {
            if is_mark(&glyphs.text(start..at)) {
                out.push(found(start, at));
            }
            start = at + 1;
        }
    }
}

fn found(start: usize, end: usize) -> Found {
    Found {
        kind: Kind::Internal,
        grade: Grade::Stops,
        place: start..end,
        replacement: None,
        note: Some("标明只供内部使用，不能发布。确需发布的，请先由制发单位解除内部标志".into()),
    }
}

/// A line that holds nothing but marks, or begins with one in brackets.
fn is_mark(line: &str) -> bool {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let inside = line.strip_prefix(OPENING);
    let inside = inside.and_then(|rest| rest.find(CLOSING).map(|end| &rest[..end]));
    only_marks(&line) || inside.is_some_and(only_marks)
}

fn only_marks(text: &str) -> bool {
    let bare =
        |c: char| OPENING.contains(&c) || CLOSING.contains(&c) || "，,、。！!★☆:·".contains(c);
    let mut rest = text.trim_matches(bare);
    let mut any = false;
    while let Some(next) = MARKS
        .iter()
        .chain(&CAUTIONS)
        .find_map(|m| rest.strip_prefix(m))
    {
        rest = next.trim_start_matches(bare);
        any = true;
    }
    any && rest.is_empty()
}
