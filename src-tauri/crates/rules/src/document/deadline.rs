use crate::attribute::Attribute;
use crate::calendar::{Calendar, Reckoned};
use chrono::NaiveDate;

/// Working days within which what is proactive must be published (Regulation, Article 26).
pub const PUBLISH_WITHIN: u32 = 20;

/// The last day for publishing a document: twenty working days after it was made, or after its
/// attribute became proactive. Nothing where it need not be published.
pub fn publish_by(
    calendar: &Calendar,
    attribute: Option<Attribute>,
    made: Option<NaiveDate>,
    changed: Option<NaiveDate>,
) -> Option<Reckoned<NaiveDate>> {
    if attribute != Some(Attribute::Proactive) {
        return None;
    }
    let start = changed.max(made)?;
    Some(calendar.after(start, PUBLISH_WITHIN))
}
