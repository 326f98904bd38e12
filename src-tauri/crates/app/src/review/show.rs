//! `review.show`: a year's campaign and how far it is.

use super::CAMPAIGNS;
use super::campaign::{Campaign, standing, total};
use super::due::lamp;
use crate::command::Done;
use crate::desk::schemas::SortBy;
use crate::record::list::Filter;
use crate::task::LampInfo;
use crate::{Desk, Result};
use minglu_ledger::{Op, Query};
use minglu_rules::attribute::Verdict;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// Which year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year; the newest where not given.
    pub year: Option<i32>,
}

/// The years, and one of them.
#[derive(Debug, Serialize, TS)]
pub struct ReviewState {
    /// Years that were or are being reviewed, the newest first.
    pub years: Vec<i64>,
    /// The campaign; null where there is none yet.
    pub campaign: Option<ReviewCampaign>,
    /// Those that were opened by mistake and taken back, the newest first.
    pub cancelled: Vec<CancelledReview>,
}

/// A review that was taken back.
#[derive(Debug, Serialize, TS)]
pub struct CancelledReview {
    /// The record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it was cancelled.
    pub day: String,
    /// Why.
    pub reason: String,
}

/// One year's review.
#[derive(Debug, Serialize, TS)]
pub struct ReviewCampaign {
    /// The record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The year.
    pub year: i64,
    /// When it began.
    pub opened: String,
    /// By when every document has its verdict.
    pub due: String,
    /// Why that day was moved the last time.
    pub due_reason: Option<String>,
    /// When it was closed; null while it is under way.
    pub closed: Option<String>,
    /// Who approved its summary.
    pub approver: Option<String>,
    /// What the summary says.
    pub summary: Option<String>,
    /// How urgent it is.
    pub lamp: LampInfo,
    /// Documents without a verdict.
    pub left: u64,
    /// Documents with one.
    pub done: u64,
    /// 维持原属性
    pub keep: u64,
    /// 转为主动公开
    pub publish: u64,
    /// 部分公开
    pub publish_part: u64,
    /// How `record.list` finds what is left, in the ledger `document`.
    pub left_filters: Vec<Filter>,
    /// Its order, which an index serves.
    pub left_sort: Vec<SortBy>,
    /// How `record.list` finds the verdicts, in the ledger `review_item`.
    pub done_filters: Vec<Filter>,
}

/// The campaign and how far it is.
pub type Response = ReviewState;

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    Ok(state(desk, request.year)?.into())
}

/// How a year's review stands.
pub(super) fn state(desk: &Desk, year: Option<i32>) -> Result<ReviewState> {
    let mut years = Vec::new();
    desk.ledger.each(&standing(), |record| {
        years.extend(record.get("year").as_i64());
        Ok(())
    })?;
    let campaign = Campaign::of_year(desk, year)?;
    let campaign = campaign.map(|campaign| of(desk, &campaign)).transpose()?;
    Ok(ReviewState {
        years,
        campaign,
        cancelled: cancelled(desk)?,
    })
}

fn cancelled(desk: &Desk) -> Result<Vec<CancelledReview>> {
    let mut all = Vec::new();
    let query = Query::of(CAMPAIGNS).with("cancelled", Op::NotEmpty, json!(null));
    desk.ledger.each(&query, |record| {
        let text = |field: &str| record.text(field).unwrap_or_default().to_owned();
        all.push(CancelledReview {
            id: record.id.clone(),
            name: text("name"),
            day: text("cancelled"),
            reason: text("cancel_reason"),
        });
        Ok(())
    })?;
    Ok(all)
}

/// One campaign with its numbers.
pub(super) fn of(desk: &Desk, campaign: &Campaign) -> Result<ReviewCampaign> {
    let text = |field: &str| campaign.record.text(field).map(str::to_owned);
    let count = |verdict| total(desk, campaign.items(Some(verdict)));
    let (keep, publish) = (count(Verdict::Keep)?, count(Verdict::Publish)?);
    let publish_part = count(Verdict::PublishPart)?;
    let left = match campaign.is_closed() {
        true => 0,
        false => total(desk, campaign.left())?,
    };
    Ok(ReviewCampaign {
        id: campaign.id().to_owned(),
        name: text("name").unwrap_or_default(),
        year: campaign.year(),
        opened: text("opened").unwrap_or_default(),
        due: text("due").unwrap_or_default(),
        due_reason: text("due_reason"),
        closed: text("closed"),
        approver: text("approver"),
        summary: text("summary"),
        lamp: lamp(campaign),
        left,
        done: keep + publish + publish_part,
        keep,
        publish,
        publish_part,
        left_filters: Filter::all(&campaign.left())?,
        left_sort: campaign.left().sort.iter().map(SortBy::from).collect(),
        done_filters: Filter::all(&campaign.items(None))?,
    })
}
