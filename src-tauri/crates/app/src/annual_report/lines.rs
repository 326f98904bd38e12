use super::LEDGER;
use super::book::book;
use super::checks::due;
use super::kept::kept;
use crate::agenda::{Item, Span};
use crate::desk::today::TodayLine;
use crate::duty::Law;
use crate::task::LampInfo;
use crate::{Desk, Result};
use chrono::{Datelike, NaiveDate};
use minglu_ledger::Query;

/// Days before the last one from which the first page speaks of the report.
const AHEAD: i64 = 45;
/// Days after the last one for which it speaks of a report that nobody has begun here.
const AFTER: i64 = 60;

/// The reports that wait to be published: last year's, and in December the one of the year that ends.
pub(crate) fn items(desk: &Desk, law: &Law, span: Span) -> Result<Vec<Item>> {
    let book = book(desk)?;
    let today = law.today();
    let mut items = Vec::new();
    for year in [today.year() - 1, today.year()] {
        let Some(due) = due(&book, year) else {
            continue;
        };
        let near = (due - today).num_days() <= AHEAD || !matches!(span, Span::Ahead);
        if near && is_open(desk, year, due, today)? {
            items.push(item(year, due, today, &book.due.source));
        }
    }
    Ok(items)
}

/// Whether it has not been published; one that was never begun here may have been written elsewhere.
fn is_open(desk: &Desk, year: i32, due: NaiveDate, today: NaiveDate) -> Result<bool> {
    match kept(desk, year)? {
        Some(record) => {
            Ok(record.text("published").is_none() && record.text("read_from").is_none())
        }
        None => Ok((today - due).num_days() <= AFTER && !is_new(desk)?),
    }
}

/// A desk without a request or a yearly figure has only just begun.
fn is_new(desk: &Desk) -> Result<bool> {
    for ledger in ["request", "yearly_figure"] {
        let one = Query {
            limit: 1,
            ..Query::of(ledger)
        };
        if desk.ledger.list(&one)?.total > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

fn item(year: i32, due: NaiveDate, today: NaiveDate, source: &str) -> Item {
    let days = (due - today).num_days();
    let (code, text) = match days {
        days if days < 0 => ("overdue", format!("已逾期{}天", -days)),
        0 => ("due_soon", "今天到期".to_owned()),
        days => ("due_soon", format!("还有{days}天")),
    };
    Item {
        line: TodayLine {
            ledger: LEDGER.to_owned(),
            id: String::new(),
            title: format!("报送并公布{year}年政府信息公开工作年度报告"),
            lamp: LampInfo {
                code: code.to_owned(),
                text,
                days: Some(days),
            },
            detail: format!("最迟 {due}（依据：{source}）"),
        },
        duty: format!("report-{year}"),
        moment: None,
    }
}
