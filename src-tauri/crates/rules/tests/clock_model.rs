//! The clock of a request against a slow model that walks day by day and knows nothing of periods.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::{Datelike, Days, NaiveDate};
use minglu_rules::calendar::{Calendar, YearCalendar};
use minglu_rules::request::clock::{Entry, Kind, Side, SideClock, Terms, daily, reckon};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;

const TERMS: Terms = Terms {
    reply: 20,
    extension: 20,
    correction: 7,
    third_party: 15,
    joint_maker: 15,
    payment: 20,
    payment_restarts: true,
};

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 1, 1).expect("a date")
}

fn day(offset: u64) -> NaiveDate {
    first_day() + Days::new(offset)
}

/// Days that are not as their weekday says, of the years 2019 to 2026.
type Specials = BTreeMap<u64, bool>;

fn calendar(specials: &Specials, unknown: Option<i32>) -> Calendar {
    let years = (2019..=2026).filter(|year| Some(*year) != unknown);
    Calendar::new(years.map(|year| {
        let of_year = specials.iter().map(|(at, working)| (day(*at), *working));
        let of_year = of_year.filter(|(day, _)| day.year() == year);
        let holidays: Vec<_> = of_year
            .map(|(day, working)| match working {
                false => json!({ "name": "某节", "from": day, "to": day }),
                // A holiday has days off; this one's lie before all that is reckoned.
                true => json!({ "name": "某节", "from": "2001-01-06", "to": "2001-01-06", "working": [day] }),
            })
            .collect();
        let file = json!({ "year": year, "source": ["测试"], "holidays": holidays });
        serde_json::from_value::<YearCalendar>(file).expect("a calendar")
    }))
}

/// The world as the model sees it.
#[derive(Debug)]
struct World {
    specials: Specials,
    unknown: Option<i32>,
}

impl World {
    fn works(&self, date: NaiveDate) -> bool {
        let by_weekday = date.weekday().number_from_monday() < 6;
        let at = u64::try_from((date - first_day()).num_days()).expect("after 2019");
        match Some(date.year()) == self.unknown || date.year() > 2026 {
            true => by_weekday,
            false => *self.specials.get(&at).unwrap_or(&by_weekday),
        }
    }

    /// Days that are worked after one day up to another.
    fn worked(&self, after: NaiveDate, upto: NaiveDate) -> u32 {
        let days = after.iter_days().skip(1).take_while(|day| *day <= upto);
        u32::try_from(days.filter(|day| self.works(*day)).count()).expect("a number of days")
    }

    fn nth_after(&self, from: NaiveDate, n: u32) -> NaiveDate {
        let (mut date, mut left) = (from, n);
        while left > 0 {
            date = date + Days::new(1);
            left -= u32::from(self.works(date));
        }
        date
    }

    /// True where a working day lies in some stretch in which nothing counts.
    fn stands_still(&self, entries: &[Entry], date: NaiveDate, as_of: NaiveDate) -> bool {
        entries.iter().enumerate().any(|(at, entry)| {
            let own = |n| entry.reached.map(|reached| self.nth_after(reached, n));
            let ends = match entry.kind {
                Kind::ThirdParty | Kind::JointMaker => {
                    [entry.to, own(15)].into_iter().flatten().min()
                }
                Kind::OtherAgency | Kind::Corrected => entry.to,
                Kind::FeeNoticed => {
                    let mut later = entries[at..].iter();
                    let settles = |e: &&Entry| matches!(e.kind, Kind::FeePaid | Kind::FeeWaived);
                    later.find(settles).map(|e| e.from)
                }
                _ => return false,
            };
            entry.from < date && date <= ends.unwrap_or(as_of)
        })
    }
}

