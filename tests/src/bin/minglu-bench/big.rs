//! A ledger of a million documents: pages and search, against `LIKE` over the same table.

use crate::peers;
use minglu_ledger::{Fields, Ledger, Operation, Query};
use minglu_tests::Step;
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};

const ROWS: usize = 1_000_000;
const ACTS: [&str; 8] = [
    "推进", "规范", "公开", "调整", "开展", "做好", "印发", "加强",
];
/// What documents are about.
pub const THINGS: [&str; 25] = [
    "乡村振兴资金",
    "高标准农田",
    "农机购置补贴",
    "义务教育招生",
    "城乡低保",
    "医疗救助",
    "危房改造",
    "征地补偿",
    "环境监测",
    "安全生产",
    "食品药品",
    "行政许可",
    "财政预算",
    "公共文化",
    "养老服务",
    "就业培训",
    "户籍管理",
    "道路建设",
    "水利工程",
    "防汛抗旱",
    "林木采伐",
    "殡葬服务",
    "社区矫正",
    "市场监管",
    "招标投标",
];
/// How the initials of [`THINGS`] are typed.
pub const INITIALS: [&str; 25] = [
    "xczx", "gbznt", "njgz", "ywjy", "cxdb", "yljz", "wfgz", "zdbc", "hjjc", "aqsc", "spyp",
    "xzxk", "czys", "ggwh", "ylfw", "jypx", "hjgl", "dljs", "slgc", "fxkh", "lmcf", "bzfw", "sqjz",
    "scjg", "ztbtb",
];
/// Of which kind they are.
pub const KINDS: [&str; 5] = ["通知", "意见", "公告", "方案", "函"];

/// Prints medians and 95th percentiles.
pub fn measure(folder: &Path) -> Step {
    let data = folder.join("million");
    let ledger = Ledger::open(&data)?;
    fill(&ledger)?;
    let mut after = None;
    let mut pages = Vec::new();
    for _ in 0..1000 {
        let (page, time) = timed(|| {
            ledger.list(&Query {
                limit: 100,
                after: after.take(),
                ..Query::of("document")
            })
        })?;
        after = page.next;
        pages.push(time);
    }
    println!("first page of {ROWS} rows: {:.1} ms", millis(pages[0]));
    println!(
        "thousandth page: {:.1} ms; all thousand: {}",
        millis(pages[999]),
        spread(&mut pages)
    );
    for length in 1..=6 {
        let mut times = Vec::new();
        for thing in THINGS {
            let text: String = thing
                .chars()
                .chain("管理办法".chars())
                .take(length)
                .collect();
            let query = Query {
                limit: 50,
                search: Some(text),
                ..Query::of("document")
            };
            times.push(timed(|| ledger.list(&query))?.1);
        }
        println!(
            "search of {length} characters, 50 rows and their exact number: {}",
            spread(&mut times)
        );
    }
    everywhere(&ledger)?;
    drop(ledger);
    let mut like = peers::script("search_like.py")?;
    like.arg(data.join("ledger.sqlite")).args(THINGS);
    if like.status()?.success() {
        Ok(())
    } else {
        Err("search_like.py failed".into())
    }
}

/// Searches of the box that opens with Ctrl+K, in every ledger at once. The first of all opens the
/// files and is not counted.
fn everywhere(ledger: &Ledger) -> Step {
    let words = |length: usize| THINGS.map(|thing| thing.chars().take(length).collect::<String>());
    let numbers = (1..26).map(|n| format!("{n}号"));
    let whole = (1..26).map(|n| format!("{}年{}号", 2000 + n, n * 31));
    ledger.search_everywhere("公开", 6)?;
    let kinds: [(&str, Vec<String>); 6] = [
        ("one character", words(1).into()),
        ("two characters", words(2).into()),
        ("four characters", words(4).into()),
        ("a serial", numbers.collect()),
        ("a year and a serial", whole.collect()),
        ("initials", INITIALS.map(str::to_owned).into()),
    ];
    for (kind, texts) in kinds {
        let mut times = Vec::new();
        for text in &texts {
            times.push(timed(|| ledger.search_everywhere(text, 6))?.1);
        }
        println!("search everywhere, {kind}: {}", spread(&mut times));
    }
    Ok(())
}

/// How many documents: a million, or fewer for a quick look (`MINGLU_BENCH_ROWS`).
pub fn rows() -> usize {
    let given = std::env::var("MINGLU_BENCH_ROWS").ok();
    given.and_then(|rows| rows.parse().ok()).unwrap_or(ROWS)
}

/// Puts the documents in.
pub fn fill(ledger: &Ledger) -> Step {
    fill_with(ledger, document)
}

/// The same with documents of another make.
pub fn fill_with(ledger: &Ledger, document: fn(usize) -> Fields) -> Step {
    let operation = Operation::by_user("放入一百万件公文", "bench");
    ledger.transact(operation, |tx| {
        for n in 0..rows() {
            tx.add("document", document(n))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The nth document.
pub fn document(n: usize) -> Fields {
    let (act, thing, kind) = (ACTS[n % 8], THINGS[n / 8 % 25], KINDS[n / 200 % 5]);
    let title = format!("关于{act}{thing}工作的第{}号{kind}", n / 1000);
    let day = format!(
        "{}-{:02}-{:02}",
        2000 + n % 27,
        n / 27 % 12 + 1,
        n / 400 % 28 + 1
    );
    let number = format!("澄政办发〔{}〕{}号", 2000 + n % 27, n / 27 % 999 + 1);
    let fields = [
        ("title", json!(title)),
        ("doc_no", json!(number)),
        ("dated", json!(day)),
        ("attribute", json!("proactive")),
    ];
    fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn timed<T>(work: impl FnOnce() -> minglu_ledger::Result<T>) -> Step<(T, Duration)> {
    let begun = Instant::now();
    let value = work()?;
    Ok((value, begun.elapsed()))
}

fn spread(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |share: usize| millis(times[(times.len() - 1) * share / 100]);
    format!("median {:.1} ms, 95th percentile {:.1} ms", at(50), at(95))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
