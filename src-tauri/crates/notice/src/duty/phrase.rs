//! What a bracket or a labelled line says: who, and by when.

use super::alias::Aliases;
use super::doer::is_doer;
use super::doers::Doers;
use crate::owner::{Label, label, partners, split};
use crate::when::{When, in_prose, in_slot};
use crate::{Clean, Span, owner};

/// Longer brackets are prose.
const LONGEST: usize = 600;

/// A bracket or a group of labels, read.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    pub doers: Doers,
    pub whens: Vec<When>,
    /// 责任单位： or words such as 负责 say that this names the units; else they merely stand there.
    pub is_said: bool,
}

/// Reads a stretch that may say who has to do something, by when, or both.
pub(super) fn read(clean: &Clean, span: Span, aliases: &Aliases) -> Option<Phrase> {
    if span.is_empty() || span.len() > LONGEST {
        return None;
    }
    let mut whens = Vec::new();
    let mut units = String::new();
    let mut labelled = false;
    for piece in pieces(clean, span) {
        let (label, value) = labels(clean, piece);
        match label {
            Piece::Time => whens.extend(time(clean, value)),
            Piece::Units => labelled = true,
            Piece::Other => {}
        }
        if label == Piece::Other
            && let Some(found) = bare_time(clean, piece)
        {
            whens.extend(found);
        } else if label != Piece::Time {
            units.push_str(&clean.words(piece));
            // A blank that the cleaning left between two labels parts them as a line's end does.
            let sign = clean.chars(Span::new(piece.end, (piece.end + 1).min(span.end)));
            units.extend(sign.iter().map(|c| if *c == ' ' { '\n' } else { *c }));
        }
    }
    let units = units.trim_end_matches(['，', '；', '。', '\n']).to_owned();
    let doers = doers(clean, span, &units, labelled, aliases);
    let is_said = labelled || split(&units).is_some_and(|found| !found.head.is_empty());
    let phrase = Phrase {
        doers,
        whens,
        is_said,
    };
    (!phrase.doers.is_empty() || (units.is_empty() && !phrase.whens.is_empty())).then_some(phrase)
}

/// Reads a sentence of running text that says who does it and by when, and asks for nothing.
pub(super) fn alone(clean: &Clean, span: Span, aliases: &Aliases) -> Option<Phrase> {
    let said = |piece: &Span| is_pure(&clean.words(*piece)) || is_time_alone(clean, *piece);
    let short = span.len() <= SENTENCE && clean.chars(span).iter().any(|c| "负牵配落".contains(*c));
    let pieces = pieces(clean, span);
    (short && pieces.iter().all(said))
        .then(|| read(clean, span, aliases))
        .flatten()
        .filter(|phrase| phrase.is_said && !phrase.doers.is_empty())
}

/// 7月15日前完成改版, but not 5月底前建成政务公开体验角, which is work.
fn is_time_alone(clean: &Clean, piece: Span) -> bool {
    let found = bare_time(clean, piece).unwrap_or_default();
    let named: usize = found.iter().map(|when| when.span.len()).sum();
    !found.is_empty() && piece.len() <= named + RESULT
}

/// What has come about by a day is said in so many characters.
const RESULT: usize = 6;
/// A sentence that only names units is at most so long.
const SENTENCE: usize = 200;

/// Units and the words that give them a role, and nothing behind those words.
fn is_pure(piece: &str) -> bool {
    let piece = piece.strip_prefix(['由', '请']).unwrap_or(piece);
    let units = |text: &str| {
        text.is_empty() || owner(text).all().all(is_doer) && owner(text).all().next().is_some()
    };
    let mut rest = piece;
    while let Some(found) = split(rest) {
        if !units(found.head) {
            return false;
        }
        rest = found.rest;
    }
    units(rest)
}

fn doers(clean: &Clean, span: Span, units: &str, labelled: bool, aliases: &Aliases) -> Doers {
    let mut owner = owner(units);
    if units.contains("责任人：") {
        let lists = [&mut owner.lead, &mut owner.responsible, &mut owner.assist];
        lists.into_iter().flatten().for_each(without_person);
    }
    let known = owner.all().all(is_doer);
    let most = owner.all().filter(|name| is_doer(name)).count() * 2 > owner.all().count();
    if labelled || known || (most && split(units).is_some()) {
        return Doers::of(owner, clean, span, aliases);
    }
    Doers::default()
}

