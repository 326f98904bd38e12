use super::clock::{entries, is_stopped, reckoned};
use crate::Result;
use crate::duty::{Change, Law};
use crate::task::LampInfo;
use chrono::NaiveDate;
use minglu_rules::duty::Facts;
use minglu_rules::request::clock::Reckoning;

/// How many working days ahead a due date is pointed out.
const AHEAD: &str = "request.reply.ahead";

/// How a case stands today, in working days of its period.
///
/// # Errors
/// `invalid` where its clock cannot have gone like this.
pub(super) fn lamp(law: &Law, facts: &Change<'_>) -> Result<LampInfo> {
    let Some(reckoning) = reckoned(law, facts)? else {
        return Ok(info("not_started", "未填收到之日".to_owned(), None));
    };
    if !facts.text("closed").is_empty() {
        let late = if reckoning.overdue {
            "（超期）"
        } else {
            ""
        };
        return Ok(info("done", format!("已办结{late}"), None));
    }
    let stopped = is_stopped(&entries(facts)?) || reckoning.due.is_none();
    Ok(running(law, &reckoning, stopped))
}

/// The last day that is near enough to be pointed out.
pub(super) fn near(law: &Law) -> NaiveDate {
    let ahead = law.limits.get(AHEAD).map_or(0, |limit| limit.value);
    law.calendar.after(law.today(), ahead).value
}

fn running(law: &Law, reckoning: &Reckoning, stopped: bool) -> LampInfo {
    let left = reckoning.days_left;
    let soon = reckoning.due.is_some_and(|due| due <= near(law));
    let (code, words) = match left {
        _ if stopped && left >= 0 => ("in_progress", format!("停着，还剩{left}个工作日")),
        0 if reckoning.overdue => ("overdue", "期限刚过".to_owned()),
        ..0 => ("overdue", format!("超期{}个工作日", -left)),
        _ if reckoning.due == Some(law.today()) => ("due_soon", "今天到期".to_owned()),
        _ if soon => ("due_soon", format!("还剩{left}个工作日")),
        _ => ("in_progress", format!("还剩{left}个工作日")),
    };
    info(code, words, Some(left))
}

fn info(code: &str, text: String, days: Option<i64>) -> LampInfo {
    LampInfo {
        code: code.to_owned(),
        text,
        days,
    }
}
