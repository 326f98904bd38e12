//! A made-up county office's desk with a million documents of a quarter of a century, most of the
//! last years, and something in the ledgers beside them.

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use minglu_ledger::{Fields, Ledger, Operation};
use minglu_tests::Step;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

pub use crate::big::{INITIALS, KINDS, THINGS, rows};

const ACTS: [&str; 8] = [
    "推进", "规范", "公开", "调整", "开展", "做好", "印发", "加强",
];
const UNITS: [&str; 6] = [
    "办公室",
    "预算股",
    "农业农村股",
    "社会保障股",
    "采购股",
    "监督检查股",
];
/// Records in each of some other ledgers.
const BESIDE: usize = 2_000;
/// Documents of one transaction.
const BATCH: usize = 100_000;

/// Makes it, and says how long that took.
pub fn desk(data: &Path) -> Step {
    let begun = Instant::now();
    let ledger = Ledger::open(data)?;
    let mut dice = Rng::with_seed(20_261_122);
    let unit = json!({ "name": "澄溪县财政局", "county": "澄溪县", "own": true });
    add(&ledger, "unit", std::iter::once(unit))?;
    for from in (0..rows()).step_by(BATCH) {
        let some = from..(from + BATCH).min(rows());
        add(&ledger, "document", some.map(|n| document(n, &mut dice)))?;
    }
    let beside = |ledger: &str| BESIDE.min(rows() / 10) / if ledger == "task" { 5 } else { 1 };
    for (name, make) in [
        (
            "interpretation",
            interpretation as fn(usize, &mut Rng) -> Value,
        ),
        ("consultation", consultation),
        ("task", task),
    ] {
        add(&ledger, name, (0..beside(name)).map(|n| make(n, &mut dice)))?;
    }
    println!(
        "make {} documents: {:.1} s",
        rows(),
        begun.elapsed().as_secs_f64()
    );
    Ok(())
}

fn add(ledger: &Ledger, name: &str, records: impl Iterator<Item = Value>) -> Step {
    let operation = Operation::by_user("放入样例", "陈禾");
    ledger.transact(operation, |tx| {
        for record in records {
            if let Value::Object(fields) = record {
                tx.add(name, fields.into_iter().collect::<Fields>())?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// Three in a hundred are policy documents, three in ten not proactive; of those that are, one in
/// ten is still not published.
fn document(n: usize, dice: &mut Rng) -> Value {
    let dated = day(dice);
    let kind = KINDS[dice.usize(..KINDS.len())];
    let title = format!(
        "关于{}{}工作的第{}号{kind}",
        pick(dice, &ACTS),
        pick(dice, &THINGS),
        n / 1000
    );
    let year = dated.format("%Y");
    let mut record = json!({
        "title": title, "doc_no": format!("澄财发〔{year}〕{}号", dice.u32(1..1000)), "kind": kind,
        "drafter": pick(dice, &UNITS), "dated": dated.to_string(), "policy": dice.u8(..100) < 3,
    });
    let attribute = match dice.u8(..10) {
        0 | 1 => "withheld",
        2 => "on_request",
        _ => "proactive",
    };
    record["attribute"] = json!(attribute);
    match attribute {
        "proactive" if dice.u8(..10) > 0 => {
            let published = dated + Days::new(dice.u64(1..40));
            record["published"] = json!(published.to_string());
            record["url"] = json!(format!("https://www.chengxi.example/zwgk/{n}.html"));
        }
        "proactive" => {}
        _ => {
            record["basis"] = json!("《政府信息公开条例》第十六条第二款");
            record["reason"] = json!("过程性信息");
            // One in ten is from before there were reviews.
            if n % 10 > 0 {
                record["reviewed"] = json!(0);
            }
        }
    }
    record
}

fn interpretation(n: usize, dice: &mut Rng) -> Value {
    let day = day(dice);
    json!({ "title": format!("《关于{}{}工作的意见》解读之{n}", pick(dice, &ACTS), pick(dice, &THINGS)),
        "drafted": day.to_string(), "published": (day + Days::new(7)).to_string() })
}

fn consultation(n: usize, dice: &mut Rng) -> Value {
    let day = day(dice);
    json!({ "title": format!("请问{}怎么申请？（第{n}件）", pick(dice, &THINGS)),
        "received": day.to_string(), "replied": (day + Days::new(3)).to_string() })
}

fn task(n: usize, dice: &mut Rng) -> Value {
    json!({ "requirement": format!("{}{}，第{n}项", pick(dice, &ACTS), pick(dice, &THINGS)),
        "responsible": "县财政局", "ours": "lead", "due": day(dice).to_string(),
        "state": if dice.u8(..10) > 0 { "done" } else { "in_progress" } })
}

/// A day of the last quarter of a century, the later the likelier.
fn day(dice: &mut Rng) -> NaiveDate {
    let last = chrono::Local::now().date_naive() - Days::new(2);
    let back = 9_800.0 * (1.0 - dice.f64().sqrt());
    last - Days::new(back as u64)
}

fn pick<'a>(dice: &mut Rng, words: &[&'a str]) -> &'a str {
    words[dice.usize(..words.len())]
}