/// 规划建设股张某某: the unit, where the label says that a person stands behind it.
fn without_person(name: &mut String) {
    let ends: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
    let behind = |at: &&usize| is_doer(&name[..**at]);
    let persons = ends.iter().rev().skip(1).take(3);
    let unit = persons.copied().collect::<Vec<_>>();
    if !is_doer(name)
        && let Some(at) = unit.iter().find(behind).copied()
    {
        name.truncate(at);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Units,
    Time,
    Other,
}

/// The pieces between commas, semicolons and line ends that stand outside inner brackets.
fn pieces(clean: &Clean, span: Span) -> Vec<Span> {
    let chars = clean.chars(span);
    let partners = partners(chars);
    let (mut out, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(c) = chars.get(at) {
        if let Some(Some(close)) = partners.get(at) {
            at = *close;
        } else if "，；。\n ".contains(*c) {
            out.push(Span::new(span.start + start, span.start + at));
            start = at + 1;
        }
        at += 1;
    }
    out.push(Span::new(span.start + start, span.end));
    out.retain(|piece| !piece.is_empty());
    out
}

/// What a piece's label is, and what stands behind it.
fn labels(clean: &Clean, piece: Span) -> (Piece, Span) {
    let chars = clean.chars(piece);
    let Some(colon) = chars.iter().position(|c| *c == '：') else {
        return (Piece::Other, piece);
    };
    let text: String = chars[..colon].iter().collect();
    let value = Span::new(piece.start + colon + 1, piece.end);
    if is_units(&text) {
        (Piece::Units, value)
    } else if is_time(&text) {
        (Piece::Time, value)
    } else {
        (Piece::Other, piece)
    }
}

/// 责任单位, 牵头部门, 负责部门; persons are no units.
pub(super) fn is_units(text: &str) -> bool {
    let text = text.strip_suffix("及责任人").unwrap_or(text);
    let person = ["人", "领导", "组长", "电话"]
        .iter()
        .any(|word| text.contains(word));
    !person && matches!(label(text), Some(Label::Units(_)))
}

/// 完成时限, 时间要求
pub(super) fn is_time(text: &str) -> bool {
    let words = [
        "时限",
        "期限",
        "完成时间",
        "时间要求",
        "时间节点",
        "完成日期",
        "办结时间",
        "时间安排",
    ];
    text.chars().count() <= 8 && words.iter().any(|word| text.contains(word))
}

fn time(clean: &Clean, value: Span) -> Vec<When> {
    let found = in_prose(clean.chars(value), value.start);
    match found.is_empty() {
        true => in_slot(clean.chars(value), value.start)
            .into_iter()
            .collect(),
        false => found,
    }
}

/// A piece without a label that holds a time and hardly anything else: 2021年2月底前完成.
fn bare_time(clean: &Clean, piece: Span) -> Option<Vec<When>> {
    let chars = clean.chars(piece);
    let text: String = chars.iter().collect();
    if chars.len() > 30 || is_doer(&text) || text.contains(['“', '《']) {
        return None;
    }
    let found = in_prose(chars, piece.start);
    let covered: usize = found.iter().map(|when| when.span.len()).sum();
    let filler = "完成落实到位并持续坚持推进长期于在报前全部面实施基本办理其中，、";
    let spare = chars.iter().filter(|c| filler.contains(**c)).count();
    if !found.is_empty() && covered + spare >= chars.len() {
        return Some(found);
    }
    let result = found.first().filter(|when| when.span.start == piece.start);
    if result.is_some_and(|when| finishes(clean.chars(Span::new(when.span.end, piece.end)))) {
        return Some(found);
    }
    let dateish = "0123456789一二三四五六七八九十年月日号底前末初季度每半第上下旬中内即起至到—-–~～完成全持续推进长期坚持常态化落实之以到位度最后个的首开展";
    // 2018—2035年 is a time that something lasts; 4月1日至4月20日 one in which it is done.
    let lasts = chars.iter().any(|c| "至到—-–~～".contains(*c)) && !chars.contains(&'月');
    let only = !lasts && chars.iter().all(|c| dateish.contains(*c));
    let slot = only.then(|| in_slot(chars, piece.start)).flatten()?;
    Some(vec![slot])
}

/// 取得明显进展, 基本建成: what has come about by then, and nobody's name.
fn finishes(words: &[char]) -> bool {
    let text: String = words.iter().collect();
    let begun = [
        "取得",
        "基本",
        "全面",
        "全部",
        "初步",
        "实现",
        "形成",
        "建成",
        "见成效",
        "更新",
        "公布",
        "公开",
        "通报",
        "开展",
        "组织",
        "举办",
        "调度",
    ];
    words.len() <= 12 && begun.iter().any(|word| text.starts_with(word)) && !is_doer(&text)
}
