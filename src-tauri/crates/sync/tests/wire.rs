//! The wire form is frozen: what is written today is read by every later program, and what does
//! not hold together is refused.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_sync::Code;
use minglu_sync::batch::{Batch, BlobRef, Draft, freeze, read};
use minglu_sync::crypto::{BlobDigest, SecretKey, Suite};
use minglu_sync::receipt::Receipt;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::PathBuf;
use support::{manifest, record};

/// A key that never leaves these tests.
fn secret() -> SecretKey {
    SecretKey::from_bytes(&[7; 32]).unwrap()
}

fn golden(name: &str, fresh: &[u8]) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let file = folder.join(name);
    if std::env::var_os("MINGLU_GOLDEN").is_some() {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(&file, fresh).unwrap();
    }
    std::fs::read(file).unwrap()
}

/// A batch in which every part of the envelope is used, what a newer program wrote too.
fn full(suite: Suite) -> Batch {
    let mut manifest = manifest(suite, 7);
    let file = b"evidence";
    manifest.note = Some("附件另送纸质".into());
    manifest.follows = Some(uuid::Uuid::from_u128(1));
    manifest
        .unknown
        .insert("later".into(), json!({ "b": 1, "a": [true, null] }));
    manifest.attachments.push(BlobRef {
        digest: BlobDigest::of(file),
        size: file.len() as u64,
        name: "佐证（一）.pdf".into(),
        check: Some(suite.digest(file)),
        unknown: Default::default(),
    });
    manifest.warnings.push(minglu_sync::batch::Warning {
        ledger: "task".into(),
        record: Some("t1".into()),
        field: Some("progress".into()),
        text: "落实情况还空着".into(),
    });
    manifest.private.push(minglu_sync::batch::PrivateField {
        ledger: "contact".into(),
        field: "phone".into(),
        title: "联系电话".into(),
    });
    let mut first = record("task", "t1", "已公开\n第二行");
    first.origin = Some("row-1".into());
    first.unknown.insert("later".into(), json!("kept"));
    let tasks = vec![first, record("task", "t2", "推进中")];
    let contacts = vec![record("contact", "c1", "")];
    let ledgers = vec![
        ("task".to_owned(), "v1".to_owned(), tasks),
        ("contact".to_owned(), "v1".to_owned(), contacts),
    ];
    freeze(Draft { manifest, ledgers }, &secret()).unwrap()
}

#[test]
fn a_batch_is_written_as_it_always_was() {
    let batch = full(Suite::Ed25519);
    let kept = golden("batch.ed25519", batch.bytes());
    assert_eq!(
        String::from_utf8_lossy(batch.bytes()),
        String::from_utf8_lossy(&kept)
    );
}

#[test]
fn batches_of_earlier_programs_are_read_whichever_suite_signed_them() {
    for (name, suite) in [("batch.ed25519", Suite::Ed25519), ("batch.sm2", Suite::Sm2)] {
        let fresh = full(suite);
        let batch = read(golden(name, fresh.bytes())).unwrap();
        batch.verify(&suite.public(&secret()).unwrap()).unwrap();
        assert_eq!(batch.manifest(), fresh.manifest());
        assert_eq!(batch.records(), fresh.records());
    }
}

#[test]
fn what_a_newer_program_wrote_is_kept_and_given_back_untouched() {
    let batch = full(Suite::Ed25519);
    assert_eq!(batch.manifest().unknown["later"]["a"], json!([true, null]));
    assert_eq!(batch.records()[0].unknown["later"], "kept");
    let written: Value = serde_json::to_value(batch.manifest()).unwrap();
    assert_eq!(written["later"]["b"], 1);
    let again = read(batch.bytes().to_vec()).unwrap();
    assert_eq!(again.bytes(), batch.bytes());
}

#[test]
fn a_receipt_of_a_newer_office_is_verified_with_what_it_says_beyond_ours() {
    let suite = Suite::Ed25519;
    let mut receipt = support::receipt(uuid::Uuid::from_u128(9));
    receipt.unknown.insert("reviewed_by".into(), json!("later"));
    let signed = receipt.sign(&secret()).unwrap();
    let text = serde_json::to_string(&signed).unwrap();
    let read: Receipt = serde_json::from_str(&text).unwrap();
    read.verify(&suite.public(&secret()).unwrap()).unwrap();
    let altered: Receipt = serde_json::from_str(&text.replace("later", "never")).unwrap();
    let refused = altered
        .verify(&suite.public(&secret()).unwrap())
        .unwrap_err();
    assert_eq!(refused.code, Code::NotTheOffice);
}

#[test]
fn a_later_format_is_told_from_a_damaged_file() {
    let code = |text: &str| read(text.as_bytes().to_vec()).unwrap_err().code;
    assert_eq!(code("minglu-batch/2\n{}\n{}\n"), Code::Newer);
    assert_eq!(code("minglu-batch/1\n{}\n{}\n"), Code::Damaged);
    assert_eq!(code("PK\u{3}\u{4}\nx\ny\n"), Code::Damaged);
    assert_eq!(code(""), Code::Damaged);
}

