//! A desk with a million documents: the day, the month, every statistic, the yearly review, pages,
//! filters, orders and the search box, all through the loopback host as the page calls them.

use crate::made;
use minglu_ledger::Ledger;
use minglu_tests::Step;
use minglu_tests::loopback::Loopback;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Calls of each kind that are measured.
const TIMES: usize = 20;
/// No call takes longer than this, in milliseconds.
const AIM: f64 = 100.0;

/// Makes the desk and prints the first time, the median, the 95th percentile and the longest of
/// each call. `MINGLU_BENCH_DATA` names a folder in which the desk is kept for the next run.
pub fn measure(folder: &Path) -> Step {
    let kept = std::env::var_os("MINGLU_BENCH_DATA").map(PathBuf::from);
    let data = kept.unwrap_or_else(|| folder.join("desk"));
    if !Ledger::exists(&data) {
        made::desk(&data)?;
    }
    for opening in ["the first time, dates reckoned", "again"] {
        let begun = Instant::now();
        let at = At::open(&data)?;
        at.call("desk.status", json!({}))?;
        println!("open the desk {opening}: {}", seconds(begun));
        at.host.end()?;
    }
    let at = At::open(&data)?;
    let begun = Instant::now();
    at.call("desk.today", json!({}))?;
    println!(
        "the day for the first time, duties counted: {}",
        seconds(begun)
    );
    println!("| call | first | median | 95 of 100 | longest | |");
    println!("| --- | --- | --- | --- | --- | --- |");
    the_day(&at, folder)?;
    statistics(&at)?;
    lists(&at)?;
    searches(&at)?;
    review(&at)?;
    at.host.end()
}

/// A host with its cookie.
struct At {
    host: Loopback,
    cookie: String,
}

impl At {
    fn open(data: &Path) -> Step<At> {
        let host = Loopback::start(data)?;
        let cookie = host.cookie()?;
        Ok(At { host, cookie })
    }

    fn call(&self, name: &str, request: Value) -> Step<Value> {
        self.host.call(&self.cookie, name, &request)
    }

