use super::{Telling, words};
use crate::Result;
use crate::letter::book::To;
use crate::letter::case::{Case, day_words};
use chrono::NaiveDate;
use minglu_forms::letter::Facts;
use minglu_ledger::Record;
use minglu_rules::request::clock::{Entry, Kind, SideClock};
use minglu_rules::request::long;

/// Letters of the case that others speak of: the kind, the clock's entry of the same act, and the
/// names of the letter's day and number.
const SPOKEN_OF: [(&str, Option<Kind>, &str, &str); 4] = [
    ("correction", Some(Kind::Corrected), "补正日期", "补正文号"),
    ("explain", None, "说明理由日期", "说明理由文号"),
    (
        "ask_third_party",
        Some(Kind::ThirdParty),
        "征求意见日期",
        "征求意见文号",
    ),
    (
        "fee",
        Some(Kind::FeeNoticed),
        "收费通知日期",
        "收费通知文号",
    ),
];

/// What makes the period longer, the name of its days, and that of the date to which it leads.
const LONGER: [(Kind, &str, &str); 2] = [
    (Kind::Extended, "延期天数", "延期后期限"),
    (Kind::Delayed, "延迟天数", "延迟后期限"),
];

/// What was done so far, as the steps, the letters and the clock tell it.
pub(super) fn tell(telling: &Telling<'_>, facts: &mut Facts) -> Result<()> {
    let case = telling.case;
    for (kind, entry, date, number) in SPOKEN_OF {
        let begun = entry
            .and_then(|entry| case.entry(entry))
            .map(|entry| long(entry.from));
        let letter = telling.same_party(kind).or_else(|| case.letter(kind));
        let written = letter.map(|letter| day_words(letter, "dated"));
        facts.text(date, written.or(begun).unwrap_or_default());
        facts.text(
            number,
            letter.and_then(|l| l.text("number")).unwrap_or_default(),
        );
    }
    if let Some(to) = case.entry(Kind::Corrected).and_then(|entry| entry.to) {
        facts.text("补正收到日期", long(to));
    }
    for (name, limit) in [
        ("征求意见工作日", "request.third_party"),
        ("共同机关工作日", "request.joint_maker"),
        ("缴费工作日", "request.payment"),
    ] {
        let days = telling
            .law
            .limits
            .get(limit)
            .map(|limit| limit.value.to_string());
        facts.text(name, days.unwrap_or_default());
    }
    tell_steps(telling, facts);
    tell_letters(telling, facts);
    tell_dates(telling, facts)
}

impl Telling<'_> {
    /// The letter of a kind that went to the same of several who were asked.
    fn same_party(&self, kind: &str) -> Option<&Record> {
        let step = self.step?;
        let mut letters = self.case.letters.iter();
        letters.rfind(|letter| {
            letter.text("kind") == Some(kind) && letter.text("step") == Some(step.id.as_str())
        })
    }
}

fn tell_steps(telling: &Telling<'_>, facts: &mut Facts) {
    let case = telling.case;
    let text = |step: Option<&Record>, field: &str| {
        let text = step.and_then(|step| step.text(field));
        text.unwrap_or_default().to_owned()
    };
    let consulted = |name: &str, kind: Kind, facts: &mut Facts| {
        let mut steps = case.steps.iter();
        let last = steps.rfind(|step| step.text("words") == Some(kind.text()));
        let own = telling.step.filter(|_| telling.kind.party() == Some(kind));
        facts.text(name, text(own.or(last), "other"));
    };
    consulted("第三方名称", Kind::ThirdParty, facts);
    consulted("共同制作机关", Kind::JointMaker, facts);
    consulted("协办机关", Kind::OtherAgency, facts);
    let extended = case.step("extend");
    facts.text("延期理由", text(extended, "note"));
    facts.text("延期批准人", text(extended, "approver"));
    facts.text("延迟理由", text(case.step("delay"), "note"));
    let days = |kind: Kind| case.entry(kind).and_then(|entry| entry.days);
    for (name, kind) in [
        ("补正期限", Kind::Corrected),
        ("延期天数", Kind::Extended),
        ("延迟天数", Kind::Delayed),
    ] {
        facts.text(
            name,
            days(kind).map(|days| days.to_string()).unwrap_or_default(),
        );
    }
}

/// The letters that are to be approved or delivered.
fn tell_letters(telling: &Telling<'_>, facts: &mut Facts) {
    let to_applicant = |letter: &&Record| {
        let kind = letter.text("kind").unwrap_or_default();
        let mut kinds = telling.book.kinds.iter();
        kinds.any(|one| one.kind == kind && one.to == To::Applicant)
    };
    let letters: Vec<&Record> = telling.case.letters.iter().filter(to_applicant).collect();
    let named = |letter: &Record| {
        let title = letter.text("title").unwrap_or_default();
        match letter.text("number").filter(|number| !number.is_empty()) {
            Some(number) => format!("{title}（{number}）"),
            None => title.to_owned(),
        }
    };
    let last = letters.last().map(|letter| named(letter));
    facts.text("送达文书", last.clone().unwrap_or_default());
    facts.text("审批文书", last.unwrap_or_default());
}

fn tell_dates(telling: &Telling<'_>, facts: &mut Facts) -> Result<()> {
    let entries = &telling.case.entries;
    let Some(reckoning) = Case::reckoned(telling.law, entries) else {
        return Ok(());
    };
    if let Some(due) = reckoning.due {
        facts.text("答复期限", long(due));
        facts.text("期限结论", conclusion(telling.case, due));
    }
    for (name, clock) in [
        ("补正届满日期", SideClock::Correction),
        ("缴费届满日期", SideClock::Payment),
    ] {
        let side = reckoning.sides.iter().rfind(|side| side.clock == clock);
        let due = side.and_then(|side| side.due).map(long);
        facts.text(name, due.unwrap_or_default());
    }
    let first: Vec<Entry> = entries
        .iter()
        .filter(|e| !e.kind.lengthens())
        .cloned()
        .collect();
    let before = Case::reckoned(telling.law, &first).and_then(|r| r.due);
    facts.text("原答复期限", before.map(long).unwrap_or_default());
    for (kind, _, until) in LONGER {
        if telling.case.entry(kind).is_some() {
            facts.text(until, words(facts, "答复期限").to_owned());
        }
    }
    Ok(())
}

fn conclusion(case: &Case, due: NaiveDate) -> String {
    let words = format!("结论：答复期限为{}", long(due));
    match case.entry(Kind::Answered) {
        Some(entry) if entry.from <= due => {
            format!("{words}，本机关于{}答复，未超过期限。", long(entry.from))
        }
        Some(entry) => format!("{words}，本机关于{}答复，超过期限。", long(entry.from)),
        None => format!("{words}。"),
    }
}

/// What follows from what the clerk says: the date until which a longer period would lead.
pub(super) fn follow(telling: &Telling<'_>, facts: &mut Facts) -> Result<()> {
    for (kind, days, until) in LONGER {
        let days = words(facts, days).parse().ok();
        let (Some(days), "") = (days, words(facts, until)) else {
            continue;
        };
        let mut entries = telling.case.entries.clone();
        entries.push(Entry {
            days: Some(days),
            ..Entry::new(kind, telling.dated)
        });
        let due = Case::reckoned(telling.law, &entries).and_then(|reckoning| reckoning.due);
        facts.text(until, due.map(long).unwrap_or_default());
    }
    Ok(())
}
