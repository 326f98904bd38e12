//! The numbers that rules need and that a county sets for itself: hours, working days, per cent.

pub mod list;
pub mod set;

use crate::{Desk, Error, Result};
use minglu_rules::duty::Limits;
use std::collections::BTreeMap;

/// Preference that keeps the values that this office set.
const OWN: &str = "limits";

/// The numbers that hold at this desk.
pub(crate) fn limits(desk: &Desk) -> Result<Limits> {
    let limits = Limits::builtin().map_err(broken)?;
    Ok(limits.with(&own(desk)?))
}

fn own(desk: &Desk) -> Result<BTreeMap<String, u32>> {
    match desk.ledger.recall(OWN)? {
        Some(kept) => serde_json::from_value(kept).map_err(broken),
        None => Ok(BTreeMap::new()),
    }
}

fn broken(cause: impl std::fmt::Display) -> Error {
    let words = format!("存下的本地时限与指标读不了：{cause}。请在设置里重新填写");
    Error::new("damaged", words)
}
