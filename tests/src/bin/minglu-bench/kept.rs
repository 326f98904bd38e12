//! What it costs to lose nothing and to leak nothing: one cell saved, a backup and a check of a
//! ledger of a million documents, plain and then behind a password.

use crate::big;
use minglu_ledger::people::{Person, Role};
use minglu_ledger::vault::{Key, protect};
use minglu_ledger::{Ledger, Query, Reason};
use minglu_tests::Step;
use minglu_tests::loopback::Loopback;
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};

const PASSWORD: &str = "a password for the bench";
const SAVES: usize = 500;

/// Prints both columns and their ratio.
pub fn measure(folder: &Path) -> Step {
    let data = folder.join("kept");
    big::fill(&Ledger::open(&data)?)?;
    let plain = costs(&data, None)?;
    let (key, _) = protect(&data, Person::new("经办人", Role::Clerk)?, PASSWORD)?;
    let sealed = costs(&data, Some(&key))?;
    println!("| a ledger of a million documents | plain | protected | ratio |");
    println!("| --- | --- | --- | --- |");
    for ((name, plain), (_, sealed)) in plain.iter().zip(&sealed) {
        let ratio = sealed.as_secs_f64() / plain.as_secs_f64();
        println!("| {name} | {plain:.1?} | {sealed:.1?} | {ratio:.1}× |");
    }
    Ok(())
}

type Cost = (&'static str, Duration);

fn costs(data: &Path, key: Option<&Key>) -> Step<Vec<Cost>> {
    let open = || match key {
        Some(key) => Ledger::open_unlocked(data, key),
        None => Ledger::open(data),
    };
    let (opened, ledger) = timed(|| Ok(open()?))?;
    let found = || {
        timed(|| {
            let search = Some("补贴管理".to_owned());
            Ok(ledger.list(&Query {
                search,
                ..Query::of("document")
            })?)
        })
    };
    // A ledger that has just got its password makes its index anew, once.
    let (first, _) = found()?;
    let (search, _) = found()?;
    let (backup, _) = timed(|| Ok(ledger.back_up(Reason::Manual)?))?;
    let (check, report) = timed(|| Ok(ledger.check()?))?;
    if !report.ok {
        return Err("the ledger is not sound".into());
    }
    drop(ledger);
    let saves = saves(data, key.is_some())?;
    let at = |share: usize| saves[(saves.len() - 1) * share / 100];
    Ok(vec![
        ("open", opened),
        ("first search", first),
        ("search", search),
        ("backup, proven", backup),
        ("check", check),
        ("save of one cell through `minglu serve`, median", at(50)),
        ("the same, 99th percentile", at(99)),
    ])
}

/// The times of single cells saved through the loopback host, shortest first.
fn saves(data: &Path, locked: bool) -> Step<Vec<Duration>> {
    let host = Loopback::start(data)?;
    let cookie = host.cookie()?;
    if locked {
        host.call(&cookie, "lock.open", &json!({ "password": PASSWORD }))?;
    }
    let first = json!({ "ledger": "document", "limit": 1 });
    let id = host.call(&cookie, "record.list", &first)?["rows"][0]["id"].take();
    let mut times = Vec::new();
    for n in 0..SAVES {
        let fields = json!({ "title": format!("关于第{n}次修改的通知") });
        let request = json!({ "ledger": "document", "changes": [{ "id": id, "fields": fields }] });
        times.push(timed(|| host.call(&cookie, "record.set", &request))?.0);
    }
    times.sort_unstable();
    Ok(times)
}

fn timed<T>(work: impl FnOnce() -> Step<T>) -> Step<(Duration, T)> {
    let begun = Instant::now();
    let value = work()?;
    Ok((begun.elapsed(), value))
}
