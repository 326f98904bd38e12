//! `desk.sample`: fills an empty desk with the sample year of a made-up county.

use crate::command::Done;
use crate::unit::{OwnUnit, own_unit};
use crate::{Desk, Error, Result};
use include_dir::{Dir, include_dir};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Fields, Source, Tx};
use minglu_rules::calendar::Calendar;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use ts_rs::TS;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/sample-year");

/// Preference that names the sample's own unit: while that unit sits here, the desk is the sample.
const MARK: &str = "sample_year";

/// Records that others refer to come first.
const ORDER: [&str; 11] = [
    "unit",
    "notice",
    "task",
    "task_entry",
    "contact",
    "document",
    "attribute_change",
    "review",
    "review_item",
    "document_asked",
    "publication_check",
];

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The sample's unit.
pub type Response = OwnUnit;

/// Runs the command.
///
/// # Errors
/// `conflict` where the desk holds records already.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    if own_unit(desk)?.is_some() {
        return Err(Error::new(
            "conflict",
            "这里已经有单位的台账，样例只能放进空的数据文件夹。请换一个数据文件夹再看样例",
        ));
    }
    let files = ORDER
        .iter()
        .map(|l| Ok((*l, records(l)?)))
        .collect::<Result<Vec<_>>>()?;
    let calendar = crate::calendar::calendar(desk)?;
    let committed = desk.transact("放入样例年度", Source::Import, |tx| {
        let mut ids = HashMap::new();
        files
            .iter()
            .try_for_each(|(ledger, records)| add_all(tx, &calendar, ledger, records, &mut ids))
    })?;
    let mut done = crate::unit::reread_tasks(desk)?;
    done.touched.extend(committed.touched);
    let unit = own_unit(desk)?.ok_or_else(|| Error::new("internal", "样例里没有标明本单位"))?;
    desk.ledger.remember(MARK, &json!(unit.id))?;
    Ok(Done {
        value: unit,
        touched: done.touched,
    })
}

/// The sample's unit, where it is the one at this desk.
pub(super) fn sample_unit(desk: &Desk) -> Result<Option<OwnUnit>> {
    let marked = desk.ledger.recall(MARK)?;
    let unit = own_unit(desk)?;
    Ok(unit.filter(|unit| marked == Some(json!(unit.id))))
}

fn records(ledger: &str) -> Result<Vec<Fields>> {
    let wrong =
        |e: &dyn std::fmt::Display| Error::new("internal", format!("样例 {ledger} 有误：{e}"));
    let file = FILES
        .get_file(format!("{ledger}.json"))
        .ok_or_else(|| wrong(&"缺少文件"))?;
    serde_json::from_slice(file.contents()).map_err(|e| wrong(&e))
}

fn references(schema: &Schema) -> Vec<String> {
    let fields = schema.fields.iter();
    let references = fields.filter(|field| matches!(field.kind, Kind::Reference { .. }));
    references.map(|field| field.name.clone()).collect()
}

fn add_all(
    tx: &mut Tx<'_>,
    calendar: &Calendar,
    ledger: &str,
    records: &[Fields],
    ids: &mut HashMap<String, String>,
) -> minglu_ledger::Result<()> {
    let references = references(tx.schema(ledger)?);
    for record in records {
        let mut fields = record.clone();
        let key = fields.shift_remove("_key");
        for field in &references {
            let target = fields
                .get(field)
                .and_then(Value::as_str)
                .and_then(|k| ids.get(k));
            if let Some(id) = target.cloned() {
                fields.insert(field.clone(), json!(id));
            }
        }
        if ledger == "document" {
            crate::document::derive(calendar, &mut fields, None);
        }
        let id = tx.add(ledger, fields)?;
        if let Some(key) = key.as_ref().and_then(Value::as_str) {
            ids.insert(key.to_owned(), id);
        }
    }
    Ok(())
}
