use crate::{Desk, Result};
use minglu_ledger::{By, Op, Query, Total, decimal_units};
use minglu_rules::request::outcome::Outcomes;
use minglu_rules::request::report::{
    ACT_LABELS, Acts, Applicant, Case, Remedies, Remedy, RemedyKind, RemedyResult, Report, Requests,
};
use serde_json::json;

/// What the ledgers come to in a year.
#[derive(Debug, Clone, Default)]
pub(super) struct Counted {
    pub report: Report,
    /// Requests of the year whose applicant has no kind, so that they stand in no column.
    pub unplaced: u64,
    /// Fee notices of the year.
    pub noticed: u64,
    /// What they ask for, in hundredths of a yuan.
    pub asked: i64,
    /// What was paid in the year, in hundredths of a yuan.
    pub paid: i64,
}

/// Counts a year.
pub(super) fn count(desk: &Desk, year: i32, outcomes: &Outcomes) -> Result<Counted> {
    let mut counted = Counted {
        report: Report {
            year,
            acts: acts(desk, year)?,
            requests: Requests::default(),
            remedies: remedies(desk, year)?,
        },
        ..Counted::default()
    };
    requests(desk, outcomes, &mut counted)?;
    Ok(counted)
}

/// Table two stands in a ledger of its own; of several records of an item the first counts.
fn acts(desk: &Desk, year: i32) -> Result<Acts> {
    let mut acts = Acts::default();
    let query = Query::of("yearly_figure").with("year", Op::Eq, json!(year));
    desk.ledger.each(&query, |record| {
        for (number, label) in acts.0.iter_mut().zip(&ACT_LABELS) {
            if number.is_some() || record.text("item") != Some(label.item) {
                continue;
            }
            let value = record.get(label.field);
            let units = match label.field {
                "amount" => value.as_str().and_then(|text| decimal_units(text, 2)),
                _ => value.as_i64(),
            };
            *number = units.and_then(|units| u64::try_from(units).ok());
        }
        Ok(())
    })?;
    Ok(acts)
}

fn remedies(desk: &Desk, year: i32) -> Result<Remedies> {
    let by = [
        By::Value("kind"),
        By::Year("filed"),
        By::Value("result"),
        By::Year("closed"),
    ];
    let mut table = Remedies::default();
    for total in desk.ledger.totals(&Query::of("remedy"), &by, &[])? {
        let kind = text(&total, 0).and_then(RemedyKind::from_name);
        let Some((kind, begun)) = kind.zip(year_at(&total, 1)) else {
            continue;
        };
        let result = text(&total, 2).and_then(RemedyResult::from_name);
        let ended = year_at(&total, 3).zip(result);
        let remedy = Remedy { kind, begun, ended };
        table.add(year, &remedy, times(&total));
    }
    Ok(table)
}

/// Table three and the fees. Each count looks only at the cases that can stand in the year, and all
/// of them go over one index.
fn requests(desk: &Desk, outcomes: &Outcomes, counted: &mut Counted) -> Result<()> {
    let year = counted.report.year;
    let (first, last) = (format!("{year}-01-01"), format!("{year}-12-31"));
    let received = |query: Query| query.with("received", Op::Le, json!(last));
    let within = |field: &str| {
        let since = requested().with(field, Op::Ge, json!(first));
        since.with(field, Op::Le, json!(last))
    };
    let settled = received(requested().with("closed", Op::Ge, json!(first)));
    let open = received(requested().with("closed", Op::Empty, json!(null)));
    for query in [settled, open] {
        for total in totals(desk, &query)? {
            place(outcomes, counted, &total);
        }
    }
    for total in totals(desk, &within("fee_noticed"))? {
        counted.noticed += total.count;
        counted.asked += total.sums[0];
    }
    for total in totals(desk, &within("fee_paid"))? {
        counted.paid += total.sums[1];
    }
    Ok(())
}

fn requested() -> Query {
    Query::of("request")
}

fn totals(desk: &Desk, query: &Query) -> Result<Vec<Total>> {
    let by = [
        By::Value("applicant_kind"),
        By::Year("received"),
        By::Value("outcome"),
        By::Year("closed"),
        By::Year("fee_noticed"),
        By::Year("fee_paid"),
    ];
    Ok(desk.ledger.totals(query, &by, &["fee", "fee_received"])?)
}

/// Puts alike cases into table three.
fn place(outcomes: &Outcomes, counted: &mut Counted, total: &Total) {
    let year = counted.report.year;
    let Some(received) = year_at(total, 1) else {
        return;
    };
    let applicant = text(total, 0).and_then(Applicant::from_name);
    let case = Case {
        applicant: applicant.unwrap_or(Applicant::Other),
        received,
        outcome: text(total, 2).and_then(|code| row(outcomes, code)),
        closed: year_at(total, 3),
    };
    match applicant {
        Some(_) => counted.report.requests.add(year, &case, times(total)),
        None if case.rows(year).is_empty() => {}
        None => counted.unplaced += total.count,
    }
}

fn row(outcomes: &Outcomes, code: &str) -> Option<u8> {
    let mut lines = outcomes.outcomes.iter();
    lines
        .find(|outcome| outcome.code == code)
        .map(|outcome| outcome.row)
}

fn text(total: &Total, at: usize) -> Option<&str> {
    total.values[at].as_deref()
}

fn year_at(total: &Total, at: usize) -> Option<i32> {
    text(total, at)?.parse().ok()
}

fn times(total: &Total) -> u32 {
    u32::try_from(total.count).unwrap_or(u32::MAX)
}
