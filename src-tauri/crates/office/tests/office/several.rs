//! Several processes on one PostgreSQL: exactly once, whatever comes how often and in which order.

use crate::common::{Machine, Office, Postgres, Process};
use minglu_office::store::Store;
use minglu_office::{audit, backup, issue};
use minglu_sync::batch::Batch;
use minglu_sync::client::Office as _;
use minglu_sync::protocol::IssuedKind;
use minglu_sync::receipt::Receipt;
use std::collections::HashMap;
use std::sync::{Mutex, RwLock};
use uuid::Uuid;

const UNITS: usize = 6;
const BATCHES: u32 = 4;
const RECORDS: usize = 40;
/// How often each machine sends all that it has, over and over.
const ROUNDS: usize = 3;

#[test]
fn every_batch_is_stored_once_by_several_processes_of_which_one_is_killed() {
    let Some(database) = Postgres::start() else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let office = Office::open(&database.address());
    let start = || Process::start(dir.path(), Some(&database.url()));
    let servers = RwLock::new(vec![start(), start(), start()]);
    let senders: Vec<(Machine, Vec<Batch>)> = (0..UNITS).map(|at| sender(&office, at)).collect();
    let given: Mutex<HashMap<Uuid, Vec<Receipt>>> = Mutex::default();

    std::thread::scope(|scope| {
        for (at, (machine, batches)) in senders.iter().enumerate() {
            // Two of each, so that the same batch is on its way twice at once.
            for twin in 0..2 {
                let (servers, given) = (&servers, &given);
                scope.spawn(move || send(servers, machine, batches, at + twin, given));
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(300));
        let mut servers = servers.write().unwrap();
        servers[1].kill();
        servers[1] = start();
    });

    let given = given.into_inner().unwrap();
    for (machine, batches) in &senders {
        for batch in batches {
            let receipts = &given[&batch.manifest().id];
            receipts[0].confirms(batch).unwrap();
            assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
        }
        assert_eq!(
            sequences(&office.store, machine),
            (1..=u64::from(BATCHES)).collect::<Vec<_>>()
        );
    }
    let all = UNITS as u64 * u64::from(BATCHES);
    assert_eq!(counted(&office.store, "batch"), all);
    assert_eq!(counted(&office.store, "record"), all * RECORDS as u64);
    let log = audit::list(&office.store, None, 500).unwrap();
    assert_eq!(
        log.iter()
            .filter(|entry| entry.deed == "batch.store")
            .count() as u64,
        all
    );
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let place = minglu_office::Place {
        dir: dir.path().into(),
        database: Some(database.url()),
        blobs: None,
    };
    let opened = minglu_office::Office::open(&place, runtime.handle().clone()).unwrap();
    assert_eq!(backup::check(&opened).unwrap(), []);
    let mut servers = servers.into_inner().unwrap();
    assert!(servers.remove(0).stop());
}

fn sender(office: &Office, at: usize) -> (Machine, Vec<Batch>) {
    let machine = office.machine(&office.unit(&format!("澄溪县第{at}局")));
    let batches = (1..=BATCHES)
        .map(|number| machine.batch(number, RECORDS))
        .collect();
    (machine, batches)
}

/// Sends all batches again and again, each time in another order and to another server. Where one
/// does not answer the next is asked: in the end every batch has its receipt.
fn send(
    servers: &RwLock<Vec<Process>>,
    machine: &Machine,
    batches: &[Batch],
    seed: usize,
    given: &Mutex<HashMap<Uuid, Vec<Receipt>>>,
) {
    for round in 0..ROUNDS {
        for step in 0..batches.len() {
            let batch = &batches[(step * 3 + round + seed) % batches.len()];
            let receipt = (0..).find_map(|attempt: usize| {
                assert!(attempt < 20, "no server answers");
                let client = {
                    let servers = servers.read().unwrap();
                    servers[(seed + step + round + attempt) % servers.len()].client(machine)
                };
                client.commit(batch.bytes()).ok()
            });
            let mut given = given.lock().unwrap();
            given
                .entry(batch.manifest().id)
                .or_default()
                .extend(receipt);
        }
    }
}

fn sequences(store: &Store, machine: &Machine) -> Vec<u64> {
    let page = issue::page(store, &machine.caller(), 0).unwrap();
    assert!(
        page.items
            .iter()
            .all(|item| item.kind == IssuedKind::Receipt)
    );
    page.items.iter().map(|item| item.sequence).collect()
}

fn counted(store: &Store, table: &str) -> u64 {
    let sql = format!("SELECT COUNT(*) FROM {table}");
    let row = store.read(|db| db.row(&sql, &[])).unwrap().unwrap();
    row.count(0).unwrap()
}
