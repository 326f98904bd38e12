//! Duties in running text: which sentences oblige whom.

pub(crate) mod alias;
mod bind;
mod company;
pub(crate) mod doer;
pub(crate) mod doers;
mod free;
mod heading;
mod lead_in;
mod mark;
mod named;
pub(crate) mod oblige;
mod phrase;
pub(crate) mod sentence;
pub(crate) mod subject;

use crate::outline::{Block, end_of};
use crate::when::When;
use crate::{Clean, Span};
use alias::Aliases;
use doers::Doers;
use mark::{Mark, marks};

/// A duty as it was found, before its times are settled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    /// The item in which it stands.
    pub block: usize,
    /// Its sentences.
    pub text: Span,
    pub doers: Doers,
    /// Times of the bracket; where there is none, those of the text count.
    pub whens: Vec<When>,
    /// What somebody should look at.
    pub doubts: Vec<String>,
    /// A bracket or a label names the units.
    pub is_marked: bool,
    /// Nobody and no time is named: shown to the clerk, and no task by itself.
    pub is_bare: bool,
}

/// What the duties are read from.
pub(crate) struct Source<'a> {
    pub clean: &'a Clean,
    pub blocks: &'a [Block],
    pub aliases: &'a Aliases,
    /// A reply: only sentences that name somebody oblige.
    pub is_reply: bool,
    /// Points or a plan of work: items oblige all to whom it is sent.
    pub is_plan: bool,
}

/// All duties in running text, in its order.
pub(crate) fn duties(source: &Source<'_>) -> Vec<Draft> {
    let marks: Vec<Vec<Mark>> = source
        .blocks
        .iter()
        .map(|block| marks(source.clean, block, source.aliases))
        .collect();
    let mut out = Vec::new();
    // Items that a bracket behind their heading or behind the last of them has taken already.
    let mut taken = 0;
    for at in 0..source.blocks.len() {
        if at < taken {
            continue;
        }
        if let Some(first) = shared(source, &marks, at) {
            taken = first;
        }
        let item = Item {
            source,
            at,
            marks: &marks,
        };
        taken = taken.max(at + 1);
        taken = item.duties(&mut out).max(taken);
    }
    first_leads(source.clean, &mut out);
    lead_in::inherit(source, &mut out);
    heading::inherit(source, &mut out);
    out
}

/// 列第一位者为牵头单位，下同: said once, it holds for every list behind it.
fn first_leads(clean: &Clean, drafts: &mut [Draft]) {
    let text = clean.text();
    let said = ["第一位", "首位", "第一个"]
        .iter()
        .find_map(|word| text.find(word));
    let Some(at) = said else { return };
    let clause: String = text[at..].chars().take(30).collect();
    if !clause.contains("牵头") || !clause.contains("下同") {
        return;
    }
    let from = text[..at].chars().count();
    for draft in drafts
        .iter_mut()
        .filter(|draft| draft.text.end + 600 >= from)
    {
        let doers = &mut draft.doers;
        if doers.lead.is_empty() && doers.responsible.len() > 1 && draft.is_marked {
            doers.lead.push(doers.responsible.remove(0));
        }
    }
}

/// 1. … 2. … 3. …（责任单位：…）: only the last of several points names the units, for all of them.
///
/// Gives the place of that last point, when `at` is the first of them.
fn shared(source: &Source<'_>, marks: &[Vec<Mark>], at: usize) -> Option<usize> {
    let (last, _) = points(source, marks, at)?;
    Some(last + 1)
}

/// The last of the points that begin at `at` and share one mark, and that mark.
fn points<'a>(source: &Source<'_>, marks: &'a [Vec<Mark>], at: usize) -> Option<(usize, &'a Mark)> {
    let first = source.blocks.get(at)?;
    let marker = first.marker.filter(|m| m.level >= 3 && m.ordinal == 1)?;
    let parent = first.parent?;
    let of_parent = |block: &Block| block.parent == Some(parent);
    let last = at
        + source.blocks[at..]
            .iter()
            .take_while(|b| of_parent(b))
            .count()
        - 1;
    let same = source.blocks[at..=last]
        .iter()
        .all(|b| b.marker.is_some_and(|m| m.level == marker.level));
    let silent = marks.get(at..last)?.iter().all(Vec::is_empty);
    let [mark] = marks.get(last)?.as_slice() else {
        return None;
    };
    let ends = mark.span.end + 1 >= source.blocks[last].body.end;
    (last > at && same && silent && ends && mark.is_line && !mark.phrase.doers.is_empty())
        .then_some((last, mark))
}

