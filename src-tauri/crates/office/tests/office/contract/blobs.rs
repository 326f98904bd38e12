use super::fresh;
use crate::common::{Bucket, Machine, Office};
use chrono::{TimeDelta, Utc};
use minglu_office::batch;
use minglu_office::blob::{self, Blobs, Chunk};
use minglu_sync::crypto::BlobDigest;
use std::path::Path;

/// A bucket of our own; where `MINGLU_TEST_S3` names one (`s3://…`, with the usual variables for its
/// address and keys), that one.
fn bucket() -> (Bucket, Blobs) {
    let bucket = Bucket::new();
    let blobs = match std::env::var("MINGLU_TEST_S3") {
        Ok(url) => Blobs::open(Some(&url), Path::new("."), bucket.runtime()).unwrap(),
        Err(_) => bucket.blobs(),
    };
    (bucket, blobs)
}

pub fn a_batch_waits_for_its_files(office: &Office) {
    let (_bucket, blobs) = bucket();
    let code = office.unit(&fresh("财政局"));
    let (machine, colleague) = (office.machine(&code), office.machine(&code));
    let stranger = office.machine(&office.unit(&fresh("教育局")));
    let file = uuid::Uuid::new_v4().to_string().into_bytes();
    let batch = machine.batch_with(1, &[&file]);
    let commit = || {
        batch::commit(
            &office.store,
            &office.keys,
            &machine.caller(),
            batch.bytes().to_vec(),
        )
    };
    assert_eq!(
        commit().unwrap_err().details["blobs"][0],
        BlobDigest::of(&file).as_str()
    );
    // That another unit has the file does not count: it would come to be read.
    send(office, &blobs, &stranger, &file).unwrap();
    assert_eq!(commit().unwrap_err().code, "missing");
    let readable = |machine: &Machine| {
        office
            .store
            .read(|sql| blob::may_read(sql, &machine.unit.code, &BlobDigest::of(&file)))
            .unwrap()
    };
    assert_eq!(readable(&machine), None);
    send(office, &blobs, &colleague, &file).unwrap();
    assert_eq!(commit().unwrap().attachments, 1);
    assert_eq!(readable(&machine), Some(file.len() as u64));
    assert_eq!(blobs.bytes(&BlobDigest::of(&file)).unwrap(), file);
}

fn send(
    office: &Office,
    blobs: &Blobs,
    machine: &Machine,
    file: &[u8],
) -> minglu_office::Result<u64> {
    let digest = BlobDigest::of(file);
    chunk(office, blobs, machine, &digest, file, 0, file.len())
}

fn chunk(
    office: &Office,
    blobs: &Blobs,
    machine: &Machine,
    digest: &BlobDigest,
    bytes: &[u8],
    offset: usize,
    total: usize,
) -> minglu_office::Result<u64> {
    let chunk = Chunk {
        offset: offset as u64,
        total: total as u64,
        digest: BlobDigest::of(bytes),
        bytes: bytes.to_vec().into(),
    };
    blob::append(&office.store, blobs, &machine.caller(), digest, chunk).map(|state| state.offset)
}

pub fn an_upload_goes_on_where_it_was_cut(office: &Office) {
    let (_bucket, blobs) = bucket();
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let file: Vec<u8> = uuid::Uuid::new_v4().as_bytes().repeat(1000);
    let digest = BlobDigest::of(&file);
    let send = |bytes: &[u8], offset: usize| {
        chunk(office, &blobs, &machine, &digest, bytes, offset, file.len())
    };
    assert_eq!(send(&file[..5000], 0).unwrap(), 5000);
    let state = blob::progress(&office.store, &machine.caller(), &digest).unwrap();
    assert_eq!((state.offset, state.complete), (5000, false));
    let again = send(&file[..5000], 0).unwrap_err();
    assert_eq!(
        (again.code.as_str(), again.details["offset"].as_u64()),
        ("wrong_offset", Some(5000))
    );
    assert_eq!(send(&file[9000..], 9000).unwrap_err().code, "wrong_offset");
    assert_eq!(send(&file[5000..], 5000).unwrap(), file.len() as u64);
    assert_eq!(blobs.bytes(&digest).unwrap(), file);
    assert_eq!(send(&file[..1], 0).unwrap(), file.len() as u64);
    // What is not what it says is thrown away whole.
    let wrong = BlobDigest::of(b"another");
    let refused = chunk(office, &blobs, &machine, &wrong, b"nothing", 0, 7).unwrap_err();
    assert_eq!(refused.code, "damaged");
    assert_eq!(
        blob::progress(&office.store, &machine.caller(), &wrong)
            .unwrap()
            .offset,
        0
    );
    assert_eq!(
        chunk(office, &blobs, &machine, &wrong, b"another", 0, 7).unwrap(),
        7
    );
    let beyond = chunk(office, &blobs, &machine, &BlobDigest::of(b"b"), b"bb", 0, 1).unwrap_err();
    assert_eq!(beyond.code, "too_large");
    let empty = BlobDigest::of(b"");
    assert_eq!(
        chunk(office, &blobs, &machine, &empty, b"", 0, 0).unwrap(),
        0
    );
    assert!(
        blob::progress(&office.store, &machine.caller(), &empty)
            .unwrap()
            .complete
    );
}

pub fn what_nobody_goes_on_with_is_thrown_away(office: &Office) {
    let (_bucket, blobs) = bucket();
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let digest = BlobDigest::of(b"never finished");
    chunk(office, &blobs, &machine, &digest, b"never", 0, 14).unwrap();
    let hour = TimeDelta::hours(1);
    assert_eq!(
        blob::tidy(&office.store, &blobs, Utc::now() - hour).unwrap(),
        0
    );
    assert_eq!(
        blob::progress(&office.store, &machine.caller(), &digest)
            .unwrap()
            .offset,
        5
    );
    assert_eq!(
        blob::tidy(&office.store, &blobs, Utc::now() + hour).unwrap(),
        1
    );
    assert_eq!(
        blob::progress(&office.store, &machine.caller(), &digest)
            .unwrap()
            .offset,
        0
    );
}
