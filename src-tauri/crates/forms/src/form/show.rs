use chrono::{Datelike, NaiveDate, Timelike};
use minglu_ledger::schema::{Field, Kind};
use serde::Deserialize;
use serde_json::Value;

/// How a form writes dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateStyle {
    /// 2021年9月10日, as official documents write it.
    #[default]
    Long,
    /// 2021-09-10.
    Iso,
}

/// A stored value as people read it. References show as they are handed over: the caller puts the
/// name in place of the id.
pub fn show(field: &Field, value: &Value, dates: DateStyle) -> String {
    match (value, &field.kind) {
        (Value::Null, _) => String::new(),
        (Value::Bool(yes), _) => if *yes { "是" } else { "否" }.to_owned(),
        (Value::String(text), Kind::OneOf(_)) => field
            .choice(text)
            .map_or_else(|| text.clone(), |c| c.title.clone()),
        (Value::String(text), Kind::Date) => date(text, dates),
        (Value::String(text), Kind::DateTime) => moment(text, dates),
        (Value::String(text), _) => text.clone(),
        (Value::Array(items), _) => items.iter().map(item).collect::<Vec<_>>().join("、"),
        (Value::Object(_), _) => item(value),
        (Value::Number(number), _) => number.to_string(),
    }
}

/// An element of a list: a text, or an attachment by its name.
fn item(value: &Value) -> String {
    let text = value.as_str().or_else(|| value["name"].as_str());
    text.unwrap_or_default().to_owned()
}

fn date(text: &str, style: DateStyle) -> String {
    match (style, text.parse::<NaiveDate>()) {
        (DateStyle::Long, Ok(day)) => long(day),
        _ => text.to_owned(),
    }
}

fn moment(text: &str, style: DateStyle) -> String {
    let Ok(moment) = chrono::DateTime::parse_from_rfc3339(text) else {
        return text.to_owned();
    };
    let day = moment.date_naive();
    let day = match style {
        DateStyle::Long => long(day),
        DateStyle::Iso => format!("{day} "),
    };
    format!("{day}{:02}:{:02}", moment.hour(), moment.minute())
}

fn long(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