/// The lines of a batch, one of them changed, under a new digest and signature: only what the
/// manifest itself says can find it out.
fn forged(change: impl Fn(&mut Value), at: usize) -> Code {
    let batch = full(Suite::Ed25519);
    let text = std::str::from_utf8(batch.bytes()).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut line: Value = serde_json::from_str(&lines[at]).unwrap();
    change(&mut line);
    lines[at] = line.to_string();
    lines.pop();
    let before = lines.join("\n") + "\n";
    let suite = Suite::Ed25519;
    let digest = suite.digest(before.as_bytes());
    let signature = suite.sign(&secret(), format!("minglu-batch/1\n{digest}\n").as_bytes());
    let seal = json!({
        "suite": suite, "device": batch.manifest().device, "digest": digest,
        "signature": signature.unwrap(),
    });
    match read(format!("{before}{seal}\n").into_bytes()) {
        Ok(_) => Code::Unknown,
        Err(refusal) => refusal.code,
    }
}

#[test]
fn a_forger_with_a_good_signature_is_found_out_all_the_same() {
    assert_eq!(forged(|_| {}, 1), Code::Unknown, "unchanged it is read");
    type Change = fn(&mut Value);
    let cases: [(&str, usize, Change); 12] = [
        ("a wrong count", 1, |m| m["ledgers"][0]["count"] = json!(3)),
        ("a huge count", 1, |m| {
            m["ledgers"][0]["count"] = json!(u64::MAX)
        }),
        ("another ledger's name", 1, |m| {
            m["ledgers"][0]["ledger"] = json!("document")
        }),
        ("a ledger twice", 1, |m| {
            m["ledgers"][1]["ledger"] = json!("task")
        }),
        ("a zero report with records", 1, |m| m["zero"] = json!(true)),
        ("a path as a file's name", 1, |m| {
            m["attachments"][0]["name"] = json!("../../etc/passwd")
        }),
        ("a path as a number", 1, |m| m["number"] = json!("../2026")),
        ("a path as a digest", 1, |m| {
            m["attachments"][0]["digest"] = json!("../x")
        }),
        ("a path as a ledger", 1, |m| {
            m["ledgers"][0]["ledger"] = json!("../task")
        }),
        ("a larger file than any", 1, |m| {
            m["attachments"][0]["size"] = json!(1_u64 << 40)
        }),
        ("a changed record", 2, |r| {
            r["fields"]["progress"] = json!("别的")
        }),
        ("the same record twice", 3, |r| r["id"] = json!("t1")),
    ];
    for (name, at, change) in cases {
        let code = forged(change, at);
        assert!(
            [Code::Damaged, Code::TooLarge].contains(&code),
            "{name}: {code:?}"
        );
    }
}

#[test]
fn a_batch_above_the_limits_is_not_made() {
    let manifest = manifest(Suite::Ed25519, 1);
    let large = vec![record("task", "t1", &"长".repeat(2 * 1024 * 1024))];
    let ledgers = vec![("task".to_owned(), "v1".to_owned(), large)];
    let refused = freeze(Draft { manifest, ledgers }, &secret()).unwrap_err();
    assert_eq!(refused.code, Code::TooLarge);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_batch_with_any_byte_changed_is_refused(at in any::<prop::sample::Index>(), bit in 0..8u8) {
        let batch = full(Suite::Ed25519);
        let mut bytes = batch.bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let public = Suite::Ed25519.public(&secret()).unwrap();
        let read = read(bytes).and_then(|batch| batch.verify(&public));
        prop_assert!(read.is_err());
    }

    #[test]
    fn whatever_bytes_come_nothing_breaks(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(bytes.clone());
        let framed = [b"minglu-batch/1\n".as_slice(), &bytes, b"\n"].concat();
        prop_assert!(read(framed).is_err());
    }
}

/// A full batch uses every field there is, so the schema must know them all, and demand those that
/// an empty batch has.
#[test]
fn the_schema_describes_the_manifest_and_the_records() {
    let schema = include_str!("../../../../schemas/batch.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let mut full = serde_json::to_value(full(Suite::Sm2).manifest()).unwrap();
    full.as_object_mut().unwrap().remove("later");
    full["form"] = json!("seal-survey");
    assert_eq!(names(&schema["properties"]), names(&full));
    let mut bare = manifest(Suite::Ed25519, 1);
    bare.period = None;
    let mut required: Vec<&str> = texts(&schema["required"]);
    required.sort_unstable();
    assert_eq!(required, names(&serde_json::to_value(bare).unwrap()));
    for part in ["ledgers", "attachments", "warnings", "private"] {
        let properties = &schema["properties"][part]["items"]["properties"];
        assert_eq!(names(properties), names(&full[part][0]), "{part}");
    }
    let mut task = record("task", "t1", "");
    task.origin = Some("row-1".into());
    let properties = &schema["$defs"]["record"]["properties"];
    assert_eq!(
        names(properties),
        names(&serde_json::to_value(task).unwrap())
    );
}

fn names(of: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = of.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

fn texts(of: &Value) -> Vec<&str> {
    of.as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect()
}
