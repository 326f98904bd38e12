//! What has to be handed in: what, on which form, to whom, where, by when.

mod form;
mod label;
mod verb;

use serde::Serialize;
use ts_rs::TS;

use crate::duty::alias::Aliases;
use crate::duty::doers::Doers;
use crate::duty::sentence::{clauses, parts, sentences};
use crate::duty::subject::{group_in_front, is_told, subject};
use crate::outline::Block;
use crate::when::{Clock, Kind, When, in_prose, settle};
use crate::{Clean, Span};
use chrono::NaiveDate;
use label::Labels;
use minglu_rules::Recurs;

/// Something to hand in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NoticeFiling")]
pub struct Filing {
    /// The words of the notice.
    pub text: String,
    /// Where they stand.
    pub start: usize,
    /// Behind their last character.
    pub end: usize,
    /// The form or paper that is asked for, with its 《》.
    pub form: Option<String>,
    /// The annex in which it lies.
    pub annex: Option<u32>,
    /// What that annex is called in the list of annexes.
    pub annex_title: Option<String>,
    /// To whom, or on what.
    pub to: Option<String>,
    /// The room, the mailbox.
    pub place: Option<String>,
    /// Who hands it in.
    pub units: Vec<String>,
    /// The deadline as written.
    pub due_text: Option<String>,
    /// Its last day.
    #[ts(type = "string | null")]
    pub due: Option<NaiveDate>,
    /// How often.
    #[ts(type = "string | null")]
    pub recurs: Option<Recurs>,
    /// What somebody should look at, and why.
    pub doubts: Vec<String>,
    /// Where each of these stands.
    pub spans: FilingSpans,
}

/// Places of a filing's pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct FilingSpans {
    /// The form.
    pub form: Option<Span>,
    /// To whom.
    pub to: Option<Span>,
    /// The room, the mailbox.
    pub place: Option<Span>,
    /// Who.
    pub units: Vec<Span>,
    /// By when.
    pub due: Option<Span>,
}

/// Everything that running text asks to hand in.
pub(crate) fn filings(
    clean: &Clean,
    blocks: &[Block],
    aliases: &Aliases,
    clock: Clock,
) -> Vec<Filing> {
    let mut out = Vec::new();
    let reader = Reader {
        clean,
        aliases,
        clock,
    };
    for block in blocks.iter().filter(|block| !block.is_article) {
        reader.block(block, &mut out);
    }
    out
}

/// A sentence that asks for more papers by days of their own is no sentence of a notice.
const PAPERS: usize = 8;

/// A stretch that asks to hand in something.
struct Asked<'a> {
    part: Span,
    /// It says itself who does it.
    is_said: bool,
    doers: &'a Doers,
    /// 报送方式
    how: Option<Span>,
}

/// The times in the clauses that hand in; those of the work before stay with it.
fn whens_of_handing(clean: &Clean, part: Span, whens: &[When]) -> Vec<When> {
    let handing: Vec<Span> = clauses(clean, part)
        .into_iter()
        .filter(|clause| is_handing(clean, *clause))
        .collect();
    let inside = |when: &&When| handing.iter().any(|clause| clause.holds(when.span));
    whens.iter().filter(inside).copied().collect()
}

/// Where the last clause ends that hands something in.
fn handing_end(clean: &Clean, part: Span) -> usize {
    let mut clauses = clauses(clean, part).into_iter().rev();
    let handing = clauses.find(|clause| is_handing(clean, *clause));
    handing.map_or(part.end, |clause| clause.end)
}

/// The clause itself hands something in.
pub(crate) fn is_handing(clean: &Clean, clause: Span) -> bool {
    verb::find(clean.chars(clause)).is_some()
}

struct Reader<'a> {
    clean: &'a Clean,
    aliases: &'a Aliases,
    clock: Clock,
}

