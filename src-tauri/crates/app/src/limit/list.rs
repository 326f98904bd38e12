//! `limit.list`: the numbers that rules go by, and where they come from.

use super::{limits, own};
use crate::command::Done;
use crate::{Desk, Result};
use minglu_rules::duty::Limits;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// All of them, in their order.
pub type Response = Vec<LimitInfo>;

/// One number.
#[derive(Debug, Serialize, TS)]
pub struct LimitInfo {
    /// Name in schemas.
    pub name: String,
    /// What it is.
    pub title: String,
    /// So many.
    pub value: u32,
    /// Of what: 个工作日.
    pub unit: String,
    /// What it would be if this office had not set its own.
    pub usual: u32,
    /// The article or notice that says so.
    pub source: String,
    /// True where a law fixes it.
    pub fixed: bool,
    /// True where this office set its own.
    pub own: bool,
}

/// Runs the command.
///
/// # Errors
/// `damaged` where the stored values cannot be read.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    Ok(all(desk)?.into())
}

pub(super) fn all(desk: &Desk) -> Result<Response> {
    let own = own(desk)?;
    let usual = Limits::builtin().map_err(super::broken)?;
    let limits = limits(desk)?;
    let info = limits
        .all()
        .iter()
        .zip(usual.all())
        .map(|(limit, usual)| LimitInfo {
            name: limit.name.clone(),
            title: limit.title.clone(),
            value: limit.value,
            unit: limit.unit.text().to_owned(),
            usual: usual.value,
            source: limit.source.clone(),
            fixed: limit.fixed,
            own: own.contains_key(&limit.name),
        });
    Ok(info.collect())
}
