//! How a machine comes to trust the office, and stays trusted: the registration file, new keys, a
//! machine that was shut out and comes back.

use crate::clerk::Clerk;
use crate::common::{Machine, Office as Bare, Postgres, Server, command};
use minglu_office::batch::{self, Read};
use minglu_office::{Office, Place, audit, backup, carry, device, identity, unit};
use minglu_sync::batch::PrivateField;
use minglu_sync::client::{Office as _, OfficeKeys};
use minglu_sync::crypto::Suite;
use minglu_sync::protocol::{Endorsement, KeyUse};
use serde_json::json;
use std::path::Path;
use tokio::runtime::Runtime;

fn county(server: &Server) -> Clerk {
    server.unit("澄溪县财政局", &[]);
    Clerk::of(server, "澄溪县财政局")
}

#[test]
fn a_registration_file_leaves_nothing_to_guess() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    let status = county(&server).status();
    assert_eq!(
        (&status["enrolled"], &status["pending"]),
        (&json!(true), &json!(false))
    );
    let print = server.fingerprint.as_ref().unwrap();
    let plain = print.replace(':', "").to_lowercase();
    assert_eq!(status["fingerprint"], plain);
}

#[test]
fn a_file_of_one_office_enrols_at_no_other() {
    let (dir, other_dir) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    // Without TLS on this machine there is no certificate by which to tell one from the other.
    let server = Server::of(dir.path(), None, false);
    let other = Server::of(other_dir.path(), None, false);
    for office in [&server, &other] {
        let draft = unit::Draft {
            name: "澄溪县财政局".into(),
            ..unit::Draft::default()
        };
        unit::add(&office.office().store, "测试", &draft).unwrap();
    }
    let clerk = Clerk::new();
    let file = clerk.file(&server, "澄溪县财政局");
    let invited = unit::invite(&other.office().store, "测试", "澄溪县财政局").unwrap();
    let mut slip: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    slip["address"] = json!(other.url());
    slip["code"] = json!(invited.code);
    std::fs::write(&file, slip.to_string()).unwrap();
    let refused = clerk.refused("office.enrol", json!({ "file": file }));
    assert_eq!(refused.code, "refused");
    assert_eq!(clerk.status()["enrolled"], false);
}

fn promise_rotated(bare: &Bare) {
    let before = OfficeKeys(bare.keys.public.clone());
    let made = identity::rotate(&bare.store, "测试").unwrap();
    let now = identity::complete(&bare.store).unwrap();
    assert_eq!((made.len(), now.public.len()), (3, before.0.len() + 3));
    for suite in Suite::ALL {
        let signer = now.signer(suite).unwrap();
        assert!(
            made.iter().any(|key| key.id == signer.id),
            "the newest signs"
        );
        assert!(
            before
                .extended(&now.public)
                .to_verify(&signer.id, suite)
                .is_ok()
        );
        assert!(before.to_verify(&signer.id, suite).is_err());
    }
    let newest = OfficeKeys(now.public.clone());
    let seal = newest.to_seal().unwrap();
    assert!(made.contains(seal) && now.opener(&seal.id).is_some());
    let earlier = before.to_seal().unwrap();
    assert!(
        now.opener(&earlier.id).is_some(),
        "what is under way is still opened"
    );
    let last = audit::list(&bare.store, None, 1).unwrap().remove(0);
    assert_eq!(last.deed, "key.rotate");
}

fn promise_noted(bare: &Bare) {
    let machine = bare.machine(&bare.unit("澄溪县教育局"));
    let plain = machine.batch(1, 1);
    let mut manifest = machine.manifest(2);
    manifest.private = vec![PrivateField {
        ledger: "progress".into(),
        field: "text".into(),
        title: "手机".into(),
    }];
    let personal = machine.freeze(manifest, 1);
    for batch in [&plain, &personal] {
        let bytes = batch.bytes().to_vec();
        batch::commit(&bare.store, &bare.keys, &machine.caller(), bytes).unwrap();
    }
    let id = |batch: &minglu_sync::batch::Batch| batch.manifest().id.to_string();
    let reads = || {
        let all = audit::list(&bare.store, None, 100).unwrap();
        all.into_iter()
            .filter(|entry| entry.deed == "private.read")
            .collect::<Vec<_>>()
    };
    batch::note_reading(&bare.store, "审核人甲", Read::Shown, &[id(&plain)]).unwrap();
    assert_eq!(reads().len(), 0);
    let both = [id(&plain), id(&personal), id(&personal)];
    batch::note_reading(&bare.store, "审核人甲", Read::Found, &both).unwrap();
    let noted = reads().remove(0);
    assert_eq!(
        (noted.who.as_str(), noted.subject),
        ("审核人甲", id(&personal))
    );
    assert_eq!(
        noted.details,
        json!({ "how": "search", "batches": [id(&personal)] })
    );
}

