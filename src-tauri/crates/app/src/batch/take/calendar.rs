use super::proposal::{open, supersede};
use crate::batch::desk::{Exchanging, Outcome};
use crate::calendar::{calendar, import, imported};
use crate::{Desk, Error, Result};
use minglu_rules::calendar::YearCalendar;
use minglu_sync::protocol::{Issued, IssuedCalendar};
use serde_json::{Value, json};

/// A working calendar moves the law's days: it is proposed. One that says what stands already asks
/// for nothing.
pub(super) fn take(here: &Exchanging<'_>, item: &Issued) -> Result<Outcome> {
    let year = read(item)?;
    supersede(here.desk, item)?;
    let known = calendar(here.desk)?;
    let now = known.years().iter().find(|now| now.is_same(&year));
    if now.is_some_and(|now| now.holidays == year.holidays) {
        return Ok(json!({ "name": name(&year), "unchanged": 1 }));
    }
    let now = now.map(words).unwrap_or_default();
    Ok(open(&name(&year), words(&year), now))
}

/// Takes it; keeps what stood there before, so that it can be put back.
pub(super) fn adopt(desk: &Desk, item: &Issued) -> Result<(Outcome, Vec<String>)> {
    let year = read(item)?;
    let before = imported(&desk.ledger)?;
    let before = before.into_iter().find(|before| before.is_same(&year));
    let (moved, touched) = import::take(desk, &year)?;
    Ok((json!({ "moved": moved.len(), "before": before }), touched))
}

/// Puts back what stood there before.
pub(super) fn put_back(desk: &Desk, item: &Issued, outcome: &Value) -> Result<Vec<String>> {
    let before = serde_json::from_value(outcome["before"].clone());
    let broken = |_| Error::new("damaged", "存下的原工作日历读不了，请在设置里重新导入");
    import::put_back(desk, &read(item)?, before.map_err(broken)?)
}

fn read(item: &Issued) -> Result<YearCalendar> {
    let body: IssuedCalendar = item.body_as()?;
    import::parse(&body.calendar.to_string())
}

fn name(year: &YearCalendar) -> String {
    let region = year.region.as_deref().unwrap_or_default();
    format!("{}年{region}工作日历", year.year)
}

fn words(year: &YearCalendar) -> Vec<String> {
    year.holidays.iter().map(ToString::to_string).collect()
}
