use super::line::Line;
use crate::head::begins_box;
use crate::outline::marker;
use crate::owner::{begins_with_label, is_unit, starts_with_all};

/// Lines below this width are no measure of the page.
const NARROW: usize = 16;
/// A wrapped line is at most so wide, in half-width characters.
const WIDEST: usize = 120;

/// The lines with those joined that a page's edge had cut.
pub(super) fn joined(lines: Vec<Line>) -> Vec<String> {
    let page = Page::of(&lines);
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    // Width of the last piece that was joined: the joined line itself is wider than the page.
    let mut last = 0;
    for line in lines {
        let wide = width(&line.text);
        match out.last_mut() {
            Some(before) if page.goes_on(before, last, &line) => {
                attach(&mut before.text, &line.text)
            }
            _ => out.push(line),
        }
        last = wide;
    }
    out.into_iter().map(|line| line.text).collect()
}

fn attach(before: &mut String, after: &str) {
    let latin = |c: char| c.is_ascii_alphabetic();
    if before.ends_with(latin) && after.starts_with(latin) {
        before.push(' ');
    }
    before.push_str(after);
}

/// How wide the page is, where its lines were cut at its edge.
struct Page {
    width: Option<usize>,
}

impl Page {
    fn of(lines: &[Line]) -> Page {
        let texts = || {
            lines
                .iter()
                .filter(|line| !line.is_row)
                .map(|line| &line.text)
        };
        let mut widths: Vec<usize> = texts().map(|t| width(t)).filter(|w| *w >= NARROW).collect();
        widths.sort_unstable();
        let Some(wide) = widths.get(widths.len() * 9 / 10).copied() else {
            return Page { width: None };
        };
        let cut = texts()
            .filter(|t| width(t) * 5 >= wide * 4 && !is_finished(t))
            .count();
        let wrapped = wide <= WIDEST && cut * 4 >= widths.len();
        Page {
            width: wrapped.then_some(wide),
        }
    }

    fn goes_on(&self, before: &Line, last: usize, after: &Line) -> bool {
        if before.is_row || after.is_row || starts_anew(&after.text) || is_finished(&before.text) {
            return false;
        }
        let head = ends_title(before.text.trim_end_matches(['》', '）'])) || is_box(&before.text);
        if head && stands_below_title(&after.text) {
            return false;
        }
        let full = self.width.is_some_and(|wide| last * 5 >= wide * 4);
        full || is_open(&before.text) || title_goes_on(&before.text, &after.text)
    }
}

/// Ends inside a clause, a bracket or a title.
fn is_open(text: &str) -> bool {
    if text.chars().count() > 600 {
        return false;
    }
    let count = |c: char| text.chars().filter(|other| *other == c).count();
    text.ends_with(['，', '、', '和', '及', '与', '的', '（', '《', '“', '〔'])
        || count('《') > count('》')
        || count('（') > count('）')
        || count('“') > count('”') && !text.ends_with('”')
}

/// An agency's name on one line, 关于… or 印发… on the next; 关于… on one, …的通知 on the next.
fn title_goes_on(before: &str, after: &str) -> bool {
    if before.chars().count() > 60 || after.chars().count() > 60 {
        return false;
    }
    let goes_on = ["关于", "印发", "转发", "批转"]
        .iter()
        .any(|word| after.starts_with(word));
    let agency = is_unit(before) && !before.contains('：') && goes_on;
    let plain = |text: &str| !text.contains(['。', '：', '；']);
    let begun = before.contains("关于") && plain(before) && !ends_title(before);
    agency || (begun && plain(after) && after.chars().count() <= 40)
}

fn ends_title(text: &str) -> bool {
    [
        "通知", "意见", "方案", "办法", "通报", "决定", "公告", "函", "批复", "要点", "计划",
        "规定", "细则", "报告",
    ]
    .iter()
    .any(|word| text.ends_with(word))
}

fn is_box(text: &str) -> bool {
    begins_box(&text.chars().collect::<Vec<char>>())
}

/// 各乡镇人民政府，县直各单位： or 澄政办〔2021〕29号
fn stands_below_title(text: &str) -> bool {
    let number = text.ends_with('号') && text.contains('〔') && text.chars().count() <= 24;
    number || (starts_with_all(text) && text.ends_with('：'))
}

fn is_finished(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '）', '》']);
    bare.ends_with(['。', '！', '？', '；', '：'])
        || text.ends_with(['。', '；', '：', '!', '?', ';', ':'])
}

/// A number of an item, a label, an annex, a mark or a foot: nothing that goes on with the line before.
fn starts_anew(text: &str) -> bool {
    let chars: Vec<char> = text.chars().take(40).collect();
    let fixed = ["附件", "抄送", "（此件", "抄报", "主送"];
    marker::read(&chars).is_some()
        || begins_with_label(&chars)
        || is_box(text)
        || fixed.iter().any(|word| text.starts_with(word))
        || is_date(text)
}

/// 2021年7月28日 and nothing else, or with 印发.
fn is_date(text: &str) -> bool {
    let text = text.strip_suffix("印发").unwrap_or(text);
    crate::date(text, None).is_some()
}

/// In half-width characters.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
