//! All units at once, over HTTP, each request signed.

use crate::common::{Office, Postgres, Process};
use crate::{made, report};
use minglu_sync::client::Office as _;
use std::path::Path;
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

const UNITS: usize = 500;
const RECORDS: usize = 1000;

/// So little stack a unit needs here.
const STACK: usize = 512 * 1024;

pub fn measure(server: Option<&Postgres>) {
    println!("\n| {UNITS} units × {RECORDS} records at once | all | p50 | p99 | memory |");
    println!("| --- | --- | --- | --- | --- |");
    let dir = tempfile::tempdir().unwrap();
    crowd("SQLite", &Office::in_file(dir.path()), dir.path(), None);
    let Some(server) = server else { return };
    let (dir, url) = (
        tempfile::tempdir().unwrap(),
        made::database(server, "crowd"),
    );
    crowd("PostgreSQL", &made::on_server(&url), dir.path(), Some(&url));
}

fn crowd(name: &str, office: &Office, dir: &Path, database: Option<&str>) {
    let machines = made::machines(office, UNITS);
    let program = Process::start(dir, database);
    let begin = Arc::new(Barrier::new(UNITS + 1));
    let units = machines.into_iter().enumerate().map(|(at, machine)| {
        let (client, begin) = (program.client(&machine), Arc::clone(&begin));
        let bytes = made::progress(&machine, at, RECORDS, &[]).bytes().to_vec();
        let send = move || {
            begin.wait();
            report::timed(|| client.commit(&bytes).unwrap()).0
        };
        std::thread::Builder::new()
            .stack_size(STACK)
            .spawn(send)
            .unwrap()
    });
    let units: Vec<_> = units.collect();
    begin.wait();
    let begun = Instant::now();
    let times: Vec<Duration> = units.into_iter().map(|unit| unit.join().unwrap()).collect();
    let all = begun.elapsed();
    println!(
        "| {name} | {all:.1?} | {:.1?} | {:.1?} | {} MiB at most |",
        report::at(&times, 50),
        report::at(&times, 99),
        program.memory("VmHWM"),
    );
    holds(office, UNITS);
}

fn holds(office: &Office, batches: usize) {
    let waiting = minglu_office::unit::overview(&office.store).unwrap();
    let waiting: u64 = waiting.iter().map(|unit| unit.waiting).sum();
    assert_eq!(waiting, batches as u64);
}
