use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, Utc};

/// China has one time zone; with one offset, points in time sort as text.
const OFFSET_SECONDS: i32 = 8 * 3600;

fn in_china<Z: chrono::TimeZone>(moment: DateTime<Z>) -> Option<DateTime<FixedOffset>> {
    FixedOffset::east_opt(OFFSET_SECONDS).map(|offset| moment.with_timezone(&offset))
}

/// The present moment, RFC 3339 with milliseconds.
pub(crate) fn now() -> String {
    let now = Utc::now();
    match in_china(now) {
        Some(moment) => moment.to_rfc3339_opts(SecondsFormat::Millis, true),
        None => now.to_rfc3339_opts(SecondsFormat::Millis, true),
    }
}

/// The day in China.
pub(crate) fn today() -> NaiveDate {
    let now = Utc::now();
    in_china(now).map_or(now.date_naive(), |moment| moment.date_naive())
}

/// A point in time in the form in which it is stored.
pub(crate) fn date_time(text: &str) -> Option<String> {
    let moment = DateTime::parse_from_rfc3339(text).ok()?;
    Some(in_china(moment)?.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}
