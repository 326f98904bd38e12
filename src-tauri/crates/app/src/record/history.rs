//! `record.history`: what happened to one record, in sentences.

use crate::command::Done;
use crate::form::shown;
use crate::{Desk, Result};
use minglu_ledger::schema::Schema;
use minglu_ledger::{Difference, HistoryEntry, HistoryKind};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

/// Which record: the shape of `record.show`.
pub type Request = super::show::Request;
/// Its history, the oldest first.
pub type Response = Vec<Event>;

/// One step that touched the record.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "HistoryEntry")]
pub struct Event {
    /// Number of the step.
    pub step: i64,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub who: String,
    /// `user`, `import`, `sync`, `repair`, `undo`.
    pub source: String,
    /// The step's words.
    pub label: String,
    /// What the step did to it.
    #[ts(type = "'created' | 'changed' | 'trashed' | 'restored'")]
    pub kind: String,
    /// What changed, field by field.
    pub differences: Vec<FieldChange>,
}

/// One field that changed.
#[derive(Debug, Serialize, TS)]
pub struct FieldChange {
    /// Column name.
    pub field: String,
    /// Name on screen.
    pub title: String,
    /// Value before.
    #[ts(type = "unknown")]
    pub before: Value,
    /// Value after.
    #[ts(type = "unknown")]
    pub after: Value,
    /// The change in words: 把状态由“未开始”改为“已完成”.
    pub sentence: String,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where there never was such a record.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let schema = desk.ledger.schema(&request.ledger)?;
    let entries = desk.ledger.history(&request.ledger, &request.id)?;
    let events: Vec<Event> = entries
        .into_iter()
        .map(|entry| event(schema, entry))
        .collect();
    Ok(events.into())
}

fn event(schema: &Schema, entry: HistoryEntry) -> Event {
    Event {
        step: entry.step,
        at: entry.at,
        who: entry.who,
        source: entry.source.as_str().to_owned(),
        label: entry.label,
        kind: kind(entry.kind).to_owned(),
        differences: entry
            .differences
            .into_iter()
            .filter(|d| schema.field(&d.field).is_some_and(|f| !f.hidden))
            .map(|d| change(schema, d))
            .collect(),
    }
}

fn kind(kind: HistoryKind) -> &'static str {
    match kind {
        HistoryKind::Created => "created",
        HistoryKind::Changed => "changed",
        HistoryKind::Trashed => "trashed",
        HistoryKind::Restored => "restored",
    }
}

fn change(schema: &Schema, difference: Difference) -> FieldChange {
    let Difference {
        field,
        title,
        before,
        after,
    } = difference;
    let column = schema.field(&field);
    let [before, after] = [before, after].map(|value| match column {
        Some(column) => column.masked(&value),
        None => value,
    });
    let words = |value: &Value| column.map(|f| shown(f, value)).unwrap_or_default();
    let sentence = match (words(&before).as_str(), words(&after).as_str()) {
        ("", new) => format!("填写{title}：“{new}”"),
        (old, "") => format!("清空{title}（原为“{old}”）"),
        (old, new) => format!("把{title}由“{old}”改为“{new}”"),
    };
    FieldChange {
        field,
        title,
        before,
        after,
        sentence,
    }
}