    /// Calls with the requests in turn, and prints a line.
    fn time(&self, what: &str, name: &str, requests: &[Value]) -> Step {
        let mut times = Vec::new();
        for request in requests.iter().cycle().take(TIMES.max(requests.len())) {
            let begun = Instant::now();
            self.call(name, request.clone())?;
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        line(what, &mut times);
        Ok(())
    }
}

/// The first call of all may make an index; it is told apart, and is in the longest.
fn line(what: &str, times: &mut [f64]) {
    let first = times.first().copied().unwrap_or_default();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    let verdict = if at(95) < AIM { "" } else { "MISSED" };
    println!(
        "| {what} | {first:.1} | {:.1} | {:.1} | {:.1} | {verdict} |",
        at(50),
        at(95),
        at(100)
    );
}

fn seconds(begun: Instant) -> String {
    format!("{:.1} s", begun.elapsed().as_secs_f64())
}

fn the_day(at: &At, folder: &Path) -> Step {
    at.time("the day", "desk.today", &[json!({})])?;
    let months = ["2026-11", "2026-10", "2026-06", "2020-03", "2027-01"];
    let months = months.map(|month| json!({ "month": month }));
    at.time("the month", "desk.month", &months)?;
    let path = folder.join("due.ics");
    at.time("the calendar file", "desk.ics", &[json!({ "path": path })])?;
    let path = folder.join("day.docx");
    at.time(
        "the day on paper",
        "desk.print_today",
        &[json!({ "path": path })],
    )?;
    let changed = at.call(
        "record.list",
        json!({ "ledger": "document", "limit": TIMES }),
    )?;
    let mut times = Vec::new();
    for row in changed["rows"].as_array().into_iter().flatten() {
        let change = json!([{ "id": row["id"], "fields": { "remarks": "已核对" } }]);
        at.call(
            "record.set",
            json!({ "ledger": "document", "changes": change }),
        )?;
        let begun = Instant::now();
        at.call("desk.today", json!({}))?;
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    line("the day after a change", &mut times);
    Ok(())
}

fn statistics(at: &At) -> Step {
    let years = [2026, 2025, 2016, 2012].map(|year| json!({ "year": year }));
    at.time("all statistics of a year", "statistic.all", &years)?;
    let schemas = at.call("desk.schemas", json!({}))?;
    let mut times = Vec::new();
    let mut longest = (0.0, String::new());
    for schema in schemas["schemas"].as_array().into_iter().flatten() {
        for year in [2026, 2025] {
            let begun = Instant::now();
            let request = json!({ "ledger": schema["ledger"], "year": year });
            at.call("statistic.show", request)?;
            let took = begun.elapsed().as_secs_f64() * 1000.0;
            times.push(took);
            if took > longest.0 {
                longest = (took, schema["title"].to_string());
            }
        }
    }
    let what = format!("each ledger's statistics (longest: {})", longest.1);
    line(&what, &mut times);
    let of_documents = [2026, 2025, 2016].map(|year| json!({ "ledger": "document", "year": year }));
    at.time(
        "documents by year and quarter",
        "statistic.show",
        &of_documents,
    )
}

fn page(more: Value) -> Value {
    let mut request = json!({ "ledger": "document", "limit": 100 });
    if let (Some(request), Value::Object(more)) = (request.as_object_mut(), more) {
        request.extend(more);
    }
    request
}

fn lists(at: &At) -> Step {
    at.time("first page", "record.list", &[page(json!({}))])?;
    deep(
        at,
        "1000 pages on end, in the ledger's order",
        json!({}),
        1000,
    )?;
    let down = json!({ "sort": [{ "field": "dated", "descending": false }] });
    at.time(
        "last page (first of the order turned round)",
        "record.list",
        &[page(down)],
    )?;
    for field in [
        "doc_no",
        "title",
        "kind",
        "drafter",
        "published",
        "publish_by",
    ] {
        let sort = json!([{ "field": field, "descending": true }]);
        at.time(
            &format!("sorted by {field}"),
            "record.list",
            &[page(json!({ "sort": sort }))],
        )?;
        let asked = json!({ "sort": sort });
        deep(at, &format!("  100 pages on end by {field}"), asked, 100)?;
    }
    for (what, filters) in filters() {
        let mut asked = page(json!({}));
        asked["filters"] = filters;
        at.time(&format!("filter: {what}"), "record.list", &[asked])?;
    }
    let words = made::THINGS.map(|thing| page(json!({ "search": thing })));
    at.time(
        "search in the ledger, four characters",
        "record.list",
        &words,
    )?;
    let two = made::THINGS.map(|thing| thing.chars().take(2).collect::<String>());
    let two = two.map(|text| page(json!({ "search": text })));
    at.time("search in the ledger, two characters", "record.list", &two)?;
    let narrowed = made::THINGS.map(|thing| {
        let filters = json!([{ "field": "attribute", "op": "eq", "value": "withheld" }]);
        page(json!({ "search": thing, "filters": filters }))
    });
    at.time("search among the withheld", "record.list", &narrowed)
}

fn filters() -> [(&'static str, Value); 9] {
    let of =
        |field: &str, op: &str, value: Value| json!({ "field": field, "op": op, "value": value });
    let year = |year: i32| {
        let (first, last) = (format!("{year}-01-01"), format!("{year}-12-31"));
        [
            of("dated", "ge", json!(first)),
            of("dated", "le", json!(last)),
        ]
    };
    let [from, to] = year(2024);
    [
        ("a year", json!(year(2026))),
        (
            "an attribute",
            json!([of("attribute", "eq", json!("withheld"))]),
        ),
        (
            "an attribute in a year",
            json!([of("attribute", "eq", json!("on_request")), from, to]),
        ),
        (
            "no attribute",
            json!([of("attribute", "empty", json!(null))]),
        ),
        ("a kind", json!([of("kind", "eq", json!("公告"))])),
        (
            "not published",
            json!([of("published", "empty", json!(null))]),
        ),
        (
            "two attributes",
            json!([of("attribute", "in", json!(["withheld", "on_request"]))]),
        ),
        (
            "a title that holds 低保",
            json!([of("title", "contains", json!("低保"))]),
        ),
        (
            "overdue",
            json!([
                of("attribute", "eq", json!("proactive")),
                of("published", "empty", json!(null)),
                of("publish_by", "le", json!("2026-11-20")),
            ]),
        ),
    ]
}

fn deep(at: &At, what: &str, asked: Value, pages: usize) -> Step {
    let mut request = page(asked);
    let mut times = Vec::new();
    for _ in 0..pages {
        let begun = Instant::now();
        let mut found = at.call("record.list", request.clone())?;
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
        request["after"] = found["next"].take();
        if request["after"].is_null() {
            break;
        }
    }
    line(what, &mut times);
    Ok(())
}

fn searches(at: &At) -> Step {
    let texts = |texts: Vec<String>| -> Vec<Value> {
        texts
            .into_iter()
            .map(|text| json!({ "text": text }))
            .collect()
    };
    let words = |length: usize| {
        let words = made::THINGS.map(|thing| thing.chars().take(length).collect::<String>());
        texts(words.into())
    };
    let serials = (1..26).map(|n| format!("{n}号")).collect();
    let whole = (1..26)
        .map(|n| format!("{}年{}号", 2000 + n, n * 31))
        .collect();
    let initials = made::INITIALS.map(str::to_owned);
    for (kind, requests) in [
        ("one character", words(1)),
        ("two characters", words(2)),
        ("four characters", words(4)),
        ("a serial", texts(serials)),
        ("a year and a serial", texts(whole)),
        ("initials", texts(initials.into())),
    ] {
        at.time(
            &format!("search everywhere: {kind}"),
            "search.everywhere",
            &requests,
        )?;
    }
    Ok(())
}

fn review(at: &At) -> Step {
    let mut state = at.call("review.show", json!({}))?;
    if state["campaign"].is_null() {
        let begun = Instant::now();
        state = at.call("review.open", json!({ "year": 2026, "due": "2026-12-31" }))?;
        println!(
            "begin the review of {} documents: {}",
            state["campaign"]["left"],
            seconds(begun)
        );
    }
    at.time("the review, how far it is", "review.show", &[json!({})])?;
    let campaign = &state["campaign"];
    let left = |more: &[Value]| {
        let mut filters = campaign["left_filters"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        filters.extend(more.iter().cloned());
        page(json!({ "filters": filters, "sort": campaign["left_sort"] }))
    };
    let withheld = json!({ "field": "attribute", "op": "eq", "value": "withheld" });
    let mut searched = left(&[]);
    searched["search"] = json!("农机购置补贴");
    at.time("the review's list", "record.list", &[left(&[])])?;
    deep(at, "  100 pages of it on end", left(&[]), 100)?;
    at.time(
        "the review's list, withheld",
        "record.list",
        &[left(&[withheld])],
    )?;
    at.time("the review's list, searched", "record.list", &[searched])?;
    let some = at.call("record.list", left(&[]))?;
    let ids: Vec<Value> = some["rows"].as_array().into_iter().flatten().map(|row| json!({
        "documents": [row["id"]], "outcome": "keep", "reason": "没有变化", "approver": "陈禾"
    })).take(TIMES).collect();
    at.time("a verdict", "review.set", &ids)?;
    at.time(
        "documents often asked for",
        "document.suggested",
        &[json!({})],
    )
}
