//! `attachment.add`: keeps a file and hangs it on a record.

use crate::command::Done;
use crate::record::Row;
use crate::{Desk, Error, Result, file};
use minglu_ledger::Source;
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// Which file, and where to hang it.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The ledger.
    pub ledger: String,
    /// The record.
    pub id: String,
    /// The attachments column.
    pub field: String,
    /// A staged file's token, or a path.
    pub file: String,
    /// The name that the clerk knows it by.
    pub name: String,
}

/// The record as stored.
pub type Response = Row;

/// Runs the command.
///
/// # Errors
/// `not_found` where the file or the record is not there; `invalid` where the file is over 500 MiB;
/// `classified` where it bears a classification mark.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let Request {
        ledger,
        id,
        field,
        file,
        name,
    } = request;
    let source = file::incoming(desk, &file)?;
    source.look(&name)?;
    let reader = std::fs::File::open(&source.path)
        .map_err(|e| Error::io(&format!("无法打开文件“{name}”"), &e))?;
    desk.ledger.get(&ledger, &id)?;
    let stored = desk.ledger.store(&name, reader)?;
    let committed = desk.transact(&format!("添加附件 {name}"), Source::User, |tx| {
        let record = tx.get(&ledger, &id)?;
        let mut list = match record.fields.get(&field) {
            Some(Value::Array(list)) => list.clone(),
            _ => Vec::new(),
        };
        let item = json!({ "name": stored.name, "digest": stored.digest, "size": stored.size });
        if !list.contains(&item) {
            list.push(item);
        }
        tx.set(
            &ledger,
            &id,
            &[(field.clone(), Value::Array(list))].into_iter().collect(),
        )?;
        tx.get(&ledger, &id)
    })?;
    source.discard();
    let row = Row::of(desk.ledger.schema(&ledger)?, committed.value.clone());
    Ok(Done::wrote(committed, row))
}
