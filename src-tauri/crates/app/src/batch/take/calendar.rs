use crate::Result;
use crate::batch::desk::{Exchanging, Outcome};
use crate::calendar::import;
use minglu_sync::protocol::{Issued, IssuedCalendar};
use serde_json::json;

/// A working calendar: dates move with it.
pub(super) fn take(here: &Exchanging<'_>, item: &Issued) -> Result<Outcome> {
    let body: IssuedCalendar = item.body_as()?;
    let year = import::parse(&body.calendar.to_string())?;
    let (moved, touched) = import::take(here.desk, &year)?;
    here.touched.borrow_mut().extend(touched);
    Ok(json!({ "year": year.year, "moved": moved.len() }))
}
