use super::state;
use crate::device::Caller;
use crate::store::{Sql, Store};
use crate::{Error, Result, identity, issue, values};
use chrono::{SubsecRound, Utc};
use minglu_sync::protocol::{BatchState, KnownBatch, StatusRequest, StatusResponse, TheirBatch};

/// Batches of one question at most.
const MOST: usize = 1000;

/// What the office has of a unit's batches, and how far it has issued.
///
/// # Errors
/// `too_large` where too many are asked for.
pub fn status(store: &Store, caller: &Caller, request: &StatusRequest) -> Result<StatusResponse> {
    if request.batches.len() > MOST {
        return Err(Error::new(
            "too_large",
            format!("一次最多核对 {MOST} 批，请分几次核对"),
        ));
    }
    issue::taken(store, caller, request.after)?;
    store.read(|sql| {
        let batches = request
            .batches
            .iter()
            .map(|known| theirs(sql, caller, known));
        let batches = batches.collect::<Result<_>>()?;
        Ok(StatusResponse {
            batches,
            epoch: identity::epoch(sql)?,
            latest: issue::latest(sql, &caller.unit)?,
            now: Utc::now().trunc_subsecs(0),
            unknown: minglu_sync::Unknown::new(),
        })
    })
}

fn theirs(sql: &mut dyn Sql, caller: &Caller, known: &KnownBatch) -> Result<TheirBatch> {
    let row = sql.row(
        "SELECT digest, state, receipt FROM batch WHERE id = ?1 AND unit = ?2",
        values![known.id.to_string(), &caller.unit],
    )?;
    let (state, receipt) = match row {
        None => (BatchState::Absent, None),
        Some(row) if row.text(0)? != known.digest.as_str() => (BatchState::OtherContent, None),
        Some(row) => (
            state(&row.text(1)?)?,
            Some(serde_json::from_str(&row.text(2)?)?),
        ),
    };
    Ok(TheirBatch {
        id: known.id,
        state,
        receipt,
    })
}
