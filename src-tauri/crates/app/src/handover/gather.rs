use super::{Count, Files, Handover, OpenItem};
use crate::archive::of_year;
use crate::attachment::of_record;
use crate::record::list::query;
use crate::task::{Open, Standing};
use crate::unit::own_unit;
use crate::{Desk, Result, backup};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Op, Query, Record};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Everything that the sheet names.
pub(super) fn gather(desk: &Desk) -> Result<Handover> {
    let (changes, digest) = desk.ledger.head()?;
    let last = desk.ledger.steps(1)?.into_iter().next();
    Ok(Handover {
        unit: own_unit(desk)?.map_or_else(String::new, |unit| unit.name),
        giver: desk.who(),
        date: crate::task::today().to_string(),
        open: open(desk)?,
        files: files(desk)?,
        counts: counts(desk)?,
        last_change: last.map(|step| step.at),
        changes,
        digest,
    })
}

fn open(desk: &Desk) -> Result<Vec<OpenItem>> {
    let mut items = tasks(desk)?;
    let undecided = Query::of("document").with("attribute", Op::Empty, Value::Null);
    let schema = desk.ledger.schema("document")?;
    desk.ledger.each(&undecided, |record| {
        items.push(OpenItem {
            kind: schema.title.clone(),
            title: label(schema, &record),
            detail: "没有定公开属性".to_owned(),
        });
        Ok(())
    })?;
    Ok(items)
}

/// The unit's tasks that are not done, the most urgent first.
fn tasks(desk: &Desk) -> Result<Vec<OpenItem>> {
    let standing = Open::read(desk)?;
    let schema = desk.ledger.schema("task")?;
    let mut items = Vec::new();
    let ours = Query::of("task").with("ours", Op::Ne, json!("none"));
    desk.ledger.each(&ours, |record| {
        let one = standing.standing(&record);
        if record.get("withdrawn") != &json!(true) && one.lamp.code != "done" {
            items.push((one.lamp.days, task(schema, &record, &one)));
        }
        Ok(())
    })?;
    // What has no day comes last.
    items.sort_by_key(|(days, _)| (days.is_none(), *days));
    Ok(items.into_iter().map(|(_, item)| item).collect())
}

fn task(schema: &Schema, record: &Record, standing: &Standing) -> OpenItem {
    let due = ["due_text", "due"].iter().find_map(|f| record.text(f));
    let period = standing.entry.as_ref().map(|entry| entry.period.as_str());
    let words = [due, period, Some(standing.lamp.text.as_str())];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    OpenItem {
        kind: schema.title.clone(),
        title: label(schema, record),
        detail: words.join("，"),
    }
}

fn label(schema: &Schema, record: &Record) -> String {
    record.text(&schema.label).unwrap_or_default().to_owned()
}

fn files(desk: &Desk) -> Result<Files> {
    let mut kept: BTreeMap<String, String> = BTreeMap::new();
    for schema in desk.ledger.schemas() {
        if schema
            .fields
            .iter()
            .all(|field| field.kind != Kind::Attachments)
        {
            continue;
        }
        desk.ledger.each(&Query::of(&schema.ledger), |record| {
            let files = of_record(schema, &record).into_iter();
            kept.extend(files.map(|file| (file.digest, file.name)));
            Ok(())
        })?;
    }
    let unreadable = |digest: &str| desk.ledger.attachment_path(digest).is_err();
    let missing = kept.iter().filter(|(digest, _)| unreadable(digest));
    Ok(Files {
        folder: desk.dir().display().to_string(),
        missing: missing.map(|(_, name)| name.clone()).collect(),
        attachments: kept.len() as u64,
        backups: minglu_ledger::backups(desk.dir())?.len() as u64,
        state: backup::state(desk)?,
    })
}

fn counts(desk: &Desk) -> Result<Vec<Count>> {
    let years = crate::desk::years(desk)?;
    let mut counts = Vec::new();
    for schema in desk.ledger.schemas().iter().filter(|s| !s.program) {
        let mut parts: Vec<(Option<i32>, Query)> = Vec::new();
        if schema.year.is_some() {
            for year in years.iter().filter_map(|year| i32::try_from(*year).ok()) {
                let filters = of_year(desk, schema, year)?;
                parts.push((Some(year), query(&schema.ledger, Some(&filters), None)?));
            }
        } else {
            parts.push((None, Query::of(&schema.ledger)));
        }
        for (year, query) in parts {
            let count = desk.ledger.list(&Query { limit: 1, ..query })?.total;
            let title = schema.title.clone();
            counts.push(Count { title, year, count });
        }
    }
    counts.retain(|count| count.count > 0);
    Ok(counts)
}
