use crate::record::list::Filter;
use minglu_ledger::schema::{Field, Kind, Period, Schema};
use minglu_rules::duty::{Compare, Condition, Statistic};
use serde_json::{Value, json};

/// The conditions of the records behind a number.
pub(crate) type Behind = Option<Vec<Filter>>;

fn filter(field: &str, op: &str, value: Value) -> Filter {
    Filter {
        field: field.to_owned(),
        op: op.to_owned(),
        value,
    }
}

/// The records that a statistic counts; nothing where two fields are compared, which no list does.
pub(super) fn counted(statistic: &Statistic) -> Behind {
    conditions(&statistic.of)
}

/// The records for which all conditions hold; nothing as above.
pub(crate) fn conditions(all: &[Condition]) -> Behind {
    all.iter().map(condition).collect()
}

fn condition(condition: &Condition) -> Option<Filter> {
    let op = match condition.op {
        Compare::Eq => "eq",
        Compare::Ne => "ne",
        Compare::In => "in",
        Compare::Empty => "empty",
        Compare::NotEmpty => "not_empty",
        Compare::Contains => "contains",
        Compare::Ge => "ge",
        Compare::Le => "le",
        Compare::Gt => "gt",
        Compare::Lt => "lt",
    };
    let value = match condition.asks_for_the_day() {
        true => json!(crate::task::today().to_string()),
        false => condition.value.clone(),
    };
    let one = filter(&condition.field, op, value);
    condition.other.is_none().then_some(one)
}

/// The records with this value in a field.
pub(super) fn valued(field: &Field, value: Option<&str>) -> Filter {
    let Some(value) = value else {
        return filter(&field.name, "empty", Value::Null);
    };
    let value = match &field.kind {
        Kind::Boolean => json!(value == "true"),
        Kind::Integer { .. } => value.parse::<i64>().map_or(Value::Null, Value::from),
        _ => json!(value),
    };
    filter(&field.name, "eq", value)
}

/// The records of a year, or of one of its quarters. `parents` are the records that name that year,
/// where others take theirs from them.
pub(super) fn of_period(
    schema: &Schema,
    year: i32,
    quarter: Option<u32>,
    parents: &[String],
) -> Behind {
    match (schema.period(), quarter) {
        (Period::Added, _) => Some(between("_created", true, year, quarter)),
        (Period::Day(field), _) => Some(within(field, year, quarter)),
        (Period::Year(field, day), _) => {
            let year_is = filter(&field.name, "eq", json!(year));
            with_quarter(year_is, day, year, quarter)
        }
        (Period::Parent(field, day), _) => {
            let belongs = filter(&field.name, "in", json!(parents));
            with_quarter(belongs, day, year, quarter)
        }
    }
}

fn with_quarter(of_year: Filter, day: Option<&Field>, year: i32, quarter: Option<u32>) -> Behind {
    let Some(quarter) = quarter else {
        return Some(vec![of_year]);
    };
    let mut filters = within(day?, year, Some(quarter));
    filters.insert(0, of_year);
    Some(filters)
}

fn within(field: &Field, year: i32, quarter: Option<u32>) -> Vec<Filter> {
    let timed = field.kind == Kind::DateTime;
    between(&field.name, timed, year, quarter)
}

fn between(field: &str, timed: bool, year: i32, quarter: Option<u32>) -> Vec<Filter> {
    let (first, last) = match quarter {
        Some(quarter) => (quarter * 3 - 2, quarter * 3),
        None => (1, 12),
    };
    let (start, end) = match timed {
        true => ("T00:00:00+08:00", "T23:59:59.999+08:00"),
        false => ("", ""),
    };
    let days = if matches!(last, 6 | 9) { 30 } else { 31 };
    vec![
        filter(field, "ge", json!(format!("{year}-{first:02}-01{start}"))),
        filter(field, "le", json!(format!("{year}-{last:02}-{days}{end}"))),
    ]
}
