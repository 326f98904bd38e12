use super::LEDGER;
use super::judge::Judge;
use super::years::{in_force, years};
use crate::agenda::{Item, Span};
use crate::desk::today::TodayLine;
use crate::duty::Law;
use crate::task::LampInfo;
use crate::{Desk, Result};
use chrono::{Datelike, NaiveDate};
use minglu_ledger::{Op, Query};
use serde_json::json;
use std::collections::BTreeMap;

/// Days before its last that something is urgent.
const SOON: i64 = 7;

/// Items of one field that are past their day.
struct Past {
    field: String,
    count: u32,
    /// The one that has waited longest, since when, and for how many days.
    first: (String, NaiveDate, i64),
}

/// What is due of the catalogue: one line for each field in which items are past their day, for a
/// catalogue has hundreds of them, and outside the first page one for each field and day to come.
pub(crate) fn items(desk: &Desk, law: &Law, span: Span) -> Result<Vec<Item>> {
    let Some(year) = in_force(&years(desk)?, law.today().year()) else {
        return Ok(Vec::new());
    };
    let judge = Judge::new(law);
    let ahead = !matches!(span, Span::Ahead);
    let mut past: Vec<Past> = Vec::new();
    let mut coming: BTreeMap<(NaiveDate, String), u32> = BTreeMap::new();
    let query = Query::of(LEDGER).with("year", Op::Eq, json!(year));
    desk.ledger.each(&query, |item| {
        let judged = judge.judge(&item);
        let (Some(due), Some(days)) = (judged.due(), judged.days()) else {
            return Ok(());
        };
        let field = item.text("field").unwrap_or("未分领域").to_owned();
        match judged.is_past() {
            true => count(&mut past, field, (item.id, due, days)),
            false if ahead => *coming.entry((due, field)).or_default() += 1,
            false => {}
        }
        Ok(())
    })?;
    let coming = coming.into_iter();
    let coming = coming.map(|((due, field), count)| to_come(law.today(), due, &field, count));
    Ok(past
        .into_iter()
        .map(line)
        .map(Item::from)
        .chain(coming)
        .collect())
}

fn count(past: &mut Vec<Past>, field: String, first: (String, NaiveDate, i64)) {
    match past.iter_mut().find(|past| past.field == field) {
        Some(past) => {
            past.count += 1;
            if past.first.2 > first.2 {
                past.first = first;
            }
        }
        None => past.push(Past {
            field,
            count: 1,
            first,
        }),
    }
}

fn to_come(today: NaiveDate, due: NaiveDate, field: &str, count: u32) -> Item {
    let days = (due - today).num_days();
    let text = match days {
        0 => "今天到期".to_owned(),
        days => format!("还有{days}天"),
    };
    let code = if days <= SOON {
        "due_soon"
    } else {
        "in_progress"
    };
    Item {
        line: TodayLine {
            ledger: LEDGER.to_owned(),
            id: String::new(),
            title: format!("标准目录“{field}”：{count} 项到公开时限"),
            lamp: LampInfo {
                code: code.to_owned(),
                text,
                days: Some(days),
            },
            detail: format!("最迟 {due} 公开；到“标准目录自查”看是哪几项"),
        },
        duty: format!("{field}/{due}"),
        moment: None,
    }
}

fn line(past: Past) -> TodayLine {
    let (id, due, days) = past.first;
    TodayLine {
        ledger: LEDGER.to_owned(),
        id,
        title: format!("标准目录“{}”：{} 项超过公开时限", past.field, past.count),
        lamp: LampInfo {
            code: "overdue".to_owned(),
            text: format!("已逾期{}天", -days),
            days: Some(days),
        },
        detail: format!("最早的一项最迟应在 {due} 公开；到“标准目录自查”看全部"),
    }
}
