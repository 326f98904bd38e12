//! Where in an item it is said who does it: brackets behind sentences, labelled lines below them.

use super::alias::Aliases;
use super::doer::is_plain_doer;
use super::doers::Doers;
use super::phrase::{self, Phrase};
use super::sentence::sentences;
use crate::outline::Block;
use crate::owner::partners;
use crate::{Clean, Span};

/// What stands in brackets beside a kind of place, and names nobody: 所有村（社区）.
const BESIDE: [&str; 7] = ["社区", "街道", "镇", "乡", "居", "园区", "开发区"];

/// A bracket or a group of labelled lines.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// Brackets and labels included.
    pub span: Span,
    pub phrase: Phrase,
    /// It stands on lines of its own.
    pub is_line: bool,
}

/// All marks of an item, in order; neighbours are one.
pub(super) fn marks(clean: &Clean, block: &Block, aliases: &Aliases) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (at, line) in block.lines.iter().enumerate() {
        if at > 0
            && let Some(mark) = units_alone(clean, *line, aliases)
        {
            marks.push(mark);
            continue;
        }
        if let Some(mark) = person(clean, *line) {
            marks.push(mark);
            continue;
        }
        let (mut found, label) = in_line(clean, *line, aliases);
        let end = label.map_or(line.end, |label| label.start);
        let rest = Span::new(line.start, end);
        found.extend(said(clean, rest, block.body.start, &found, aliases));
        found.sort_by_key(|mark| mark.span.start);
        marks.append(&mut found);
        if let Some(label) = label {
            marks.extend(labelled(clean, label, aliases));
        }
    }
    let mut marks = merged(clean, marks);
    marks.retain(|mark| !mark.phrase.doers.is_empty() || !mark.phrase.whens.is_empty());
    marks
}

/// 责任领导：王某某: a line among those that say who and when, which names no unit.
fn person(clean: &Clean, line: Span) -> Option<Mark> {
    let words = clean.words(line);
    let (label, name) = words.split_once('：')?;
    let kinds = ["责任人", "领导", "联系人", "负责人"];
    let person = !["单位", "部门", "科室"]
        .iter()
        .any(|word| label.contains(word));
    let short = person && label.chars().count() <= 8;
    let known = short && kinds.iter().any(|kind| label.ends_with(kind));
    (known && !name.trim_end_matches('。').contains(['：', '。'])).then(|| Mark {
        span: line,
        phrase: Phrase::default(),
        is_line: true,
    })
}

/// A line that holds units and nothing else: a cell of a table that lost its frame.
fn units_alone(clean: &Clean, line: Span, aliases: &Aliases) -> Option<Mark> {
    let words = clean.words(line);
    if line.len() > 80 || words.contains(['。', '：', '（', '；', '“', '《']) {
        return None;
    }
    let owner = crate::owner(&words);
    if owner.all().next().is_none() || !owner.all().all(is_plain_doer) {
        return None;
    }
    let phrase = Phrase {
        doers: Doers::of(owner, clean, line, aliases),
        ..Phrase::default()
    };
    Some(Mark {
        span: line,
        phrase,
        is_line: true,
    })
}

/// The brackets of a line, and the place where labels begin in it.
fn in_line(clean: &Clean, line: Span, aliases: &Aliases) -> (Vec<Mark>, Option<Span>) {
    let chars = clean.chars(line);
    let partners = partners(chars);
    let (mut marks, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        if let Some(Some(close)) = partners.get(at) {
            marks.extend(bracket(clean, line, (at, *close), aliases));
            at = *close + 1;
        } else if begins_label(chars, at) {
            return (marks, Some(Span::new(line.start + at, line.end)));
        } else {
            at += 1;
        }
    }
    (marks, None)
}

/// Sentences behind others that say who does it and nothing else: 县司法局牵头，各部门配合。
fn said(clean: &Clean, line: Span, begin: usize, found: &[Mark], aliases: &Aliases) -> Vec<Mark> {
    let free =
        |span: &Span| span.start > begin && !found.iter().any(|mark| mark.span.touches(*span));
    sentences(clean, line)
        .into_iter()
        .filter(free)
        .filter_map(|span| {
            let phrase = phrase::alone(clean, span, aliases)?;
            Some(Mark {
                span,
                phrase,
                is_line: false,
            })
        })
        .collect()
}

fn bracket(
    clean: &Clean,
    line: Span,
    (open, close): (usize, usize),
    aliases: &Aliases,
) -> Option<Mark> {
    let inside = Span::new(line.start + open + 1, line.start + close);
    if BESIDE.contains(&clean.words(inside).as_str()) {
        return None;
    }
    let phrase = phrase::read(clean, inside, aliases)?;
    let chars = clean.chars(line);
    let listed = phrase.is_said || phrase.doers.is_empty() || stands_alone(chars, open, close);
    listed.then_some(Mark {
        span: Span::new(line.start + open, line.start + close + 1),
        phrase,
        is_line: open == 0,
    })
}

/// A bare list of units is an owner behind a sentence, and another name behind a name.
fn stands_alone(line: &[char], open: usize, close: usize) -> bool {
    let Some(before) = open.checked_sub(1).and_then(|at| line.get(at)) else {
        return true;
    };
    let ends = line.get(close + 1).is_none_or(|c| *c == '。');
    "。；！".contains(*before)
        || (ends && !"局办委院府镇乡会部门位心站室科股所厅处".contains(*before))
}

/// 责任单位： at the front of a line or behind a sentence.
fn begins_label(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| chars.get(at));
    if !before.is_none_or(|c| "。；，— ".contains(*c)) {
        return false;
    }
    let head: String = chars[at..].iter().take(13).collect();
    let Some((text, _)) = head.split_once('：') else {
        return false;
    };
    if text.contains(['。', '，', '；', '（', '）']) {
        return false;
    }
    let own_line = before.is_none();
    phrase::is_units(text) || (phrase::is_time(text) && (own_line || before == Some(&' ')))
}

fn labelled(clean: &Clean, span: Span, aliases: &Aliases) -> Option<Mark> {
    let phrase = phrase::read(clean, span, aliases)?;
    Some(Mark {
        span,
        phrase,
        is_line: true,
    })
}

/// Marks with nothing between them but punctuation say one thing together.
fn merged(clean: &Clean, marks: Vec<Mark>) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    for mark in marks {
        let gap = |last: &Mark| {
            clean
                .chars(Span::new(last.span.end, mark.span.start))
                .to_vec()
        };
        match out.last_mut() {
            Some(last)
                if gap(last)
                    .iter()
                    .all(|c| c.is_whitespace() || "。；，".contains(*c)) =>
            {
                last.span.end = mark.span.end;
                last.is_line &= mark.is_line;
                last.phrase.doers.join(mark.phrase.doers);
                last.phrase.whens.extend(mark.phrase.whens);
            }
            _ => out.push(mark),
        }
    }
    out
}
