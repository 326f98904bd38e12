//! `batch.show`: one batch as it was frozen, its receipt, its verdict, and what differs from the
//! ledgers today.

use super::state::{BatchLine, Known, follower};
use super::take::form::local;
use crate::command::Done;
use crate::form::shown;
use crate::office::Enrolment;
use crate::{Desk, Error, Result};
use minglu_ledger::{Kind as FieldKind, Schema};
use minglu_sync::batch::{Batch, BatchRecord, read};
use minglu_sync::protocol::{Remark, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// Which batch.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its id or number.
    pub batch: String,
}

/// A batch.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "BatchShown")]
pub struct Response {
    /// As it is listed.
    pub line: BatchLine,
    /// Digest of its content.
    pub digest: String,
    /// True where its bytes still fit the digest under which it was frozen.
    pub whole: bool,
    /// The records as they were frozen, personal data masked.
    pub records: Vec<FrozenRecord>,
    /// What the checks had warned of.
    pub warnings: Vec<String>,
    /// Columns of personal data that went along.
    pub private: Vec<String>,
    /// The receipt in words; null where there is none.
    pub receipt: Option<String>,
    /// What the office remarked.
    pub remarks: Vec<BatchRemark>,
    /// Values that both sides changed.
    pub conflicts: Vec<BatchConflict>,
}

/// A record of a batch.
#[derive(Debug, Serialize, TS)]
pub struct FrozenRecord {
    /// The ledger at this desk.
    pub ledger: String,
    /// Its id.
    pub id: String,
    /// The ledger on screen.
    pub title: String,
    /// What the record is called; empty where it has no name.
    pub label: String,
    /// What it held, by field, in words.
    pub fields: Vec<FrozenField>,
    /// True where the record is in the trash now, or gone.
    pub gone: bool,
}

/// A value then and now.
#[derive(Debug, Serialize, TS)]
pub struct FrozenField {
    /// Name in code.
    pub field: String,
    /// On screen.
    pub title: String,
    /// As it was frozen.
    pub before: String,
    /// As it is now; null where it is the same.
    pub now: Option<String>,
}

/// A remark of the office.
#[derive(Debug, Serialize, TS)]
pub struct BatchRemark {
    /// The ledger at this desk.
    pub ledger: Option<String>,
    /// The record.
    pub record: Option<String>,
    /// What the record is called.
    pub label: Option<String>,
    /// The field in code.
    pub field: Option<String>,
    /// The field on screen.
    pub title: Option<String>,
    /// What the office says.
    pub text: String,
    /// As it was in the batch.
    pub before: Option<String>,
    /// As it is now; null where nothing has changed.
    pub now: Option<String>,
}

/// A value that both sides changed.
#[derive(Debug, Serialize, TS)]
pub struct BatchConflict {
    /// Its number.
    pub n: i64,
    /// The record's words; empty where it is gone.
    pub name: String,
    /// The ledger at this desk.
    pub ledger: String,
    /// The record.
    pub record: String,
    /// The field in code.
    pub field: String,
    /// The field on screen.
    pub title: String,
    /// As it was in the batch.
    pub before: String,
    /// As the unit has it.
    pub ours: String,
    /// As the office has it.
    pub theirs: String,
    /// `ours` or `theirs`; null while it is open.
    pub chosen: Option<String>,
    /// Who chose.
    pub who: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such batch; `unreadable` where its bytes are damaged.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let known = Known::named(desk, &request.batch)?;
    let all = Known::all(desk)?;
    let batch = read(desk.ledger.frozen_bytes(&known.line.id)?)?;
    let records: Vec<FrozenRecord> = batch
        .records()
        .iter()
        .filter_map(|record| frozen(desk, record).transpose())
        .collect::<Result<_>>()?;
    let manifest = &known.manifest;
    let receipt = known.receipt.as_ref().map(|r| {
        let count: u64 = r.counts.iter().map(|count| count.count).sum();
        let at = r.stored_at.with_timezone(&crate::duty::now().timezone());
        format!(
            "{}于 {} 收到 {count} 条、{} 个附件",
            r.office,
            at.format("%Y-%m-%d %H:%M"),
            r.attachments
        )
    });
    Ok(Response {
        line: known.line(follower(&all, manifest.id)),
        digest: known.line.digest.clone(),
        whole: whole(desk, &known, &batch)?,
        warnings: manifest.warnings.iter().map(|w| w.text.clone()).collect(),
        private: manifest.private.iter().map(|f| f.title.clone()).collect(),
        receipt,
        remarks: remarks(desk, known.verdict.as_ref(), &records)?,
        conflicts: conflicts(desk, &known.line.id)?,
        records,
    }
    .into())
}

fn whole(desk: &Desk, known: &Known, batch: &Batch) -> Result<bool> {
    let same = batch.digest().as_str() == known.line.digest;
    let ours = Enrolment::maybe(desk)?.filter(|e| e.device.id == batch.manifest().device);
    // A batch of an earlier enrolment cannot be held to the key of today.
    Ok(same && ours.is_none_or(|e| batch.verify(&e.device.public_key).is_ok()))
}

