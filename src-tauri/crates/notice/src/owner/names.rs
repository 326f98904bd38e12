//! One stretch of names between separators, taken apart into names.

use super::bracket::{closes, opens, outside, partners, without_last};
use super::looks::{continues, is_unit};

/// Generic endings of a list: 等部门, 等有关单位, 等行业主管部门.
const KINDS: [&str; 14] = [
    "媒体",
    "学校",
    "部门",
    "单位",
    "科室",
    "股室",
    "处室",
    "机构",
    "地区",
    "委办局",
    "各单位",
    "企业",
    "乡镇",
    "镇街",
];

/// The names in a stretch of text, and whether the list is left open with 等.
pub(super) fn names(text: &str) -> (Vec<String>, bool) {
    let mut open = false;
    let names = joined(text)
        .into_iter()
        .filter_map(|name| {
            let (name, ended) = without_etc(&name);
            open |= ended;
            trimmed(name)
        })
        .collect();
    (names, open)
}

/// Cuts at 和, 与, 及 and / where both sides are units, and between 各乡镇 and 各有关部门.
fn joined(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let outside = outside(&chars);
    let mut out = Vec::new();
    let mut start = 0;
    for at in 1..chars.len() {
        if outside.get(at) != Some(&true) || at <= start {
            continue;
        }
        let left = &chars[start..at];
        if let Some(skip) = cut(left, &chars[at..]) {
            out.push(left.iter().collect());
            start = at + skip;
        }
    }
    out.push(chars[start.min(chars.len())..].iter().collect());
    out
}

/// How many characters part the name before from the name behind, if this is where one ends.
fn cut(left: &[char], right: &[char]) -> Option<usize> {
    let skip = match right {
        ['以', '及', ..] => return Some(2),
        ['和' | '与' | '及' | '/' | '／' | '&' | '＆' | '暨', ..] => 1,
        ['各', ..] if left.first() == Some(&'各') => 0,
        _ => return None,
    };
    let left: String = left.iter().collect();
    let right: String = right.get(skip..)?.iter().collect();
    (is_unit(&left) && is_unit(&right) && !continues(&left, &right)).then_some(skip)
}

/// Takes off 等, 等部门, 等3个有关单位; 平等镇 and 高等学校 keep theirs.
fn without_etc(text: &str) -> (&str, bool) {
    for (at, _) in text
        .match_indices('等')
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let (before, after) = (&text[..at], &text[at + '等'.len_utf8()..]);
        if before.chars().nth(1).is_some() && is_generic(after, is_unit(before)) {
            return (before, true);
        }
    }
    match text.strip_prefix('等') {
        Some(after) if is_generic(after, true) => ("", true),
        _ => (text, false),
    }
}

fn is_generic(after: &str, behind_unit: bool) -> bool {
    if after.is_empty() {
        return true;
    }
    let Some(qualifier) = KINDS.iter().find_map(|kind| after.strip_suffix(kind)) else {
        return false;
    };
    behind_unit || qualifier.is_empty() || is_qualifier(qualifier)
}

fn is_qualifier(text: &str) -> bool {
    let words = [
        "有关", "相关", "各", "责任", "职能", "主管", "行业", "成员", "县直", "市直", "县", "市",
        "区", "省", "个", "家", "其他", "多",
    ];
    let mut rest =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    while let Some(shorter) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    rest.is_empty()
}

/// A name without its number, quotation marks and joining words; nothing where no name is left.
fn trimmed(text: &str) -> Option<String> {
    let edges =
        |c: char| c.is_ascii_punctuation() && !"()[]".contains(c) || "“”‘’·—…★●○■□◆-".contains(c);
    let text = without_number(text.trim_matches(edges)).trim_matches(edges);
    let text = ["由", "请", "交由", "以及", "其中"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let text = without_stray(text);
    let said = text.chars().any(char::is_alphabetic);
    (said && !is_aside(text)).then(|| text.to_owned())
}

/// Brackets at the edges whose other half is missing.
fn without_stray(text: &str) -> &str {
    let text = text.strip_prefix(closes).unwrap_or(text);
    let lonely_end = text.ends_with(closes) && without_last(text) == text;
    let text = if lonely_end {
        &text[..text.len() - text.chars().next_back().map_or(0, char::len_utf8)]
    } else {
        text
    };
    let chars: Vec<char> = text.chars().collect();
    match partners(&chars).first() {
        Some(None) => text.strip_prefix(opens).unwrap_or(text),
        _ => text,
    }
}

/// 1.县教育局
fn without_number(text: &str) -> &str {
    let bare = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match bare.strip_prefix(['.', '．']) {
        Some(name) if bare.len() < text.len() => name,
        _ => text,
    }
}

/// Clauses that speak about the list and name nobody.
fn is_aside(text: &str) -> bool {
    [
        "以下",
        "列第",
        "列首",
        "排在",
        "排首",
        "排第",
        "下同",
        "见附件",
        "详见",
        "排名",
        "除",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}
