//! `record.set`: changes fields of one or many records, as one step.

use super::{Row, complete, typed};
use crate::backup;
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::schema::Schema;
use minglu_ledger::{Fields, Reason, Record, Source};
use serde::Deserialize;
use ts_rs::TS;

/// What to change.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The ledger.
    #[ts(optional = false)]
    pub ledger: String,
    /// The records and their new values.
    #[ts(optional = false)]
    pub changes: Vec<Change>,
    /// Words for the step, for example 粘贴 12 格.
    pub label: Option<String>,
}

/// New values of one record; a field that is not named stays as it is, null empties it.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "RecordChange")]
pub struct Change {
    /// The record.
    pub id: String,
    /// Its new values.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Fields,
}

/// The records as stored, in the order of the request.
pub type Response = Vec<Row>;

/// Runs the command.
///
/// # Errors
/// `invalid` where a value breaks a rule; then nothing of the request is written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let schema = super::writable(desk, &request.ledger)?;
    let ids: Vec<String> = request.changes.iter().map(|c| c.id.clone()).collect();
    let prepared: Vec<Result<Fields>> = request
        .changes
        .into_iter()
        .map(|change| prepare(desk, &schema, change))
        .collect();
    let label = request
        .label
        .unwrap_or_else(|| format!("修改{}", schema.title));
    backup::before(desk, ids.len() as u64, Reason::Mass)?;
    let committed = desk.transact(&label, Source::User, |tx| {
        let written = ids.iter().zip(prepared).map(|(id, fields)| {
            let set = fields.and_then(|fields| Ok(tx.set(&schema.ledger, id, &fields)?));
            set.map(|_| ()).map_err(|error| error.of_record(id))
        });
        all_or_every_problem(written)?;
        let stored = ids.iter().map(|id| tx.get(&schema.ledger, id));
        stored.collect::<minglu_ledger::Result<Vec<Record>>>()
    })?;
    let stored = committed.value.iter().cloned();
    let rows = stored.map(|record| Row::of(&schema, record)).collect();
    Ok(Done::wrote(committed, rows))
}

/// Every refused value is named at once, so that whoever wrote a block can mend all of it; any other
/// failure ends the work.
fn all_or_every_problem(written: impl Iterator<Item = Result<()>>) -> Result<()> {
    let mut refused: Option<Error> = None;
    for error in written.filter_map(Result::err) {
        match refused {
            _ if error.code != "invalid" => return Err(error),
            Some(earlier) => refused = Some(earlier.and(error)),
            None => refused = Some(error),
        }
    }
    refused.map_or(Ok(()), Err)
}

fn prepare(desk: &Desk, schema: &Schema, change: Change) -> Result<Fields> {
    let before = desk.ledger.get(&schema.ledger, &change.id)?;
    if before.deleted.is_some() {
        return Err(Error::new(
            "conflict",
            "这条记录已在回收站里，请先恢复再修改",
        ));
    }
    let mut fields = typed(desk, schema, change.fields, Some(&before.fields))?;
    complete(desk, schema, &mut fields, Some(&before.fields))?;
    Ok(fields)
}
