use super::{Attack, headers};
use crate::console::Browser;
use minglu_office::audit;
use minglu_office::person::Role;
use minglu_sync::crypto::BlobDigest;
use minglu_sync::protocol::{BATCHES, CHUNK_MAX, upload_path};
use std::io::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Codes of the refusals in the log.
fn refused(attack: &Attack) -> Vec<String> {
    let store = &attack.server.office().store;
    let log = audit::list(store, None, 500).unwrap();
    let refused = log.into_iter().filter(|row| row.deed == "request.refuse");
    refused.map(|row| row.subject).collect()
}

#[test]
fn what_is_refused_stands_in_the_log() {
    let attack = Attack::begin();
    let Attack {
        victim, attacker, ..
    } = &attack;
    let path = "/api/v1/issued?after=0";
    attack.send("GET", path, Vec::new(), b"");
    let heard = headers(victim, "GET", path, b"");
    attack.send("GET", path, heard.clone(), b"");
    attack.send("GET", path, heard, b"");
    let digest = BlobDigest::of(b"x");
    let large = format!("{}?offset=0&size={CHUNK_MAX}", upload_path(&digest));
    attack.signed(attacker, "PUT", &large, &vec![0; CHUNK_MAX + 1]);
    let batch = victim.batch(1, 2);
    attack.signed(attacker, "POST", BATCHES, batch.bytes());
    let text = String::from_utf8(batch.bytes().to_vec()).unwrap();
    let counted = text.replacen("\"count\":2", "\"count\":1", 1);
    attack.signed(victim, "POST", BATCHES, counted.as_bytes());
    let named = victim.batch_with(2, &[b"x"]);
    let text = String::from_utf8(named.bytes().to_vec()).unwrap();
    let named = text.replace("佐证0.pdf", "../../etc/passwd");
    let answered = attack.signed(victim, "POST", BATCHES, named.as_bytes());
    assert_eq!(answered, (400, "damaged".into()));
    attack.send("POST", "/api/v1/enrol", Vec::new(), &wrong_code());

    let mut codes = refused(&attack);
    codes.sort();
    let expected = [
        "bad_code",
        "damaged",
        "damaged",
        "other_unit",
        "replayed",
        "too_large",
        "unauthenticated",
    ];
    assert_eq!(codes, expected);
    attack.unharmed();
}

fn wrong_code() -> Vec<u8> {
    let stranger = crate::common::Machine::stranger(minglu_sync::crypto::Suite::Ed25519);
    serde_json::to_vec(&stranger.request("AAAA-AAAA")).unwrap()
}

#[test]
fn the_log_is_not_filled_by_who_knocks_again_and_again() {
    let attack = Attack::begin();
    for _ in 0..25 {
        attack.send("GET", "/api/v1/issued?after=0", Vec::new(), b"");
    }
    assert_eq!(refused(&attack).len(), 5);
}

/// A workbook whose sheet is 100 MB of nothing.
fn bomb() -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let name = "xl/worksheets/sheet1.xml";
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    let piece = vec![b' '; 1 << 20];
    for _ in 0..100 {
        zip.write_all(&piece).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_packed_file_that_grows_without_end_is_not_unpacked() {
    let attack = Attack::begin();
    let browser = Browser::logged_in(&attack.server, Role::Reviewer);
    let path = "/notices/preview?name=a.xlsx&title=a&year=2026";
    let answered = browser.hand_over(path, bomb());
    assert!(answered.status().is_client_error(), "{answered:?}");
    attack.unharmed();
}
