//! What has to be handed in: what, on which form, to whom, where, by when.

mod form;
mod verb;

use serde::Serialize;
use ts_rs::TS;

use crate::duty::alias::Aliases;
use crate::duty::doers::Doers;
use crate::duty::sentence::{parts, sentences};
use crate::duty::subject::{is_told, subject};
use crate::outline::Block;
use crate::when::{Clock, Kind, When, in_prose, settle};
use crate::{Clean, Span};
use chrono::NaiveDate;
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
        for sentence in sentences(clean, block.body) {
            reader.sentence(sentence, &mut out);
        }
    }
    out
}

struct Reader<'a> {
    clean: &'a Clean,
    aliases: &'a Aliases,
    clock: Clock,
}

impl Reader<'_> {
    /// Each part between semicolons may ask for one thing; who does it is often said once.
    fn sentence(&self, sentence: Span, out: &mut Vec<Filing>) {
        let mut doers = Doers::default();
        for part in parts(self.clean, sentence) {
            let chars = self.clean.chars(part);
            let Some(act) = verb::find(chars) else {
                continue;
            };
            let whens: Vec<When> = in_prose(chars, part.start);
            if let Some(own) = subject(self.clean, part, !whens.is_empty(), self.aliases) {
                doers = own;
            }
            let form = form::find(chars, part.start);
            let told = is_told(chars) || self.clean.words(part).starts_with("目前");
            let dated = !told && whens.iter().any(|when| when.kind != Kind::Within);
            if dated || (form.is_some() && act.is_plain() && !told && !doers.is_empty()) {
                out.push(self.filing(part, &whens, form, &doers));
            }
        }
    }

    fn filing(
        &self,
        part: Span,
        whens: &[When],
        form: Option<form::Asked>,
        doers: &Doers,
    ) -> Filing {
        let clean = self.clean;
        let words = |span: Span| clean.words(span);
        let mut settled = settle(whens, self.clock, words);
        if settled.span.is_none() {
            settled.doubts.push("没有写明报送时限".to_owned());
        }
        let target = verb::target(clean, part);
        let form_span = form.as_ref().map(|form| form.span);
        Filing {
            text: words(part),
            start: part.start,
            end: part.end,
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
