use super::campaign::{Campaign, total};
use crate::desk::today::TodayLine;
use crate::task::{LampInfo, today};
use crate::{Desk, Result};
use chrono::NaiveDate;
use minglu_rules::lamp::{State, lamp as lamp_on};

/// The review that is under way, what is left of it, and by when.
pub(crate) fn lines(desk: &Desk) -> Result<Vec<TodayLine>> {
    let Some(campaign) = Campaign::under_way(desk)? else {
        return Ok(Vec::new());
    };
    let text = |field: &str| campaign.record.text(field).unwrap_or_default();
    let left = total(desk, campaign.left())?;
    let detail = match left {
        0 => "全部公文都有了评估结果，请办结并打印汇总表".to_owned(),
        left => format!("还有 {left} 件没有评估结果，{} 前完成", text("due")),
    };
    Ok(vec![TodayLine {
        ledger: super::CAMPAIGNS.into(),
        id: campaign.id().to_owned(),
        title: text("name").to_owned(),
        lamp: lamp(&campaign),
        detail,
    }])
}

/// How urgent a campaign is.
pub(super) fn lamp(campaign: &Campaign) -> LampInfo {
    let due = campaign.record.text("due");
    let due: Option<NaiveDate> = due.and_then(|day| day.parse().ok());
    let state = match campaign.is_closed() {
        true => State::Done,
        false => State::InProgress,
    };
    let lamp = lamp_on(state, due, today());
    LampInfo {
        code: lamp.code().to_owned(),
        text: lamp.text(),
        days: lamp.days(),
    }
}
