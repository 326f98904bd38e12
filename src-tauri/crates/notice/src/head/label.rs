//! The box that websites put above a notice: 发文字号：, 成文日期：, each with its value beside or below.

use chrono::NaiveDate;

use super::title::is_title;
use super::{Reader, TOP};
use crate::duty::doer::is_doer;
use crate::owner::is_unit;
use crate::{Span, date};

/// What a label says about its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Title,
    Number,
    Issuer,
    /// 成文日期
    Dated,
    /// 发布日期
    Published,
    /// 公开属性
    Attribute,
    Other,
}

const LABELS: [(&str, Kind); 49] = [
    ("文件名称", Kind::Title),
    ("信息名称", Kind::Title),
    ("公文名称", Kind::Title),
    ("标题", Kind::Title),
    ("名称", Kind::Title),
    ("发文字号", Kind::Number),
    ("文件编号", Kind::Number),
    ("文号", Kind::Number),
    ("发文机关", Kind::Issuer),
    ("发文机构", Kind::Issuer),
    ("发文单位", Kind::Issuer),
    ("发布机构", Kind::Issuer),
    ("发布单位", Kind::Issuer),
    ("制发机关", Kind::Issuer),
    ("成文日期", Kind::Dated),
    ("生成日期", Kind::Dated),
    ("公文生成日期", Kind::Dated),
    ("备注/文号", Kind::Number),
    ("发布日期", Kind::Published),
    ("发布时间", Kind::Published),
    ("公开日期", Kind::Published),
    ("发文日期", Kind::Published),
    ("印发日期", Kind::Published),
    ("时间", Kind::Published),
    ("日期", Kind::Published),
    ("公开属性", Kind::Attribute),
    ("公开类别", Kind::Attribute),
    ("信息公开选项", Kind::Attribute),
    ("公开方式", Kind::Attribute),
    ("公开形式", Kind::Attribute),
    ("索引号", Kind::Other),
    ("主题分类", Kind::Other),
    ("组配分类", Kind::Other),
    ("信息分类", Kind::Other),
    ("主题词", Kind::Other),
    ("关键词", Kind::Other),
    ("有效性", Kind::Other),
    ("来源", Kind::Other),
    ("信息来源", Kind::Other),
    ("公开目录", Kind::Other),
    ("公开责任部门", Kind::Other),
    ("公开范围", Kind::Other),
    ("内容概述", Kind::Other),
    ("统一编号", Kind::Other),
    ("生效日期", Kind::Other),
    ("失效时间", Kind::Other),
    ("废止日期", Kind::Other),
    ("浏览次数", Kind::Other),
    ("浏览量", Kind::Other),
];

/// A label in a line, and the place of its value, which may be empty.
#[derive(Debug, Clone, Copy)]
struct Pair {
    kind: Kind,
    /// A colon or a cell's end stands between the two.
    parted: bool,
    value: Span,
}

