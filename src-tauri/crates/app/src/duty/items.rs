use super::{Change, Law};
use crate::agenda::{Item, Span, assigned, label};
use crate::desk::today::TodayLine;
use crate::task::LampInfo;
use crate::{Desk, Result};
use chrono::{DateTime, NaiveDate};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Op, Query, Record};
use minglu_rules::duty::{Compare, Condition, Due, Facts, Standing};
use serde_json::{Value, json};

/// What is due or overdue in all ledgers, by what their schemas say.
pub(crate) fn items(desk: &Desk, law: &Law, span: Span) -> Result<Vec<Item>> {
    let mut items = Vec::new();
    for schema in desk.ledger.schemas() {
        for due in &schema.duties.dues {
            desk.ledger.each(&query(schema, due, law, span), |record| {
                let facts = Change::standing(&record.fields);
                let standing = due.standing(&facts, law.now, &law.calendar);
                items.extend(standing.map(|standing| item(schema, due, &record, standing)));
                Ok(())
            })?;
        }
    }
    Ok(items)
}

/// The records that may be due: as many of the conditions as the ledger can look up.
fn query(schema: &Schema, due: &Due, law: &Law, span: Span) -> Query {
    let timed = schema
        .field(&due.by)
        .is_some_and(|field| field.kind == Kind::DateTime);
    let bound = |day: NaiveDate, time: &str| match timed {
        true => json!(format!("{day}T{time}+08:00")),
        false => json!(day.to_string()),
    };
    let last = match span {
        Span::Ahead => due.horizon(law.today(), &law.calendar, &law.limits),
        span => span.last(law.today()),
    };
    let query = Query::of(&schema.ledger).with(&due.by, Op::Le, bound(last, "23:59:59"));
    let query = match span {
        Span::Between(first, _) => query.with(&due.by, Op::Ge, bound(first, "00:00:00")),
        _ => query,
    };
    let query = match &due.until {
        Some(until) => query.with(until, Op::Empty, Value::Null),
        None => query,
    };
    due.when.iter().fold(query, narrow)
}

fn narrow(query: Query, condition: &Condition) -> Query {
    let op = match condition.op {
        Compare::Eq => Op::Eq,
        Compare::In => Op::In,
        Compare::Empty => Op::Empty,
        Compare::NotEmpty => Op::NotEmpty,
        _ => return query,
    };
    match condition.other.is_some() || condition.value == "today" {
        true => query,
        false => query.with(&condition.field, op, condition.value.clone()),
    }
}

fn item(schema: &Schema, due: &Due, record: &Record, standing: Standing) -> Item {
    let facts = Change::standing(&record.fields);
    let note = due.note.as_ref().map(|field| facts.text(field));
    let note = note.filter(|words| !words.is_empty());
    let note = note.map(|words| format!("（{words}）")).unwrap_or_default();
    let code = match standing.overdue {
        true => "overdue",
        false => "due_soon",
    };
    let (words, who) = (&due.words, assigned(schema, record));
    Item {
        line: TodayLine {
            ledger: schema.ledger.clone(),
            id: record.id.clone(),
            title: label(schema, record),
            lamp: LampInfo {
                code: code.to_owned(),
                text: standing.text,
                days: Some(standing.days),
            },
            detail: format!("{words}，最迟 {}{note}{who}", standing.day),
        },
        duty: due.name.clone(),
        moment: DateTime::parse_from_rfc3339(facts.text(&due.by)).ok(),
    }
}