impl Reader<'_> {
    fn block(&self, block: &Block, out: &mut Vec<Filing>) {
        let labels = label::labels(self.clean, block, self.aliases);
        let before = out.len();
        let mut spoken = Doers::default();
        for sentence in sentences(self.clean, block.body) {
            if !labels.lines.contains(&sentence) {
                self.sentence(sentence, (&labels, &mut spoken), out);
            }
        }
        if out.len() == before && !labels.whens.is_empty() {
            for line in &labels.lines {
                self.sentence(*line, (&Labels::default(), &mut spoken), out);
            }
        }
    }

    /// Each part between semicolons may ask for one thing; who does it is often said once.
    /// `spoken` are those to whom the sentence before has spoken.
    fn sentence(
        &self,
        sentence: Span,
        (labels, spoken): (&Labels, &mut Doers),
        out: &mut Vec<Filing>,
    ) {
        let mut doers = labels.units.clone();
        for part in parts(self.clean, sentence) {
            let chars = self.clean.chars(part);
            let Some(act) = verb::find(chars) else {
                let named = subject(self.clean, part, false, self.aliases);
                *spoken = named.unwrap_or_else(|| std::mem::take(spoken));
                continue;
            };
            let whens = self.whens(part, labels);
            doers = self.doers(part, !whens.is_empty()).unwrap_or(doers);
            let is_said = !doers.is_empty();
            if is_said {
                spoken.clone_from(&doers);
            }
            let form = form::find(chars, part.start);
            let annexed = form.as_ref().is_some_and(|form| form.annex.is_some());
            // 一律填写《审核表》 is asked whenever it is needed.
            let always = self.clean.words(part).contains("一律");
            let plain = form.is_some() && act.is_plain() && !always;
            let asked = plain && (annexed || is_said);
            let told = is_told(chars) || self.clean.words(part).starts_with("目前");
            if !told && (asked || self.is_dated(part, act, &form, &whens)) {
                let by = match is_said {
                    true => doers.clone(),
                    false => self.inherited(part, spoken),
                };
                let asked = Asked {
                    part,
                    is_said,
                    doers: &by,
                    how: labels.how,
                };
                out.extend(self.papers(asked, &whens, form));
            }
        }
    }

    /// The times of handing in; where the part names none, those of the lines below.
    fn whens(&self, part: Span, labels: &Labels) -> Vec<When> {
        let all = in_prose(self.clean.chars(part), part.start);
        let own = whens_of_handing(self.clean, part, &all);
        match (own.is_empty(), all.is_empty()) {
            (false, _) => own,
            (true, false) => all,
            (true, true) => labels.whens.clone(),
        }
    }

    /// Those who hand in, where the part says so.
    fn doers(&self, part: Span, dated: bool) -> Option<Doers> {
        let said = Span::new(part.start, handing_end(self.clean, part));
        subject(self.clean, said, dated, self.aliases)
            .or_else(|| group_in_front(self.clean, said, self.aliases))
    }

    /// Those to whom the sentence before has spoken, but not who is to get the paper.
    fn inherited(&self, part: Span, spoken: &Doers) -> Doers {
        let words = self.clean.words(part);
        let mut doers = spoken.clone();
        for list in [&mut doers.lead, &mut doers.responsible, &mut doers.assist] {
            list.retain(|named| !words.contains(&named.name));
        }
        doers
    }

    /// What is to be handed in, or published once, by a day that is named.
    fn is_dated(
        &self,
        part: Span,
        act: verb::Act,
        form: &Option<form::Asked>,
        whens: &[When],
    ) -> bool {
        let plain = act.is_plain();
        let binds = |when: &When| match when.kind {
            Kind::Deadline => true,
            // What is published again and again is no paper that is handed in.
            Kind::Rhythm => plain,
            Kind::Within => false,
        };
        let placed = plain || form.is_some() || verb::reaches(self.clean, part);
        placed && whens.iter().any(binds)
    }

    /// 5月12日前将自查报告、6月22日前将整改报告报…: one for each day that begins behind a 、.
    fn papers(&self, asked: Asked<'_>, whens: &[When], form: Option<form::Asked>) -> Vec<Filing> {
        let behind = |when: &&When| {
            let sign = when.span.start.checked_sub(1);
            when.kind == Kind::Deadline
                && sign.and_then(|at| self.clean.all().get(at)) == Some(&'、')
        };
        let mut cuts: Vec<usize> = whens
            .iter()
            .filter(behind)
            .map(|when| when.span.start)
            .collect();
        if cuts.len() > PAPERS {
            cuts.clear();
        }
        let starts = std::iter::once(asked.part.start).chain(cuts.iter().copied());
        let ends = cuts.iter().map(|at| at - 1).chain([asked.part.end]);
        let paper = |(start, end)| {
            let text = Span::new(start, end);
            let inside = |when: &&When| text.holds(when.span) || cuts.is_empty();
            let whens: Vec<When> = whens.iter().filter(inside).copied().collect();
            self.filing(text, &asked, &whens, form.clone())
        };
        starts.zip(ends).map(paper).collect()
    }

    fn filing(
        &self,
        text: Span,
        asked: &Asked<'_>,
        whens: &[When],
        form: Option<form::Asked>,
    ) -> Filing {
        let (clean, doers) = (self.clean, asked.doers);
        let words = |span: Span| clean.words(span);
        let mut settled = settle(whens, self.clock, words);
        if settled.span.is_none() {
            settled.doubts.push("没有写明报送时限".to_owned());
        }
        if !asked.is_said && !doers.is_empty() {
            let doubt = "这一句没有写由谁报，沿用前一句的单位";
            settled.doubts.push(doubt.to_owned());
        }
        let mut target = verb::target(clean, asked.part);
        if let (Some(how), None) = (asked.how, target.to) {
            target = verb::target(clean, how);
        }
        let form_span = form.as_ref().map(|form| form.span);
        Filing {
            text: words(text),
            start: text.start,
            end: text.end,
            form: form_span.map(words),
            annex: form.and_then(|form| form.annex),
            annex_title: None,
            to: target.to.map(words),
            place: target.place.map(words),
            units: doers.all().map(|named| named.name.clone()).collect(),
            due_text: settled.span.map(words),
            due: settled.date,
            recurs: settled.recurs,
            doubts: settled.doubts,
            spans: FilingSpans {
                form: form_span,
                to: target.to,
                place: target.place,
                units: doers.all().map(|named| named.span).collect(),
                due: settled.span,
            },
        }
    }
}