/// What the model says: the due date, and the days used.
fn model(world: &World, entries: &[Entry], today: NaiveDate) -> (Option<NaiveDate>, u32) {
    let last = entries.last().expect("an entry");
    let as_of = match last.kind {
        Kind::Answered | Kind::Closed => last.from,
        _ => today,
    };
    let begins = |entry: &Entry| match entry.kind {
        Kind::Started | Kind::FeePaid => Some(entry.from),
        Kind::Corrected => entry.to,
        _ => None,
    };
    let at = entries
        .iter()
        .rposition(|e| begins(e).is_some())
        .expect("a start");
    let base = begins(&entries[at]).expect("a start");
    let longer = |e: &&Entry| matches!(e.kind, Kind::Extended | Kind::Delayed);
    let granted = entries[at..].iter().filter(longer);
    let allowed = 20 + granted.filter_map(|e| e.days).sum::<u32>();
    let counts = |date| world.works(date) && !world.stands_still(entries, date, as_of);
    let (mut due, mut n) = (base, 0);
    while n < allowed {
        due = due + Days::new(1);
        n += u32::from(counts(due));
    }
    let days = base.iter_days().skip(1).take_while(|date| *date <= as_of);
    let used = days.filter(|date| counts(*date)).count();
    (
        (!awaits(entries)).then_some(due),
        u32::try_from(used).expect("a number of days"),
    )
}

/// True where a correction or a payment is awaited.
fn awaits(entries: &[Entry]) -> bool {
    let noticed = entries.iter().rposition(|e| e.kind == Kind::FeeNoticed);
    let settles = |e: &Entry| matches!(e.kind, Kind::FeePaid | Kind::FeeWaived);
    let unpaid = noticed.is_some_and(|at| !entries[at..].iter().any(settles));
    unpaid
        || entries
            .iter()
            .any(|e| e.kind == Kind::Corrected && e.to.is_none())
}

/// Until when a clock beside the main one runs, and when it was met; nothing for an extension, whose
/// day the main model would have to be walked for once more.
fn beside(
    world: &World,
    entries: &[Entry],
    side: &Side,
) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let entry = &entries[side.at];
    let after = |days: u32| entry.reached.map(|day| world.nth_after(day, days));
    let first = |kinds: &[Kind]| {
        let mut later = entries[side.at..].iter();
        later.find(|e| kinds.contains(&e.kind)).map(|e| e.from)
    };
    match side.clock {
        SideClock::CorrectionNotice => {
            let due = world.nth_after(entry.from, 7);
            Some((Some(due), first(&[Kind::Corrected])))
        }
        SideClock::Correction => Some((entry.days.and_then(after), entry.to)),
        SideClock::ThirdParty | SideClock::JointMaker => Some((after(15), entry.to)),
        SideClock::Payment => Some((after(20), first(&[Kind::FeePaid, Kind::FeeWaived]))),
        SideClock::ExtensionTold | SideClock::DelayTold => None,
    }
}

/// One thing that may happen next, as raw numbers.
#[derive(Debug, Clone)]
struct Raw {
    kind: u8,
    from: When,
    reached: Option<When>,
    to: Option<When>,
    days: u8,
}

/// When something happens: so many days after what went before it, or near the day that matters,
/// which is where a clock goes wrong.
#[derive(Debug, Clone, Copy)]
enum When {
    After(u8),
    Near(i8),
}

impl When {
    /// The day, `border` being the one that matters; never before `least`.
    fn day(self, least: NaiveDate, border: impl FnOnce() -> NaiveDate) -> NaiveDate {
        match self {
            When::After(days) => least + Days::new(u64::from(days)),
            When::Near(by) => (border() + chrono::Duration::days(by.into())).max(least),
        }
    }
}

/// A lawful history made of raw numbers: what cannot happen where it would stand is left out.
fn history(world: &World, receipt: u64, raw: &[Raw]) -> Vec<Entry> {
    let mut entries = vec![Entry::new(Kind::Started, day(receipt))];
    for raw in raw {
        let kind = Kind::ALL[1 + usize::from(raw.kind) % 11];
        let last = entries.last().expect("the receipt").from;
        let due = || model(world, &entries, last).0.unwrap_or(last);
        let mut entry = Entry::new(kind, raw.from.day(last, due));
        let asks = kind.asks_others() || kind == Kind::Corrected;
        if asks || kind.lengthens() || kind == Kind::FeeNoticed {
            let reached = |when: When| when.day(entry.from, || entry.from);
            entry.reached = raw.reached.map(reached);
        }
        if asks {
            let sent = entry.reached.unwrap_or(entry.from);
            entry.to = raw
                .to
                .map(|when| when.day(sent, || world.nth_after(sent, 15)));
        }
        match kind {
            Kind::Extended => entry.days = Some(1 + u32::from(raw.days) % 20),
            Kind::Delayed => entry.days = Some(1 + u32::from(raw.days) % 250),
            Kind::Corrected => entry.days = (raw.days > 100).then(|| 1 + u32::from(raw.days) % 15),
            _ => {}
        }
        if lawful(&entries, &entry) {
            entries.push(entry);
        }
    }
    entries
}

