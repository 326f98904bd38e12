//! `review.cancel`: takes a review back that was opened by mistake. It is kept with its verdicts
//! and the reason; what was reviewed in it is left to the next one.

use super::campaign::{Campaign, standing};
use super::set_due::reasoned;
use super::show::{ReviewState, state};
use super::{CAMPAIGNS, ITEMS};
use crate::command::Done;
use crate::record::typed;
use crate::{Desk, Result, backup};
use minglu_ledger::{Fields, Op, Query, Reason, Source, Tx};
use minglu_rules::attribute::Verdict;
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;
use ts_rs::TS;

/// Why.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Why it is cancelled.
    pub reason: String,
}

/// The review that stands now, with those that were cancelled.
pub type Response = ReviewState;

/// Runs the command.
///
/// # Errors
/// `conflict` where no review is under way; `invalid` where no reason is given.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let campaign = Campaign::must_be_under_way(desk)?;
    reasoned(&request.reason, "cancel_reason", "取消理由")?;
    let fields = said(desk, &request)?;
    let reviewed = reviewed_before(desk, &campaign)?;
    backup::before(desk, reviewed.len() as u64, Reason::Mass)?;
    let label = format!("取消{}年度评估", campaign.year());
    let committed = desk.transact(&label, Source::User, |tx| {
        give_back(desk, tx, reviewed)?;
        tx.set(CAMPAIGNS, campaign.id(), &fields)
    })?;
    Ok(Done::wrote(committed, state(desk, None)?))
}

fn said(desk: &Desk, request: &Request) -> Result<Fields> {
    let said = [
        ("cancelled", json!(crate::task::today().to_string())),
        ("cancel_reason", json!(request.reason.trim())),
    ];
    let said = said.map(|(name, value)| (name.to_owned(), value));
    let schema = desk.ledger.schema(CAMPAIGNS)?;
    typed(desk, schema, said.into_iter().collect(), None)
}

/// The documents that the campaign kept as they were, with the year of their review before it; 0
/// where there was none. What it published stays published.
fn reviewed_before(desk: &Desk, campaign: &Campaign) -> Result<Vec<(String, i64)>> {
    let mut last: HashMap<String, i64> = HashMap::new();
    desk.ledger
        .each(&campaign.items(Some(Verdict::Keep)), |item| {
            last.extend(item.text("document").map(|id| (id.to_owned(), 0)));
            Ok(())
        })?;
    let years = earlier(desk, campaign)?;
    desk.ledger.each(&Query::of(ITEMS), |item| {
        let year = item.text("campaign").and_then(|id| years.get(id));
        let known = item.text("document").and_then(|id| last.get_mut(id));
        if let (Some(year), Some(known)) = (year, known) {
            *known = (*known).max(*year);
        }
        Ok(())
    })?;
    let mut before = Vec::with_capacity(last.len());
    let marked = Query::of("document").with("reviewed", Op::Eq, json!(campaign.year()));
    desk.ledger.each(&marked, |document| {
        before.extend(last.remove_entry(&document.id));
        Ok(())
    })?;
    Ok(before)
}

/// The years of the campaigns that stand besides this one, by id.
fn earlier(desk: &Desk, campaign: &Campaign) -> Result<HashMap<String, i64>> {
    let mut years = HashMap::new();
    desk.ledger.each(&standing(), |record| {
        let year = record
            .get("year")
            .as_i64()
            .filter(|_| record.id != campaign.id());
        years.extend(year.map(|year| (record.id, year)));
        Ok(())
    })?;
    Ok(years)
}

fn give_back(
    desk: &Desk,
    tx: &mut Tx<'_>,
    reviewed: Vec<(String, i64)>,
) -> minglu_ledger::Result<()> {
    let total = Some(reviewed.len() as u64);
    let mut running = desk.progress.start("正在退回待评估的公文", total);
    for (document, year) in reviewed {
        running.step()?;
        let fields = [("reviewed".to_owned(), json!(year))];
        tx.set("document", &document, &fields.into_iter().collect())?;
    }
    Ok(())
}
