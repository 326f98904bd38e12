use crate::desk::today::TodayLine;
use crate::task::{LampInfo, today};
use crate::{Desk, Result};
use chrono::NaiveDate;
use minglu_ledger::{Op, Query, Record};
use minglu_rules::calendar::Calendar;
use serde_json::json;

/// Working days ahead that the first page looks.
const AHEAD: u32 = 5;

/// Documents that are not published and should be, or soon.
pub(crate) fn lines(desk: &Desk) -> Result<Vec<TodayLine>> {
    let calendar = crate::calendar::calendar(desk)?;
    let today = today();
    let last = calendar.after(today, AHEAD).value;
    let query = Query::of("document")
        .with("attribute", Op::Eq, json!("proactive"))
        .with("published", Op::Empty, json!(null))
        .with("publish_by", Op::Le, json!(last.to_string()));
    let mut lines = Vec::new();
    desk.ledger.each(&query, |record| {
        lines.extend(line(&calendar, &record, today));
        Ok(())
    })?;
    Ok(lines)
}

fn line(calendar: &Calendar, record: &Record, today: NaiveDate) -> Option<TodayLine> {
    let due: NaiveDate = record.text("publish_by")?.parse().ok()?;
    let text = |field: &str| record.text(field).unwrap_or_default();
    let note = match text("publish_note") {
        "" => String::new(),
        words => format!("（{words}）"),
    };
    Some(TodayLine {
        ledger: "document".into(),
        id: record.id.clone(),
        title: text("title").to_owned(),
        lamp: lamp(calendar, due, today),
        detail: format!("主动公开，最迟 {due} 发布{note}"),
    })
}

/// A deadline in working days is told in working days.
fn lamp(calendar: &Calendar, due: NaiveDate, today: NaiveDate) -> LampInfo {
    let left = calendar.between(today, due).value;
    let (code, text) = match (due < today, left) {
        (true, left) => ("overdue", format!("已超期{}个工作日", -left)),
        (false, 0) => ("due_soon", "今天到期".to_owned()),
        (false, left) => ("due_soon", format!("还有{left}个工作日")),
    };
    LampInfo {
        code: code.to_owned(),
        text,
        days: Some((due - today).num_days()),
    }
}
