use super::{CalendarError, YearCalendar};
use include_dir::{Dir, include_dir};
use std::sync::OnceLock;

static YEARS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/calendar");

/// The years that this program was built with.
pub(super) fn years() -> Result<Vec<YearCalendar>, CalendarError> {
    // Read once: every record that is saved asks for them.
    static READ: OnceLock<Vec<YearCalendar>> = OnceLock::new();
    if let Some(years) = READ.get() {
        return Ok(years.clone());
    }
    let files = YEARS.files();
    let years: Vec<YearCalendar> = files
        .map(|file| YearCalendar::read(&String::from_utf8_lossy(file.contents())))
        .collect::<Result<_, _>>()?;
    Ok(READ.get_or_init(|| years).clone())
}