#[test]
fn new_keys_are_signed_by_the_old_and_reading_what_is_personal_is_noted() {
    for promise in [promise_rotated, promise_noted] {
        let dir = tempfile::tempdir().unwrap();
        promise(&Bare::in_file(dir.path()));
    }
    if let Some(postgres) = Postgres::start() {
        promise_rotated(&Bare::open(&postgres.address()));
        promise_noted(&Bare::open(&postgres.address()));
    }
}

#[test]
fn what_is_personal_is_noted_from_the_terminal_too() {
    let dir = tempfile::tempdir().unwrap();
    let bare = Bare::in_file(dir.path());
    promise_noted(&bare);
    let listed = batch::list(&bare.store, &batch::Filter::default()).unwrap();
    for batch in &listed {
        command(dir.path(), &["batch", "show", &batch.id]).unwrap();
    }
    let all = audit::list(&bare.store, None, 100).unwrap();
    let reads = all.iter().filter(|entry| entry.deed == "private.read");
    let who: Vec<&str> = reads.map(|entry| entry.who.as_str()).collect();
    assert_eq!(who, ["terminal", "审核人甲"]);
}

#[test]
fn an_enrolled_desk_follows_the_office_to_its_new_keys() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    let clerk = county(&server);
    drop(server);
    command(dir.path(), &["key", "rotate"]).unwrap();
    let server = Server::start(dir.path());
    // The address has changed with the port; whom to trust has not.
    clerk.moved(&server);
    clerk.call(
        "batch.new",
        json!({ "kind": "attribute_ledger", "zero": true }),
    );
    let done = clerk.sync();
    assert_eq!(done["receipts"].as_array().unwrap().len(), 1);
    let keys = server.office().keys.public.clone();
    let fresh = keys.iter().filter(|key| key.endorsed.is_some());
    assert_eq!(fresh.filter(|key| key.used_for == KeyUse::Sign).count(), 2);
    let stands = |of: &Endorsement| keys.iter().any(|key| key.id == of.by);
    assert!(
        keys.iter()
            .filter_map(|key| key.endorsed.as_ref())
            .all(stands)
    );
}

#[test]
fn an_answer_carried_by_hand_brings_the_new_keys_too() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    let clerk = county(&server);
    identity::rotate(&server.office().store, "测试").unwrap();
    drop(server);
    let server = Server::start(dir.path());
    clerk.call(
        "batch.new",
        json!({ "kind": "attribute_ledger", "zero": true }),
    );
    // Sealed to the key that the desk still knows.
    let (there, back) = (clerk.path("报送.mlsend"), clerk.path("回执.mlreceipt"));
    clerk.call("batch.export", json!({ "path": there }));
    let received = carry::receive(server.office(), "测试", &there, &back).unwrap();
    let key = &received.receipts[0].key;
    let is_new = |key: &str| {
        let mut all = server.office().keys.public.iter();
        all.any(|one| one.id == key && one.endorsed.is_some())
    };
    assert!(is_new(key));
    let done = clerk.call("batch.receipt", json!({ "file": back }));
    assert_eq!(done["receipts"].as_array().unwrap().len(), 1);
}

#[test]
fn a_machine_that_was_shut_out_is_told_what_to_do_and_comes_back_with_what_it_had_not_sent() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    let clerk = county(&server);
    clerk.call(
        "batch.new",
        json!({ "kind": "attribute_ledger", "zero": true }),
    );
    let store = &server.office().store;
    let devices = device::list(store).unwrap();
    device::revoke(store, "测试", &devices[0].id).unwrap();
    let refused = clerk.refused("batch.sync", json!({}));
    assert!(refused.message.contains("注册文件"), "{}", refused.message);
    let trouble = clerk.status()["trouble"].clone();
    assert!(trouble.as_str().unwrap().contains("停用"));
    clerk.enrol(&clerk.file(&server, "澄溪县财政局"));
    assert_eq!(clerk.sync()["receipts"].as_array().unwrap().len(), 1);
    assert_eq!(device::list(store).unwrap().len(), 2);
}

