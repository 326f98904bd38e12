//! A hundred thousand requests on application, through the loopback host: the annual report with its
//! three tables, and what is due.

use minglu_ledger::{Fields, Ledger, Operation};
use minglu_tests::Step;
use minglu_tests::loopback::Loopback;
use serde_json::json;
use std::path::Path;
use std::time::Instant;

const CASES: usize = 100_000;
const TIMES: usize = 5;
const KINDS: [&str; 6] = [
    "natural",
    "business",
    "research",
    "charity",
    "legal_service",
    "other",
];
const OUTCOMES: [&str; 7] = [
    "granted", "partial", "process", "not_held", "petition", "repeated", "other",
];

/// Prints the first time and the best of five of each.
pub fn measure(folder: &Path) -> Step {
    let data = folder.join("cases");
    let ledger = Ledger::open(&data)?;
    ledger.transact(Operation::by_user("放入十万件申请", "bench"), |tx| {
        for n in 0..CASES {
            tx.add("request", case(n))?;
        }
        Ok(())
    })?;
    drop(ledger);
    let host = Loopback::start(&data)?;
    let cookie = host.cookie()?;
    let open = json!({ "ledger": "request", "filters": [{ "field": "closed", "op": "empty" }], "limit": 100 });
    for (what, name, request) in [
        (
            "the annual report",
            "annual_report.show",
            json!({ "year": 2025 }),
        ),
        (
            "a sentence while it is written",
            "annual_report.preview",
            json!({ "year": 2025, "section": "overview" }),
        ),
        ("the open cases, first page", "record.list", open),
        ("the first page of the desk", "desk.today", json!({})),
    ] {
        let mut times = Vec::new();
        for _ in 0..TIMES {
            let begun = Instant::now();
            host.call(&cookie, name, &request)?;
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        let first = times[0];
        times.sort_by(f64::total_cmp);
        println!(
            "{what} of {CASES} cases: first {first:.1} ms, then {:.1} ms",
            times[0]
        );
    }
    Ok(())
}

/// The nth case: one in fifty is open.
fn case(n: usize) -> Fields {
    let (year, month, day) = (2019 + n % 8, n / 8 % 11 + 1, n / 88 % 28 + 1);
    let received = format!("{year}-{month:02}-{day:02}");
    let mut fields = json!({
        "number": format!("依申请〔{year}〕{n}号"),
        "subject": format!("第{n}件申请所需的政府信息及其附件"),
        "received": received,
        "due": format!("{year}-{:02}-{day:02}", month + 1),
        "applicant_kind": KINDS[n % 6],
        "state": "registered",
    });
    if !n.is_multiple_of(50) {
        fields["closed"] = json!(format!("{year}-{:02}-{day:02}", month + 1));
        fields["outcome"] = json!(OUTCOMES[n % 7]);
        fields["state"] = json!("archived");
    }
    match fields {
        serde_json::Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}
