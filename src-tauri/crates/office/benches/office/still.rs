//! A server to which nothing comes, and a machine that asks whether there is something.

use crate::common::{Office, Postgres, Process};
use crate::{made, report};
use minglu_sync::client::{Client, Http, Office as _};
use minglu_sync::protocol::{KnownBatch, StatusRequest};
use std::path::Path;
use std::time::Duration;

/// Few enough that no limit stands in the way.
const ROUNDS: usize = 100;
/// Batches that the machine has sent before.
const SENT: usize = 20;
/// In MiB.
const MEMORY: u64 = 40;

pub fn measure(server: Option<&Postgres>) {
    println!("\n| nothing to do | idle memory | sync p50 | sync p99 |");
    println!("| --- | --- | --- | --- |");
    let dir = tempfile::tempdir().unwrap();
    still("SQLite", &Office::in_file(dir.path()), dir.path(), None);
    let Some(server) = server else { return };
    let (dir, url) = (
        tempfile::tempdir().unwrap(),
        made::database(server, "still"),
    );
    still("PostgreSQL", &made::on_server(&url), dir.path(), Some(&url));
}

fn still(name: &str, office: &Office, dir: &Path, database: Option<&str>) {
    let machine = made::machines(office, 1).remove(0);
    let program = Process::start(dir, database);
    let client = program.client(&machine);
    client.capabilities().unwrap();
    std::thread::sleep(Duration::from_secs(2));
    let idle = program.memory("VmRSS");
    let batches = (0..SENT).map(|at| made::progress(&machine, at, 10, &[]));
    let known = batches.map(|batch| {
        client.commit(batch.bytes()).unwrap();
        KnownBatch {
            id: batch.manifest().id,
            digest: batch.digest().clone(),
        }
    });
    let known: Vec<KnownBatch> = known.collect();
    let times: Vec<Duration> = (0..ROUNDS)
        .map(|_| report::timed(|| round(&client, &known)).0)
        .collect();
    let met = if idle < MEMORY { "met" } else { "MISSED" };
    println!(
        "| {name} | {idle} MiB, < {MEMORY} {met} | {:.1?} | {:.1?} |",
        report::at(&times, 50),
        report::at(&times, 99)
    );
}

/// What a machine asks when it has nothing to send: as `minglu_sync::client::round` does.
fn round(client: &Client<Http>, known: &[KnownBatch]) {
    for batches in [&[][..], known] {
        let request = StatusRequest {
            batches: batches.to_vec(),
            after: SENT as u64,
        };
        assert_eq!(client.status(&request).unwrap().latest, SENT as u64);
    }
}
