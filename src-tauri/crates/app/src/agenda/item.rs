use crate::desk::today::TodayLine;
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use minglu_ledger::Record;
use minglu_ledger::schema::Schema;

/// One thing to be done.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// As it is shown.
    pub line: TodayLine,
    /// Which of its record's duties it is.
    pub duty: String,
    /// The moment, where it is due by the hour.
    pub moment: Option<DateTime<FixedOffset>>,
}

impl Item {
    /// The day on which it is due.
    pub(crate) fn day(&self, today: NaiveDate) -> Option<NaiveDate> {
        today.checked_add_signed(TimeDelta::try_days(self.line.lamp.days?)?)
    }
}

impl From<TodayLine> for Item {
    fn from(line: TodayLine) -> Item {
        Item {
            line,
            duty: String::new(),
            moment: None,
        }
    }
}

/// The words that name a record, personal data masked.
pub(crate) fn label(schema: &Schema, record: &Record) -> String {
    let value = record.get(&schema.label);
    let shown = schema.field(&schema.label).map(|field| field.masked(value));
    let shown = shown.as_ref().and_then(serde_json::Value::as_str);
    shown.unwrap_or_default().to_owned()
}

/// Titles of the column that names who does it.
const ASSIGNED: [&str; 4] = ["责任人", "责任人员", "承办人", "经办人"];

/// Who does it, where the ledger has such a column: `，责任人：陈禾`.
pub(crate) fn assigned(schema: &Schema, record: &Record) -> String {
    let open = schema.fields.iter().filter(|field| field.private.is_none());
    let mut named = open.filter(|f| f.name == "assigned" || ASSIGNED.contains(&&*f.title));
    let found = named.find_map(|field| Some((&field.title, record.text(&field.name)?)));
    found.map_or_else(String::new, |(title, name)| format!("，{title}：{name}"))
}
