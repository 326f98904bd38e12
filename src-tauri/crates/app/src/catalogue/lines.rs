use super::LEDGER;
use super::judge::Judge;
use super::years::{in_force, years};
use crate::desk::today::TodayLine;
use crate::duty::Law;
use crate::task::LampInfo;
use crate::{Desk, Result};
use chrono::{Datelike, NaiveDate};
use minglu_ledger::{Op, Query};
use serde_json::json;

/// Items of one field that are past their day.
struct Past {
    field: String,
    count: u32,
    /// The one that has waited longest, since when, and for how many days.
    first: (String, NaiveDate, i64),
}

/// One line for each field in which items are past their day: a catalogue has hundreds of them.
pub(crate) fn lines(desk: &Desk, law: &Law) -> Result<Vec<TodayLine>> {
    let Some(year) = in_force(&years(desk)?, law.today().year()) else {
        return Ok(Vec::new());
    };
    let judge = Judge::new(law);
    let mut all: Vec<Past> = Vec::new();
    let query = Query::of(LEDGER).with("year", Op::Eq, json!(year));
    desk.ledger.each(&query, |item| {
        let judged = judge.judge(&item);
        let (Some(due), Some(days), true) = (judged.due(), judged.days(), judged.is_past()) else {
            return Ok(());
        };
        let field = item.text("field").unwrap_or("未分领域").to_owned();
        let one = (item.id, due, days);
        match all.iter_mut().find(|past| past.field == field) {
            Some(past) => {
                past.count += 1;
                if past.first.2 > days {
                    past.first = one;
                }
            }
            None => all.push(Past {
                field,
                count: 1,
                first: one,
            }),
        }
        Ok(())
    })?;
    Ok(all.into_iter().map(line).collect())
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
