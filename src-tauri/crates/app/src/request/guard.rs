use crate::duty::Law;
use crate::{Error, Result};
use chrono::NaiveDate;
use minglu_rules::duty::Facts;
use minglu_rules::request::clock::{
    Entry, Kind, Line, LineKind, Reckoning, Side, SideClock, reckon,
};
use minglu_rules::request::workflow::Event;

/// What the course of a case says to an event that its state allows.
///
/// # Errors
/// `conflict` with the reason.
pub(super) fn check(
    event: &Event,
    facts: &impl Facts,
    reckoning: &Reckoning,
    day: NaiveDate,
) -> Result<()> {
    match why_not(event, facts, reckoning, day) {
        Some(why) => Err(Error::new("conflict", why)),
        None => Ok(()),
    }
}

/// Why an event may not happen on a day, beyond what its state says.
pub(super) fn why_not(
    event: &Event,
    facts: &impl Facts,
    reckoning: &Reckoning,
    day: NaiveDate,
) -> Option<String> {
    let writes = |kind: Kind| event.clocks.contains(&kind);
    match event.outcome.as_deref() {
        Some("not_corrected") => return waits(reckoning, SideClock::Correction, day, "补正"),
        Some("fee_unpaid") => return waits(reckoning, SideClock::Payment, day, "缴费"),
        Some(_) => return None,
        None => {}
    }
    if event.name == "gather" {
        return asked(reckoning, day).or_else(|| lasting(reckoning));
    }
    if writes(Kind::FeePaid) {
        return noticed(reckoning);
    }
    if is_answer(event) && facts.text("outcome").is_empty() {
        return Some("还没有填办理结果，请先提出办理意见".to_owned());
    }
    let files = event.dates.iter().any(|date| date == "archived");
    let words = "答复还没有送达，请先登记送达，再归档";
    (files && facts.text("closed").is_empty()).then(|| words.to_owned())
}

/// What is submitted, approved or delivered has to say what is answered.
fn is_answer(event: &Event) -> bool {
    let replies = event.dates.iter().any(|date| date == "replied");
    event.name == "submit" || replies || event.clocks.contains(&Kind::Answered)
}

/// Why the clock of a case leaves no room for an event on a day: a second extension, a correction
/// that was asked for before, a payment that nobody waits for.
pub(super) fn no_room(
    law: &Law,
    event: &Event,
    entries: &[Entry],
    day: NaiveDate,
) -> Option<String> {
    let tried = event.clocks.iter().map(|kind| {
        let mut entries = entries.to_vec();
        entries.push(Entry {
            days: kind.lengthens().then_some(1),
            ..Entry::new(*kind, day)
        });
        let today = law.today();
        let reckoned = reckon(&entries, &law.calendar, &law.requests.terms, today);
        reckoned.err().map(|impossible| impossible.words)
    });
    let whys: Option<Vec<String>> = tried.collect();
    whys?.into_iter().next()
}

/// Another agency was asked, for whose answer the law has no last day: unless somebody says when it
/// came, or when it was no longer waited for, the clock stands still for ever.
fn lasting(reckoning: &Reckoning) -> Option<String> {
    let lasts = |line: &Line| line.kind == LineKind::Excluded && line.to.is_none();
    let waits = reckoning.lines.iter().any(lasts);
    let words =
        "其他机关还没有答复，期限一直停着。收到了请先登记对方答复；不再等的，登记不再等的那一天";
    waits.then(|| words.to_owned())
}

/// Nobody pays before he was told what.
fn noticed(reckoning: &Reckoning) -> Option<String> {
    let mut sides = reckoning.sides.iter();
    let unpaid = sides.any(|side| side.clock == SideClock::Payment && side.met.is_none());
    (!unpaid).then(|| "没有等着缴费的收费通知，请先发出收费通知".to_owned())
}

/// Somebody who was asked still has time to answer.
fn asked(reckoning: &Reckoning, day: NaiveDate) -> Option<String> {
    let others = [SideClock::ThirdParty, SideClock::JointMaker];
    let mut sides = reckoning
        .sides
        .iter()
        .filter(|side| others.contains(&side.clock));
    let waited = sides.find(|side| side.met.is_none() && !is_over(side, day))?;
    Some(match waited.due {
        Some(due) => format!("还有意见没有收到，对方最迟 {due} 答复。收到了请先登记对方答复"),
        None => "还没有登记征求意见书送达对方的日期，请先补记".to_owned(),
    })
}

fn waits(reckoning: &Reckoning, clock: SideClock, day: NaiveDate, what: &str) -> Option<String> {
    let side = reckoning.sides.iter().rfind(|side| side.clock == clock);
    match side {
        Some(side) if side.met.is_none() && is_over(side, day) => None,
        Some(Side {
            due: Some(due),
            met: None,
            ..
        }) => Some(format!("申请人的{what}期限到 {due} 为止，还没有过")),
        Some(Side { met: None, .. }) => {
            Some(format!("还没有登记{what}通知送达申请人的日期，请先补记"))
        }
        _ => Some(format!("没有逾期未{what}的情况")),
    }
}

fn is_over(side: &Side, day: NaiveDate) -> bool {
    side.due.is_some_and(|due| due < day)
}
