//! The lamp beside a task: how it stands today, by state and days left.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use crate::State;

/// A task that is due within this many days is shown as due soon.
pub const SOON_DAYS: i64 = 7;

/// How a task stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Lamp {
    /// Finished: its deadline no longer matters.
    Done,
    /// Unfinished after its last day; one day late the day after.
    Overdue {
        /// Days since the last day that counted, at least one.
        days: i64,
    },
    /// Unfinished with at most [`SOON_DAYS`] left; zero on the last day itself.
    DueSoon {
        /// Days left.
        days: i64,
    },
    /// Under way with time left, or without a deadline.
    InProgress {
        /// Days left, where there is a deadline.
        days: Option<i64>,
    },
    /// Not begun with time left, or without a deadline.
    NotStarted {
        /// Days left, where there is a deadline.
        days: Option<i64>,
    },
}

/// The lamp of a task on a given day. The due day itself still counts as in time.
pub fn lamp(state: State, due: Option<NaiveDate>, today: NaiveDate) -> Lamp {
    if state == State::Done {
        return Lamp::Done;
    }
    let left = due.map(|due| due.signed_duration_since(today).num_days());
    match left {
        Some(days) if days < 0 => Lamp::Overdue { days: -days },
        Some(days) if days <= SOON_DAYS => Lamp::DueSoon { days },
        days if state == State::InProgress => Lamp::InProgress { days },
        days => Lamp::NotStarted { days },
    }
}

impl Lamp {
    /// The lamp's name in code.
    pub const fn code(&self) -> &'static str {
        match self {
            Lamp::Done => "done",
            Lamp::Overdue { .. } => "overdue",
            Lamp::DueSoon { .. } => "due_soon",
            Lamp::InProgress { .. } => "in_progress",
            Lamp::NotStarted { .. } => "not_started",
        }
    }

    /// Days left, negative once overdue; none when done or without a deadline.
    pub const fn days(&self) -> Option<i64> {
        match *self {
            Lamp::Done => None,
            Lamp::Overdue { days } => Some(-days),
            Lamp::DueSoon { days } => Some(days),
            Lamp::InProgress { days } | Lamp::NotStarted { days } => days,
        }
    }

    /// The words beside the lamp: how much time is left. The state, which stands beside it on most
    /// papers, is named only where there is nothing else to say.
    pub fn text(&self) -> String {
        match *self {
            Lamp::Done => State::Done.text().to_owned(),
            Lamp::Overdue { days } => format!("已逾期{days}天"),
            Lamp::DueSoon { days: 0 } => "今天到期".to_owned(),
            Lamp::DueSoon { days: 1 } => "明天到期".to_owned(),
            Lamp::DueSoon { days } => format!("还有{days}天"),
            Lamp::InProgress { days } => days_or_state(State::InProgress, days),
            Lamp::NotStarted { days } => days_or_state(State::NotStarted, days),
        }
    }

    /// How much the task wants attention: the higher, the sooner it should be looked at.
    pub const fn urgency(&self) -> u8 {
        match self {
            Lamp::Done => 0,
            Lamp::InProgress { .. } => 1,
            Lamp::NotStarted { .. } => 2,
            Lamp::DueSoon { .. } => 3,
            Lamp::Overdue { .. } => 4,
        }
    }
}

fn days_or_state(state: State, days: Option<i64>) -> String {
    match days {
        Some(days) => format!("还有{days}天"),
        None => state.text().to_owned(),
    }
}
