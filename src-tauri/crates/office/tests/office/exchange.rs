//! A unit's machine and the office over TLS, with the unit's own client.

use crate::common::{Bucket, Machine, Office, Process, Server};
use minglu_office::blob::Blobs;
use minglu_office::{batch, unit};
use minglu_sync::Code;
use minglu_sync::batch::Batch;
use minglu_sync::client::{Client, Http, Office as _, Pin};
use minglu_sync::crypto::{BlobDigest, Suite};
use minglu_sync::protocol::{
    BatchState, CHUNK_MAX, IssuedKind, KnownBatch, Outcome, Remark, StatusRequest, Verdict,
};

/// More than one chunk of a file.
fn file() -> Vec<u8> {
    (0..CHUNK_MAX + 1000).map(|at| (at % 251) as u8).collect()
}

/// Two chunks, and the second only after a fresh look at where the upload stands.
fn upload(client: &Client<Http>, file: &[u8]) -> BlobDigest {
    let digest = BlobDigest::of(file);
    let size = file.len() as u64;
    client.upload(&digest, size, 0, &file[..CHUNK_MAX]).unwrap();
    let state = client.upload_state(&digest).unwrap();
    assert_eq!((state.offset, state.complete), (CHUNK_MAX as u64, false));
    let rest = &file[CHUNK_MAX..];
    assert!(
        client
            .upload(&digest, size, state.offset, rest)
            .unwrap()
            .complete
    );
    digest
}

fn send_back(server: &Server, batch: &Batch) {
    let remark = Remark {
        ledger: None,
        record: Some("r0".into()),
        field: Some("text".into()),
        text: "请写明公开日期".into(),
    };
    let ruling = batch::Ruling {
        outcome: Outcome::Returned,
        remarks: vec![remark],
        changes: Vec::new(),
    };
    let id = batch.manifest().id.to_string();
    batch::settle(&server.office().store, "测试", &id, &ruling).unwrap();
}

#[test]
fn a_file_goes_up_in_pieces_before_its_batch_and_comes_back_whole() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    let machine = server.machine("澄溪县财政局");
    let client = server.client(&machine);
    let file = file();
    let batch = machine.batch_with(1, &[&file]);
    assert_eq!(
        client.commit(batch.bytes()).unwrap_err().code,
        Code::Missing
    );
    let digest = upload(&client, &file);
    client.commit(batch.bytes()).unwrap();
    let mut fetched = Vec::new();
    client
        .blob(&digest, file.len() as u64, &mut fetched)
        .unwrap();
    assert_eq!(fetched, file);
}

#[test]
fn a_file_goes_up_in_pieces_into_a_bucket_and_comes_back_whole() {
    let (bucket, dir) = (Bucket::new(), tempfile::tempdir().unwrap());
    let office = Office::in_file(dir.path());
    let machine = office.machine(&office.unit("澄溪县财政局"));
    let process = Process::on_bucket(dir.path(), &bucket);
    let (client, file) = (process.client(&machine), file());
    let digest = upload(&client, &file);
    let mut fetched = Vec::new();
    client
        .blob(&digest, file.len() as u64, &mut fetched)
        .unwrap();
    assert!(fetched == file);
    assert_eq!(bucket.blobs().bytes(&digest).unwrap(), file);
    assert!(!dir.path().join("blobs").exists());
}

#[test]
fn a_piece_that_a_power_cut_took_is_missed_at_the_end_and_comes_again() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    let client = server.client(&server.machine("澄溪县财政局"));
    let file = file();
    let (digest, size) = (BlobDigest::of(&file), file.len() as u64);
    client.upload(&digest, size, 0, &file[..CHUNK_MAX]).unwrap();
    std::fs::remove_dir_all(dir.path().join("blobs/uploads")).unwrap();
    let rest = client.upload(&digest, size, CHUNK_MAX as u64, &file[CHUNK_MAX..]);
    assert_eq!(rest.unwrap_err().code, Code::Damaged);
    assert_eq!(client.upload_state(&digest).unwrap().offset, 0);
    upload(&client, &file);
}

