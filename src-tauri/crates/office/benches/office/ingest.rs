//! Batches through the store, beside the same lines put into the same database with nothing else.

use crate::common::{Machine, Office, Postgres};
use crate::{made, report};
use minglu_office::batch;
use rusqlite::{Connection, params};
use std::io::Write;
use std::time::Duration;

const BATCHES: usize = 40;
const RECORDS: usize = 1000;
const ROUNDS: usize = 3;

/// The table as it is, without what stands around it.
const BARE: &str = "CREATE TABLE bare (batch TEXT NOT NULL, position BIGINT NOT NULL, \
    ledger TEXT NOT NULL, record TEXT NOT NULL, origin TEXT, line TEXT NOT NULL, \
    PRIMARY KEY (batch, position))";

pub fn measure(server: Option<&Postgres>) {
    report::head(&format!("take in {BATCHES} batches of {RECORDS} records"));
    let dir = tempfile::tempdir().unwrap();
    let sqlite = Office::in_file(dir.path());
    let bare = bare_sqlite(&dir.path().join("bare.sqlite"));
    let (ours, theirs) = rounds(&sqlite, |all| into_sqlite(&bare, all));
    report::ratio("SQLite", "bare inserts", ours, theirs, 3.0);
    let Some(server) = server else { return };
    let url = made::database(server, "ingest");
    let mut bare = postgres::Client::connect(&url, postgres::NoTls).unwrap();
    bare.batch_execute(BARE).unwrap();
    let (ours, theirs) = rounds(&made::on_server(&url), |all| copy(&mut bare, all));
    report::ratio("PostgreSQL", "COPY", ours, theirs, 5.0);
}

type Batches = Vec<Vec<u8>>;

/// Both take turns; the time in the middle of each.
fn rounds(office: &Office, mut peer: impl FnMut(&Batches)) -> (Duration, Duration) {
    let machine = made::machines(office, 1).remove(0);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let batches = fresh(&machine, round);
        theirs.push(report::timed(|| peer(&batches)).0);
        ours.push(report::timed(|| store(office, &machine, batches)).0);
    }
    (report::at(&ours, 50), report::at(&theirs, 50))
}

fn fresh(machine: &Machine, round: usize) -> Batches {
    let number = |at| round * BATCHES + at;
    let batches = (0..BATCHES).map(|at| made::progress(machine, number(at), RECORDS, &[]));
    made::bytes(&batches.collect::<Vec<_>>())
}

fn store(office: &Office, machine: &Machine, batches: Batches) {
    let caller = machine.caller();
    for bytes in batches {
        batch::commit(&office.store, &office.keys, &caller, bytes).unwrap();
    }
}

/// With the same promise: each batch is on the disk before the next one.
fn bare_sqlite(path: &std::path::Path) -> Connection {
    let bare = Connection::open(path).unwrap();
    bare.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        .unwrap();
    bare.execute_batch(BARE).unwrap();
    bare
}

fn into_sqlite(bare: &Connection, batches: &Batches) {
    for bytes in batches {
        let id = uuid::Uuid::now_v7().to_string();
        let tx = bare.unchecked_transaction().unwrap();
        let sql = "INSERT INTO bare VALUES (?1, ?2, 'progress', ?3, NULL, ?4)";
        let mut insert = tx.prepare_cached(sql).unwrap();
        for (at, line) in made::lines(bytes).iter().enumerate() {
            insert
                .execute(params![id, at as i64, format!("r{at}"), line])
                .unwrap();
        }
        drop(insert);
        tx.commit().unwrap();
    }
}

fn copy(bare: &mut postgres::Client, batches: &Batches) {
    for bytes in batches {
        let id = uuid::Uuid::now_v7();
        let mut writer = bare.copy_in("COPY bare FROM STDIN").unwrap();
        for (at, line) in made::lines(bytes).iter().enumerate() {
            let line = line.replace('\\', "\\\\");
            writeln!(writer, "{id}\t{at}\tprogress\tr{at}\t\\N\t{line}").unwrap();
        }
        writer.finish().unwrap();
    }
}
