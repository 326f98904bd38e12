use super::course::{Course, Period};
use super::pause::silent_from;
use super::{Entry, Kind, Side, SideClock, Terms};
use crate::calendar::Calendar;
use crate::duty::{Finding, Severity};
use crate::request::long;
use chrono::NaiveDate;

/// What somebody has to look at: facts that cannot be undone, so all of them warn.
pub(super) fn findings(
    entries: &[Entry],
    calendar: &Calendar,
    terms: &Terms,
    course: &Course,
    sides: &[Side],
) -> Vec<Finding> {
    let by_side = sides.iter().filter_map(of_side);
    let by_entry = entries.iter().enumerate().flat_map(|(at, entry)| {
        [
            undelivered(entry, course),
            untold(entry, course),
            after_due(at, entry, calendar, course),
            too_early(entry, calendar, terms, course),
            dropped(at, entry, course),
        ]
    });
    let decided = course.periods.iter().flat_map(|period| {
        let longer = period.longer.iter();
        longer.filter_map(|at| decided_late(entries, calendar, terms, period, *at))
    });
    by_side.chain(decided).chain(by_entry.flatten()).collect()
}

/// A clock beside the main one that was missed.
fn of_side(side: &Side) -> Option<Finding> {
    let due = side.due.filter(|_| side.missed).map(long)?;
    let (rule, kind, reason) = match (side.clock, side.met) {
        (SideClock::CorrectionNotice, _) => (
            "correction_late",
            Kind::Corrected,
            format!("补正告知晚于{due}，超过了法定时限；期限能不能重新起算，请法制机构核对"),
        ),
        (SideClock::Correction, None) => (
            "not_corrected",
            Kind::Corrected,
            format!("申请人到{due}没有补正；没有正当理由的，可以按逾期不补正办结"),
        ),
        (SideClock::Correction, Some(_)) => (
            "corrected_late",
            Kind::Corrected,
            format!("补正材料晚于{due}才收到；继续办理的，请写明原因"),
        ),
        (SideClock::ExtensionTold, Some(_)) => (
            "extension_told_late",
            Kind::Extended,
            format!("延期应在{due}以前告知申请人，告知晚了"),
        ),
        (SideClock::DelayTold, Some(_)) => (
            "delay_told_late",
            Kind::Delayed,
            format!("延迟答复应在{due}以前告知申请人，告知晚了"),
        ),
        (SideClock::Payment, None) => (
            "fee_unpaid",
            Kind::FeeNoticed,
            format!("申请人到{due}没有缴费，可以按逾期不缴费办结"),
        ),
        (SideClock::Payment, Some(_)) => (
            "fee_paid_late",
            Kind::FeePaid,
            format!("缴费晚于{due}；继续办理的，请写明原因"),
        ),
        // Silence of others has its consequence in the law, and is nobody's fault here.
        (
            SideClock::ThirdParty
            | SideClock::JointMaker
            | SideClock::ExtensionTold
            | SideClock::DelayTold,
            _,
        ) => return None,
    };
    Some(found(rule, kind, reason))
}

/// The time of others cannot be reckoned before it is known when they got the letter.
fn undelivered(entry: &Entry, course: &Course) -> Option<Finding> {
    let waits = match entry.kind {
        Kind::ThirdParty | Kind::JointMaker => entry.to.is_none(),
        Kind::FeeNoticed => course.awaits,
        Kind::Corrected => entry.to.is_none() && entry.days.is_some(),
        _ => false,
    };
    let text = entry.kind.text();
    let reason = format!("“{text}”没有登记送达日期，对方的期限没法算；请填上送达日期");
    let open = course.end.is_none() && waits && entry.reached.is_none();
    open.then(|| found("reached_missing", entry.kind, reason))
}

fn untold(entry: &Entry, course: &Course) -> Option<Finding> {
    let (rule, what) = match entry.kind {
        Kind::Extended => ("extension_untold", "延期"),
        Kind::Delayed => ("delay_untold", "延迟答复"),
        _ => return None,
    };
    let reason = match course.end {
        None => format!(
            "{what}还没有告知申请人，请发{}，并登记告知日期",
            letter(entry.kind)
        ),
        Some(_) => format!("没有登记告知申请人{what}的日期，请补上"),
    };
    let untold = entry.reached.is_none();
    untold.then(|| found(rule, entry.kind, reason))
}

fn letter(kind: Kind) -> &'static str {
    match kind {
        Kind::Delayed => "延迟答复告知书",
        _ => "延期答复告知书",
    }
}

fn decided_late(
    entries: &[Entry],
    calendar: &Calendar,
    terms: &Terms,
    period: &Period,
    at: usize,
) -> Option<Finding> {
    let entry = entries.get(at)?;
    let (rule, what, allowed) = match entry.kind {
        Kind::Delayed => ("delay_decided_late", "延迟答复", period.before(entries, at)),
        _ => ("extension_decided_late", "延期", terms.reply),
    };
    let due = period.nth(calendar, allowed);
    let reason = format!("{what}应在{}以前作出决定，决定晚了", long(due));
    (entry.from > due).then(|| found(rule, entry.kind, reason))
}

/// Asking others, or for a fee, when the period was over.
fn after_due(at: usize, entry: &Entry, calendar: &Calendar, course: &Course) -> Option<Finding> {
    if !entry.kind.asks_others() && entry.kind != Kind::FeeNoticed {
        return None;
    }
    let mut begun = course.periods.iter().rev();
    let period = begun.find(|period| period.at < at && period.base <= entry.from)?;
    let due = period.due(calendar);
    let text = entry.kind.text();
    let reason = format!(
        "答复期限{}已经届满，之后才“{text}”，所用时间不能扣除",
        long(due)
    );
    (entry.from > due).then(|| found("after_due", entry.kind, reason))
}

/// A reply while others may still speak.
fn too_early(
    entry: &Entry,
    calendar: &Calendar,
    terms: &Terms,
    course: &Course,
) -> Option<Finding> {
    let asks = matches!(entry.kind, Kind::ThirdParty | Kind::JointMaker);
    let end = course.end.filter(|_| asks && course.answered)?;
    let silence = silent_from(entry, calendar, terms);
    let heard = entry.to.is_some_and(|to| to <= end);
    let over = silence.is_some_and(|day: NaiveDate| day < end);
    let text = entry.kind.text();
    let reason = format!("“{text}”的意见没有收到、期限没有届满就答复了，请核对");
    (!heard && !over).then(|| found("before_opinion", entry.kind, reason))
}

/// A longer period that was lost when the count began anew.
fn dropped(at: usize, entry: &Entry, course: &Course) -> Option<Finding> {
    let lost = |period: &Period| period.longer.contains(&at) && period.until.is_some();
    let (rule, what) = match entry.kind {
        Kind::Delayed => ("delay_dropped", "确定的延迟答复"),
        _ => ("extension_dropped", "批准的延期"),
    };
    let reason = format!("期限重新起算以后，此前{what}不再计入；另有规定的，请法制机构核对");
    let dropped = course.periods.iter().any(lost);
    dropped.then(|| found(rule, entry.kind, reason))
}

fn found(rule: &str, kind: Kind, reason: String) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity: Severity::Warning,
        field: kind.name().to_owned(),
        reason,
        source: kind.article().to_owned(),
    }
}