impl Reader<'_> {
    /// Takes the labels and their values.
    pub(super) fn labels(&mut self) {
        for at in 0..self.lines.len().min(TOP) {
            self.stamp(at);
            for pair in self.pairs(at) {
                self.pair(at, pair);
            }
        }
    }

    /// 2016-01-05 09:51 点击: when the page was put there.
    fn stamp(&mut self, at: usize) {
        let line = self.line(at);
        let short = line.contains(':') || line.contains('：');
        if short && line.chars().count() <= STAMP {
            self.head.published = self.head.published.or(day(line));
        }
    }

    fn pair(&mut self, at: usize, pair: Pair) {
        let below = at + 1;
        if !pair.value.is_empty() {
            if self.fits(pair.kind, pair.value) {
                self.labelled(pair.kind, pair.value);
            } else if !pair.parted {
                return;
            }
            self.put_aside(at);
        } else if pair.parted || self.fits(pair.kind, self.span(below)) {
            self.put_aside(at);
            if self.is_value(pair.kind, below) {
                self.put_aside(below);
                self.labelled(pair.kind, self.span(below));
            }
        }
    }

    /// The labels of a line that begins with one.
    fn pairs(&self, at: usize) -> Vec<Pair> {
        let (chars, line) = (self.clean.chars(self.span(at)), self.span(at));
        let mut places = Vec::new();
        let mut from = 0;
        while from < chars.len() && chars.len() <= LONGEST {
            match label(&chars[from..])
                .filter(|found| from == 0 || found.parted || chars[from - 1] == '\t')
            {
                Some(found) => {
                    places.push((from, found));
                    from += found.len;
                }
                None if places.is_empty() => return Vec::new(),
                None => from += 1,
            }
        }
        let end = |nth: usize| places.get(nth + 1).map_or(chars.len(), |(from, _)| *from);
        let pair = |(nth, (from, found)): (usize, &(usize, Found))| Pair {
            kind: found.kind,
            parted: found.parted,
            value: trimmed(chars, line.start, from + found.len, end(nth)),
        };
        places.iter().enumerate().map(pair).collect()
    }

    /// The value is what the label promises; asked where no colon parts the two.
    fn fits(&self, kind: Kind, value: Span) -> bool {
        let words = self.clean.words(value);
        match kind {
            Kind::Title => is_title(&words) || words.contains("关于"),
            Kind::Number => words.contains('〔') && words.ends_with('号'),
            Kind::Issuer => is_unit(&words) || is_doer(&words),
            Kind::Dated | Kind::Published => day(&words).is_some(),
            Kind::Attribute => words.contains("公开"),
            Kind::Other => is_title(&words),
        }
    }

    /// The line below a label is its value, unless it is the next label or the notice's own title.
    fn is_value(&self, kind: Kind, at: usize) -> bool {
        let line = self.line(at);
        let title = line.contains("关于") && kind != Kind::Title;
        let checked = matches!(kind, Kind::Number | Kind::Dated | Kind::Published);
        let fits = !checked || self.fits(kind, self.span(at));
        fits && !title && !line.contains('：') && line.chars().count() < 80
    }

    fn labelled(&mut self, kind: Kind, span: Span) {
        let found = self.found(span);
        if found.text.is_empty() {
            return;
        }
        let head = &mut self.head;
        match kind {
            Kind::Issuer => head.issuer = Some(found),
            Kind::Dated => head.dated = day(&found.text).map(|day| (day, span)),
            Kind::Published => head.published = head.published.or(day(&found.text)),
            Kind::Title => head.title = Some(found),
            Kind::Number => head.doc_no = Some(found),
            Kind::Attribute => head.attribute = Some(found),
            Kind::Other => {}
        }
    }
}

/// Lines of the box are at most so long.
const LONGEST: usize = 300;

/// A line that tells when it was put there is at most so long.
const STAMP: usize = 60;

/// A label as it was met.
#[derive(Debug, Clone, Copy)]
struct Found {
    kind: Kind,
    /// With the sign behind it.
    len: usize,
    parted: bool,
}

/// A line of the box: a label with its colon, or the number's label with the number.
pub(crate) fn begins_box(line: &[char]) -> bool {
    label(line)
        .is_some_and(|found| found.parted || found.kind == Kind::Number && line.contains(&'〔'))
}

/// The label that a stretch begins with, in brackets or not.
fn label(chars: &[char]) -> Option<Found> {
    let open = usize::from(chars.first().is_some_and(|c| "【[".contains(*c)));
    let starts = |word: &str| {
        word.chars()
            .eq(chars.iter().skip(open).take(word.chars().count()).copied())
    };
    let (word, kind) = LABELS.iter().find(|(word, _)| starts(word))?;
    let mut len = open + word.chars().count();
    len += usize::from(open > 0 && chars.get(len).is_some_and(|c| "】]".contains(*c)));
    let parted = chars.get(len).is_some_and(|c| "：\t".contains(*c));
    Some(Found {
        kind: *kind,
        len: len + usize::from(parted),
        parted,
    })
}

fn trimmed(chars: &[char], base: usize, from: usize, to: usize) -> Span {
    let edge = |c: &&char| c.is_whitespace() || **c == '：';
    let from = from + chars[from..to].iter().take_while(edge).count();
    let to = to - chars[from..to].iter().rev().take_while(edge).count();
    Span::new(base + from, base + to)
}

/// The day at the front of a text; a time of day or words may follow.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !"年月-./".contains(c));
    let end = end.map_or(text.len(), |at| {
        at + usize::from(text[at..].starts_with('日')) * '日'.len_utf8()
    });
    date(&text[..end], None)
}
