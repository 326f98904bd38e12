//! The yearly review over a million documents, three in ten of them not proactive, through the
//! loopback host: what it costs to begin, and every page, count and verdict on the way.

use crate::big;
use minglu_ledger::{Fields, Ledger};
use minglu_tests::Step;
use minglu_tests::loopback::Loopback;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

const TIMES: usize = 5;

/// Prints the first time and the best of five of each.
pub fn measure(folder: &Path) -> Step {
    let data = folder.join("review");
    big::fill_with(&Ledger::open(&data)?, document)?;
    for opening in ["the first time, dates reckoned", "again"] {
        let begun = Instant::now();
        let (host, cookie) = desk(&data)?;
        host.call(&cookie, "review.show", &json!({}))?;
        println!("open the desk {opening}: {}", seconds(begun));
    }
    let (host, cookie) = desk(&data)?;
    let begun = Instant::now();
    let request = json!({ "year": 2026, "due": "2026-12-31" });
    let campaign = host.call(&cookie, "review.open", &request)?["campaign"].take();
    let left = &campaign["left"];
    println!("begin the review of {left} documents: {}", seconds(begun));
    let first = host.call(&cookie, "record.list", &page(&campaign, json!([])))?;
    for (what, name, request) in calls(&campaign, &first) {
        let mut times = Vec::new();
        for _ in 0..TIMES {
            let begun = Instant::now();
            host.call(&cookie, name, &request)?;
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        let first = times[0];
        times.sort_by(f64::total_cmp);
        println!("{what}: first {first:.1} ms, then {:.1} ms", times[0]);
    }
    Ok(())
}

fn desk(data: &Path) -> Step<(Loopback, String)> {
    let host = Loopback::start(data)?;
    let cookie = host.cookie()?;
    Ok((host, cookie))
}

fn seconds(begun: Instant) -> String {
    format!("{:.1} s", begun.elapsed().as_secs_f64())
}

/// What a campaign still has to judge, narrowed by more filters.
fn page(campaign: &Value, more: Value) -> Value {
    let filters = [&campaign["left_filters"], &more];
    let filters = filters.into_iter().flat_map(Value::as_array).flatten();
    let filters: Vec<&Value> = filters.collect();
    json!({ "ledger": "document", "filters": filters, "sort": campaign["left_sort"], "limit": 100 })
}

/// What the page of a review calls.
fn calls(campaign: &Value, first: &Value) -> Vec<(&'static str, &'static str, Value)> {
    let rows = first["rows"].as_array().into_iter().flatten();
    let ids: Vec<Value> = rows.map(|row| row["id"].clone()).collect();
    let all = page(campaign, json!([]));
    let withheld = json!([{ "field": "attribute", "op": "eq", "value": "withheld" }]);
    let with = |field: &str, value: Value| {
        let mut asked = all.clone();
        asked[field] = value;
        asked
    };
    let verdict = |documents: &[Value]| json!({ "documents": documents, "outcome": "keep", "reason": "没有变化", "approver": "bench" });
    vec![
        ("how far it is", "review.show", json!({})),
        ("what is left, first page", "record.list", all.clone()),
        (
            "what is left, next page",
            "record.list",
            with("after", first["next"].clone()),
        ),
        (
            "what is left, withheld",
            "record.list",
            page(campaign, withheld),
        ),
        (
            "what is left, searched",
            "record.list",
            with("search", json!("农机购置补贴")),
        ),
        (
            "a verdict",
            "review.set",
            verdict(ids.get(..1).unwrap_or_default()),
        ),
        ("a hundred verdicts", "review.set", verdict(&ids)),
        ("the first page of the desk", "desk.today", json!({})),
        ("documents often asked for", "document.suggested", json!({})),
    ]
}

fn document(n: usize) -> Fields {
    let mut fields = big::document(n);
    let attribute = match n % 10 {
        0 | 1 => "withheld",
        2 => "on_request",
        _ => return fields,
    };
    for (name, value) in [
        ("attribute", attribute),
        ("basis", "《政府信息公开条例》第十六条第二款"),
        ("reason", "过程性信息"),
    ] {
        fields.insert(name.to_owned(), json!(value));
    }
    fields
}
