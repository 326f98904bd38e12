use super::county::{County, Template, call, place, sync};
use super::proxy::{STEPS, Step};
use super::schedule::{Act, Play};
use super::settled::{self, Past};
use crate::kill::killed;
use crate::rounds::{chance, rounds, well};
use minglu_tests::desk::Desk;
use serde_json::{Value, json};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

/// Kills that CI tries; under `cargo xtask soak` every step of every request is one.
const USUAL: usize = 12;

#[derive(Debug, Clone, Copy)]
enum Who {
    Unit,
    Office,
}

/// A unit that has three things to send, and two notices with files to take in.
pub fn laden(template: &Template) -> County<'_> {
    let mut play = Play::of(template.county(), 7);
    for files in [vec![3000], vec![], vec![800, 4_500_000]] {
        play.act(&Act::Report { unit: 0, files });
    }
    play.act(&Act::Issue);
    play.act(&Act::Issue);
    play.left()
}

/// Runs an exchange; at this step of this request, counted from 0, somebody is killed.
fn exchange(county: &County<'_>, kill: Option<(u32, Step, Who)>) -> ExitStatus {
    let unit = Arc::new(AtomicU32::new(0));
    if let Some((request, at, who)) = kill {
        let (unit, office) = (Arc::clone(&unit), county.server());
        let strike = move |n, step| {
            if (n, step) != (request, at) {
                return;
            }
            let victim = match who {
                Who::Unit => wait(&unit),
                Who::Office => office,
            };
            // While it works on what it has heard, as likely as while it waits.
            thread::sleep(Duration::from_micros(u64::from(n) * 700 % 3000));
            let mut kill = Command::new("kill");
            kill.args(["-KILL", &victim.to_string()]).output().unwrap();
        };
        county.proxy.watch(Some(Box::new(strike)));
    } else {
        county.proxy.watch(None);
    }
    let mut sync = sync(&county.units[0]);
    let sync = sync.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = sync.spawn().unwrap();
    unit.store(child.id(), Ordering::SeqCst);
    let ended = child.wait().unwrap();
    if kill.is_some() {
        county.proxy.watch(None);
    }
    ended
}

fn wait(pid: &AtomicU32) -> u32 {
    loop {
        match pid.load(Ordering::SeqCst) {
            0 => thread::yield_now(),
            pid => return pid,
        }
    }
}

#[test]
fn whoever_is_killed_at_whatever_step_one_exchange_makes_good() {
    let template = Template::new();
    let county = laden(&template);
    assert!(exchange(&county, None).success());
    let requests = county.proxy.asked();
    assert!(requests > 10, "an exchange of {requests} requests");
    drop(county);
    let each = (0..requests).flat_map(|n| STEPS.map(|step| (n, step)));
    let mut kills: Vec<_> = each
        .flat_map(|(n, step)| [Who::Unit, Who::Office].map(|who| (n, step, who)))
        .collect();
    chance().shuffle(&mut kills);
    kills.truncate(rounds(USUAL));
    for kill in &kills {
        let mut county = laden(&template);
        let ended = exchange(&county, Some(*kill));
        if matches!(kill, (n, step, Who::Unit) if *n + 1 < requests || *step != Step::Done) {
            assert!(!ended.success(), "{kill:?} struck nobody");
        }
        county.start();
        made_good(&county, &format!("{kill:?}"));
    }
    println!("{} of {} kills", kills.len(), requests * 12);
}

/// One exchange, and everything is there; what came of it comes with the next.
pub fn made_good(county: &County<'_>, what: &str) {
    let desk = &county.units[0];
    let done = desk.ok(&["sync"]);
    assert_eq!(done["failures"], json!([]), "{what}");
    let lines = desk.ok(&["batch", "list"]);
    let lines = lines.as_array().unwrap();
    assert!(
        lines.iter().all(|l| l["state"] == "stored"),
        "{what}: {lines:?}"
    );
    desk.ok(&["sync"]);
    well(desk);
    let places: Vec<_> = county.units.iter().map(place).collect();
    for place in &places[1..] {
        call(place, "batch.sync", json!({}));
    }
    let wrong = settled::unsettled(county, &places, Past::Whole);
    assert!(wrong.is_empty(), "{what}: {wrong:#?}");
}

#[test]
fn a_batch_is_frozen_whole_or_not_at_all() {
    let template = Template::new();
    let county = laden(&template);
    let desk = &county.units[0];
    let mut numbers = listed(desk);
    let arguments = ["batch", "new", "--kind", "task_progress"];
    killed(desk, &arguments, rounds(10), |done| {
        let now = listed(desk);
        assert!(now.starts_with(&numbers), "{now:?} after {numbers:?}");
        let new = now.len() - numbers.len();
        assert!(new == 1 || (!done && new == 0), "{new} batches of one");
        numbers = now;
    });
    made_good(&county, "frozen");
}

/// Numbers of the batches, the oldest first.
fn listed(desk: &Desk) -> Vec<Value> {
    let lines = desk.ok(&["batch", "list"]);
    let lines = lines.as_array().unwrap().iter().rev();
    lines.map(|line| line["number"].clone()).collect()
}
