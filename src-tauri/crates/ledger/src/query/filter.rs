use super::column::Column;
use super::order::Key;
use super::plan::View;
use super::{Filter, Op};
use crate::error::{Error, Result};
use crate::schema::{Field, Kind};
use crate::search::{normalise, phrase};
use crate::store::Table;
use crate::validate::normal;
use crate::value::{searchable, to_column};
use rusqlite::params;
use rusqlite::types::{ToSqlOutput, Value as Sql};
use serde_json::Value as Json;

/// Values of one list filter at most.
const IN_MAX: usize = 10_000;

/// One condition in SQL.
#[derive(Debug)]
pub(super) struct Clause {
    pub(super) sql: String,
    pub(super) parameters: Vec<Sql>,
    /// How rows that meet it can be found.
    pub(super) way: Way,
    /// The sign and the value of a range with one end.
    pub(super) end: Option<(&'static str, Sql)>,
}

/// How the rows that meet a condition can be found without reading all rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Only by looking at each.
    Look,
    /// By `column = ?`, with which an index may begin.
    Equal,
    /// By an empty column, with which an index on the sort key may begin.
    Empty,
    /// By a range, or a few values, of the column's ascending sort key.
    Range,
    /// By the full-text index.
    Text,
}

impl Clause {
    fn new(sql: impl Into<String>, parameters: Vec<Sql>) -> Clause {
        Clause {
            sql: sql.into(),
            parameters,
            way: Way::Look,
            end: None,
        }
    }

    fn found_by(mut self, way: Way) -> Clause {
        self.way = way;
        self
    }
}

/// The condition of a filter.
pub(super) fn clause(
    view: View<'_>,
    table: &Table,
    column: Column<'_>,
    filter: &Filter,
    trashed: bool,
) -> Result<Clause> {
    match filter.op {
        Op::Empty => Ok(in_range(column, "= x''", Vec::new()).found_by(Way::Empty)),
        Op::NotEmpty => Ok(in_range(column, "< x''", Vec::new())),
        Op::Contains => contains(view, table, column, &filter.value, trashed),
        Op::Eq | Op::In => one_of(column, values(view, column, &filter.value)?),
        Op::Ne => {
            let equal = one_of(column, values(view, column, &filter.value)?)?;
            Ok(Clause::new(
                format!("({}) IS NOT TRUE", equal.sql),
                equal.parameters,
            ))
        }
        Op::Ge | Op::Le | Op::Gt | Op::Lt | Op::NotLt => bound(column, filter),
    }
}

/// A condition on the column's ascending sort key, in which empty is an empty blob, greater than
/// every value: an index on the key finds the rows.
fn in_range(column: Column<'_>, condition: &str, parameters: Vec<Sql>) -> Clause {
    let key = Key::ascending(column).expression("r.");
    Clause::new(format!("{key} {condition}"), parameters).found_by(Way::Range)
}

fn bound(column: Column<'_>, filter: &Filter) -> Result<Clause> {
    let value = stored(column, filter.value.clone())?;
    if value == Sql::Null {
        return Err(Error::usage("比较大小的条件要有值"));
    }
    if filter.op == Op::NotLt {
        return Ok(in_range(column, ">= ?", vec![value]));
    }
    let sign = match filter.op {
        Op::Le => "<=",
        Op::Lt => "<",
        Op::Gt => ">",
        _ => ">=",
    };
    let key = Key::ascending(column).expression("r.");
    let range = match sign.starts_with('<') {
        true => format!("{sign} ?"),
        false => format!("{sign} ? AND {key} < x''"),
    };
    let mut clause = in_range(column, &range, vec![value.clone()]);
    clause.end = Some((sign, value));
    Ok(clause)
}

