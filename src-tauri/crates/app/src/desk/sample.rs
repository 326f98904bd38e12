//! `desk.sample`: fills an empty desk with the sample year of a made-up county.

use crate::command::Done;
use crate::duty::{Law, derive};
use crate::unit::{OwnUnit, own_unit};
use crate::{Desk, Error, Result};
use include_dir::{Dir, include_dir};
use minglu_ledger::schema::{Field, Kind, Schema};
use minglu_ledger::{Fields, Source, Tx};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use ts_rs::TS;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/sample-year");

/// Preference that names the sample's own unit: while that unit sits here, the desk is the sample.
const MARK: &str = "sample_year";

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
    let mut sample = Sample {
        desk,
        law: Law::of(desk)?,
        ids: HashMap::new(),
    };
    let files = in_order(desk.ledger.schemas())
        .into_iter()
        .map(|schema| Ok((schema, records(&schema.ledger)?)))
        .collect::<Result<Vec<_>>>()?;
    let committed = desk.transact("放入样例年度", Source::Import, |tx| {
        let mut files = files.into_iter();
        Ok(files.try_for_each(|(schema, records)| sample.add(tx, schema, records))?)
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

/// The ledgers, those first that others refer to.
fn in_order(schemas: &[Schema]) -> Vec<&Schema> {
    let mut left: Vec<&Schema> = schemas.iter().collect();
    let mut ordered = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waits = |schema: &&Schema| {
            let mut targets = schema.fields.iter().filter_map(target);
            targets.any(|of| of != schema.ledger && left.iter().any(|other| other.ledger == of))
        };
        // Ledgers that refer to each other come as they stand.
        let ready = left.iter().position(|schema| !waits(schema)).unwrap_or(0);
        ordered.push(left.remove(ready));
    }
    ordered
}

fn target(field: &Field) -> Option<&str> {
    match &field.kind {
        Kind::Reference { ledger } => Some(ledger),
        _ => None,
    }
}

fn records(ledger: &str) -> Result<Vec<Fields>> {
    let wrong =
        |e: &dyn std::fmt::Display| Error::new("internal", format!("样例 {ledger} 有误：{e}"));
    match FILES.get_file(format!("{ledger}.json")) {
        Some(file) => serde_json::from_slice(file.contents()).map_err(|e| wrong(&e)),
        None => Ok(Vec::new()),
    }
}

/// The sample on its way into the ledger.
struct Sample<'a> {
    desk: &'a Desk,
    law: Law,
    /// Ids by the keys that the files use among themselves.
    ids: HashMap<String, String>,
}

impl Sample<'_> {
    fn add(&mut self, tx: &mut Tx<'_>, schema: &Schema, records: Vec<Fields>) -> Result<()> {
        for mut fields in records {
            let key = fields.shift_remove("_key");
            for field in schema.fields.iter().filter(|field| target(field).is_some()) {
                let key = fields.get(&field.name).and_then(Value::as_str);
                if let Some(id) = key.and_then(|key| self.ids.get(key)) {
                    fields.insert(field.name.clone(), json!(id));
                }
            }
            derive(self.desk, &self.law, schema, &mut fields, None)?;
            let id = tx.add(&schema.ledger, fields)?;
            if let Some(key) = key.as_ref().and_then(Value::as_str) {
                self.ids.insert(key.to_owned(), id);
            }
        }
        Ok(())
    }
}
