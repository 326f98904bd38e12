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
    let record = desk.ledger.get(&request.ledger, &request.id)?;
    Ok(Row::from(&record).into())
}
