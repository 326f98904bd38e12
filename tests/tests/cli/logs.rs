use minglu_tests::desk::Desk;
use minglu_tests::loopback::Loopback;
use minglu_tests::package;
use serde_json::{Value, json};
use std::fs;

/// What stands in the records, in files and in what people type wrongly.
const KNOWN: [&str; 8] = [
    "欧阳独特",
    "0350-7654321",
    "duteyouxiang",
    "独特的落实情况",
    "独特的文件名",
    "独特的错电话",
    "独特的查找词",
    "独特的表样名",
];

fn desk() -> (Desk, String) {
    let desk = Desk::new();
    let contact = [
        "name=欧阳独特",
        "phone=0350-7654321",
        "email=duteyouxiang@example.cn",
    ];
    let unit = ["add", "contact", "unit=澄溪县财政局"];
    let row = desk.ok(&[&unit[..], &contact[..]].concat());
    desk.ok(&[
        "add",
        "task",
        "requirement=公开预算",
        "progress=独特的落实情况",
    ]);
    (desk, row["id"].as_str().unwrap().to_owned())
}

/// What goes wrong on every family of commands, in words that quote what must not be told.
fn provoke(desk: &Desk, id: &str) {
    let bad = desk
        .file("独特的文件名.xlsx", b"PK\x03\x04rubbish")
        .display()
        .to_string();
    let table = "姓名,联系电话\n欧阳独特,独特的错电话\n";
    let table = desk.file("独特的文件名.csv", table).display().to_string();
    let nowhere = desk.path("没有这个文件夹/独特的文件名.xlsx");
    for arguments in [
        vec!["import", &bad, "--ledger", "contact"],
        vec!["import", &bad, "--ledger", "contact", "--dry-run"],
        vec!["import", "独特的文件名.docx", "--ledger", "contact"],
        vec!["set", "contact", id, "phone=独特的错电话"],
        vec!["set", "contact", id, "filed=独特的错电话"],
        vec!["set", "contact", id, "phone=138****1234"],
        vec!["add", "contact", "name=欧阳独特"],
        vec!["add", "contact", "欧阳独特=独特的错电话"],
        vec!["show", "contact", "欧阳独特"],
        vec!["delete", "contact", "欧阳独特"],
        vec!["list", "contact", "--where", "欧阳独特=独特的查找词"],
        vec!["export", "task", "--form", "task-breakdown", "-o", &nowhere],
        vec!["attach", "task", "欧阳独特", &bad],
        vec!["attach", "task", "欧阳独特", "独特的文件名.docx"],
        vec!["fill", &bad, "--ledger", "contact", "-o", &nowhere],
        vec!["fill", &table, "--ledger", "contact", "-o", &nowhere],
        vec!["rehearse", &bad],
        vec!["restore", &bad],
        vec!["archive", "2026", "-o", &bad],
    ] {
        assert!(!desk.run(&arguments).status.success(), "{arguments:?}");
    }
    desk.ok(&["import", &table, "--ledger", "contact"]);
    desk.ok(&["list", "contact", "--search", "独特的查找词", "--reveal"]);
}

/// The same over the loopback host, whose page may send anything.
fn provoke_over_loopback(desk: &Desk) {
    let host = Loopback::start(&desk.data()).unwrap();
    let cookie = host.cookie().unwrap();
    for (name, payload) in [
        ("欧阳独特", json!({})),
        ("record.set", json!("独特的错电话")),
        ("record.list", json!({ "ledger": "欧阳独特" })),
        ("form.preview", json!({ "form": "独特的表样名" })),
        (
            "form.export",
            json!({ "form": "独特的表样名", "format": "独特的查找词" }),
        ),
        (
            "import.preview",
            json!({ "ledger": "contact", "pasted": { "text": "独特的查找词" } }),
        ),
    ] {
        let answer = host
            .envelope(&[&host.host(), &cookie], name, &payload)
            .unwrap();
        assert!(!answer.starts_with("HTTP/1.1 200"), "{name}: {answer}");
    }
}

/// The logs of a desk, each with its name.
fn logs(desk: &Desk) -> Vec<(String, String)> {
    let files = fs::read_dir(desk.data().join("logs")).unwrap().flatten();
    let read = |file: fs::DirEntry| {
        let name = file.file_name().to_string_lossy().into_owned();
        (name, fs::read_to_string(file.path()).unwrap())
    };
    files.map(read).collect()
}

