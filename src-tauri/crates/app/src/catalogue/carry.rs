//! `catalogue.carry`: a year's catalogue copied to another year, to be revised there.

use super::LEDGER;
use crate::backup;
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Op, Query, Reason, Source};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// From which year to which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The year that has a catalogue.
    pub from: i64,
    /// The year that gets one.
    pub to: i64,
}

/// What was copied.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// So many items.
    pub copied: u64,
}

/// Runs the command. Where and when an item was published goes along: it is still there. Proof of
/// the old year does not.
///
/// # Errors
/// `usage` where there is nothing to copy; `conflict` where the year has a catalogue already.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let Request { from, to } = request;
    if !items(desk, to)?.is_empty() {
        let words = format!("{to} 年已经有标准目录，没有再复制。要重做，请先删除 {to} 年的事项");
        return Err(Error::new("conflict", words));
    }
    let items = items(desk, from)?;
    if items.is_empty() {
        return Err(Error::usage(format!(
            "没有 {from} 年的标准目录，请先导入或录入"
        )));
    }
    let copied = items.len() as u64;
    backup::before(desk, copied, Reason::Mass)?;
    let label = format!("把 {from} 年标准目录转为 {to} 年");
    let committed = desk.transact(&label, Source::User, |tx| {
        items.into_iter().try_for_each(|mut fields| {
            fields.insert("year".into(), json!(to));
            fields.insert("evidence".into(), Value::Null);
            tx.add(LEDGER, fields).map(|_| ())
        })
    })?;
    Ok(Done::wrote(committed, Response { copied }))
}

fn items(desk: &Desk, year: i64) -> Result<Vec<Fields>> {
    let mut items = Vec::new();
    let query = Query::of(LEDGER).with("year", Op::Eq, json!(year));
    desk.ledger.each(&query, |item| {
        items.push(item.fields);
        Ok(())
    })?;
    Ok(items)
}
