use super::{Allowance, Published, TimeLimit};
use crate::calendar::Calendar;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timeliness {
    /// Nothing was ever published.
    Never,
    /// Past its day.
    Late,
    /// Shortly before it.
    DueSoon,
    /// The words of its limit say nothing that can be reckoned.
    Unread,
    /// Nothing is open.
    Fine,
}

/// How an item stands on a day, and by when it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How it stands.
    pub state: Timeliness,
    /// The day by which it is to be published next.
    pub due: Option<NaiveDate>,
    /// Days of the calendar left; negative where past.
    pub days: Option<i64>,
    /// True where the day may still move.
    pub provisional: bool,
}

/// How an item stands on a day.
pub fn standing(
    limit: &TimeLimit,
    item: Published,
    allowance: Allowance,
    calendar: &Calendar,
    today: NaiveDate,
) -> Standing {
    let next = limit.next(item, allowance, calendar, today);
    let due = next.map(|next| next.value);
    let days = due.map(|due| (due - today).num_days());
    let state = match days {
        _ if item.published.is_none() => Timeliness::Never,
        _ if limit.is_unread() => Timeliness::Unread,
        Some(days) if days < 0 => Timeliness::Late,
        Some(days) if days <= i64::from(allowance.ahead) => Timeliness::DueSoon,
        _ => Timeliness::Fine,
    };
    Standing {
        state,
        due,
        days,
        provisional: next.is_some_and(|next| next.provisional),
    }
}