/// A day on which somebody looks: some time later, or near the last lawful one.
fn looked(world: &World, entries: &[Entry], later: When) -> NaiveDate {
    let receipt = entries.first().expect("the receipt").from;
    let last = entries.last().expect("the receipt").from;
    later.day(receipt, || model(world, entries, last).0.unwrap_or(last))
}

/// The order of things in the model's own words.
fn lawful(before: &[Entry], next: &Entry) -> bool {
    let had = |kind: Kind| before.iter().any(|e| e.kind == kind);
    let count = |kind: Kind| before.iter().filter(|e| e.kind == kind).count();
    let charged = count(Kind::FeeNoticed) > count(Kind::FeePaid) + count(Kind::FeeWaived);
    let correction = before.iter().find(|e| e.kind == Kind::Corrected);
    let waits = correction.is_some_and(|e| e.to.is_none_or(|to| next.from < to));
    if had(Kind::Answered) || had(Kind::Closed) {
        return false;
    }
    match next.kind {
        Kind::Started => false,
        Kind::Corrected => correction.is_none() && !charged,
        Kind::Extended => !had(Kind::Extended) && !waits && !charged,
        Kind::Delayed => !had(Kind::Delayed) && !waits && !charged,
        Kind::FeeNoticed => !charged && !had(Kind::FeePaid) && !waits,
        Kind::FeePaid | Kind::FeeWaived => charged,
        Kind::Answered | Kind::Closed => !waits || correction.is_some_and(|e| e.to.is_none()),
        _ => true,
    }
}

fn any_world() -> impl Strategy<Value = World> {
    let single = proptest::collection::btree_map(0u64..2922, any::<bool>(), 0..300);
    // Whole weeks off, as at New Year, and the days that are worked for them.
    let weeks = proptest::collection::vec((any_receipt(), 2u64..9, any::<bool>()), 0..40);
    let unknown = proptest::option::weighted(0.2, 2019i32..=2026);
    (single, weeks, unknown).prop_map(|(mut specials, weeks, unknown)| {
        for (at, long, working) in weeks {
            specials.extend((at..at + long).map(|day| (day, working)));
        }
        World { specials, unknown }
    })
}

/// Days of receipt, many of them about the end of a year.
fn any_receipt() -> impl Strategy<Value = u64> {
    let year = |n: u64| (day(0).with_year(2019 + n as i32).expect("a day") - day(0)).num_days();
    let about = (1u64..8, -40i64..12).prop_map(move |(n, by)| (year(n) + by).unsigned_abs());
    prop_oneof![0u64..2900, about.prop_map(|at| at.min(2899))]
}

fn any_when(longest: u8) -> impl Strategy<Value = When> {
    prop_oneof![
        (0..longest).prop_map(When::After),
        (-2i8..=2).prop_map(When::Near),
    ]
}

