use super::county::{County, call};
use chrono::{TimeDelta, Utc};
use minglu_app::Place;
use minglu_ledger::exchange::FrozenLine;
use minglu_office::{Office, backup, batch, blob};
use minglu_sync::batch::Manifest;
use minglu_sync::crypto::BlobDigest;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Where a desk says more than the office has, or counts otherwise than it lists.
pub fn untrue(county: &County<'_>, places: &[Place]) -> Vec<String> {
    let theirs = rows(&county.office, "SELECT id, state FROM batch");
    let mut wrong = Vec::new();
    for place in places {
        let lines = call(place, "batch.list", json!({}));
        let mut unsent = 0;
        for line in lines.as_array().unwrap() {
            let state = line["state"].as_str().unwrap();
            let there = theirs.get(line["id"].as_str().unwrap());
            let open = ["unsent", "failed"].contains(&state);
            unsent += u64::from(open);
            let so = match (there.map(String::as_str), state) {
                (None, _) => open,
                (Some("returned"), "accepted") => true,
                (Some(there), "accepted" | "returned") => there == state,
                (Some(there), "corrected") => there == "returned",
                (Some(_), _) => true,
            };
            if !so {
                wrong.push(format!("on screen {line}, at the office {there:?}"));
            }
        }
        let status = call(place, "office.status", json!({}));
        if status["unsent"] != unsent {
            wrong.push(format!("{unsent} are unsent, said is {status}"));
        }
    }
    wrong
}

/// What the office remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Past {
    /// All that ever was.
    Whole,
    /// It came back from a backup: what was stored again has a new receipt beside the old one.
    Restored,
}

/// What is lost, twice, or not as it should be when everything has gone well in the end.
pub fn unsettled(county: &County<'_>, places: &[Place], past: Past) -> Vec<String> {
    let office = &county.office;
    let mut wrong = untrue(county, places);
    let (mut batches, mut records, mut files) = (0, 0, BTreeSet::new());
    for place in places {
        for line in frozen(place) {
            let manifest: Manifest = serde_json::from_str(&line.manifest).unwrap();
            batches += 1;
            records += manifest.ledgers.iter().map(|part| part.count).sum::<u64>();
            let attached = manifest.attachments.iter();
            files.extend(attached.map(|file| file.digest.to_string()));
            wrong.extend(differs(office, place, &line, past));
        }
        wrong.extend(not_taken(office, place, past));
    }
    files.extend(issued_files(office));
    // What a daily sweep takes away was of no use.
    blob::tidy(
        &office.store,
        &office.blobs,
        Utc::now() + TimeDelta::days(1),
    )
    .unwrap();
    for (what, there, expected) in [
        ("batches", count(office, "batch"), batches),
        ("records", count(office, "record"), records),
        ("files", count(office, "blob"), files.len() as u64),
        (
            "events",
            count(office, "audit WHERE deed = 'batch.store'"),
            batches,
        ),
    ] {
        if there != expected {
            wrong.push(format!(
                "{there} {what} at the office instead of {expected}"
            ));
        }
    }
    for file in &files {
        let digest = BlobDigest::try_from(file.clone()).unwrap();
        let there = office.blobs.bytes(&digest);
        if !there.is_ok_and(|bytes| BlobDigest::of(&bytes) == digest) {
            wrong.push(format!("the file {file} is lost or another"));
        }
    }
    let found = backup::check(office).unwrap();
    wrong.extend(found.iter().map(|finding| format!("{finding:?}")));
    wrong
}

fn frozen(place: &Place) -> Vec<FrozenLine> {
    place.with(|desk| Ok(desk.ledger.frozen()?)).unwrap()
}