/// A record of a ledger that this desk still has; numbers that belong to none are shown plainly.
fn frozen(desk: &Desk, record: &BatchRecord) -> Result<Option<FrozenRecord>> {
    let ledger = local(desk, &record.ledger)?;
    let Ok(schema) = desk.ledger.schema(&ledger) else {
        return Ok(Some(plain(record)));
    };
    let now = desk.ledger.get(&ledger, &record.id).ok();
    let mut then = record.fields.clone();
    let mut today = now.as_ref().map(|r| r.fields.clone()).unwrap_or_default();
    schema.mask(&mut then, &[]);
    schema.mask(&mut today, &[]);
    let label = schema.field(&schema.label);
    let label = label.map(|field| shown(field, then.get(&field.name).unwrap_or(&Value::Null)));
    // In the order of the sheet, as the clerk knows it.
    let fields = schema.fields.iter().filter_map(|field| {
        let (name, value) = then.get_key_value(&field.name)?;
        let as_now = today.get(name).cloned().unwrap_or_default();
        let told = told_by_name(desk, schema, name, &as_now);
        let changed = now.is_some() && *value != as_now && *value != told;
        Some(FrozenField {
            field: name.clone(),
            title: field.title.clone(),
            before: shown(field, value),
            now: changed.then(|| shown(field, &as_now)),
        })
    });
    Ok(Some(FrozenRecord {
        id: record.id.clone(),
        title: schema.title.clone(),
        label: label.unwrap_or_default(),
        fields: fields.collect(),
        gone: now.is_none_or(|r| r.deleted.is_some()),
        ledger,
    }))
}

/// A reference stands in a batch by the name of what it refers to.
fn told_by_name(desk: &Desk, schema: &Schema, field: &str, value: &Value) -> Value {
    let kind = schema.field(field).map(|field| &field.kind);
    let (Some(FieldKind::Reference { ledger }), Some(id)) = (kind, value.as_str()) else {
        return value.clone();
    };
    let label = desk.ledger.schema(ledger).map(|other| other.label.clone());
    let other = desk.ledger.get(ledger, id);
    match (label, other) {
        (Ok(label), Ok(other)) => other.get(&label).clone(),
        _ => value.clone(),
    }
}

fn plain(record: &BatchRecord) -> FrozenRecord {
    let fields = record.fields.iter().map(|(name, value)| FrozenField {
        field: name.clone(),
        title: name.clone(),
        before: value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned),
        now: None,
    });
    FrozenRecord {
        ledger: record.ledger.clone(),
        id: record.id.clone(),
        title: record
            .fields
            .get("title")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        label: String::new(),
        fields: fields.collect(),
        gone: false,
    }
}

fn remarks(
    desk: &Desk,
    verdict: Option<&Verdict>,
    records: &[FrozenRecord],
) -> Result<Vec<BatchRemark>> {
    let said = verdict.map(|verdict| verdict.remarks.as_slice());
    let one = |remark: &Remark| {
        let record = records
            .iter()
            .find(|r| Some(&r.id) == remark.record.as_ref());
        let ledger = match (&remark.ledger, record) {
            (Some(name), _) => Some(local(desk, name)?),
            // An office that names the record alone means that of the batch.
            (None, record) => record.map(|r| r.ledger.clone()),
        };
        let fields = record.map(|r| r.fields.as_slice()).unwrap_or_default();
        let field = fields
            .iter()
            .find(|f| Some(&f.field) == remark.field.as_ref());
        Ok::<_, Error>(BatchRemark {
            ledger,
            record: remark.record.clone(),
            label: record.map(|r| r.label.clone()),
            field: remark.field.clone(),
            title: field.map(|f| f.title.clone()),
            text: remark.text.clone(),
            before: field.map(|f| f.before.clone()),
            now: field.and_then(|f| f.now.clone()),
        })
    };
    said.unwrap_or_default().iter().map(one).collect()
}

/// The values on which both sides differ, of a batch or of a thing that came.
pub(super) fn conflicts(desk: &Desk, of: &str) -> Result<Vec<BatchConflict>> {
    let all = desk.ledger.conflicts()?.into_iter();
    let mine = all.filter(|conflict| conflict.values.batch == of);
    Ok(mine
        .filter_map(|conflict| {
            let values = conflict.values;
            let schema = desk.ledger.schema(&values.ledger).ok()?;
            let record = desk.ledger.get(&values.ledger, &values.record).ok();
            let named = record.and_then(|record| record.text(&schema.label).map(str::to_owned));
            let field = schema.field(&values.field)?;
            let hidden = |value: &Value| {
                let mut one = [(field.name.clone(), value.clone())].into_iter().collect();
                schema.mask(&mut one, &[]);
                shown(field, one.get(&field.name).unwrap_or(&json!(null)))
            };
            Some(BatchConflict {
                n: conflict.n,
                name: named.unwrap_or_default(),
                title: field.title.clone(),
                before: hidden(&values.before),
                ours: hidden(&values.ours),
                theirs: hidden(&values.theirs),
                chosen: conflict.chosen,
                who: conflict.who,
                ledger: values.ledger,
                record: values.record,
                field: values.field,
            })
        })
        .collect())
}
