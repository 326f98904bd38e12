//! `publication.check`: what a text or a file holds that must be looked at before it is published.

use super::look::{Hit, Looked, Source, look};
use crate::command::Done;
use crate::{Desk, Result};
use minglu_forms::publication::TraceKind;
use minglu_rules::publication::{Grade, Kind};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// What to look through.
pub type Request = Source;

/// What was found.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "PublicationReport")]
pub struct Response {
    /// True where it may be published as it is.
    pub ok: bool,
    /// True where it must not be published at all.
    pub stops: bool,
    /// SHA-256 of what was looked through.
    pub digest: String,
    /// How many of each kind.
    pub counts: Vec<PublicationCount>,
    /// Each finding, in the order of the places.
    pub findings: Vec<PublicationFinding>,
    /// What a file carries along unseen.
    pub traces: Vec<PublicationTrace>,
    /// What could not be looked into, in words.
    pub unseen: Vec<String>,
}

/// How many findings of one kind.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PublicationCount {
    /// The kind on screen.
    pub title: String,
    /// How many.
    pub count: usize,
}

/// Something to be looked at.
#[derive(Debug, Serialize, TS)]
pub struct PublicationFinding {
    /// Its number, by which a copy names it.
    pub index: usize,
    /// What it is.
    #[ts(type = "string")]
    pub kind: Kind,
    /// That on screen.
    pub title: String,
    /// How much it weighs.
    #[ts(type = "'stops' | 'sure' | 'doubtful'")]
    pub grade: Grade,
    /// Where it lies, in words.
    pub place: String,
    /// The line, paragraph or row, counted from 1; null where it lies in none.
    pub line: Option<u32>,
    /// Where it begins there, in characters.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What stands before it.
    pub before: String,
    /// What it is.
    pub found: String,
    /// What stands behind it.
    pub after: String,
    /// What could stand there instead.
    pub replacement: Option<String>,
    /// What a person should know about it.
    pub note: Option<String>,
}

/// What a file carries along unseen.
#[derive(Debug, Serialize, TS)]
pub struct PublicationTrace {
    /// What it is.
    #[ts(type = "string")]
    pub kind: TraceKind,
    /// That on screen.
    pub title: String,
    /// Which ones.
    pub detail: String,
    /// True where a copy can be made without it.
    pub removable: bool,
}

/// Runs the command.
///
/// # Errors
/// `classified` where it bears a mark; `unreadable` where the file is of another format or damaged.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    Ok(report(&look(desk, &request)?).into())
}

fn report(looked: &Looked) -> Response {
    let hits = looked.hits.iter().enumerate();
    let traces = looked.traces.iter().map(|t| PublicationTrace {
        kind: t.kind,
        title: t.kind.title().to_owned(),
        detail: t.detail.clone(),
        removable: t.kind.is_removable(),
    });
    Response {
        ok: looked.hits.is_empty() && looked.traces.is_empty(),
        stops: looked.stops(),
        digest: looked.digest.clone(),
        counts: looked.counts(),
        findings: hits
            .map(|(index, hit)| finding(looked, index, hit))
            .collect(),
        traces: traces.collect(),
        unseen: looked.unseen.clone(),
    }
}

impl Looked {
    /// True where it must not be published at all.
    pub(super) fn stops(&self) -> bool {
        self.hits.iter().any(|h| h.finding.grade == Grade::Stops)
    }

    /// How many of each kind, the gravest first.
    pub(super) fn counts(&self) -> Vec<PublicationCount> {
        let mut found: BTreeMap<Kind, usize> = BTreeMap::new();
        for hit in &self.hits {
            *found.entry(hit.finding.kind).or_default() += 1;
        }
        let mut traces: BTreeMap<TraceKind, usize> = BTreeMap::new();
        for trace in &self.traces {
            *traces.entry(trace.kind).or_default() += 1;
        }
        let found = found.into_iter().map(|(kind, count)| (kind.title(), count));
        let traces = traces
            .into_iter()
            .map(|(kind, count)| (kind.title(), count));
        let line = |(title, count): (&str, usize)| PublicationCount {
            title: title.to_owned(),
            count,
        };
        found.chain(traces).map(line).collect()
    }
}

/// Characters of the text that are shown on either side.
const AROUND: usize = 24;

fn finding(looked: &Looked, index: usize, hit: &Hit) -> PublicationFinding {
    use minglu_forms::publication::Place;
    let piece = &looked.pieces[hit.piece];
    let place = &hit.finding.place;
    let (head, tail) = (&piece.text[..place.start], &piece.text[place.end..]);
    let from = head.chars().count();
    let found = &piece.text[place.clone()];
    PublicationFinding {
        index,
        kind: hit.finding.kind,
        title: hit.finding.kind.title().to_owned(),
        grade: hit.finding.grade,
        place: piece.place.words(),
        line: match &piece.place {
            Place::Line(line) => Some(*line),
            Place::Paragraph { number, .. } => Some(*number),
            Place::Cell { row, .. } => Some(*row),
            Place::Buried { .. } => None,
        },
        from,
        to: from + found.chars().count(),
        before: head.chars().skip(from.saturating_sub(AROUND)).collect(),
        found: found.to_owned(),
        after: tail.chars().take(AROUND).collect(),
        replacement: hit.finding.replacement.clone(),
        note: hit.finding.note.clone(),
    }
}
