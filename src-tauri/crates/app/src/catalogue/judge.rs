use crate::duty::Law;
use crate::task::LampInfo;
use chrono::NaiveDate;
use minglu_ledger::Record;
use minglu_notice::time_limit;
use minglu_rules::time_limit::{Allowance, Published, Standing, Timeliness, standing};
use serde_json::{Value, json};

/// Judges items by their own time limits, on one day.
pub(super) struct Judge<'a> {
    law: &'a Law,
    allowance: Allowance,
}

/// How an item stands.
pub(super) enum Judged {
    /// It is not asked for, and why.
    Skipped(&'static str),
    /// It is published in time or not.
    Standing(Standing),
}

const ON_REQUEST: &str = "依申请公开";
const PROACTIVE: &str = "主动公开";

impl<'a> Judge<'a> {
    pub fn new(law: &'a Law) -> Judge<'a> {
        let limit = |name: &str| law.limits.get(name).map_or(0, |limit| limit.value);
        Judge {
            law,
            allowance: Allowance {
                prompt: limit("catalogue.prompt"),
                real_time: limit("catalogue.real_time"),
                ahead: limit("catalogue.ahead"),
            },
        }
    }

    /// An item that the unit has nothing of, or that is given on request only, is not asked for.
    pub fn judge(&self, item: &Record) -> Judged {
        if item.get("not_involved") == &json!(true) {
            return Judged::Skipped("本单位未涉及");
        }
        let manner = item.get("manner").as_array();
        let has = |word: &str| manner.is_some_and(|all| all.iter().any(|one| named(one, word)));
        if has(ON_REQUEST) && !has(PROACTIVE) {
            return Judged::Skipped("依申请公开");
        }
        let day = |field: &str| item.text(field)?.parse::<NaiveDate>().ok();
        let published = Published {
            changed: day("changed"),
            published: day("published"),
        };
        let year = item
            .get("year")
            .as_i64()
            .and_then(|year| i32::try_from(year).ok());
        let words = item.text("time_limit").unwrap_or_default();
        let limit = time_limit(words, year.unwrap_or_default());
        let (calendar, today) = (&self.law.calendar, self.law.today());
        Judged::Standing(standing(&limit, published, self.allowance, calendar, today))
    }
}

/// 依申请公开, also with a remark beside it: 依申请公开（部分内容）.
fn named(value: &Value, word: &str) -> bool {
    value.as_str().is_some_and(|text| text.starts_with(word))
}

impl Judged {
    /// The name of its state.
    pub fn state(&self) -> &'static str {
        match self {
            Judged::Skipped(_) => "skipped",
            Judged::Standing(standing) => match standing.state {
                Timeliness::Never => "never",
                Timeliness::Late => "late",
                Timeliness::DueSoon => "due_soon",
                Timeliness::Unread => "unread",
                Timeliness::Fine => "fine",
            },
        }
    }

    /// Past its day, published once or never.
    pub fn is_past(&self) -> bool {
        self.days().is_some_and(|days| days < 0)
    }

    pub fn due(&self) -> Option<NaiveDate> {
        match self {
            Judged::Skipped(_) => None,
            Judged::Standing(standing) => standing.due,
        }
    }

    pub fn days(&self) -> Option<i64> {
        match self {
            Judged::Skipped(_) => None,
            Judged::Standing(standing) => standing.days,
        }
    }

    /// For eyes, screen readers and sorting alike.
    pub fn lamp(&self) -> LampInfo {
        let (code, text) = match self {
            Judged::Skipped(why) => ("done", (*why).to_owned()),
            Judged::Standing(standing) => words(standing),
        };
        LampInfo {
            code: code.to_owned(),
            text,
            days: self.days(),
        }
    }
}

fn words(standing: &Standing) -> (&'static str, String) {
    let past = standing.days.filter(|days| *days < 0).map(|days| -days);
    let left = standing.days.unwrap_or_default();
    match (standing.state, past) {
        (Timeliness::Never, Some(days)) => ("overdue", format!("从未公开，逾期{days}天")),
        (Timeliness::Never, None) => ("not_started", "从未公开".to_owned()),
        (Timeliness::Unread, _) => ("in_progress", "时限请核对".to_owned()),
        (_, Some(days)) => ("overdue", format!("已逾期{days}天")),
        (Timeliness::DueSoon, None) if left == 0 => ("due_soon", "今天到期".to_owned()),
        (Timeliness::DueSoon, None) => ("due_soon", format!("还有{left}天")),
        _ => ("done", "及时".to_owned()),
    }
}
