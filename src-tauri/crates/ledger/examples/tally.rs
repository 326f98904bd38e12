//! Measures the statistics: `cargo run --release -p minglu-ledger --example tally -- 1000000`.
#![allow(clippy::unwrap_used)]

use minglu_ledger::{Fields, Ledger, Operation};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

const ATTRIBUTES: [&str; 3] = ["proactive", "on_request", "withheld"];
const KINDS: [&str; 5] = ["通知", "请示", "函", "公告", "批复"];

fn document(n: usize) -> Fields {
    let (month, day) = (n / 5 % 12 + 1, n % 28 + 1);
    let fields = json!({
        "title": format!("关于做好第{n}项工作的通知"), "doc_no": format!("澄农发〔2026〕{n}号"),
        "kind": KINDS[n % 5], "attribute": ATTRIBUTES[n % 3],
        "dated": format!("{}-{month:02}-{day:02}", 2022 + n % 5),
        "published": format!("{}-{month:02}-28", 2022 + n % 5),
        "publish_by": format!("{}-{month:02}-20", 2022 + n % 5),
    });
    match fields {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

fn add(ledger: &Ledger, from: usize, count: usize) {
    let op = Operation::by_user("导入", "测量");
    let added = ledger.transact(op, |tx| {
        (from..from + count).try_for_each(|n| tx.add("document", document(n)).map(drop))
    });
    added.unwrap();
}

fn time(what: &str, ledger: &Ledger) {
    let start = Instant::now();
    let tallies = ledger.tally("document").unwrap();
    let took = start.elapsed().as_secs_f64() * 1e3;
    println!("{what}: {took:.2} ms for {} counts", tallies.len());
}

fn main() {
    let rows = std::env::args().nth(1).and_then(|a| a.parse().ok());
    let rows: usize = rows.unwrap_or(100_000);
    let parent = std::env::var("MEASURE_DIR").unwrap_or("/tmp".into());
    let dir = tempfile::tempdir_in(Path::new(&parent)).unwrap();
    let ledger = Ledger::open(dir.path()).unwrap();
    for from in (0..rows).step_by(100_000) {
        add(&ledger, from, 100_000.min(rows - from));
    }
    time("counted for the first time", &ledger);
    time("asked again", &ledger);
    add(&ledger, rows, 1);
    time("after one more document", &ledger);
    add(&ledger, rows + 1, 10_000);
    time("after ten thousand more", &ledger);
    drop(ledger);
    let ledger = Ledger::open(dir.path()).unwrap();
    time("after a new start", &ledger);
}
