use super::outcome::Change;
use super::rows::Incoming;
use super::scope::Scope;
use super::source::Source;
use super::{ImportPlan, ImportWarning, MappedColumn, PreviewRow, Rejected};
use minglu_ledger::schema::Schema;
use minglu_ledger::{Fields, Record};
use serde_json::Value;
use std::collections::HashMap;

/// Rows shown by outcome before the import is decided.
pub(super) const SHOWN: usize = 500;

/// Refusals listed one by one; beyond them the count goes on.
const REFUSALS: usize = 5_000;

/// The columns that have a label, with their fields. A label that stands over several columns is
/// numbered from the second on, so that none of them is lost: 责任部门, 责任部门（2）.
fn labelled(columns: &[MappedColumn]) -> Vec<(String, Option<String>)> {
    let mut taken: HashMap<String, u32> = HashMap::new();
    let named = columns.iter().filter(|c| !c.header.is_empty());
    let mut out: Vec<(String, Option<String>)> = Vec::new();
    for column in named {
        let count = taken.entry(column.header.clone()).or_default();
        *count += 1;
        let label = match count {
            1 => column.header.clone(),
            n => format!("{}（{n}）", column.header),
        };
        out.push((label, column.field.clone()));
    }
    out
}

/// What becomes of a row.
pub(super) enum Outcome<'a> {
    Added,
    Changed(&'a Record, Change),
    Unchanged(&'a Record),
}

impl ImportPlan {
    /// A plan that knows the table but no row yet.
    pub(super) fn new(schema: &Schema, source: &Source, scope: &Scope) -> ImportPlan {
        let mapped = source.columns(schema);
        let labelled = labelled(&mapped);
        let fields = labelled.iter().cloned();
        let unmapped = labelled.iter().filter(|(_, field)| field.is_none());
        ImportPlan {
            unmapped: unmapped.map(|(label, _)| label.clone()).collect(),
            columns: fields.filter_map(|(label, f)| Some((label, f?))).collect(),
            title: source.detected.title.clone(),
            sheets: source
                .workbook
                .sheets
                .iter()
                .map(|s| s.name.clone())
                .collect(),
            sheet: source.sheet,
            mapped,
            notes: source.notes(schema),
            notice: scope.notice.as_ref().map(|n| n.title.clone()),
            year: scope.notice.as_ref().map(|_| scope.year),
            ..ImportPlan::default()
        }
    }

    pub(super) fn count(&mut self, schema: &Schema, row: &Incoming, outcome: &Outcome<'_>) {
        let (name, id, differences) = match outcome {
            Outcome::Added => ("added", None, Vec::new()),
            Outcome::Changed(record, c) => ("changed", Some(&record.id), c.differences.clone()),
            Outcome::Unchanged(record) => ("unchanged", Some(&record.id), Vec::new()),
        };
        match outcome {
            Outcome::Added => self.added += 1,
            Outcome::Changed(..) => self.changed += 1,
            Outcome::Unchanged(_) => self.unchanged += 1,
        }
        if self.preview.len() < SHOWN
            && let Some(said) = &row.said
        {
            let fields = masked(schema, &said.fields);
            self.preview.push(PreviewRow {
                outcome: name,
                sheet: None,
                row: row.row,
                label: match label(schema, &fields) {
                    named if named.is_empty() => label(schema, &masked(schema, &said.derived)),
                    named => named,
                },
                id: id.cloned(),
                differences,
                fields,
            });
        }
    }

    pub(super) fn warn(&mut self, schema: &Schema, row: u32, said: &Fields, words: Vec<String>) {
        if words.is_empty() {
            return;
        }
        self.warned += 1;
        if self.warnings.len() < SHOWN {
            self.warnings.push(ImportWarning {
                sheet: None,
                row,
                label: label(schema, &masked(schema, said)),
                words,
            });
        }
    }

    pub(super) fn withdraw(&mut self, schema: &Schema, record: &Record) {
        self.withdrawn += 1;
        let fields = masked(schema, &record.fields);
        self.preview.push(PreviewRow {
            outcome: "withdrawn",
            sheet: None,
            row: 0,
            label: label(schema, &fields),
            id: Some(record.id.clone()),
            differences: Vec::new(),
            fields,
        });
    }

    pub(super) fn refuse(&mut self, refusal: Rejected) {
        if self.rejected.len() < REFUSALS {
            self.rejected.push(refusal);
        } else if self.rejected.len() == REFUSALS {
            let message = format!("退回的行超过 {REFUSALS} 条，后面的不再一一列出。请先改正前面的");
            let (column, value, code) = (None, None, "more".to_owned());
            self.rejected.push(Rejected {
                message,
                column,
                value,
                code,
                ..refusal
            });
        }
    }
}

fn masked(schema: &Schema, fields: &Fields) -> Fields {
    let mut fields = fields.clone();
    schema.mask(&mut fields, &[]);
    fields
}

fn label(schema: &Schema, fields: &Fields) -> String {
    let text = fields
        .get(&schema.label)
        .and_then(Value::as_str)
        .unwrap_or_default();
    text.chars().take(80).collect()
}