#[test]
fn a_batch_sent_twice_gets_the_same_receipt_which_the_office_signed() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    let machine = server.machine("澄溪县财政局");
    let client = server.client(&machine);
    let batch = machine.batch(1, 2);
    let receipt = client.commit(batch.bytes()).unwrap();
    receipt.confirms(&batch).unwrap();
    let keys = client.capabilities().unwrap().keys;
    let key = keys.iter().find(|key| key.id == receipt.key).unwrap();
    receipt.verify(&key.public_key).unwrap();
    assert_eq!(client.commit(batch.bytes()).unwrap(), receipt);
    let page = client.issued(0).unwrap();
    assert_eq!(page.items[0].receipt().unwrap(), receipt);
}

#[test]
fn a_unit_reports_is_returned_corrects_and_is_accepted() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    let machine = server.machine("澄溪县财政局");
    let client = server.client(&machine);
    let batch = machine.batch(1, 1);
    client.commit(batch.bytes()).unwrap();
    send_back(&server, &batch);
    let mut manifest = machine.manifest(2);
    manifest.follows = Some(batch.manifest().id);
    let mended = machine.freeze(manifest, 1);
    client.commit(mended.bytes()).unwrap();
    let id = mended.manifest().id.to_string();
    batch::accept(&server.office().store, "测试", &[id]).unwrap();

    let page = client.issued(0).unwrap();
    let kinds: Vec<IssuedKind> = page.items.iter().map(|item| item.kind).collect();
    let [receipt, verdict] = [IssuedKind::Receipt, IssuedKind::Verdict];
    assert_eq!(kinds, [receipt, verdict, receipt, verdict]);
    let verdict: Verdict = page.items[1].body_as().unwrap();
    assert_eq!(verdict.remarks[0].text, "请写明公开日期");
    let states = states(&client, &[&batch, &mended], page.latest);
    assert_eq!(states, [BatchState::Returned, BatchState::Accepted]);
    assert_eq!(unit::overview(&server.office().store).unwrap()[0].unread, 0);
}

/// Where batches stand at the office, when all up to `after` has been opened.
fn states(client: &Client<Http>, batches: &[&Batch], after: u64) -> Vec<BatchState> {
    let known = |batch: &&Batch| KnownBatch {
        id: batch.manifest().id,
        digest: batch.digest().clone(),
    };
    let batches = batches.iter().map(known).collect();
    let told = client.status(&StatusRequest { batches, after }).unwrap();
    told.batches.iter().map(|batch| batch.state).collect()
}

#[test]
fn another_certificate_is_not_the_office() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    let other = Pin::parse(&"0".repeat(64)).unwrap();
    let client = Client::new(Http::new(&server.url(), other).unwrap(), None);
    assert_eq!(client.capabilities().unwrap_err().code, Code::NotTheOffice);
    // It stays the same when the server begins anew.
    let fingerprint = server.fingerprint.clone();
    drop(server);
    assert_eq!(Server::start(dir.path()).fingerprint, fingerprint);
}

#[test]
fn a_machine_of_the_national_suite_gets_a_receipt_of_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    let store = &server.office().store;
    let draft = unit::Draft {
        name: "澄溪县民政局".into(),
        ..unit::Draft::default()
    };
    let code = unit::add(store, "测试", &draft).unwrap().code;
    let code = unit::invite(store, "测试", &code).unwrap().code;
    let mut machine = Machine::stranger(Suite::Sm2);
    let stranger = Client::new(server.way(), None);
    // What a person types: small letters, no dashes.
    let typed = code.to_lowercase().replace('-', " ");
    machine.unit = stranger.enrol(&machine.request(&typed)).unwrap().unit;
    let receipt = server
        .client(&machine)
        .commit(machine.batch(1, 5).bytes())
        .unwrap();
    assert_eq!((receipt.suite, receipt.counts[0].count), (Suite::Sm2, 5));
    let key = server
        .office()
        .keys
        .public
        .iter()
        .find(|key| key.id == receipt.key)
        .unwrap();
    receipt.verify(&key.public_key).unwrap();
}

#[test]
fn without_tls_only_this_machine_is_answered() {
    let everywhere = "0.0.0.0:0".parse().unwrap();
    let refused = minglu_office::http::Serving::bind(everywhere, None);
    assert_eq!(refused.err().unwrap().code, "usage");
}

#[test]
fn files_lie_in_a_bucket_of_their_own() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let dir = tempfile::tempdir().unwrap();
    for url in [
        "s3://",
        "s3://bucket/below",
        "file:///etc",
        "http://elsewhere",
    ] {
        let opened = Blobs::open(Some(url), dir.path(), runtime.handle().clone());
        assert_eq!(opened.err().unwrap().code, "usage", "{url}");
    }
}
