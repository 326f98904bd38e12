//! Sentences that no bracket closes: their subject, or a date, makes them a duty.

use super::oblige::obliges;
use super::sentence::{parts, sentences};
use super::subject::{group_in_front, is_announced, is_told, subject};
use super::{Doers, Draft, Source, phrase};
use crate::Span;
use crate::indicator::indicators;
use crate::outline::{above, end_of};
use crate::when::{Kind, When, in_prose};

/// Headings below which nobody is obliged.
const QUIET: [&str; 9] = [
    "指导思想",
    "基本原则",
    "总体思路",
    "重要意义",
    "工作原则",
    "背景",
    "起草",
    "总体情况",
    "有关情况",
];
/// Headings below which it is said what shall be reached, and not by whom.
const GOALS: [&str; 9] = [
    "总体要求",
    "总体目标",
    "工作目标",
    "主要目标",
    "目标要求",
    "目标任务",
    "存在的问题",
    "存在问题",
    "基本情况",
];
/// An item that asks for something has at least so many characters.
const SHORTEST: usize = 14;
/// Sentences that send the notice on its way.
const SENDING: [&str; 6] = [
    "认真贯彻落实",
    "认真贯彻执行",
    "遵照执行",
    "认真组织实施",
    "抓好贯彻落实",
    "认真抓好落实",
];

/// The duties of a stretch of an item. `is_whole` says that no bracket stands in the item at all.
pub(super) fn duties(source: &Source<'_>, at: usize, stretch: Span, is_whole: bool) -> Vec<Draft> {
    if is_quiet(source, at) {
        return Vec::new();
    }
    let mut walk = Walk {
        source,
        at,
        out: Vec::new(),
    };
    // An item that is nothing but its first sentence asks for what that says.
    let heading = source.blocks[at].heading.filter(|_| !is_lone(source, at));
    for sentence in sentences(source.clean, stretch) {
        if heading != Some(sentence) {
            walk.sentence(sentence);
        }
    }
    if source.is_reply {
        walk.out
            .retain(|draft| !draft.doers.is_empty() && draft.doubts.is_empty());
    }
    let nobody = walk.out.iter().all(|draft| draft.doers.is_empty());
    if is_whole && nobody && !walk.out.is_empty() {
        return whole(source, at, walk.out);
    }
    if is_whole && walk.out.is_empty() {
        walk.out.extend(bare(source, at));
    }
    walk.out
}

fn is_lone(source: &Source<'_>, at: usize) -> bool {
    let block = &source.blocks[at];
    block
        .heading
        .is_some_and(|heading| heading.end + 1 >= block.body.end)
        && end_of(source.blocks, at) <= block.body.end
}

fn is_quiet(source: &Source<'_>, at: usize) -> bool {
    is_below(source, at, &QUIET)
}

/// The item or one above it is headed by one of these words.
fn is_below(source: &Source<'_>, at: usize, words: &[&str]) -> bool {
    let mut all = above(source.blocks, at);
    all.push(at);
    let heading = |at: usize| {
        source.blocks[at]
            .heading
            .map(|span| source.clean.words(span))
    };
    all.into_iter()
        .filter_map(heading)
        .any(|heading| words.iter().any(|word| heading.contains(word)))
}

struct Walk<'a> {
    source: &'a Source<'a>,
    at: usize,
    out: Vec<Draft>,
}

