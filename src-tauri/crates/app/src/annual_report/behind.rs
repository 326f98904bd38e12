use crate::record::list::Filter;
use minglu_rules::request::outcome::Outcomes;
use minglu_rules::request::report::{
    ACT_LABELS, Acts, Applicant, Column, Place, RemedyKind, RemedyResult,
};
use serde_json::{Value, json};

/// The records behind a number: their ledger, and the conditions that find them.
pub(super) fn behind(place: Place, year: i32, outcomes: &Outcomes) -> (&'static str, Vec<Filter>) {
    match place.table {
        2 => ("yearly_figure", act(place, year)),
        3 => ("request", request(place, year, outcomes)),
        _ => ("remedy", remedy(place, year)),
    }
}

fn filter(field: &str, op: &str, value: Value) -> Filter {
    Filter {
        field: field.to_owned(),
        op: op.to_owned(),
        value,
    }
}

fn first(year: i32) -> Value {
    json!(format!("{year}-01-01"))
}

fn last(year: i32) -> Value {
    json!(format!("{year}-12-31"))
}

fn within(field: &str, year: i32) -> [Filter; 2] {
    [
        filter(field, "ge", first(year)),
        filter(field, "le", last(year)),
    ]
}

fn act(place: Place, year: i32) -> Vec<Filter> {
    let at = Acts::index(place.row, place.column);
    let item = at.and_then(|at| ACT_LABELS.get(at)).map(|label| label.item);
    vec![
        filter("year", "eq", json!(year)),
        filter("item", "eq", json!(item)),
    ]
}

fn request(place: Place, year: i32, outcomes: &Outcomes) -> Vec<Filter> {
    let mut filters = vec![match place.column() {
        Some(Column::Of(kind)) => filter("applicant_kind", "eq", json!(kind.name())),
        _ => filter(
            "applicant_kind",
            "in",
            json!(Applicant::ALL.map(Applicant::name)),
        ),
    }];
    match place.row {
        1 => {
            filters.extend(within("received", year));
            filters.push(filter("closed", "not_lt", first(year)));
        }
        2 => {
            filters.push(filter("received", "lt", first(year)));
            filters.push(filter("closed", "not_lt", first(year)));
        }
        25 => {
            filters.push(filter("received", "le", last(year)));
            filters.push(filter("closed", "not_lt", first(year + 1)));
        }
        row => {
            filters.push(filter("received", "le", last(year)));
            filters.extend(within("closed", year));
            let line = outcomes.outcomes.iter().find(|outcome| outcome.row == row);
            filters.extend(line.map(|line| filter("outcome", "eq", json!(line.code))));
        }
    }
    filters
}

fn remedy(place: Place, year: i32) -> Vec<Filter> {
    let slot = place.slot().unwrap_or_default();
    let kind = RemedyKind::ALL.get(slot / 5).map(|kind| kind.name());
    let mut filters = vec![
        filter("kind", "eq", json!(kind)),
        filter("filed", "le", last(year)),
    ];
    match RemedyResult::ALL.get(slot % 5) {
        Some(result) => {
            filters.push(filter("result", "eq", json!(result.name())));
            filters.extend(within("closed", year));
        }
        None if slot % 5 == 3 => filters.push(filter("closed", "not_lt", first(year + 1))),
        None => filters.push(filter("closed", "not_lt", first(year))),
    }
    filters
}
