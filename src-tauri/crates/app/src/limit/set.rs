//! `limit.set`: an office's own number in the place of the usual one; the dates that follow from it
//! are reckoned anew.

use super::list::{LimitInfo, all};
use super::{OWN, limits, own};
use crate::calendar::recompute;
use crate::command::Done;
use crate::{Desk, Error, Result};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// No rule of this trade runs longer.
const MOST: u32 = 9999;

/// Which number.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Its name.
    #[ts(optional = false)]
    pub name: String,
    /// So many; the usual one again where not given.
    pub value: Option<u32>,
}

/// All of them.
pub type Response = Vec<LimitInfo>;

/// Runs the command.
///
/// # Errors
/// `usage` where there is no such number or a law fixes it; `invalid` where it is too large.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let limits = limits(desk)?;
    let Some(limit) = limits.get(&request.name) else {
        let words = format!("没有“{}”这一项时限或指标", request.name);
        return Err(Error::usage(words));
    };
    if limit.fixed {
        let words = format!("“{}”由法规规定（{}），不能改", limit.title, limit.source);
        return Err(Error::usage(words));
    }
    if request.value.is_some_and(|value| value > MOST) {
        let words = format!("“{}”最大 {MOST}，请核对", limit.title);
        return Err(Error::invalid("value", words));
    }
    let mut own = own(desk)?;
    match request.value {
        Some(value) => own.insert(request.name, value),
        None => own.remove(&request.name),
    };
    desk.ledger.remember(OWN, &json!(own))?;
    let (_, touched) = recompute(desk)?;
    Ok(Done {
        value: all(desk)?,
        touched,
    })
}
