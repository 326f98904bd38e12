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
        let host = Loopback::start(&data)?;
        let cookie = host.cookie()?;
        host.call(&cookie, "review.show", &json!({}))?;
        println!(
            "open the desk {opening}: {:.1} s",
            begun.elapsed().as_secs_f64()
        );
    }
    let host = Loopback::start(&data)?;
    let cookie = host.cookie()?;
    let call = |name: &str, request: Value| host.call(&cookie, name, &request);
    let begun = Instant::now();
    let request = json!({ "year": 2026, "due": "2026-12-31" });
    let campaign = call("review.open", request)?["campaign"].take();
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "begin the review of {} documents: {seconds:.1} s",
        campaign["left"]
    );
    let page = |more: Value| {
        let mut filters = campaign["left_filters"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        filters.extend(more.as_array().cloned().unwrap_or_default());
        json!({ "ledger": "document", "filters": filters, "sort": campaign["left_sort"], "limit": 100 })
    };
    let some = call("record.list", page(json!([])))?;
    let ids: Vec<Value> = some["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| row["id"].clone())
        .collect();
    let withheld = json!([{ "field": "attribute", "op": "eq", "value": "withheld" }]);
    let mut searched = page(json!([]));
    searched["search"] = json!("农机购置补贴");
    let mut next = page(json!([]));
    next["after"] = some["next"].clone();
    let verdict = |documents: &[Value]| json!({ "documents": documents, "outcome": "keep", "reason": "没有变化", "approver": "bench" });
    for (what, name, request) in [
        ("how far it is", "review.show", json!({})),
        ("what is left, first page", "record.list", page(json!([]))),
        ("what is left, next page", "record.list", next),
        ("what is left, withheld", "record.list", page(withheld)),
        ("what is left, searched", "record.list", searched),
        ("a verdict", "review.set", verdict(&ids[..1])),
        ("a hundred verdicts", "review.set", verdict(&ids)),
        ("the first page of the desk", "desk.today", json!({})),
        ("documents often asked for", "document.suggested", json!({})),
    ] {
        let mut times = Vec::new();
        for _ in 0..TIMES {
            let begun = Instant::now();
            call(name, request.clone())?;
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        let first = times[0];
        times.sort_by(f64::total_cmp);
        println!("{what}: first {first:.1} ms, then {:.1} ms", times[0]);
    }
    Ok(())
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
