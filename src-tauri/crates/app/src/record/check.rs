//! `record.check`: what the law and the notices say to one record.

use crate::command::Done;
use crate::duty::{self, Change, Found, Law};
use crate::{Desk, Result, interpretation};
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

/// What was found, what is blocking first.
pub type Response = Vec<Found>;

/// Runs the command.
///
/// # Errors
/// `not_found` where the record is not there.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let schema = desk.ledger.schema(&request.ledger)?;
    let record = desk.ledger.get(&request.ledger, &request.id)?;
    let facts = Change::standing(&record.fields);
    let mut found = duty::find(schema, facts, &Law::of(desk)?);
    found.extend(interpretation::beside(desk, schema, &record)?);
    Ok(found.into())
}
