//! `record.show`: one record.

use super::Row;
use crate::command::Done;
use crate::{Desk, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Which record.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The ledger.
    pub ledger: String,
    /// The record.
    pub id: String,
}

/// The record.
pub type Response = Row;

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such record.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let schema = desk.ledger.schema(&request.ledger)?;
    let record = desk.ledger.get(&request.ledger, &request.id)?;
    Ok(Row::of(schema, record).into())
}
