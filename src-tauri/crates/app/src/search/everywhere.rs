//! `search.everywhere`: what stands in any ledger, or in any attachment.

use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::{Excerpt, Group, Hit, Reading, Schema};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Records shown of each ledger when the request names no number, and the most it may ask for.
const SHOWN: usize = 6;
const SHOWN_MAX: usize = 100;
/// Characters of a record's name.
const LABEL_MAX: usize = 120;

/// What is sought.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// A piece of text, part of a document number, or initials of pinyin.
    #[ts(optional = false)]
    pub text: String,
    /// Records shown of each ledger, at most 100.
    pub limit: Option<usize>,
}

/// What was found, the best first.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The ledgers in which something was found.
    pub groups: Vec<FoundGroup>,
    /// How far the attachments have been read.
    pub reading: FilesRead,
}

/// What was found in one ledger.
#[derive(Debug, Serialize, TS)]
pub struct FoundGroup {
    /// The ledger.
    pub ledger: String,
    /// Its name on screen.
    pub title: String,
    /// How many records were found.
    pub total: u64,
    /// True where there are more, which were not counted.
    pub more: bool,
    /// The best of them.
    pub rows: Vec<FoundRow>,
}

/// A record that was found.
#[derive(Debug, Serialize, TS)]
pub struct FoundRow {
    /// The record.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Where the hit stands: the name of a column, or of an attachment.
    pub place: String,
    /// True where it stands in an attachment.
    pub file: bool,
    /// What stands before the hit.
    pub before: String,
    /// The hit; empty where it is personal data, which stay masked.
    pub hit: String,
    /// What stands behind it.
    pub after: String,
    /// The record with which it is shown, where that is not itself: an entry's task, a step's case.
    pub shown_with: Option<String>,
}

/// How far the attachments have been read.
#[derive(Debug, Serialize, TS)]
pub struct FilesRead {
    /// Attachments, each content counted once.
    pub total: u64,
    /// Those still to be read: their text is not found yet.
    pub waiting: u64,
    /// Those of which only the beginning is found.
    pub cut: u64,
    /// Those without a text that can be read, such as scans.
    pub unread: u64,
    /// Those that bear a classification mark: they do not belong here.
    pub classified: u64,
}

/// Runs the command.
///
/// # Errors
/// `usage` where the text is too long to be meant.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let limit = request.limit.unwrap_or(SHOWN).clamp(1, SHOWN_MAX);
    let found = desk.ledger.search_everywhere(&request.text, limit)?;
    let groups = found.groups.into_iter();
    let groups: Result<Vec<FoundGroup>> = groups.map(|group| shown(desk, group)).collect();
    Ok(Response {
        groups: groups?,
        reading: found.reading.into(),
    }
    .into())
}

fn shown(desk: &Desk, group: Group) -> Result<FoundGroup> {
    let schema = desk.ledger.schema(&group.ledger)?;
    Ok(FoundGroup {
        title: schema.title.clone(),
        total: group.total,
        more: group.more,
        rows: group.hits.into_iter().map(|hit| row(schema, hit)).collect(),
        ledger: group.ledger,
    })
}

fn row(schema: &Schema, hit: Hit) -> FoundRow {
    let Excerpt {
        before,
        hit: middle,
        after,
    } = hit.excerpt;
    let field = schema.field(&hit.field);
    FoundRow {
        label: label(schema, &hit.record),
        file: hit.file.is_some(),
        place: hit
            .file
            .unwrap_or_else(|| field.map_or(hit.field, |f| f.title.clone())),
        shown_with: match schema.ledger.as_str() {
            "task_entry" => hit.record.text("task").map(str::to_owned),
            "request_step" => hit.record.text("request").map(str::to_owned),
            _ => None,
        },
        id: hit.record.id,
        before,
        hit: middle,
        after,
    }
}

/// What a record is called; a name that is personal stays masked.
fn label(schema: &Schema, record: &minglu_ledger::Record) -> String {
    let field = schema.field(&schema.label);
    let value = field.map(|field| field.masked(record.get(&field.name)));
    let shown = value.as_ref().and_then(|value| {
        let text = value.as_str()?;
        let title = field.and_then(|field| field.choice(text));
        Some(title.map_or(text, |choice| &choice.title).to_owned())
    });
    let label = shown.filter(|label| !label.is_empty());
    let label = label.unwrap_or_else(|| "（无标题）".to_owned());
    label.chars().take(LABEL_MAX).collect()
}

impl From<Reading> for FilesRead {
    fn from(read: Reading) -> FilesRead {
        FilesRead {
            total: read.total,
            waiting: read.waiting,
            cut: read.cut,
            unread: read.unread,
            classified: read.classified,
        }
    }
}