impl Walk<'_> {
    fn sentence(&mut self, sentence: Span) {
        let chars = self.source.clean.chars(sentence);
        let text: String = chars.iter().take(200).collect();
        let whens = in_prose(chars, sentence.start);
        let dated = whens.iter().any(|when| when.kind != Kind::Within);
        let deadline = whens.iter().any(|when| when.kind == Kind::Deadline);
        let short = chars.len() <= 50;
        if whens.is_empty() && short && SENDING.iter().any(|word| text.contains(word)) {
            return;
        }
        if self.apart(sentence) || is_announced(&text) && !dated {
            return;
        }
        let found = subject(self.source.clean, sentence, dated, self.source.aliases);
        if let Some(doers) = found {
            self.push(sentence, doers, None);
        } else if is_told(chars) {
            // What has been done obliges nobody.
        } else if deadline {
            self.dated(sentence);
        } else if let Some(last) = self.out.last_mut().filter(|last| follows(last, sentence)) {
            last.text.end = sentence.end;
        } else if self.is_promise(&whens)
            || comes_back(chars, sentence, &whens)
            || binds(&text, chars, sentence)
        {
            let group = group_in_front(self.source.clean, sentence, self.source.aliases);
            self.push(sentence, group.unwrap_or_default(), None);
        }
    }

    /// A做好…；B做好…: each part that names its own units is a duty of its own.
    fn apart(&mut self, sentence: Span) -> bool {
        let clean = self.source.clean;
        let pieces = parts(clean, sentence);
        if pieces.len() < 2 || is_told(clean.chars(sentence)) {
            return false;
        }
        let mut duties: Vec<(Span, Doers)> = Vec::new();
        for piece in pieces {
            // Beside a part that names its units plainly a verb is enough.
            let dated = !duties.is_empty() || !in_prose(clean.chars(piece), piece.start).is_empty();
            let found = subject(clean, piece, dated, self.source.aliases).unwrap_or_default();
            let own = !found.lead.is_empty() || !found.responsible.is_empty();
            let whole = own && phrase::alone(clean, piece, self.source.aliases).is_none();
            match duties.last_mut() {
                Some((text, doers)) if !whole => {
                    text.end = piece.end;
                    doers.join(found);
                }
                // 局主要负责同志每半年听取一次汇报 binds nobody by name.
                None if !whole && !dated => return false,
                _ => duties.push((piece, found)),
            }
        }
        let several = duties.len() > 1;
        if several {
            let push = |(text, doers)| self.push(text, doers, None);
            duties.into_iter().for_each(push);
        }
        several
    }

    /// 5个工作日内答复, in an item of a plan.
    fn is_promise(&self, whens: &[When]) -> bool {
        let item = self.source.blocks[self.at].marker.is_some() && self.source.is_plan;
        item && whens.iter().any(|when| when.kind == Kind::Within)
    }

    /// A date without a subject: whoever the sentence before speaks to, if there is one.
    fn dated(&mut self, sentence: Span) {
        let last = self.out.last().filter(|last| follows(last, sentence));
        let doers = last.map(|last| last.doers.clone()).unwrap_or_default();
        let doubt = (!doers.is_empty()).then_some("这一句没有写由谁办，沿用前一句的单位");
        self.push(sentence, doers, doubt);
    }

    fn push(&mut self, text: Span, doers: Doers, doubt: Option<&str>) {
        self.out.push(Draft {
            block: self.at,
            text,
            doers,
            doubts: doubt.map(str::to_owned).into_iter().collect(),
            ..Draft::default()
        });
    }
}

/// A sentence right behind another's duty goes on with it.
fn follows(last: &Draft, sentence: Span) -> bool {
    sentence.start <= last.text.end + 2
}

/// 每季度召开…, but not 每月1500元.
fn comes_back(chars: &[char], sentence: Span, whens: &[When]) -> bool {
    let rhythms = whens.iter().filter(|when| when.kind == Kind::Rhythm);
    rhythms
        .map(|when| chars.get(when.span.end - sentence.start))
        .any(|after| after.is_none_or(|c| !c.is_ascii_digit() && !"的度".contains(*c)))
}

/// A number that is asked for, not told.
fn binds(text: &str, chars: &[char], sentence: Span) -> bool {
    let asked = [
        "不得",
        "不低于",
        "不少于",
        "不超过",
        "至少",
        "要达到",
        "应达到",
        "力争达到",
    ];
    let open = |span: &Span| chars.get(span.end - sentence.start) != Some(&'的');
    let found = indicators(chars, sentence.start);
    asked.iter().any(|word| text.contains(word)) && found.iter().any(open)
}

/// A date or a number in an item that names nobody is the whole item's.
fn whole(source: &Source<'_>, at: usize, found: Vec<Draft>) -> Vec<Draft> {
    let block = &source.blocks[at];
    if block.marker.is_none() {
        return found;
    }
    vec![Draft {
        block: at,
        text: source.clean.trimmed(block.body),
        ..Draft::default()
    }]
}

/// An item that names neither anybody nor a day. Where it asks for something, it asks all.
fn bare(source: &Source<'_>, at: usize) -> Option<Draft> {
    let block = &source.blocks[at];
    let (clean, own) = (source.clean, block.marker.is_some() && !block.is_article);
    let heading = block
        .heading
        .map_or(block.body.start, |heading| heading.end);
    let rest = clean.trimmed(Span::new(heading, block.body.end));
    let asks = source.is_plan
        && !rest.is_empty()
        && block.body.len() >= SHORTEST
        && !is_below(source, at, &GOALS)
        && obliges(clean, rest);
    let group = || {
        let mut fronts = sentences(clean, rest).into_iter();
        fronts.find_map(|sentence| {
            group_in_front(clean, sentence, source.aliases)
                .or_else(|| subject(clean, sentence, true, source.aliases))
        })
    };
    (own && (asks || block.body.len() > 30)).then(|| Draft {
        block: at,
        text: clean.trimmed(block.body),
        doers: asks.then(group).flatten().unwrap_or_default(),
        is_bare: !asks,
        ..Draft::default()
    })
}
