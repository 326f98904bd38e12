use super::{Item, Span};
use crate::desk::today::{TodayCounts, TodayLine};
use crate::duty::Law;
use crate::task::{Open, Standing};
use crate::{Desk, Result};
use minglu_ledger::{Op, Query, Record};
use serde_json::{Value, json};

/// The unit's tasks that are open within the span, and how all of them stand.
pub(super) fn items(desk: &Desk, law: &Law, span: Span) -> Result<(Vec<Item>, TodayCounts)> {
    let open = Open::read(desk)?;
    let most = (span.last(law.today()) - law.today()).num_days();
    let mut counts = TodayCounts::default();
    let mut items = Vec::new();
    let query = Query::of("task").with("ours", Op::Ne, json!("none"));
    desk.ledger.each(&query, |record| {
        if record.get("withdrawn") == &Value::Bool(true) {
            return Ok(());
        }
        let standing = open.standing(&record);
        let lamp = &standing.lamp;
        counts.add(lamp);
        if lamp.code != "done" && lamp.days.is_some_and(|days| days <= most) {
            items.push(item(&record, standing));
        }
        Ok(())
    })?;
    Ok((items, counts))
}

fn item(record: &Record, standing: Standing) -> Item {
    let text = |field: &str| record.text(field).unwrap_or_default();
    let due = match (text("due_text"), text("due")) {
        ("", day) => day.to_owned(),
        (words, _) => words.to_owned(),
    };
    let period = standing.entry.map(|entry| entry.period);
    let detail = match &period {
        Some(period) => format!("{due}（{period}）"),
        None => due,
    };
    Item {
        line: TodayLine {
            ledger: "task".into(),
            id: record.id.clone(),
            title: text("requirement").to_owned(),
            lamp: standing.lamp,
            detail,
        },
        duty: period.unwrap_or_default(),
        moment: None,
    }
}
