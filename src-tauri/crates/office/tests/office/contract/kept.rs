//! What is kept beside the rows, and the whole of it in a backup.

use super::stored;
use super::whole::Whole;
use minglu_office::{Place, backup, batch, blob, search, unit};
use minglu_sync::crypto::BlobDigest;

pub fn a_file_is_read_by_whom_it_concerns(whole: &Whole) {
    let (machine, other) = (whole.machine(), whole.machine());
    let content = uuid::Uuid::new_v4().to_string().into_bytes();
    let (path, store) = (whole.path("佐证.pdf"), &whole.office.store);
    std::fs::write(&path, &content).unwrap();
    let code = Some(machine.unit.code.as_str());
    let (digest, size) = blob::put_file(store, &whole.office.blobs, &path, code).unwrap();
    assert_eq!(
        (&digest, size),
        (&BlobDigest::of(&content), content.len() as u64)
    );
    let size_of = |digest: &BlobDigest| store.read(|sql| blob::size_of(sql, digest)).unwrap();
    assert_eq!(
        (size_of(&digest), size_of(&BlobDigest::of(b"none"))),
        (Some(size), None)
    );
    let reads = |unit: &str| {
        store
            .read(|sql| blob::may_read(sql, unit, &digest))
            .unwrap()
    };
    assert_eq!(
        (reads(&machine.unit.code), reads(&other.unit.code)),
        (Some(size), None)
    );

    let sent = machine.batch_with(1, &[&content]);
    let there = |unit: &str| store.read(|sql| blob::must_be_there(sql, unit, sent.manifest()));
    there(&machine.unit.code).unwrap();
    assert_eq!(there(&other.unit.code).unwrap_err().code, "missing");
    stored(&whole.bare, &machine, &sent);
    let id = sent.manifest().id.to_string();
    assert_eq!(batch::file(store, &id, &digest).unwrap(), "佐证0.pdf");
    let none = batch::file(store, &id, &BlobDigest::of(b"none"));
    assert_eq!(none.unwrap_err().code, "not_found");
}

pub fn an_invitation_is_written_once(whole: &Whole) {
    let machine = whole.machine();
    let invitation = unit::invite(&whole.office.store, "测试", &machine.unit.code).unwrap();
    let out = whole.path("注册.json");
    let write = || unit::write_slip(&whole.office, &invitation, None, &out);
    write().unwrap();
    assert!(
        std::fs::read_to_string(&out)
            .unwrap()
            .contains(&invitation.code)
    );
    assert_eq!(write().unwrap_err().code, "conflict");
}

pub fn a_backup_holds_all_of_it_and_finds_it_again(whole: &Whole) {
    let machine = whole.machine();
    let sent = machine.batch(1, 7);
    stored(&whole.bare, &machine, &sent);
    assert_eq!(backup::check(&whole.office).unwrap(), []);
    let file = whole.path("备份.zip");
    assert!(backup::make(&whole.office, "测试", &file).unwrap().rows > 7);
    let there = Place {
        dir: whole.path("restored"),
        database: None,
        blobs: None,
    };
    let runtime = whole.runtime.handle().clone();
    let restored = backup::restore(&there, "测试", &file, runtime).unwrap();
    assert_eq!(backup::check(&restored).unwrap(), []);
    let id = sent.manifest().id.to_string();
    assert_eq!(batch::bytes(&restored.store, &id).unwrap(), sent.bytes());
    let found = search::find(&restored.store, "已公开第6项").unwrap();
    assert!(found.hits.iter().any(|hit| hit.batch == id));
}
