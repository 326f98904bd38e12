//! `review.set_due`: moves the day by which the review under way must be done, and says why.

use super::CAMPAIGNS;
use super::campaign::Campaign;
use super::open::not_before;
use super::show::{ReviewState, state};
use crate::command::Done;
use crate::record::typed;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Source};
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// The day, and why.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// By when every document has its verdict.
    pub due: String,
    /// Why the day is moved; the history keeps the reasons before it.
    pub reason: String,
}

/// The campaign with its new day.
pub type Response = ReviewState;

/// Runs the command.
///
/// # Errors
/// `conflict` where no review is under way; `invalid` where no reason is given or the day is none.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let campaign = Campaign::must_be_under_way(desk)?;
    reasoned(&request.reason, "due_reason", "调整理由")?;
    let fields = said(desk, &campaign, &request)?;
    let label = format!("调整{}年度评估完成期限", campaign.year());
    let committed = desk.transact(&label, Source::User, |tx| {
        tx.set(CAMPAIGNS, campaign.id(), &fields)
    })?;
    Ok(Done::wrote(committed, state(desk, campaign.named_year())?))
}

/// Refuses a change of the campaign that nobody gave a reason for.
pub(super) fn reasoned(reason: &str, field: &str, title: &str) -> Result<()> {
    match reason.trim().is_empty() {
        true => Err(Error::invalid(field, format!("{title}：必须填写"))),
        false => Ok(()),
    }
}

fn said(desk: &Desk, campaign: &Campaign, request: &Request) -> Result<Fields> {
    let said = [
        ("due", json!(request.due)),
        ("due_reason", json!(request.reason.trim())),
    ];
    let said = said.map(|(name, value)| (name.to_owned(), value));
    let schema = desk.ledger.schema(CAMPAIGNS)?;
    let fields = typed(desk, schema, said.into_iter().collect(), None)?;
    let due = fields.get("due").and_then(Value::as_str);
    if due == campaign.record.text("due") {
        return Err(Error::invalid("due", "完成期限没有变，请填新的日期"));
    }
    not_before(due, campaign.record.text("opened"))?;
    Ok(fields)
}
