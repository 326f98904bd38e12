use super::{CalendarError, YearCalendar};
use include_dir::{Dir, include_dir};

static YEARS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/calendar");

/// The years that this program was built with.
pub(super) fn years() -> Result<Vec<YearCalendar>, CalendarError> {
    let files = YEARS.files();
    files
        .map(|file| YearCalendar::read(&String::from_utf8_lossy(file.contents())))
        .collect()
}