fn any_raw() -> impl Strategy<Value = Vec<Raw>> {
    let to = proptest::option::weighted(0.7, any_when(50));
    let reached = proptest::option::weighted(0.7, any_when(12));
    let raw = (any::<u8>(), any_when(20), reached, to, any::<u8>());
    let raw = raw.prop_map(|(kind, from, reached, to, days)| Raw {
        kind,
        from,
        reached,
        to,
        days,
    });
    proptest::collection::vec(raw, 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_clock_agrees_with_a_model_that_walks_day_by_day(
        world in any_world(), receipt in any_receipt(), raw in any_raw(), later in any_when(150),
    ) {
        let entries = history(&world, receipt, &raw);
        let calendar = calendar(&world.specials, world.unknown);
        let today = looked(&world, &entries, later);
        let reckoned = reckon(&entries, &calendar, &TERMS, today);
        prop_assert!(reckoned.is_ok(), "{entries:?}: {reckoned:?}");
        let reckoned = reckoned.expect("looked at above");
        let (due, used) = model(&world, &entries, today);
        prop_assert_eq!(reckoned.due, due, "{:?}", entries);
        prop_assert_eq!(reckoned.days_used, used, "{:?}", entries);
        let end = entries.last().filter(|e| e.kind.ends()).map(|e| e.from);
        let as_of = end.unwrap_or(today);
        prop_assert_eq!(reckoned.overdue, due.is_some_and(|due| due < as_of), "{:?}", entries);
        let left = match due {
            Some(due) if due < as_of => -i64::from(world.worked(due, as_of)),
            _ => i64::from(reckoned.allowed) - i64::from(used),
        };
        prop_assert_eq!(reckoned.days_left, left, "{:?}", entries);
    }

    #[test]
    fn the_clocks_beside_it_agree_with_the_model(
        world in any_world(), receipt in any_receipt(), raw in any_raw(), later in any_when(150),
    ) {
        let entries = history(&world, receipt, &raw);
        let today = looked(&world, &entries, later);
        let calendar = calendar(&world.specials, world.unknown);
        let reckoned = reckon(&entries, &calendar, &TERMS, today).expect("lawful");
        let end = entries.last().filter(|e| e.kind.ends()).map(|e| e.from);
        for side in &reckoned.sides {
            let Some((due, met)) = beside(&world, &entries, side) else {
                continue;
            };
            prop_assert_eq!(side.due, due, "{:?} {:?}", side.clock, entries);
            let last = met.or(end).unwrap_or(today);
            let optional = side.clock == SideClock::CorrectionNotice && met.is_none();
            let missed = !optional && due.is_some_and(|due| due < last);
            prop_assert_eq!(side.missed, missed, "{:?} {:?}", side.clock, entries);
        }
    }

    #[test]
    fn the_lines_and_the_days_say_the_same_as_the_sum(
        world in any_world(), receipt in any_receipt(), raw in any_raw(), later in any_when(150),
    ) {
        let entries = history(&world, receipt, &raw);
        let calendar = calendar(&world.specials, world.unknown);
        let today = looked(&world, &entries, later);
        let reckoned = reckon(&entries, &calendar, &TERMS, today).expect("lawful");
        let days = daily(&entries, &calendar, &TERMS, today).expect("lawful");
        use minglu_rules::request::clock::LineKind::{Counted, Excluded};
        let sum = |kind| reckoned.lines.iter().filter(|l| l.kind == kind).map(|l| l.days as usize).sum::<usize>();
        prop_assert_eq!(sum(Counted), days.iter().filter(|d| d.n.is_some()).count());
        prop_assert_eq!(sum(Excluded), days.iter().filter(|d| d.excluded.is_some()).count());
        if let Some(due) = reckoned.due && !entries.last().expect("one").kind.ends() {
            let last = days.last().expect("a day");
            prop_assert_eq!((last.date, last.n), (due, Some(reckoned.allowed)));
            prop_assert!(world.works(due), "the last day is worked");
        }
    }

    #[test]
    fn asking_others_never_brings_the_date_nearer(
        world in any_world(), receipt in 0u64..2500, from in 0u64..40, took in 0u64..60,
    ) {
        let calendar = calendar(&world.specials, world.unknown);
        let started = Entry::new(Kind::Started, day(receipt));
        let asked = Entry {
            to: Some(day(receipt + from + took)),
            ..Entry::new(Kind::OtherAgency, day(receipt + from))
        };
        let today = day(receipt);
        let alone = reckon(std::slice::from_ref(&started), &calendar, &TERMS, today).expect("lawful");
        let asking = reckon(&[started, asked], &calendar, &TERMS, today).expect("lawful");
        prop_assert!(asking.due >= alone.due);
    }

    #[test]
    fn a_year_without_a_calendar_shows(
        world in any_world(), receipt in any_receipt(), raw in any_raw(), later in any_when(150),
    ) {
        let entries = history(&world, receipt, &raw);
        let calendar = calendar(&world.specials, world.unknown);
        let reckoned = reckon(&entries, &calendar, &TERMS, looked(&world, &entries, later)).expect("lawful");
        if let Some(due) = reckoned.due {
            let known = |year: i32| (2019..=2026).contains(&year) && Some(year) != world.unknown;
            let all = (day(receipt).year()..=due.year()).all(known);
            prop_assert_eq!(reckoned.provisional, !all);
        }
    }
}
