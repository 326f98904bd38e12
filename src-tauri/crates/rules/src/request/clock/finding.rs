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
    let decided = course
        .periods
        .iter()
        .filter_map(|period| decided_late(entries, calendar, terms, period));
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
        (SideClock::ThirdParty | SideClock::JointMaker | SideClock::ExtensionTold, _) => {
            return None;
        }
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
    let untold = entry.kind == Kind::Extended && entry.reached.is_none();
    let reason = match course.end {
        None => "延期还没有告知申请人，请发延期答复告知书，并登记告知日期",
        Some(_) => "没有登记告知申请人延期的日期，请补上",
    };
    untold.then(|| found("extension_untold", Kind::Extended, reason.to_owned()))
}

fn decided_late(
    entries: &[Entry],
    calendar: &Calendar,
    terms: &Terms,
    period: &Period,
) -> Option<Finding> {
    let entry = entries.get(period.extended?)?;
    let due = period.nth(calendar, terms.reply);
    let reason = format!("延期应在{}以前作出决定，决定晚了", long(due));
    (entry.from > due).then(|| found("extension_decided_late", Kind::Extended, reason))
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

/// An extension that was lost when the count began anew.
fn dropped(at: usize, entry: &Entry, course: &Course) -> Option<Finding> {
    let lost = |period: &Period| period.extended == Some(at) && period.until.is_some();
    let reason = "期限重新起算以后，此前批准的延期不再计入；另有规定的，请法制机构核对";
    let dropped = course.periods.iter().any(lost);
    dropped.then(|| found("extension_dropped", entry.kind, reason.to_owned()))
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