#[test]
fn no_log_holds_what_the_records_say_or_what_people_type() {
    let (desk, id) = desk();
    provoke(&desk, &id);
    provoke_over_loopback(&desk);
    let logs = logs(&desk);
    let all: String = logs.iter().map(|(_, text)| text.as_str()).collect();
    for command in [
        "import.commit",
        "import.preview",
        "record.set",
        "record.add",
        "record.show",
        "record.delete",
        "record.list",
        "form.export",
        "form.preview",
        "form.fill",
        "attachment.add",
        "backup.rehearse",
        "backup.restore",
        "archive.make",
    ] {
        assert!(
            all.contains(&format!("command=\"{command}\"")),
            "{command} is noted: {all}"
        );
    }
    for (name, text) in &logs {
        for known in KNOWN {
            assert!(!text.contains(known), "{name} holds {known}: {text}");
        }
    }
    let names: Vec<&str> = logs.iter().map(|(name, _)| name.as_str()).collect();
    assert!(
        names.contains(&"minglu.log") && names.contains(&"serve.log"),
        "{names:?}"
    );
}

#[test]
fn a_full_log_makes_room_for_a_new_one_and_the_oldest_goes() {
    let (desk, id) = desk();
    let folder = desk.data().join("logs");
    fs::write(folder.join("minglu.log"), vec![b'\n'; 1 << 20]).unwrap();
    for n in 1..=4 {
        fs::write(folder.join(format!("minglu.log.{n}")), format!("{n}")).unwrap();
    }
    desk.ok(&["show", "contact", &id]);
    let mut logs = logs(&desk);
    logs.sort();
    let names: Vec<&str> = logs.iter().map(|(name, _)| name.as_str()).collect();
    let kept = [
        "minglu.log",
        "minglu.log.1",
        "minglu.log.2",
        "minglu.log.3",
        "minglu.log.4",
    ];
    assert_eq!(names, kept);
    assert!(logs[0].1.contains("starts"));
    assert_eq!(logs[4].1, "3", "the oldest has gone");
}

#[test]
fn a_diagnostic_bundle_tells_how_the_desk_is_and_nothing_of_what_is_on_it() {
    let (desk, id) = desk();
    let proof = desk.file("独特的文件名.txt", "独特的查找词");
    let task = desk.rows(&["list", "task"])[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.ok(&["attach", "task", &task, &proof.display().to_string()]);
    provoke(&desk, &id);
    let bundle = unpacked(&desk);
    let ledger: Value = serde_json::from_str(&bundle["台账.json"]).unwrap();
    assert_eq!(ledger["ledgers"]["contact"]["live"], 1);
    assert_eq!(ledger["pragmas"]["journal_mode"], "wal");
    let check: Value = serde_json::from_str(&bundle["检查.json"]).unwrap();
    assert!(
        check
            .as_array()
            .unwrap()
            .iter()
            .all(|item| item["ok"] == true),
        "{check}"
    );
    let system: Value = serde_json::from_str(&bundle["环境.json"]).unwrap();
    assert_eq!(system["arch"], std::env::consts::ARCH);
    let sizes: Value = serde_json::from_str(&bundle["文件.json"]).unwrap();
    assert_eq!(sizes["attachments"]["files"], 1);
    assert!(bundle["日志/minglu.log"].contains("command=\"import.commit\""));
    let folder = desk.folder.path().display().to_string();
    for (name, text) in &bundle {
        for known in KNOWN.iter().chain([&"澄溪县", &"王经办", &folder.as_str()]) {
            assert!(!text.contains(known), "{name} holds {known}");
        }
    }
    let done = desk.ok(&["events"])["events"][0]["deed"].clone();
    assert_eq!(done, "diagnose");
}

#[test]
fn a_ledger_that_cannot_be_opened_is_diagnosed_too() {
    let (desk, _) = desk();
    let file = desk.data().join("ledger.sqlite");
    fs::write(&file, b"no ledger at all, but long enough to look at").unwrap();
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(desk.data().join(format!("ledger.sqlite{ending}")));
    }
    let bundle = unpacked(&desk);
    let ledger: Value = serde_json::from_str(&bundle["台账.json"]).unwrap();
    assert_eq!(ledger["failed"], "damaged");
    assert!(bundle.contains_key("日志/minglu.log"));
}

fn unpacked(desk: &Desk) -> std::collections::BTreeMap<String, String> {
    let out = desk.path("诊断包.zip");
    desk.ok(&["diagnose", "-o", &out]);
    let text = |(name, bytes)| (name, String::from_utf8(bytes).unwrap());
    package::parts(out.as_ref()).into_iter().map(text).collect()
}
