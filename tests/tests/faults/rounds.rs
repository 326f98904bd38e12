use minglu_ledger::Ledger;
use minglu_tests::desk::Desk;
use minglu_tests::loopback::Loopback;
use serde_json::json;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

/// How many rounds a test does: `usual`, or a multiple of it under `cargo xtask soak`.
pub fn rounds(usual: usize) -> usize {
    let times = std::env::var("MINGLU_SOAK").ok();
    usual * times.and_then(|n| n.parse().ok()).unwrap_or(1)
}

/// Chance that can be had again: the seed is printed, and taken from `MINGLU_SEED`.
pub fn chance() -> fastrand::Rng {
    let given = std::env::var("MINGLU_SEED").ok();
    let seed = given.and_then(|n| n.parse().ok());
    let seed = seed.unwrap_or_else(|| fastrand::u64(..1_000_000));
    println!("MINGLU_SEED={seed}");
    fastrand::Rng::with_seed(seed)
}

/// Kills a process without warning after a while. It may be gone by then.
pub fn kill_after(pid: u32, while_: Duration) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        thread::sleep(while_);
        let mut kill = Command::new("kill");
        kill.args(["-KILL", &pid.to_string()]).output().unwrap();
    })
}

/// Adds tasks through the host until it is killed, a while after the first was stored. Answers the
/// ids that it was told are stored.
pub fn write_until_killed(host: &Loopback, while_: Duration) -> Vec<String> {
    let cookie = host.cookie().unwrap();
    let mut stored = Vec::new();
    let mut killer = None;
    let fields = json!({ "requirement": "公开财政预算", "progress": "已公开" });
    let payload = json!({ "ledger": "task", "fields": fields });
    while let Ok(row) = host.call(&cookie, "record.add", &payload) {
        stored.push(row["id"].as_str().unwrap().to_owned());
        killer.get_or_insert_with(|| kill_after(host.pid(), while_));
    }
    killer.unwrap().join().unwrap();
    stored
}

/// Those of the ids that the ledger does not have.
pub fn missing(data: &Path, ids: &[String]) -> Vec<String> {
    let ledger = Ledger::open(data).unwrap();
    let gone = ids.iter().filter(|id| ledger.get("task", id).is_err());
    gone.cloned().collect()
}

/// `minglu check` finds nothing wrong.
pub fn well(desk: &Desk) {
    let report = desk.ok(&["check"]);
    assert_eq!(report["ok"], true, "{report:#}");
}
