use crate::unit::own_unit;
use crate::{Desk, Result};
use chrono::Datelike;
use minglu_forms::form::{Form, Values};
use minglu_ledger::schema::{Field, Kind, SortBy};
use minglu_ledger::{Fields, Op, Query};
use serde_json::{Value, json};

/// What a form's placeholders stand for: the unit, the county, the year, the notice.
pub(super) fn values(desk: &Desk, notice: Option<&str>, given: &Values) -> Result<Values> {
    let mut values = Values::new();
    let today = crate::task::today();
    values.insert("year".into(), today.year().to_string());
    if let Some(unit) = own_unit(desk)? {
        values.insert("unit.name".into(), unit.name.clone());
        values.insert("单位名称".into(), unit.name);
        values.insert("county".into(), unit.county);
    }
    if let Some(notice) = notice {
        let notice = desk.ledger.get("notice", notice)?;
        add_notice(&mut values, &notice.fields);
    }
    values.extend(given.clone());
    Ok(values)
}

/// The same for the rows of a query, with what its ledger adds.
pub(super) fn values_for(
    desk: &Desk,
    form: &Form,
    query: &Query,
    given: &Values,
) -> Result<Values> {
    let notice = only_notice(desk, query)?;
    let mut all = match form.name.starts_with("review-") {
        true => crate::review::values(desk, query)?,
        false => Values::new(),
    };
    all.extend(values(desk, notice.as_deref(), &Values::new())?);
    if query.ledger != "task" {
        name_year(desk, query, &mut all)?;
    }
    all.extend(given.clone());
    Ok(all)
}

/// The year that the rows are of. Where they are of several the paper names none.
fn name_year(desk: &Desk, query: &Query, values: &mut Values) -> Result<()> {
    let end = |descending| year_at(desk, query, descending);
    if let (Some(first), Some(last)) = (end(false)?, end(true)?) {
        values.remove("year");
        if first == last {
            values.insert("year".into(), first);
        }
    }
    Ok(())
}

/// The first or the last year of these rows, where their ledger says it by a year or a date.
fn year_at(desk: &Desk, query: &Query, descending: bool) -> Result<Option<String>> {
    let schema = desk.ledger.schema(&query.ledger)?;
    let told = schema.year.as_deref().and_then(|name| schema.field(name));
    let dated = |field: &&Field| !matches!(field.kind, Kind::Reference { .. });
    let Some(field) = told.filter(dated).map(|field| field.name.clone()) else {
        return Ok(None);
    };
    let sort = vec![SortBy {
        field: field.clone(),
        descending,
    }];
    let sorted = Query {
        sort,
        limit: 1,
        ..query.clone()
    };
    let rows = desk.ledger.list(&sorted)?.rows;
    let value = rows.first().and_then(|row| row.fields.get(&field));
    Ok(value.and_then(|value| match value {
        Value::Number(year) => Some(year.to_string()),
        Value::String(day) => day.get(..4).map(str::to_owned),
        _ => None,
    }))
}

/// What label lines beside the table of an office's own file wait for: today's date, and the
/// contact where the unit has just one: then the answer is where that contact is found.
pub(super) fn add_filing(desk: &Desk, values: &mut Values) -> Result<Option<Query>> {
    let today = crate::task::today();
    let date = format!("{}年{}月{}日", today.year(), today.month(), today.day());
    values.entry("填报日期".into()).or_insert(date);
    let Some(unit) = own_unit(desk)? else {
        return Ok(None);
    };
    let ours = Query::of("contact").with("unit", Op::Eq, json!(unit.name));
    let contacts = desk.ledger.list(&ours)?;
    let ([contact], 1) = (&*contacts.rows, contacts.total) else {
        return Ok(None);
    };
    for (value, field) in [("联系人", "name"), ("联系电话", "phone")] {
        if let Some(text) = contact.text(field) {
            values.entry(value.into()).or_insert_with(|| text.into());
        }
    }
    Ok(contact.text("phone").map(|_| ours))
}

fn add_notice(values: &mut Values, notice: &Fields) {
    let text = |field: &str| {
        notice
            .get(field)
            .and_then(Value::as_str)
            .filter(|t| !t.is_empty())
    };
    if let Some(title) = text("title") {
        values.insert("notice.title".into(), subject(title).to_owned());
    }
    for (value, field) in [("table.title", "table_title"), ("notice.doc_no", "doc_no")] {
        if let Some(text) = text(field) {
            values.insert(value.into(), text.to_owned());
        }
    }
    if let Some(year) = notice.get("year").and_then(Value::as_i64) {
        values.insert("year".into(), year.to_string());
    }
}

/// 关于印发《…》的通知 is about what stands between 印发 and 的通知.
fn subject(title: &str) -> &str {
    let inner = title.split_once("关于印发").map_or(title, |(_, rest)| rest);
    let inner = inner.strip_suffix("的通知").unwrap_or(inner);
    inner.trim().trim_start_matches('《').trim_end_matches('》')
}

/// The notice of which all these rows speak, if there is just one.
pub(super) fn only_notice(desk: &Desk, query: &Query) -> Result<Option<String>> {
    if query.ledger != "task" {
        return Ok(None);
    }
    let notice = |q: &Query| -> Result<Option<String>> {
        let rows = desk
            .ledger
            .list(&Query {
                limit: 1,
                ..q.clone()
            })?
            .rows;
        let first = rows.first().and_then(|r| r.fields.get("notice"));
        Ok(first.and_then(Value::as_str).map(str::to_owned))
    };
    let Some(first) = notice(query)? else {
        return Ok(None);
    };
    let others = query.clone().with("notice", Op::Ne, json!(first));
    Ok(notice(&others)?.is_none().then_some(first))
}

/// The heading of the task sheet on screen: that of the paper.
pub(crate) fn heading(desk: &Desk, notice: Option<&str>) -> Result<String> {
    let values = values(desk, notice, &Values::new())?;
    let look = |name: &str| values.get(name).filter(|v| !v.is_empty());
    Ok(match (look("table.title"), look("notice.title")) {
        (Some(title), _) => title.clone(),
        (None, Some(title)) => format!("{title}任务分解表"),
        (None, None) => "政务公开工作要点任务分解表".to_owned(),
    })
}
