use super::LEDGER;
use super::compare::{CatalogueChange, CatalogueDifference, CatalogueEntry, Response};
use crate::form::shown;
use crate::{Desk, Result};
use minglu_ledger::schema::{Field, Schema};
use minglu_ledger::{Op, Query, Record};
use minglu_notice::squash;
use serde_json::json;
use std::collections::{HashMap, VecDeque};

/// What names an item, and what it says, by which one with a new name is recognised.
const NAMES: [&str; 4] = ["field", "level1", "level2", "level3"];
const WORDS: [&str; 2] = ["field", "content"];

/// Compares two years. Items are paired by their names, those left over by their content.
pub(super) fn differences(desk: &Desk, from: i64, to: i64) -> Result<Response> {
    let schema = desk.ledger.schema(LEDGER)?;
    let mut left = items(desk, from)?;
    let mut found: Vec<(Option<Record>, Record)> = Vec::new();
    let named = pair(&mut left, items(desk, to)?, &NAMES, &mut found);
    let new = pair(&mut left, named, &WORDS, &mut found);
    found.extend(new.into_iter().map(|item| (None, item)));
    found.sort_by_key(|(_, item)| place(item));
    let mut response = Response::default();
    for (before, item) in found {
        let Some(before) = before else {
            response.added.push(entry(&item));
            continue;
        };
        let columns = columns(schema, &before, &item);
        match columns.is_empty() {
            true => response.same += 1,
            false => response.changed.push(CatalogueChange {
                entry: entry(&item),
                columns,
            }),
        }
    }
    response.removed = left.iter().map(entry).collect();
    Ok(response)
}

fn items(desk: &Desk, year: i64) -> Result<Vec<Record>> {
    let mut items = Vec::new();
    let query = Query::of(LEDGER).with("year", Op::Eq, json!(year));
    desk.ledger.each(&query, |item| {
        items.push(item);
        Ok(())
    })?;
    Ok(items)
}

/// Pairs items whose words are the same, twins in their order; gives those that found none.
fn pair(
    left: &mut Vec<Record>,
    items: Vec<Record>,
    by: &[&str],
    found: &mut Vec<(Option<Record>, Record)>,
) -> Vec<Record> {
    let mut waiting: HashMap<Vec<String>, VecDeque<Record>> = HashMap::new();
    let mut unpaired = Vec::new();
    for before in std::mem::take(left) {
        match key(&before, by) {
            Some(key) => waiting.entry(key).or_default().push_back(before),
            None => left.push(before),
        }
    }
    for item in items {
        let key = key(&item, by);
        let before = key.and_then(|key| waiting.get_mut(&key)?.pop_front());
        match before {
            Some(before) => found.push((Some(before), item)),
            None => unpaired.push(item),
        }
    }
    left.extend(waiting.into_values().flatten());
    left.sort_by_key(place);
    unpaired
}

/// None where the innermost of the words is empty: then they name nothing.
fn key(item: &Record, by: &[&str]) -> Option<Vec<String>> {
    let words = by
        .iter()
        .map(|field| squash(item.text(field).unwrap_or_default()));
    let key: Vec<String> = words.collect();
    key.iter()
        .skip(1)
        .any(|word| !word.is_empty())
        .then_some(key)
}

fn place(item: &Record) -> (i64, String, i64) {
    let number = |field: &str| item.get(field).as_i64().unwrap_or(i64::MAX);
    let field = item.text("field").unwrap_or_default().to_owned();
    (number("field_no"), field, number("position"))
}

fn columns(schema: &Schema, before: &Record, after: &Record) -> Vec<CatalogueDifference> {
    let said = |item: &Record, field: &Field| shown(field, item.get(&field.name));
    let fields = schema.fields.iter().filter(|field| is_compared(field));
    let differing = fields.filter_map(|field| {
        let (before, after) = (said(before, field), said(after, field));
        (squash(&before) != squash(&after)).then(|| CatalogueDifference {
            title: field.title.clone(),
            before,
            after,
        })
    });
    differing.collect()
}

/// What the catalogue says, not what was done by it.
fn is_compared(field: &Field) -> bool {
    let beside = matches!(field.name.as_str(), "year" | "remarks");
    !(beside || field.own || field.derived || field.hidden)
}

fn entry(item: &Record) -> CatalogueEntry {
    let text = |field: &str| item.text(field).unwrap_or_default().to_owned();
    CatalogueEntry {
        id: item.id.clone(),
        field: text("field"),
        item: text("item"),
    }
}
