//! Templates that an office has edited come in through the child that reads foreign files, and letters
//! are written from the terminal.
#![allow(clippy::unwrap_used)]

#[path = "../../../../tests/src/package.rs"]
mod package;

use package::{part, parts};
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

/// What a correction asks of the clerk.
const SAID: [&str; 7] = [
    "机关代字=澄财公复",
    "联系人=苏禾",
    "咨询电话=0350-7654321",
    "机关地址=澄溪县人民路1号205室",
    "不明确之处=没有写明信息的年度",
    "需补正的内容=信息的年度",
    "补正期限=15",
];

struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk {
            dir: tempfile::tempdir().unwrap(),
        };
        desk.call(&["init", "--unit", "澄溪县财政局", "--county", "澄溪县"]);
        desk
    }

    fn run(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_minglu"))
            .args(["--json", "--data"])
            .arg(self.dir.path().join("data"))
            .args(words)
            .output()
            .unwrap()
    }

    fn call(&self, words: &[&str]) -> Value {
        let output = self.run(words);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {said}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn refused(&self, words: &[&str]) -> Value {
        serde_json::from_slice(&self.run(words).stderr).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A request of a made-up person.
    fn request(&self) -> String {
        let added = self.call(&[
            "add",
            "request",
            "subject=预算执行情况表",
            "received=2026-03-03",
            "number=2026-003",
            "applicant=林溪",
        ]);
        added["id"].as_str().unwrap().to_owned()
    }

    /// A correction, and what it says.
    fn correction(&self, request: &str) -> (Value, String) {
        let out = self.path("补正告知书.docx");
        let to = out.display().to_string();
        let mut words = vec!["letter", "write", request, "correction", "-o", &to];
        words.extend(SAID.iter().flat_map(|said| ["--say", said]));
        let written = self.call(&words);
        (written["letter"].clone(), part(&out, "word/document.xml"))
    }

    /// The program's own template with some texts for others, as somebody would have edited it.
    fn edited(&self, kind: &str, changes: &[(&str, &str)]) -> String {
        let path = self.path("模板.docx");
        let to = path.display().to_string();
        self.call(&["letter", "template", "export", kind, "-o", &to]);
        let mut parts = parts(&path);
        for bytes in parts.values_mut() {
            let mut text = String::from_utf8(std::mem::take(bytes)).unwrap();
            for (from, to) in changes {
                text = text.replace(from, to);
            }
            *bytes = text.into_bytes();
        }
        let mut out = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        for (name, bytes) in parts {
            out.start_file(name, SimpleFileOptions::default()).unwrap();
            out.write_all(&bytes).unwrap();
        }
        out.finish().unwrap();
        to
    }
}

#[test]
fn an_edited_template_is_a_new_version_and_an_old_letter_keeps_its_own() {
    let desk = Desk::new();
    let request = desk.request();
    let (old, words) = desk.correction(&request);
    assert!(words.contains("经审查，您（单位）"), "{words}");
    assert!(old["template"].as_str().unwrap().starts_with("自带"));
    let path = desk.edited("correction", &[("经审查，您（单位）", "经审核，贵单位")]);
    let taken = desk.call(&[
        "letter",
        "template",
        "import",
        "correction",
        &path,
        "--note",
        "改了称呼",
    ]);
    assert_eq!(taken["lacks"], json!([]));
    assert_eq!(taken["template"]["version"], "第1版");
    let (new, words) = desk.correction(&request);
    assert_eq!(
        (&new["template"], &new["number"]),
        (&json!("第1版"), &json!("澄财公复〔2026〕2号"))
    );
    assert!(words.contains("经审核，贵单位"), "{words}");
    let kept = desk.call(&["show", "letter", old["id"].as_str().unwrap()]);
    assert_eq!(kept["file"], old["file"]);

    let second = desk.call(&["letter", "template", "import", "correction", &path]);
    assert_eq!(second["template"]["version"], "第2版");
    let reset = desk.call(&["letter", "template", "reset", "correction"]);
    assert_eq!(
        (&reset["own"], &reset["versions"]),
        (&json!(false), &json!(2))
    );
    let again = desk.refused(&["letter", "template", "reset", "correction"]);
    assert_eq!(again["code"], "conflict");
}

#[test]
fn a_template_that_names_what_nobody_knows_is_refused_by_that_name() {
    let desk = Desk::new();
    let path = desk.edited("correction", &[("{{补正期限}}", "{{补证期限}}")]);
    let refused = desk.refused(&["letter", "template", "import", "correction", &path]);
    assert_eq!(refused["code"], "invalid");
    assert!(
        refused["message"].as_str().unwrap().contains("“补证期限”"),
        "{refused}"
    );
    let list = desk.call(&["letter", "template", "list"]);
    assert!(
        list.as_array()
            .unwrap()
            .iter()
            .all(|one| one["own"] == false)
    );
}

#[test]
fn a_template_without_what_the_law_wants_is_taken_and_says_what_it_lacks() {
    let desk = Desk::new();
    let without = [("{{如果 救济途径}}", "{{如果 理由}}"), ("{{救济途径}}", "")];
    let path = desk.edited("withhold", &without);
    let taken = desk.call(&["letter", "template", "import", "withhold", &path]);
    assert_eq!(taken["lacks"], json!(["{{救济途径}}"]));
}

#[test]
fn what_is_no_word_file_is_no_template() {
    let desk = Desk::new();
    let path = desk.path("模板.docx").display().to_string();
    std::fs::write(&path, "补正告知书").unwrap();
    let refused = desk.refused(&["letter", "template", "import", "correction", &path]);
    assert_eq!(refused["code"], "unreadable", "{refused}");
}

#[test]
fn a_template_that_bears_a_classification_mark_is_not_kept() {
    let desk = Desk::new();
    let path = desk.edited("correction", &[("政府信息公开申请补正告知书", "机密★10年")]);
    let refused = desk.refused(&["letter", "template", "import", "correction", &path]);
    assert_eq!(refused["code"], "classified", "{refused}");
}