/// A batch that the office has not as it was frozen, or whose receipt is not the office's.
fn differs(office: &Office, place: &Place, line: &FrozenLine, past: Past) -> Option<String> {
    let bytes = place.with(|desk| Ok(desk.ledger.frozen_bytes(&line.id)?));
    let there = batch::bytes(&office.store, &line.id);
    if there.ok() != Some(bytes.unwrap()) {
        return Some(format!("{} is lost or another", line.number));
    }
    let receipt = |text: &str| {
        let whole: Value = serde_json::from_str(text).unwrap();
        match past {
            Past::Whole => whole,
            Past::Restored => json!([whole["batch"], whole["digest"], whole["key"]]),
        }
    };
    let theirs = rows(office, "SELECT id, receipt FROM batch");
    let ours = line.receipt.as_deref().map(receipt);
    match ours == theirs.get(&line.id).map(|text| receipt(text)) {
        true => None,
        false => Some(format!("{} has another receipt", line.number)),
    }
}

/// What was issued to this unit and is not there exactly once, or could not be taken in.
fn not_taken(office: &Office, place: &Place, past: Past) -> Vec<String> {
    let status = call(place, "office.status", json!({}));
    let unit = status["code"].as_str().unwrap();
    let theirs = rows(
        office,
        &format!("SELECT id, kind FROM issued WHERE unit = '{unit}'"),
    );
    let ours = place.with(|desk| Ok(desk.ledger.all_issued(10_000)?));
    let ours = ours.unwrap();
    let mut wrong = Vec::new();
    let ids: BTreeSet<&str> = ours.iter().map(|line| line.issued.id.as_str()).collect();
    let came = theirs.keys().filter(|id| ids.contains(id.as_str()));
    let more = past == Past::Whole && ids.len() != theirs.len();
    if ids.len() != ours.len() || came.count() != theirs.len() || more {
        wrong.push(format!("{} of {} issued came", ids.len(), theirs.len()));
    }
    let stuck = ours.iter().filter(|line| line.outcome.is_none());
    wrong.extend(stuck.map(|line| format!("{:?} is stuck", line.issued)));
    let mark = place.with(|desk| Ok(desk.ledger.recall("office_mark")?));
    let mark = mark.unwrap().unwrap_or_default();
    if mark["after"].as_u64().unwrap_or(0) != theirs.len() as u64 {
        wrong.push(format!("the mark is {mark} of {}", theirs.len()));
    }
    if status["trouble"] != Value::Null || status["stuck"] != 0 {
        wrong.push(format!("{status}"));
    }
    wrong.extend(tasks_twice(place, &ours));
    wrong
}

/// Tasks of the notices that came which are missing or there twice.
fn tasks_twice(place: &Place, ours: &[minglu_ledger::exchange::IssuedLine]) -> Option<String> {
    let all = json!({ "ledger": "task", "limit": 1000 });
    let tasks = call(place, "record.list", all)["rows"].clone();
    let tasks = tasks.as_array().unwrap().iter();
    let came = tasks.filter(|task| task["origin"].is_string());
    let came: Vec<&str> = came.map(|task| task["origin"].as_str().unwrap()).collect();
    let each: BTreeSet<&&str> = came.iter().collect();
    let notices = ours.iter().filter(|line| line.issued.kind == "notice");
    let expected = notices.count() * 3;
    match (came.len(), each.len()) == (expected, expected) {
        true => None,
        false => Some(format!("{expected} tasks were issued: {came:?}")),
    }
}

fn issued_files(office: &Office) -> Vec<String> {
    let all = rows(office, "SELECT id, blobs FROM issued");
    let lists = all.values().map(|text| serde_json::from_str(text).unwrap());
    let files = lists.flat_map(|list: Vec<Value>| list);
    files
        .map(|file| file["digest"].as_str().unwrap().to_owned())
        .collect()
}

fn count(office: &Office, of: &str) -> u64 {
    let query = format!("SELECT COUNT(*) FROM {of}");
    let row = office.store.read(|sql| sql.row(&query, &[])).unwrap();
    row.unwrap().count(0).unwrap()
}

/// The second column by the first.
fn rows(office: &Office, query: &str) -> BTreeMap<String, String> {
    let rows = office.store.read(|sql| sql.rows(query, &[])).unwrap();
    let pair = |row: &minglu_office::store::Row| (row.text(0).unwrap(), row.text(1).unwrap());
    rows.iter().map(pair).collect()
}
