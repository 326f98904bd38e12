//! The head and foot of a notice: what it is called, who wrote it when, to whom, and its marks.

mod annex;
mod foot;
mod label;
mod title;

pub(crate) use label::begins_box;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::{Clean, Span};

/// A piece of the head, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// As written.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// An annex that the notice lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NoticeAnnex")]
pub struct Annex {
    /// Its number; none where there is one only.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// Where it is listed.
    pub span: Span,
}

/// The head and foot of a notice.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    pub title: Option<Found>,
    pub doc_no: Option<Found>,
    pub issuer: Option<Found>,
    pub dated: Option<(NaiveDate, Span)>,
    /// The day on which the page says that it was put there.
    pub published: Option<NaiveDate>,
    pub recipients: Vec<Found>,
    pub attribute: Option<Found>,
    pub copies: Option<Found>,
    pub annexes: Vec<Annex>,
    /// For each line what it is.
    pub roles: Vec<Role>,
}

/// What a line is to the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Text that may oblige somebody.
    #[default]
    Body,
    /// Head, foot or mark.
    Aside,
    /// 附件1: what follows is another paper.
    Annex,
}

/// Lines within which the head ends.
const TOP: usize = 60;

/// Reads the head and foot of a mended text.
pub(crate) fn read(clean: &Clean) -> Head {
    let mut reader = Reader {
        clean,
        lines: clean
            .lines()
            .iter()
            .map(|span| clean.words(*span))
            .collect(),
        head: Head {
            roles: vec![Role::Body; clean.lines().len()],
            ..Head::default()
        },
    };
    reader.labels();
    reader.recipients();
    reader.title();
    reader.doc_no();
    reader.feet();
    reader.title_below();
    reader.annexes();
    reader.issuer();
    reader.head
}

struct Reader<'a> {
    clean: &'a Clean,
    lines: Vec<String>,
    head: Head,
}

impl Reader<'_> {
    fn line(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", String::as_str)
    }

    fn span(&self, at: usize) -> Span {
        self.clean.lines().get(at).copied().unwrap_or_default()
    }

    fn found(&self, span: Span) -> Found {
        let text = self.clean.words(span);
        Found { text, span }
    }

    fn put_aside(&mut self, at: usize) {
        if let Some(role) = self.head.roles.get_mut(at) {
            *role = Role::Aside;
        }
    }

    fn is_body(&self, at: usize) -> bool {
        self.head.roles.get(at) == Some(&Role::Body)
    }

    /// The lines at the top that no other piece has taken.
    fn top(&self) -> impl Iterator<Item = usize> {
        (0..self.lines.len().min(TOP)).filter(|at| self.is_body(*at))
    }
}
