use super::{Change, Law};
use crate::agenda::{Item, Span, Stretch, assigned, label};
use crate::desk::today::TodayLine;
use crate::record::list::Filter;
use crate::task::LampInfo;
use crate::{Desk, Result};
use chrono::{DateTime, NaiveDate};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{DueDay, Record};
use minglu_rules::duty::{Due, Facts, Standing};
use serde_json::{Value, json};
use std::ops::RangeInclusive;

/// What is due or overdue in all ledgers, by what their schemas say: all of it counted, the first of
/// each stretch of days read.
pub(crate) fn items(desk: &Desk, law: &Law, span: Span) -> Result<(Vec<Item>, Vec<Stretch>)> {
    let (mut items, mut stretches) = (Vec::new(), Vec::new());
    let known = known(desk, law, span)?;
    for schema in desk.ledger.schemas() {
        for due in &schema.duties.dues {
            let ours = |day: &&DueDay| day.ledger == schema.ledger && day.due == due.name;
            let ours: Vec<&DueDay> = known.iter().filter(ours).collect();
            for days in span.stretches(law.today(), last(due, law, span)) {
                let within = ours.iter().filter(|each| days.contains(&each.day));
                let count: u64 = within.map(|each| each.count).sum();
                if count > 0 {
                    let read = read(desk, law, (schema, due), &days, span.most())?;
                    stretches.push(stretch((schema, due), days, count, read.len()));
                    items.extend(read);
                }
            }
        }
    }
    Ok((items, stretches))
}

/// The days of the span on which anything is due.
fn known(desk: &Desk, law: &Law, span: Span) -> Result<Vec<DueDay>> {
    let schemas = desk.ledger.schemas().iter();
    let dues = schemas.flat_map(|schema| &schema.duties.dues);
    let last = dues.map(|due| last(due, law, span)).max();
    let first = match span {
        Span::Between(first, _) => first,
        Span::Ahead | Span::Until(_) => NaiveDate::MIN,
    };
    Ok(desk.ledger.dues(&(first..=last.unwrap_or(first)))?)
}

/// The last day of a duty that is looked at.
fn last(due: &Due, law: &Law, span: Span) -> NaiveDate {
    match span {
        Span::Ahead => due.horizon(law.today(), &law.calendar, &law.limits),
        span => span.last(law.today()),
    }
}

fn read(
    desk: &Desk,
    law: &Law,
    (schema, due): (&Schema, &Due),
    days: &RangeInclusive<NaiveDate>,
    most: usize,
) -> Result<Vec<Item>> {
    let records = desk
        .ledger
        .first_due((&schema.ledger, &due.name), days, most)?;
    let items = records.iter().filter_map(|record| {
        let facts = Change::standing(&record.fields);
        let standing = due.standing(&facts, law.now, &law.calendar)?;
        Some(item(schema, due, record, standing))
    });
    Ok(items.collect())
}

fn stretch(
    (schema, due): (&Schema, &Due),
    days: RangeInclusive<NaiveDate>,
    count: u64,
    read: usize,
) -> Stretch {
    Stretch {
        ledger: schema.ledger.clone(),
        filters: filters(schema, due, &days),
        count: usize::try_from(count).unwrap_or(usize::MAX),
        days,
        read,
    }
}

/// How a list finds the records for which a duty is open by a day of these.
fn filters(schema: &Schema, due: &Due, days: &RangeInclusive<NaiveDate>) -> Option<Vec<Filter>> {
    let timed = schema
        .field(&due.by)
        .is_some_and(|field| field.kind == Kind::DateTime);
    let bound = |op: &str, day: &NaiveDate, time: &str| Filter {
        field: due.by.clone(),
        op: op.to_owned(),
        value: match timed {
            true => json!(format!("{day}T{time}+08:00")),
            false => json!(day.to_string()),
        },
    };
    let mut filters = crate::statistic::conditions(&due.when)?;
    filters.extend(due.until.iter().map(|field| Filter {
        field: field.clone(),
        op: "empty".to_owned(),
        value: Value::Null,
    }));
    if *days.start() > NaiveDate::MIN {
        filters.push(bound("ge", days.start(), "00:00:00"));
    }
    filters.push(bound("le", days.end(), "23:59:59"));
    Some(filters)
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
