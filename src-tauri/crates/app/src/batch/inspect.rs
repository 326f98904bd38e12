use crate::duty::{self, Change, Law};
use crate::{Desk, Result};
use minglu_ledger::{Attachment, Field, Kind as FieldKind, Record, Schema};
use minglu_sync::batch::Warning;
use serde::Serialize;
use ts_rs::TS;

/// Something to look at before a batch is made.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "BatchFinding")]
pub struct Finding {
    /// The ledger, as the batch calls it.
    pub ledger: String,
    /// The record.
    pub record: String,
    /// What the record is called.
    pub label: String,
    /// The field to mend.
    pub field: String,
    /// True where no batch is made with it.
    pub blocking: bool,
    /// What is wrong and what to do.
    pub text: String,
}

impl Finding {
    pub(super) fn warning(&self) -> Warning {
        Warning {
            ledger: self.ledger.clone(),
            record: Some(self.record.clone()),
            field: Some(self.field.clone()),
            text: self.text.clone(),
        }
    }
}

/// What the law, the notices and the files say to records that are to be reported.
pub(super) fn inspect(
    desk: &Desk,
    schema: &Schema,
    name: &str,
    records: &[Record],
) -> Result<Vec<Finding>> {
    let law = Law::of(desk)?;
    let mut found = Vec::new();
    for record in records {
        let finding = |field: &str, blocking: bool, text: String| Finding {
            ledger: name.to_owned(),
            record: record.id.clone(),
            label: label(schema, record),
            field: field.to_owned(),
            blocking,
            text,
        };
        for each in duty::find(schema, Change::standing(&record.fields), &law) {
            found.push(finding(&each.field, each.blocking, each.reason));
        }
        for (field, file) in lost(desk, schema, record) {
            let text = format!("附件“{}”的文件不见了，请重新添加或从备份恢复", file.name);
            found.push(finding(&field.name, true, text));
        }
        if let Some(text) = unsaid(record).filter(|_| schema.ledger == "task") {
            found.push(finding("progress", false, text.to_owned()));
        }
    }
    Ok(found)
}

fn label(schema: &Schema, record: &Record) -> String {
    let field = schema.field(&schema.label);
    let hidden = field.is_some_and(|field| field.private.is_some());
    match record.text(&schema.label).filter(|_| !hidden) {
        Some(text) => text.chars().take(40).collect(),
        None => schema.title.clone(),
    }
}

/// A task that is reported and of which nothing is told.
fn unsaid(record: &Record) -> Option<&'static str> {
    let silent = record
        .text("progress")
        .is_none_or(|text| text.trim().is_empty());
    match (record.text("state"), silent) {
        (Some("done"), true) => Some("状态是已完成，落实情况还空着，请补写"),
        (Some("in_progress"), true) => Some("状态是进行中，落实情况还空着，请补写"),
        _ => None,
    }
}

fn lost<'a>(desk: &Desk, schema: &'a Schema, record: &Record) -> Vec<(&'a Field, Attachment)> {
    let fields = schema.fields.iter();
    let fields = fields.filter(|field| field.kind == FieldKind::Attachments);
    let files = fields.flat_map(|field| {
        let items = record.get(&field.name).as_array().cloned();
        let items = items.unwrap_or_default().into_iter();
        items.filter_map(move |item| Some((field, serde_json::from_value(item).ok()?)))
    });
    files
        .filter(|(_, file): &(_, Attachment)| desk.ledger.open_attachment(&file.digest).is_err())
        .collect()
}
