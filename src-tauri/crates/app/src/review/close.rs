//! `review.close`: ends the review of a year, once every document has its verdict.

use super::CAMPAIGNS;
use super::campaign::{Campaign, total};
use super::show::{ReviewState, of, state};
use crate::command::Done;
use crate::record::typed;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Query, Source};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// So many of the documents that are left are named.
const NAMED: usize = 20;

/// Who approved the summary, and what it says.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Who approved it.
    #[ts(optional = false)]
    pub approver: String,
    /// What the summary says.
    pub summary: Option<String>,
    /// When; today where not given.
    pub day: Option<String>,
}

/// The campaign as it ended.
pub type Response = ReviewState;

/// Runs the command.
///
/// # Errors
/// `conflict` where a document has no verdict, which names how many and which; `invalid` where
/// nobody approved it.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let campaign = Campaign::must_be_under_way(desk)?;
    refuse(desk, &campaign)?;
    let mut fields = said(desk, &request)?;
    let counts = of(desk, &campaign)?;
    for (name, count) in [
        ("keep", counts.keep),
        ("publish", counts.publish),
        ("publish_part", counts.publish_part),
    ] {
        fields.insert(name.into(), json!(count));
    }
    let label = format!("办结{}年度评估", campaign.year());
    let committed = desk.transact(&label, Source::User, |tx| {
        tx.set(CAMPAIGNS, campaign.id(), &fields)
    })?;
    Ok(Done::wrote(committed, state(desk, campaign.named_year())?))
}

fn refuse(desk: &Desk, campaign: &Campaign) -> Result<()> {
    let left = total(desk, campaign.left())?;
    if left == 0 {
        return Ok(());
    }
    let limit = NAMED;
    let first = desk
        .ledger
        .list(&Query {
            limit,
            ..campaign.left()
        })?
        .rows;
    let title = |at: usize| {
        first
            .get(at)
            .and_then(|d| d.text("title"))
            .unwrap_or_default()
    };
    let named: Vec<String> = (0..first.len().min(3))
        .map(|at| format!("《{}》", title(at)))
        .collect();
    let more = if left > 3 { "等" } else { "" };
    let message = format!(
        "还有 {left} 件公文没有评估结果，不能办结：{}{more}。请在“待评估”里逐件登记结果",
        named.join("、")
    );
    let lines = (0..first.len()).map(|at| json!({ "id": first[at].id, "title": title(at) }));
    Err(Error {
        code: "conflict",
        message,
        detail: json!({ "left": left, "documents": lines.collect::<Vec<_>>() }),
    })
}

fn said(desk: &Desk, request: &Request) -> Result<Fields> {
    if request.approver.trim().is_empty() {
        return Err(Error::invalid("approver", "批准人：必须填写"));
    }
    let today = crate::task::today().to_string();
    let day = request.day.as_deref().filter(|day| !day.trim().is_empty());
    let said = [
        ("closed", json!(day.unwrap_or(&today))),
        ("approver", json!(request.approver)),
        (
            "summary",
            json!(request.summary.as_deref().unwrap_or_default()),
        ),
    ];
    let said = said.map(|(name, value)| (name.to_owned(), value));
    let schema = desk.ledger.schema(CAMPAIGNS)?;
    typed(desk, schema, said.into_iter().collect(), None)
}
