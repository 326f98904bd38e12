//! What of a duty is handing something in, and what is work.

use super::build::Builder;
use crate::duty::Draft;
use crate::duty::oblige::asks;
use crate::duty::sentence::{clauses, sentences};
use crate::filing::{Filing, is_handing};
use crate::when::{When, in_prose};
use crate::{Clean, Span};

/// Papers that are made to be handed in.
const PAPERS: [&str; 8] = [
    "方案", "总结", "报告", "台账", "清单", "计划", "目录", "名单",
];
/// Those whom one names to the office.
const PERSONS: [&str; 7] = [
    "值班人员",
    "联络员",
    "联系人",
    "信息员",
    "负责同志",
    "负责人",
    "工作人员",
];
/// Words that only lead on to what has to be done.
const LEADING_ON: [&str; 10] = [
    "高度重视",
    "提高认识",
    "提高站位",
    "加强领导",
    "加强组织领导",
    "认真对照",
    "按照",
    "根据",
    "结合",
    "对照",
];

/// What has to be handed in, beside the duties.
pub(super) struct Handing<'a> {
    builder: &'a Builder<'a>,
    /// In their order; none lies within another.
    spans: Vec<Span>,
}

impl Handing<'_> {
    pub fn of<'a>(builder: &'a Builder<'a>, filings: &[Filing]) -> Handing<'a> {
        let span = |filing: &Filing| Span::new(filing.start, filing.end);
        let mut spans: Vec<Span> = filings.iter().map(span).collect();
        spans.sort_unstable();
        Handing { builder, spans }
    }

    /// The duty asks to hand something in and for nothing else.
    pub fn is_all_of(&self, draft: &Draft) -> bool {
        let covered: usize = self.of_draft(draft).map(|span| span.len()).sum();
        covered > 0
            && !draft.is_marked
            && covered * 5 >= draft.text.len() * 4
            && draft.whens.is_empty()
            && self.work(draft).is_empty()
    }

    /// Leaves a duty the times of its work: the day for the report is the report's. Where it has no
    /// other, whoever does it still has to be ready by then.
    pub fn take_times(&self, draft: &mut Draft) {
        let clean = self.builder.clean;
        if !draft.whens.is_empty() || self.of_draft(draft).next().is_none() {
            return;
        }
        let handing: Vec<Span> = self
            .clauses(draft)
            .filter(|c| is_handing(clean, *c) || is_time(clean, *c))
            .collect();
        let all = in_prose(clean.chars(draft.text), draft.text.start);
        let of_handing = |when: &When| handing.iter().any(|clause| clause.holds(when.span));
        let (theirs, own): (Vec<When>, Vec<When>) = all.into_iter().partition(of_handing);
        draft.whens = own;
        if draft.whens.is_empty() && !theirs.is_empty() {
            draft.whens = theirs;
            draft
                .doubts
                .push("这是交材料的期限，任务本身没有另写期限".to_owned());
        }
    }

    fn of_draft(&self, draft: &Draft) -> impl Iterator<Item = &Span> {
        let text = draft.text;
        let first = self.spans.partition_point(|span| span.end <= text.start);
        let behind = self.spans[first..].iter();
        behind.take_while(move |span| span.start < text.end)
    }

    /// The clauses of what is to be handed in.
    fn clauses(&self, draft: &Draft) -> impl Iterator<Item = Span> {
        self.of_draft(draft)
            .flat_map(|span| clauses(self.builder.clean, *span))
    }

    /// The clauses that ask for work before something is handed in.
    fn work(&self, draft: &Draft) -> Vec<Span> {
        let clean = self.builder.clean;
        let heading = self.builder.blocks[draft.block].heading;
        let mut work = Vec::new();
        for span in self.of_draft(draft) {
            for sentence in sentences(clean, *span)
                .into_iter()
                .filter(|s| heading != Some(*s))
            {
                let clauses = clauses(clean, sentence);
                let handing = clauses.iter().position(|clause| is_handing(clean, *clause));
                let Some(handing) = handing else { continue };
                let own = clean.chars(clauses[handing]).contains(&'将');
                let before = clauses[..handing].iter().copied();
                let behind = clauses[handing + 1..].iter().copied();
                work.extend(behind.filter(|clause| is_dated_work(clean, *clause)));
                work.extend(before.filter(|clause| is_work(clean, *clause, own)));
            }
        }
        work
    }
}

/// 各单位要在每季度末（3月、6月）: says who and when, and not yet what.
fn is_time(clean: &Clean, clause: Span) -> bool {
    let chars = clean.chars(clause);
    let open = chars.iter().position(|c| *c == '（');
    let open = open.filter(|_| chars.ends_with(&['）']));
    let end = clause.start + open.unwrap_or(chars.len());
    let whens = in_prose(chars, clause.start);
    whens.iter().any(|when| when.span.end == end)
}

/// Behind what is handed in somebody else's work, with a day of its own.
fn is_dated_work(clean: &Clean, clause: Span) -> bool {
    let dated = !in_prose(clean.chars(clause), clause.start).is_empty();
    dated && !is_handing(clean, clause) && !is_time(clean, clause)
}

/// Asks for something; `own` says that what is handed in is named behind.
fn is_work(clean: &Clean, clause: Span, own: bool) -> bool {
    let words = clean.words(clause);
    let dated = !in_prose(clean.chars(clause), clause.start).is_empty();
    let person = !dated && PERSONS.iter().any(|person| words.ends_with(person));
    let paper = !own && PAPERS.iter().any(|paper| words.ends_with(paper));
    let person = person || is_time(clean, clause);
    // 审签后
    let person = person || words.ends_with('后');
    let leads_on = LEADING_ON
        .iter()
        .any(|word| words.ends_with(word) || words.starts_with(word));
    !person && !paper && !leads_on && (dated || words.contains("负责") || asks(clean, clause))
}