fn restored(backup: &Path, dir: &Path) -> Server {
    let runtime = Runtime::new().unwrap();
    let place = Place {
        dir: dir.to_owned(),
        database: None,
        blobs: None,
    };
    let office: Office = backup::restore(&place, "测试", backup, runtime.handle().clone()).unwrap();
    drop(office);
    Server::of(dir, None, false)
}

#[test]
fn a_machine_that_a_restored_office_has_lost_is_told_so_and_brings_again_what_it_had_sealed() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Server::of(first.path(), None, false);
    server.unit("澄溪县财政局", &[]);
    let file = first.path().join("backup.zip");
    backup::make(server.office(), "测试", &file).unwrap();
    let clerk = Clerk::of(&server, "澄溪县财政局");
    let zero = || {
        clerk.call(
            "batch.new",
            json!({ "kind": "attribute_ledger", "zero": true }),
        )
    };
    zero();
    assert_eq!(clerk.sync()["receipts"].as_array().unwrap().len(), 1);
    zero();
    drop(server);

    let server = restored(&file, second.path());
    clerk.moved(&server);
    let refused = clerk.refused("batch.sync", json!({}));
    assert!(refused.message.contains("备份恢复"), "{}", refused.message);
    assert!(refused.message.contains("重新注册"), "{}", refused.message);
    // Twice over: what was sealed under the first of three enrolments counts too.
    for _ in 0..2 {
        clerk.enrol(&clerk.file(&server, "澄溪县财政局"));
    }
    assert_eq!(clerk.sync()["receipts"].as_array().unwrap().len(), 2);
    let store = &server.office().store;
    let kept = batch::list(store, &batch::Filter::default()).unwrap();
    assert_eq!(kept.len(), 2);
    assert_eq!(backup::check(server.office()).unwrap(), []);
    // The machine's earlier names are known and shut out; only the last one may ask.
    let devices = device::list(store).unwrap();
    let open = devices.iter().filter(|one| one.revoked_at.is_none());
    assert_eq!((devices.len(), open.count()), (3, 2));
}

#[test]
fn nobody_enrols_as_what_he_has_no_key_of() {
    let dir = tempfile::tempdir().unwrap();
    let bare = Bare::in_file(dir.path());
    let finance = bare.machine(&bare.unit("澄溪县财政局"));
    let code = || {
        let invited = unit::invite(&bare.store, "测试", "澄溪县教育局");
        invited.unwrap().code
    };
    bare.unit("澄溪县教育局");
    let mut thief = Machine::stranger(Suite::Ed25519);
    let posing = thief.request(&code());
    let posing = posing.after(finance.device.clone(), &thief.secret).unwrap();
    let refused = device::enrol(&bare.store, &bare.keys, &posing).unwrap_err();
    assert_eq!(refused.code, "unauthenticated");
    // Who has the key of a machine that is known elsewhere brings nothing of it to another unit.
    let request = thief.request(&code());
    let request = request.after(finance.device.clone(), &finance.secret);
    let enrolled = device::enrol(&bare.store, &bare.keys, &request.unwrap());
    thief.unit = enrolled.unwrap().unit;
    let theirs = finance.batch(1, 1).bytes().to_vec();
    let taken = batch::commit(&bare.store, &bare.keys, &thief.caller(), theirs);
    assert_eq!(taken.unwrap_err().code, "other_unit");
    let devices = device::list(&bare.store).unwrap();
    let of_finance = devices.iter().find(|one| one.id == finance.device.id);
    assert!(of_finance.unwrap().revoked_at.is_none());
}

#[test]
fn who_names_endless_earlier_machines_is_refused_before_their_proofs_are_looked_at() {
    let dir = tempfile::tempdir().unwrap();
    let bare = Bare::in_file(dir.path());
    let stranger = Machine::stranger(Suite::Ed25519);
    let mut request = stranger.request("none");
    let wrong = Machine::stranger(Suite::Ed25519);
    for _ in 0..51 {
        let device = stranger.device.clone();
        request = request.after(device, &wrong.secret).unwrap();
    }
    let refused = device::enrol(&bare.store, &bare.keys, &request).unwrap_err();
    assert_eq!(refused.code, "invalid");
}

#[test]
fn a_batch_that_a_machine_of_no_enrolment_sealed_is_refused_with_the_way_out() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    let machine = server.machine("澄溪县财政局");
    let mut unknown = Machine::stranger(Suite::Ed25519);
    unknown.unit = machine.unit.clone();
    let refused = server.client(&machine).commit(unknown.batch(1, 1).bytes());
    let refused = refused.unwrap_err();
    assert!(refused.message.contains("重新生成"), "{}", refused.message);
}