/// The values that are meant: those of a list, or the one that is given.
fn values(view: View<'_>, column: Column<'_>, given: &Json) -> Result<Vec<Sql>> {
    let given = match given {
        Json::Array(items) if items.len() > IN_MAX => {
            return Err(Error::usage(format!("一个条件最多 {IN_MAX} 个值")));
        }
        Json::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut values = Vec::with_capacity(given.len());
    for value in given {
        match column {
            Column::Field(_, field) if Table::target(field).is_some() && !value.is_null() => {
                values.extend(referred(view, field, value)?);
            }
            _ => values.push(stored(column, value.clone())?),
        }
    }
    Ok(values)
}

fn one_of(column: Column<'_>, values: Vec<Sql>) -> Result<Clause> {
    let is_field = matches!(column, Column::Field(..)) && !column.is_many();
    if is_field && values.len() > 1 && values.iter().all(|v| *v != Sql::Null) {
        let marks = vec!["?"; values.len()].join(",");
        return Ok(in_range(column, &format!("IN ({marks})"), values));
    }
    let sql = column.sql();
    let (empty, values): (Vec<Sql>, Vec<Sql>) = values.into_iter().partition(|v| *v == Sql::Null);
    let marks = vec!["?"; values.len()].join(",");
    let mut parts = Vec::new();
    if !empty.is_empty() {
        parts.push(format!("{sql} IS NULL"));
    }
    let equal = values.len() == 1 && empty.is_empty() && !column.is_many();
    if equal {
        parts.push(format!("{sql} = ?"));
    } else if column.is_many() && !values.is_empty() {
        parts.push(format!(
            "EXISTS (SELECT 1 FROM json_each({sql}) i WHERE \
             CASE i.type WHEN 'object' THEN i.value ->> 'name' ELSE i.value END IN ({marks}) \
             OR CASE i.type WHEN 'object' THEN i.value ->> 'digest' END IN ({marks}))"
        ));
    } else if !values.is_empty() {
        parts.push(format!("{sql} IN ({marks})"));
    }
    let sql = if parts.is_empty() {
        "FALSE".to_owned()
    } else {
        format!("({})", parts.join(" OR "))
    };
    let values = match column.is_many() {
        true => [values.clone(), values].concat(),
        false => values,
    };
    let way = if equal { Way::Equal } else { Way::Look };
    Ok(Clause::new(sql, values).found_by(way))
}

/// A value as the column stores it; an item of a list, where the column holds lists.
fn stored(column: Column<'_>, value: Json) -> Result<Sql> {
    let Column::Field(_, field) = column else {
        return Ok(text_or_null(&value));
    };
    if column.is_many() {
        return Ok(text_or_null(&value));
    }
    let value = normal(field, value).map_err(|r| Error::invalid(vec![r.of(field)]))?;
    Ok(match to_column(&field.kind, &value)? {
        ToSqlOutput::Owned(value) => value,
        _ => text_or_null(&value),
    })
}

fn text_or_null(value: &Json) -> Sql {
    let text = value.as_str().map(str::trim).unwrap_or_default();
    if text.is_empty() {
        Sql::Null
    } else {
        Sql::Text(text.to_owned())
    }
}

/// Ids that a reference's value means: itself, or every record with this label.
fn referred(view: View<'_>, field: &Field, value: &Json) -> Result<Vec<Sql>> {
    let target = view
        .ledger
        .table(Table::target(field).unwrap_or_default())?;
    let text = value.as_str().map(str::trim).unwrap_or_default();
    let mut sql = view.conn.prepare_cached(&format!(
        "SELECT _id FROM main.\"{}\" WHERE _id = ?1 OR \"{}\" = ?1",
        target.name, target.schema.label
    ))?;
    let ids = sql
        .query_map([text], |r| r.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    Ok(ids.into_iter().map(Sql::Text).collect())
}

fn contains(
    view: View<'_>,
    table: &Table,
    column: Column<'_>,
    value: &Json,
    trashed: bool,
) -> Result<Clause> {
    let given = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    let text = normalise(&given);
    if text.is_empty() {
        return Ok(Clause::new("TRUE", Vec::new()));
    }
    match column {
        Column::System(_) => Ok(Clause::new(
            format!("instr({}, ?) > 0", column.sql()),
            vec![Sql::Text(given)],
        )),
        Column::Field(_, field) => match &field.kind {
            Kind::Boolean => Err(Error::usage(format!("“{}”不能按文字查找", field.title))),
            Kind::Reference { .. } => label_holds(view, field, column, &text),
            _ => Ok(field_holds(view, table, column, text, trashed)),
        },
    }
}

fn label_holds(view: View<'_>, field: &Field, column: Column<'_>, text: &str) -> Result<Clause> {
    let target = view
        .ledger
        .table(Table::target(field).unwrap_or_default())?;
    let label = &target.schema.label;
    let (at, _) = target
        .place(label)
        .ok_or_else(|| Error::usage("没有这一栏"))?;
    let sql = format!(
        "SELECT _id FROM main.\"{}\" WHERE holds({}, {at}, \"{label}\", ?1)",
        target.name, target.at
    );
    let mut sql = view.conn.prepare_cached(&sql)?;
    let ids = sql
        .query_map(params![text], |r| r.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    one_of(column, ids.into_iter().map(Sql::Text).collect())
}

/// The full-text index finds the rows that may qualify; the field itself decides.
fn field_holds(
    view: View<'_>,
    table: &Table,
    column: Column<'_>,
    text: String,
    trashed: bool,
) -> Clause {
    let Column::Field(at, field) = column else {
        return Clause::new("FALSE", Vec::new());
    };
    let sql = format!("holds({}, {at}, {}, ?)", table.at, column.sql());
    match phrase(&text) {
        Some(phrase) if view.indexed && !trashed && searchable(field) => Clause::new(
            format!(
                "r._n IN (SELECT rowid FROM search.\"{0}\" WHERE \"{0}\" MATCH ?) AND {sql}",
                table.fts
            ),
            vec![Sql::Text(phrase), Sql::Text(text)],
        )
        .found_by(Way::Text),
        _ => Clause::new(sql, vec![Sql::Text(text)]),
    }
}
