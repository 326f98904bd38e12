use chrono::NaiveDate;
use minglu_rules::Recurs;
use serde::Serialize;
use ts_rs::TS;

use crate::{Ours, Span};

/// Where a task was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NoticeOrigin")]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// In running text.
    #[default]
    Text,
    /// In a row of a table.
    Table,
}

/// A duty that a notice gives to somebody.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(rename = "NoticeTask")]
pub struct Task {
    /// The number of its item, as written.
    pub number: Option<String>,
    /// The headings above it, from the outermost.
    pub section: Option<String>,
    /// The words that name its item.
    pub heading: Option<String>,
    /// The sentences, as they stand in the text.
    pub text: String,
    /// Where they begin.
    pub start: usize,
    /// Behind their last character.
    pub end: usize,
    /// Who leads.
    pub lead: Vec<String>,
    /// Who is responsible.
    pub responsible: Vec<String>,
    /// Who assists.
    pub assist: Vec<String>,
    /// The list of units ends with 等.
    pub open_ended: bool,
    /// The deadline as written.
    pub due_text: Option<String>,
    /// Its last day.
    #[ts(type = "string | null")]
    pub due: Option<NaiveDate>,
    /// How often it comes back.
    #[ts(type = "string | null")]
    pub recurs: Option<Recurs>,
    /// Numbers that can be checked later.
    pub indicators: Vec<String>,
    /// What somebody should look at, and why.
    pub doubts: Vec<String>,
    /// What it asks of the own unit; null where that is not known.
    #[ts(type = "'none' | 'group' | 'named' | 'lead' | null")]
    pub ours: Option<Ours>,
    /// Where it was found.
    pub origin: Origin,
    /// Where each of these stands.
    pub spans: TaskSpans,
}

/// Places of a task's pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NoticeTaskSpans")]
pub struct TaskSpans {
    /// Its number.
    pub number: Option<Span>,
    /// Its heading.
    pub heading: Option<Span>,
    /// Those who lead, in their order.
    pub lead: Vec<Span>,
    /// Those who are responsible.
    pub responsible: Vec<Span>,
    /// Those who assist.
    pub assist: Vec<Span>,
    /// The deadline.
    pub due: Option<Span>,
    /// The numbers.
    pub indicators: Vec<Span>,
}
