//! `review.set`: gives one or many documents their verdict, as one step.

use super::campaign::Campaign;
use super::show::{ReviewState, state};
use super::verdict::{Said, Settled};
use crate::command::Done;
use crate::record::list::{Filter, query};
use crate::{Desk, Error, Result, backup};
use minglu_ledger::{Reason, Record, Source};
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// Which documents, and what is said to them.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The documents; all that are left and meet the conditions where not given.
    pub documents: Option<Vec<String>>,
    /// Conditions on what is left.
    pub filters: Option<Vec<Filter>>,
    /// Text that must stand in it.
    pub search: Option<String>,
    /// `keep`, `publish` or `publish_part`, or the same in Chinese.
    #[ts(optional = false)]
    pub outcome: String,
    /// Why.
    #[ts(optional = false)]
    pub reason: String,
    /// Who looked at them; whoever sits here where not given.
    pub reviewer: Option<String>,
    /// Who approved it.
    #[ts(optional = false)]
    pub approver: String,
    /// When; today where not given.
    pub day: Option<String>,
}

/// How the campaign stands then.
pub type Response = ReviewState;

/// Runs the command.
///
/// # Errors
/// `conflict` where no review is under way; `invalid` where reason or approver are missing or a
/// document may not have this verdict; then nothing is written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let campaign = Campaign::must_be_under_way(desk)?;
    let documents = documents(desk, &campaign, &request)?;
    let said = said(desk, &request);
    let count = documents.len() as u64;
    backup::before(desk, count, Reason::Mass)?;
    let mut running = desk.progress.start("正在登记评估结果", Some(count));
    let mut settled = Vec::with_capacity(documents.len());
    for document in &documents {
        running.step()?;
        let item = campaign.item(desk, &document.id)?;
        let item = item.as_ref();
        let verdict = Settled::of(desk, &campaign, document, item, said.clone());
        settled.push(verdict.map_err(|error| error.of_record(&document.id))?);
    }
    drop(running);
    let label = format!("登记评估结果 {count} 件");
    let committed = desk.transact(&label, Source::User, |tx| {
        let mut each = settled.into_iter();
        each.try_for_each(|settled| settled.write(tx, None))
    })?;
    Ok(Done::wrote(committed, state(desk, campaign.named_year())?))
}

fn documents(desk: &Desk, campaign: &Campaign, request: &Request) -> Result<Vec<Record>> {
    let mut documents = Vec::new();
    match &request.documents {
        Some(ids) => {
            for id in ids {
                documents.push(desk.ledger.get("document", id)?);
            }
        }
        None => {
            let filters = request.filters.as_deref();
            let mut left = campaign.left();
            let more = query("document", filters, request.search.clone())?;
            left.filters.extend(more.filters);
            left.search = more.search;
            desk.ledger.each(&left, |document| {
                documents.push(document);
                Ok(())
            })?;
        }
    }
    if documents.is_empty() {
        return Err(Error::usage("没有选中要评估的公文，请先勾选"));
    }
    Ok(documents)
}

fn said(desk: &Desk, request: &Request) -> Said {
    let reviewer = request.reviewer.clone();
    let reviewer = reviewer.filter(|name| !name.trim().is_empty());
    let day = request.day.clone().map_or(Value::Null, Value::from);
    [
        ("outcome", json!(request.outcome)),
        ("reason", json!(request.reason)),
        ("reviewer", json!(reviewer.unwrap_or_else(|| desk.who()))),
        ("approver", json!(request.approver)),
        ("day", day),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_null())
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}
