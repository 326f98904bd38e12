//! Measures the ledger: `cargo run --release -p minglu-ledger --example measure -- 100000`.
#![allow(clippy::unwrap_used)]

use minglu_ledger::{Fields, Ledger, Op, Operation, Page, Query, SortBy};
use serde_json::{Value, json};
use std::time::Instant;

/// Random numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }

    fn text(&mut self, words: usize) -> String {
        (0..words).map(|_| self.pick(WORDS)).collect()
    }
}

const WORDS: &[&str] = &[
    "及时",
    "公开",
    "预算",
    "决算",
    "信息",
    "推进",
    "重点",
    "领域",
    "基层",
    "标准化",
    "规范化",
    "目录",
    "政策",
    "解读",
    "回应",
    "关切",
    "教育",
    "医疗",
    "养老",
    "社保",
    "就业",
    "环境",
    "保护",
    "食品",
    "药品",
    "安全",
    "生产",
    "应急",
    "管理",
    "财政",
    "资金",
    "使用",
    "情况",
    "按照",
    "要求",
    "每季度",
    "更新",
    "一次",
    "并",
    "做好",
    "保密",
    "审查",
    "，",
    "、",
    "；",
    "加强",
    "队伍",
    "建设",
    "开展",
    "培训",
    "考核",
    "监督",
    "检查",
    "问题",
    "整改",
    "落实",
    "责任",
    "完善",
    "制度",
    "机制",
    "平台",
    "网站",
    "专栏",
    "新媒体",
    "账号",
    "运维",
    "依申请",
    "答复",
    "文书",
    "格式",
    "流程",
    "时限",
    "台账",
    "乡镇",
    "村务",
    "便民",
    "服务",
    "大厅",
    "窗口",
    "指南",
    "清单",
    "权力",
    "行政",
    "许可",
    "处罚",
];
const UNITS: &[&str] = &[
    "县教育局",
    "县财政局",
    "县卫生健康局",
    "县民政局",
    "各乡镇",
    "县应急管理局",
];

fn row(dice: &mut Dice, at: usize, notice: &str) -> Fields {
    let fields = json!({
        "notice": notice, "position": at, "seq": (at % 300 + 1).to_string(),
        "topic": dice.text(4), "subject": dice.text(6), "requirement": dice.text(24),
        "responsible": format!("{}、{}", dice.pick(UNITS), dice.pick(UNITS)),
        "lead": [dice.pick(UNITS)], "division": dice.text(2), "progress": dice.text(14),
        "due_text": format!("{}月底前", dice.roll(12) + 1),
        "due": format!("2021-{:02}-{:02}", dice.roll(12) + 1, dice.roll(28) + 1),
        "state": dice.pick(&["not_started", "in_progress", "done"]),
        "remarks": if dice.roll(3) == 0 { Value::Null } else { json!(dice.text(4)) },
    });
    let Value::Object(fields) = fields else {
        return Fields::new();
    };
    fields
}

/// Adds rows in one transaction and tells how long this thread computed, making rows not counted.
fn add(ledger: &Ledger, dice: &mut Dice, from: usize, count: usize, notice: &str) -> f64 {
    let mut making = 0.0;
    let (start, clock) = (computed(), Instant::now());
    let op = Operation::by_user("导入", "测量");
    ledger
        .transact(op, |tx| {
            for batch in (from..from + count).step_by(1_000) {
                let made = computed();
                let rows: Vec<Fields> = (batch..(batch + 1_000).min(from + count))
                    .map(|at| row(dice, at, notice))
                    .collect();
                making += computed() - made;
                for fields in rows {
                    tx.add("task", fields)?;
                }
            }
            println!("  in the closure {:.2} s", computed() - start - making);
            Ok(())
        })
        .unwrap();
    println!(
        "  by the clock, making included {:.2} s",
        clock.elapsed().as_secs_f64()
    );
    computed() - start - making
}

/// Seconds that this thread has computed: on a busy machine the clock tells little.
fn computed() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text.split(' ').next().and_then(|n| n.parse::<f64>().ok());
    nanoseconds.unwrap_or(0.0) / 1e9
}

/// Runs a page several times; prints milliseconds.
fn time(name: &str, mut f: impl FnMut() -> Page) {
    let mut times: Vec<f64> = Vec::new();
    let mut total = 0;
    for _ in 0..5 {
        let start = Instant::now();
        total = f().total;
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    let first = times[0];
    times.sort_by(f64::total_cmp);
    println!(
        "{name:<44} first {first:9.2} ms, then {:8.2} ms (total {total})",
        times[0]
    );
}

fn deep(ledger: &Ledger, query: &Query, page: usize) {
    let mut query = query.clone();
    let mut last = 0.0;
    for _ in 0..page {
        let start = Instant::now();
        let found = ledger.list(&query).unwrap();
        last = start.elapsed().as_secs_f64() * 1e3;
        match found.next {
            Some(next) => query.after = Some(next),
            None => break,
        }
    }
    println!("    page {page}: {last:.2} ms");
}

fn search(ledger: &Ledger, dice: &mut Dice, rows: usize) {
    let text: Vec<char> = WORDS.concat().chars().collect();
    for length in 1..=6 {
        let mut times = Vec::new();
        let mut hits = 0;
        for _ in 0..40 {
            let phrase: String = if length <= 2 {
                let at = dice.roll(text.len() - length);
                text[at..at + length].iter().collect()
            } else {
                dice.text(4).chars().take(length).collect()
            };
            let query = Query {
                search: Some(phrase),
                limit: 50,
                ..Query::of("task")
            };
            let start = computed();
            hits += ledger.list(&query).unwrap().total;
            times.push((computed() - start) * 1e3);
        }
        times.sort_by(f64::total_cmp);
        println!(
            "search {length} of {rows}: p50 {:.2} p95 {:.2} max {:.2} ms, hits on average {}",
            times[20],
            times[37],
            times[39],
            hits / 40
        );
    }
}

fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().filter(|l| l.starts_with("VmHWM")).collect()
}