/// One item and the marks in it.
struct Item<'a> {
    source: &'a Source<'a>,
    at: usize,
    marks: &'a [Vec<Mark>],
}

impl Item<'_> {
    fn block(&self) -> &Block {
        &self.source.blocks[self.at]
    }

    /// Adds the item's duties; gives the item behind the last one that they took.
    fn duties(&self, out: &mut Vec<Draft>) -> usize {
        if let Some((last, mark)) = points(self.source, self.marks, self.at) {
            let from = self.block().body.start;
            let mut draft = self.draft(Span::new(from, mark.span.start), mark);
            draft
                .doubts
                .push("责任单位写在最后一项之后，按各项共用理解".to_owned());
            out.push(draft);
            return last + 1;
        }
        if self.block().is_article && self.marks[self.at].is_empty() {
            return 0;
        }
        let bounds = self.bounds();
        match bounds.first() {
            Some(first) if self.names_heading(first) => self.under_heading(&bounds, out),
            _ => {
                self.between(&bounds, self.block().body.start, out);
                0
            }
        }
    }

    /// The marks that end a duty: those that name units, or where none does, those with a time.
    fn bounds(&self) -> Vec<&Mark> {
        let all = self.marks[self.at].iter();
        let named: Vec<&Mark> = all.clone().filter(|m| !m.phrase.doers.is_empty()).collect();
        match named.is_empty() {
            true => all.collect(),
            false => named,
        }
    }

    /// The mark stands right behind the heading: it speaks for all that is below.
    fn names_heading(&self, mark: &Mark) -> bool {
        let block = self.block();
        let Some(heading) = block.heading else {
            return false;
        };
        let before = self
            .source
            .clean
            .trimmed(Span::new(block.body.start, mark.span.start));
        let more = block.body.end > mark.span.end + 1
            || end_of(self.source.blocks, self.at) > block.body.end;
        before.end <= heading.end && more
    }

    fn under_heading(&self, bounds: &[&Mark], out: &mut Vec<Draft>) -> usize {
        let (block, mark) = (self.block(), bounds[0]);
        let end = end_of(self.source.blocks, self.at);
        let below = self.source.blocks[self.at + 1..]
            .iter()
            .take_while(|b| b.body.end <= end)
            .count();
        let others = self.marks[self.at + 1..=self.at + below]
            .iter()
            .any(|m| !m.is_empty());
        if bounds.len() > 1 || others {
            let to = bounds.get(1).map_or(block.body.end, |next| next.span.start);
            out.push(self.named(Span::new(block.body.start, to), mark));
            let from = bounds.get(1).map_or(block.body.end, |next| next.span.end);
            self.between(bounds.get(2..).unwrap_or(&[]), from, out);
            return 0;
        }
        out.push(self.named(Span::new(block.body.start, end), mark));
        self.at + 1 + below
    }

    /// One duty before each mark; what stands behind the last one speaks for itself.
    fn between(&self, bounds: &[&Mark], from: usize, out: &mut Vec<Draft>) {
        let mut from = from;
        for mark in bounds {
            let region = self.source.clean.trimmed(Span::new(from, mark.span.start));
            if !region.is_empty() {
                out.push(self.named(region, mark));
            }
            from = mark.span.end;
        }
        let rest = Span::new(from, self.block().body.end);
        out.extend(free::duties(
            self.source,
            self.at,
            rest,
            from == self.block().body.start,
        ));
    }

    /// The duty of a mark; of a bracket with nothing but a time, the sentences say who.
    fn named(&self, region: Span, mark: &Mark) -> Draft {
        let mut draft = self.draft(region, mark);
        if draft.doers.is_empty() {
            for sentence in sentence::sentences(self.source.clean, draft.text) {
                let found =
                    subject::subject(self.source.clean, sentence, true, self.source.aliases);
                draft.doers.join(found.unwrap_or_default());
            }
        }
        draft
    }

    fn draft(&self, region: Span, mark: &Mark) -> Draft {
        let mut doubts = Vec::new();
        if !mark.phrase.is_said && !mark.phrase.doers.is_empty() {
            doubts.push("括号里只写了单位名称，按责任单位理解".to_owned());
        }
        Draft {
            block: self.at,
            text: self.source.clean.trimmed(region),
            doers: mark.phrase.doers.clone(),
            whens: mark.phrase.whens.clone(),
            doubts,
            is_marked: !mark.phrase.doers.is_empty(),
            ..Draft::default()
        }
    }
}
