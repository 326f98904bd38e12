use super::{Change, Law};
use crate::desk::today::TodayLine;
use crate::task::LampInfo;
use crate::{Desk, Result};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Op, Query, Record};
use minglu_rules::duty::{Compare, Condition, Due, Facts, Standing};
use serde_json::{Value, json};

/// What is due or overdue in all ledgers, by what their schemas say.
pub(crate) fn lines(desk: &Desk, law: &Law) -> Result<Vec<TodayLine>> {
    let mut lines = Vec::new();
    for schema in desk.ledger.schemas() {
        for due in &schema.duties.dues {
            desk.ledger.each(&query(schema, due, law), |record| {
                let standing =
                    due.standing(&Change::standing(&record.fields), law.now, &law.calendar);
                lines.extend(standing.map(|standing| line(schema, due, &record, standing)));
                Ok(())
            })?;
        }
    }
    Ok(lines)
}

/// The records that may be due: as many of the conditions as the ledger can look up.
fn query(schema: &Schema, due: &Due, law: &Law) -> Query {
    let last = due.horizon(law.today(), &law.calendar, &law.limits);
    let timed = schema
        .field(&due.by)
        .is_some_and(|field| field.kind == Kind::DateTime);
    let last = match timed {
        true => format!("{last}T23:59:59+08:00"),
        false => last.to_string(),
    };
    let query = Query::of(&schema.ledger).with(&due.by, Op::Le, json!(last));
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

fn line(schema: &Schema, due: &Due, record: &Record, standing: Standing) -> TodayLine {
    let facts = Change::standing(&record.fields);
    let note = due.note.as_ref().map(|field| facts.text(field));
    let note = note.filter(|words| !words.is_empty());
    let note = note.map(|words| format!("（{words}）")).unwrap_or_default();
    let code = if standing.overdue {
        "overdue"
    } else {
        "due_soon"
    };
    TodayLine {
        ledger: schema.ledger.clone(),
        id: record.id.clone(),
        title: record.text(&schema.label).unwrap_or_default().to_owned(),
        lamp: LampInfo {
            code: code.to_owned(),
            text: standing.text,
            days: Some(standing.days),
        },
        detail: format!("{}，最迟 {}{note}", due.words, standing.day),
    }
}
