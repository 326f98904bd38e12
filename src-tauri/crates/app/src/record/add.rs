//! `record.add`: one new record.

use super::{Row, complete, typed};
use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::{Fields, Source};
use serde::Deserialize;
use ts_rs::TS;

/// What to add, and where.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The ledger.
    pub ledger: String,
    /// Its fields; those that are not named are empty.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Fields,
}

/// The record as stored.
pub type Response = Row;

/// Runs the command.
///
/// # Errors
/// `invalid` where a field breaks a rule of the schema.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let schema = super::writable(desk, &request.ledger)?;
    let mut fields = typed(desk, &schema, request.fields, None)?;
    complete(desk, &schema, &mut fields, None)?;
    let label = format!("新增{}", schema.title);
    let committed = desk.transact(&label, Source::User, |tx| {
        let id = tx.add(&schema.ledger, fields)?;
        tx.get(&schema.ledger, &id)
    })?;
    let row = Row::of(&schema, committed.value.clone());
    Ok(Done::wrote(committed, row))
}