fn main() {
    let rows: usize = std::env::args()
        .nth(1)
        .and_then(|a| a.parse().ok())
        .unwrap_or(100_000);
    let dir = tempfile::tempdir_in(std::env::var("MEASURE_DIR").unwrap_or("/tmp".into())).unwrap();
    let ledger = Ledger::open(dir.path()).unwrap();
    let notice = ledger
        .transact(Operation::by_user("新增", "测量"), |tx| {
            let fields = Fields::from_iter([("title".to_owned(), json!("测量用通知"))]);
            tx.add("notice", fields)
        })
        .unwrap()
        .value;
    let mut dice = Dice(42);
    let step = 100_000.min(rows);
    for from in (0..rows).step_by(step) {
        println!(
            "added {step}: {:.2} s, {}",
            add(&ledger, &mut dice, from, step, &notice),
            memory()
        );
    }
    show_files(&dir);
    if std::env::args().any(|a| a == "--add-only") {
        return;
    }
    lists(&ledger, rows);
    search(&ledger, &mut dice, rows);
    others(&ledger);
}

fn show_files(dir: &tempfile::TempDir) {
    for entry in std::fs::read_dir(dir.path()).unwrap().flatten() {
        println!(
            "{:?}: {} MB",
            entry.file_name(),
            entry.metadata().unwrap().len() >> 20
        );
    }
}

fn queries() -> Vec<(&'static str, Query)> {
    let by = |field: &str, descending| {
        vec![SortBy {
            field: field.into(),
            descending,
        }]
    };
    let all = Query::of("task");
    vec![
        ("no sort of one's own", all.clone()),
        (
            "sorted by due",
            Query {
                sort: by("due", false),
                ..all.clone()
            },
        ),
        (
            "sorted by subject, down",
            Query {
                sort: by("subject", true),
                ..all.clone()
            },
        ),
        ("state = done", all.clone().with("state", Op::Eq, "done")),
        (
            "state = done, sorted by due",
            Query {
                sort: by("due", false),
                ..all.clone().with("state", Op::Eq, "done")
            },
        ),
        (
            "due <= 2021-01-05",
            all.clone().with("due", Op::Le, "2021-01-05"),
        ),
        (
            "due <= 2021-06-30, sorted by due",
            Query {
                sort: by("due", false),
                ..all.clone().with("due", Op::Le, "2021-06-30")
            },
        ),
        (
            "subject contains 预算决算",
            all.clone().with("subject", Op::Contains, "预算决算"),
        ),
        (
            "remarks empty",
            all.clone().with("remarks", Op::Empty, Value::Null),
        ),
        (
            "search 预算 and state = done",
            Query {
                search: Some("预算决算".into()),
                ..all.clone().with("state", Op::Eq, "done")
            },
        ),
        (
            "search 预算决算 sorted by due",
            Query {
                search: Some("预算决算".into()),
                sort: by("due", false),
                ..all.clone()
            },
        ),
    ]
}

fn lists(ledger: &Ledger, rows: usize) {
    for (name, query) in &queries() {
        time(name, || ledger.list(query).unwrap());
        deep(ledger, query, 1_000.min(rows / 100));
    }
}

fn others(ledger: &Ledger) {
    let all = Query::of("task");
    let by_due = Query {
        sort: vec![SortBy {
            field: "due".into(),
            descending: false,
        }],
        ..all.clone()
    };
    let start = computed();
    let mut seen = 0;
    ledger
        .each(&by_due, |_| {
            seen += 1;
            Ok(())
        })
        .unwrap();
    println!(
        "each, sorted: {seen} in {:.2} s, {}",
        (computed() - start),
        memory()
    );
    let one = &ledger.list(&all).unwrap().rows[0];
    let start = computed();
    for n in 0..200 {
        let fields = Fields::from_iter([("progress".to_owned(), json!(format!("进展{n}")))]);
        ledger
            .transact(Operation::by_user("修改", "测量"), |tx| {
                tx.set("task", &one.id, &fields)
            })
            .unwrap();
    }
    println!("one edit: {:.2} ms", (computed() - start) * 5.0);
    let start = computed();
    ledger.undo("测量").unwrap();
    println!("undo of an edit: {:.2} ms", (computed() - start) * 1e3);
    let start = computed();
    println!(
        "check ok {}: {:.2} s",
        ledger.check().unwrap().ok,
        (computed() - start)
    );
    println!("{}", memory());
}
