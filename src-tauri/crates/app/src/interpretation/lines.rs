use super::brief::Policy;
use super::known::Known;
use super::wanted::{Want, wants};
use crate::desk::today::TodayLine;
use crate::duty::Law;
use crate::task::LampInfo;
use crate::{Desk, Result};
use chrono::{Days, NaiveDate};
use minglu_ledger::{Op, Query};
use minglu_rules::duty::Unit;
use serde_json::json;

/// Documents older than this many days are found by the survey only, not on the first page.
const LOOKED_BACK: u64 = 365;

/// Policy documents of the last year that want an interpretation or a push.
pub(crate) fn lines(desk: &Desk, law: &Law) -> Result<Vec<TodayLine>> {
    let since = law.today() - Days::new(LOOKED_BACK);
    let query = Query::of("document")
        .with("policy", Op::Eq, json!(true))
        .with("dated", Op::Ge, json!(since));
    let documents = policies(desk, &query)?;
    if documents.is_empty() {
        return Ok(Vec::new());
    }
    let interpreted = Known::read(desk, "interpretation")?;
    let pushed = Known::read(desk, "targeted_push")?;
    let mut lines = Vec::new();
    for document in &documents {
        let wants = wants(document, &interpreted, &pushed);
        lines.extend(
            wants
                .into_iter()
                .filter_map(|want| line(law, document, want)),
        );
    }
    Ok(lines)
}

/// The policy documents of a query.
pub(super) fn policies(desk: &Desk, query: &Query) -> Result<Vec<Policy>> {
    let mut documents = Vec::new();
    desk.ledger.each_of(query, &Policy::FIELDS, |record| {
        if Policy::is_policy(&record) {
            documents.push(Policy::of(&record));
        }
        Ok(())
    })?;
    Ok(documents)
}

/// An interpretation with a day of its own is due by its plan.
fn line(law: &Law, document: &Policy, want: Want) -> Option<TodayLine> {
    let (ledger, id) = match &want {
        Want::Publication(brief) if brief.planned => return None,
        Want::Publication(brief) => ("interpretation", &brief.id),
        _ => ("document", &document.id),
    };
    Some(TodayLine {
        ledger: ledger.to_owned(),
        id: id.clone(),
        title: document.title.clone(),
        lamp: lamp(law, document.published, &want),
        detail: want.words(),
    })
}

/// Before the document is published there is no last day: both should go together.
fn lamp(law: &Law, published: Option<NaiveDate>, want: &Want) -> LampInfo {
    let last = published.and_then(|day| last_day(law, day, want.limit()));
    let today = law.today();
    let lamp = |code: &str, text: String, days: i64| LampInfo {
        code: code.to_owned(),
        text,
        days: Some(days),
    };
    match last.map(|last| (last - today).num_days()) {
        None => lamp("due_soon", "与文件同步".to_owned(), 0),
        Some(0) => lamp("due_soon", "今天到期".to_owned(), 0),
        Some(days @ 1..) => lamp("due_soon", format!("还有{days}天"), days),
        Some(days) => lamp("overdue", format!("已逾期{}天", -days), days),
    }
}

fn last_day(law: &Law, from: NaiveDate, limit: &str) -> Option<NaiveDate> {
    let limit = law.limits.get(limit)?;
    match limit.unit {
        Unit::WorkingDays => Some(law.calendar.after(from, limit.value).value),
        _ => from.checked_add_days(Days::new(limit.value.into())),
    }
}
