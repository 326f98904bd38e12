//! `desk.end_sample`: puts the sample year away, so that the clerk's own unit can begin at this desk.

use super::sample::sample_unit;
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::{Query, Source, Tx};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// How many records went into the trash.
pub type Response = usize;

/// Runs the command. Everything on the desk goes, what was tried out on the sample too; it is one
/// step, and undoing it brings the sample back.
///
/// # Errors
/// `conflict` where the desk is not the sample.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let Some(unit) = sample_unit(desk)? else {
        return Err(Error::new(
            "conflict",
            "这里不是样例，而是本单位的台账，没有可以结束的样例",
        ));
    };
    let ledgers: Vec<&str> = desk
        .ledger
        .schemas()
        .iter()
        .map(|s| s.ledger.as_str())
        .collect();
    let committed = desk.transact("结束样例年度", Source::User, |tx| {
        // Taken out of the trash one day, it must not be a second unit at this desk.
        let not_ours = [("own".to_owned(), json!(null))].into_iter().collect();
        tx.set("unit", &unit.id, &not_ours)?;
        ledgers.iter().map(|ledger| put_away(tx, ledger)).sum()
    })?;
    let count = committed.value;
    Ok(Done::wrote(committed, count))
}

fn put_away(tx: &mut Tx<'_>, ledger: &str) -> minglu_ledger::Result<usize> {
    let mut ids = Vec::new();
    tx.each(&Query::of(ledger), |record| {
        ids.push(record.id);
        Ok(())
    })?;
    ids.iter().try_for_each(|id| tx.trash(ledger, id))?;
    Ok(ids.len())
}
