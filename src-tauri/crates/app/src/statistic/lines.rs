use crate::{Desk, Result};
use minglu_ledger::Tally;
use minglu_ledger::schema::{Field, Kind, Schema};
use std::collections::BTreeMap;

/// Lines of a table at most; what is left over is one line more.
const MOST: usize = 20;

/// What one line of a table counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) title: String,
    /// The values that it stands for.
    pub(super) values: Vec<Option<String>>,
}

/// The lines of a statistic that counts for each value of a field: those of a closed set in its
/// order, others by how many there are.
pub(super) fn lines(desk: &Desk, field: &Field, tallies: &[&Tally]) -> Result<Vec<Counted>> {
    let mut counts: BTreeMap<Option<&str>, i64> = BTreeMap::new();
    for tally in tallies {
        *counts.entry(tally.value.as_deref()).or_default() += tally.count;
    }
    let mut values: Vec<(Option<&str>, i64)> = counts.into_iter().collect();
    values.sort_by_key(|(value, count)| (value.is_none(), place(field, *value), -count));
    let rest = values.split_off(values.len().min(MOST));
    let mut lines = values
        .into_iter()
        .map(|(value, _)| {
            Ok(Counted {
                title: title(desk, field, value)?,
                values: vec![value.map(str::to_owned)],
            })
        })
        .collect::<Result<Vec<_>>>()?;
    if !rest.is_empty() {
        lines.push(Counted {
            title: format!("其他 {} 项", rest.len()),
            values: rest
                .iter()
                .map(|(value, _)| value.map(str::to_owned))
                .collect(),
        });
    }
    Ok(lines)
}

fn place(field: &Field, value: Option<&str>) -> usize {
    let Kind::OneOf(choices) = &field.kind else {
        return 0;
    };
    let found = choices.iter().position(|c| Some(&*c.value) == value);
    found.unwrap_or(choices.len())
}

fn title(desk: &Desk, field: &Field, value: Option<&str>) -> Result<String> {
    let Some(value) = value else {
        return Ok("未填".to_owned());
    };
    Ok(match &field.kind {
        Kind::Boolean if value == "true" => "是".to_owned(),
        Kind::Boolean => "否".to_owned(),
        Kind::Reference { ledger } => named(desk, desk.ledger.schema(ledger)?, value)?,
        _ => match field.masked(&value.into()).as_str() {
            Some(shown) => field
                .choice(value)
                .map_or(shown.to_owned(), |c| c.title.clone()),
            None => String::new(),
        },
    })
}

fn named(desk: &Desk, schema: &Schema, id: &str) -> Result<String> {
    match desk.ledger.get(&schema.ledger, id) {
        Ok(record) => Ok(crate::agenda::label(schema, &record)),
        Err(e) if e.code() == minglu_ledger::Code::NotFound => Ok("（已删除）".to_owned()),
        Err(e) => Err(e.into()),
    }
}
