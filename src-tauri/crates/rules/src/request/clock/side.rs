use super::course::Course;
use super::pause::settled;
use super::{Entry, Kind, Terms};
use crate::calendar::{Calendar, Reckoned};
use chrono::NaiveDate;
use serde::Serialize;

/// A clock that runs beside the main one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SideClock {
    /// Until when a correction may be asked for.
    CorrectionNotice,
    /// Until when the applicant has to correct.
    Correction,
    /// Until when a third party has to answer.
    ThirdParty,
    /// Until when a joint maker has to answer.
    JointMaker,
    /// Until when an extension has to be decided and told.
    ExtensionTold,
    /// Until when a delay has to be decided and told.
    DelayTold,
    /// Until when a fee has to be paid.
    Payment,
}

/// A clock beside the main one as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Which.
    pub clock: SideClock,
    /// The entry that it belongs to, from nought.
    pub at: usize,
    /// The last day; nothing while it is not known when the letter arrived.
    pub due: Option<NaiveDate>,
    /// The day on which it was met.
    pub met: Option<NaiveDate>,
    /// True where the day has passed unmet, or was met late.
    pub missed: bool,
    /// True where a year without a calendar was touched.
    pub provisional: bool,
    /// What it asks for, and what follows from silence.
    pub words: String,
    /// The article behind it.
    pub article: &'static str,
}

/// The clocks beside the main one, in the order of the entries.
pub(super) fn sides(
    entries: &[Entry],
    calendar: &Calendar,
    terms: &Terms,
    course: &Course,
) -> Vec<Side> {
    let running = Running {
        calendar,
        terms,
        as_of: course.as_of,
    };
    let each = entries.iter().enumerate();
    each.filter_map(|(at, entry)| match entry.kind {
        Kind::Started => Some(running.correction_notice(entries, at)),
        Kind::Corrected => Some(running.correction(entry, at)),
        Kind::ThirdParty => Some(running.third_party(entry, at)),
        Kind::JointMaker => Some(running.joint_maker(entry, at)),
        Kind::Extended | Kind::Delayed => running.lengthened(entries, at, course),
        Kind::FeeNoticed => Some(running.payment(entries, at)),
        _ => None,
    })
    .collect()
}

/// What all of them are reckoned by.
struct Running<'a> {
    calendar: &'a Calendar,
    terms: &'a Terms,
    as_of: NaiveDate,
}

impl Running<'_> {
    /// The agency need not ask for a correction, so its day may pass.
    fn correction_notice(&self, entries: &[Entry], at: usize) -> Side {
        let asked = entries.iter().find(|entry| entry.kind == Kind::Corrected);
        let met = asked.map(|entry| entry.from);
        let due = self.calendar.after(entries[at].from, self.terms.correction);
        let words = format!(
            "需要补正的，应在收到申请之日起{}个工作日内一次性告知",
            self.terms.correction
        );
        Side {
            missed: met.is_some_and(|met| met > due.value),
            ..self.side(SideClock::CorrectionNotice, at, Some(due), met, words)
        }
    }

    fn correction(&self, entry: &Entry, at: usize) -> Side {
        let due = entry.days.and_then(|days| self.after(entry.reached, days));
        let words = "申请人无正当理由逾期不补正的，视为放弃申请，不再处理该申请".to_owned();
        self.side(SideClock::Correction, at, due, entry.to, words)
    }

    fn third_party(&self, entry: &Entry, at: usize) -> Side {
        let days = self.terms.third_party;
        let due = self.after(entry.reached, days);
        let words = format!(
            "第三方应自收到征求意见书之日起{days}个工作日内提出意见；逾期未提出的，由本机关依照条例决定是否公开，不能当作同意"
        );
        self.side(SideClock::ThirdParty, at, due, entry.to, words)
    }

    fn joint_maker(&self, entry: &Entry, at: usize) -> Side {
        let days = self.terms.joint_maker;
        let due = self.after(entry.reached, days);
        let words = format!(
            "共同制作机关应自收到征求意见书之日起{days}个工作日内提出意见；逾期未提出的，视为同意公开"
        );
        self.side(SideClock::JointMaker, at, due, entry.to, words)
    }

    /// Until when a longer period has to be decided and told: within the one that it lengthens.
    fn lengthened(&self, entries: &[Entry], at: usize, course: &Course) -> Option<Side> {
        let mut periods = course.periods.iter();
        let period = periods.find(|period| period.longer.contains(&at))?;
        let (clock, allowed, words) = match entries[at].kind {
            Kind::Delayed => (
                SideClock::DelayTold,
                period.before(entries, at),
                "延迟答复的期限应在原来的答复期限内确定并告知申请人".to_owned(),
            ),
            _ => (
                SideClock::ExtensionTold,
                self.terms.reply,
                format!(
                    "延期应在最初的{}个工作日内经负责人同意并告知申请人",
                    self.terms.reply
                ),
            ),
        };
        let value = period.nth(self.calendar, allowed);
        let due = Reckoned {
            value,
            provisional: self.calendar.between(period.base, value).provisional,
        };
        Some(self.side(clock, at, Some(due), entries[at].reached, words))
    }

    fn payment(&self, entries: &[Entry], at: usize) -> Side {
        let days = self.terms.payment;
        let due = self.after(entries[at].reached, days);
        let words = format!(
            "申请人应自收到收费通知次日起{days}个工作日内缴费；逾期未缴的，视为放弃申请，不再处理该申请"
        );
        self.side(
            SideClock::Payment,
            at,
            due,
            settled(&entries[at + 1..]),
            words,
        )
    }

    fn after(&self, day: Option<NaiveDate>, days: u32) -> Option<Reckoned<NaiveDate>> {
        day.map(|day| self.calendar.after(day, days))
    }

    fn side(
        &self,
        clock: SideClock,
        at: usize,
        due: Option<Reckoned<NaiveDate>>,
        met: Option<NaiveDate>,
        words: String,
    ) -> Side {
        let last = met.unwrap_or(self.as_of);
        Side {
            clock,
            at,
            due: due.map(|due| due.value),
            met,
            missed: due.is_some_and(|due| last > due.value),
            provisional: due.is_some_and(|due| due.provisional),
            words,
            article: clock.article(),
        }
    }
}

impl SideClock {
    /// What a clerk calls it.
    pub const fn text(self) -> &'static str {
        match self {
            SideClock::CorrectionNotice => "告知补正",
            SideClock::Correction => "申请人补正",
            SideClock::ThirdParty => "第三方提出意见",
            SideClock::JointMaker => "共同制作机关提出意见",
            SideClock::ExtensionTold => "决定并告知延期",
            SideClock::DelayTold => "确定并告知延迟答复",
            SideClock::Payment => "申请人缴费",
        }
    }

    const fn article(self) -> &'static str {
        match self {
            SideClock::CorrectionNotice | SideClock::Correction => Kind::Corrected.article(),
            SideClock::ThirdParty => "《政府信息公开条例》第三十二条",
            SideClock::JointMaker => "《政府信息公开条例》第三十四条",
            SideClock::ExtensionTold => Kind::Extended.article(),
            SideClock::DelayTold => Kind::Delayed.article(),
            SideClock::Payment => Kind::FeeNoticed.article(),
        }
    }
}
