//! A server that was restored from yesterday's backup: what came since comes again.

use crate::common::{Machine, Office as Bare, Postgres, Server};
use minglu_office::{Office, Place, backup, batch};
use minglu_sync::client::Office as _;
use minglu_sync::crypto::BlobDigest;
use minglu_sync::protocol::{BatchState, KnownBatch, StatusRequest, StatusResponse};
use std::path::Path;
use tokio::runtime::Runtime;

fn place(dir: &Path, database: Option<String>) -> Place {
    Place {
        dir: dir.to_owned(),
        database,
        blobs: None,
    }
}

fn asked(
    server: &Server,
    machine: &Machine,
    batches: &[&minglu_sync::batch::Batch],
) -> StatusResponse {
    let batches = batches.iter().map(|b| KnownBatch {
        id: b.manifest().id,
        digest: b.digest().clone(),
    });
    let request = StatusRequest {
        batches: batches.collect(),
        after: 0,
    };
    server.client(machine).status(&request).unwrap()
}

#[test]
fn what_came_after_the_backup_comes_again_and_nothing_is_lost() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = first.path().join("backup.zip");
    let server = Server::of(first.path(), None, false);
    let machine = server.machine("澄溪县财政局");
    let client = server.client(&machine);
    let attachment = b"evidence";
    client
        .upload(&BlobDigest::of(attachment), 8, 0, attachment)
        .unwrap();
    let (before, after) = (machine.batch_with(1, &[attachment]), machine.batch(2, 7));
    let kept = client.commit(before.bytes()).unwrap();
    backup::make(server.office(), "测试", &file).unwrap();
    let lost = client.commit(after.bytes()).unwrap();
    let epoch = asked(&server, &machine, &[]).epoch;
    drop(server);

    let runtime = Runtime::new().unwrap();
    let restored = place(second.path(), None);
    drop(backup::restore(&restored, "测试", &file, runtime.handle().clone()).unwrap());
    let server = Server::of(second.path(), None, false);
    let status = asked(&server, &machine, &[&before, &after]);
    let states: Vec<BatchState> = status.batches.iter().map(|batch| batch.state).collect();
    assert_eq!(states, [BatchState::Stored, BatchState::Absent]);
    assert_ne!(status.epoch, epoch);
    assert_eq!(status.batches[0].receipt.as_ref(), Some(&kept));

    let again = server.client(&machine).commit(after.bytes()).unwrap();
    again.confirms(&after).unwrap();
    assert_eq!((again.digest, again.key), (lost.digest, lost.key));
    assert_eq!(
        batch::bytes(&server.office().store, &after.manifest().id.to_string()).unwrap(),
        after.bytes()
    );
    let mut fetched = Vec::new();
    server
        .client(&machine)
        .blob(&BlobDigest::of(attachment), 8, &mut fetched)
        .unwrap();
    assert_eq!(fetched, attachment);
    assert_eq!(backup::check(server.office()).unwrap(), []);
}

#[test]
fn a_backup_of_sqlite_becomes_an_office_on_postgresql() {
    let Some(database) = Postgres::start() else {
        return;
    };
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = first.path().join("backup.zip");
    let server = Server::of(first.path(), None, false);
    let machine = server.machine("澄溪县财政局");
    let batch = machine.batch(1, 2500);
    server.client(&machine).commit(batch.bytes()).unwrap();
    backup::make(server.office(), "测试", &file).unwrap();

    let runtime = Runtime::new().unwrap();
    let there = place(second.path(), Some(database.url()));
    let office = backup::restore(&there, "测试", &file, runtime.handle().clone()).unwrap();
    assert_eq!(backup::check(&office).unwrap(), []);
    let id = batch.manifest().id.to_string();
    assert_eq!(batch::bytes(&office.store, &id).unwrap(), batch.bytes());
    // Nothing is laid over what is there.
    let refused = backup::restore(&there, "测试", &file, runtime.handle().clone());
    assert_eq!(refused.err().unwrap().code, "conflict");
    let server = Server::of(second.path(), Some(database.url()), false);
    server
        .client(&machine)
        .commit(machine.batch(2, 1).bytes())
        .unwrap();
}

#[test]
fn a_damaged_backup_restores_nothing() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = first.path().join("backup.zip");
    let runtime = Runtime::new().unwrap();
    let office = Office::open(&place(first.path(), None), runtime.handle().clone()).unwrap();
    let bare = Bare::in_file(first.path());
    let machine = bare.machine(&bare.unit("澄溪县财政局"));
    batch::commit(
        &office.store,
        &office.keys,
        &machine.caller(),
        machine.batch(1, 50).bytes().to_vec(),
    )
    .unwrap();
    backup::make(&office, "测试", &file).unwrap();
    assert_eq!(
        backup::make(&office, "测试", &file).unwrap_err().code,
        "conflict"
    );
    let whole = std::fs::read(&file).unwrap();
    let restore = || {
        backup::restore(
            &place(second.path(), None),
            "测试",
            &file,
            runtime.handle().clone(),
        )
    };
    for cut in [0, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&file, &whole[..cut]).unwrap();
        assert_eq!(restore().err().unwrap().code, "damaged");
    }
    // A byte within a table: the checksum of the archive does not fit.
    let mut bent = whole.clone();
    let third = bent.len() / 3;
    bent[third] ^= 0x20;
    std::fs::write(&file, &bent).unwrap();
    assert_eq!(restore().err().unwrap().code, "damaged");
    std::fs::write(&file, &whole).unwrap();
    assert_eq!(backup::check(&restore().unwrap()).unwrap(), []);
}
