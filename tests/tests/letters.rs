//! Every letter of a made-up case opens in another office program, fits its pages and says what the
//! law wants of it.
#![allow(clippy::unwrap_used)] // support of the tests may fail them too

use minglu_ledger::{Fields, Ledger, Operation, Source};
use minglu_tests::printed::all_by_office;
use minglu_tests::programs::{self, ready, root};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// No letter of an ordinary case is longer.
const PAGES: u32 = 2;

fn minglu(data: &Path, arguments: &[String]) {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = programs::minglu(data, &arguments).unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
}

fn words(of: &[&str]) -> Vec<String> {
    of.iter().map(|word| (*word).to_owned()).collect()
}

fn book() -> Value {
    let text = std::fs::read_to_string(root().join("assets/letters.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn text<'a>(of: &'a Value, key: &str) -> &'a str {
    of[key].as_str().unwrap()
}

/// The example of every name that a clerk is asked for.
fn said(book: &Value) -> Vec<String> {
    let names = book["names"].as_array().unwrap().iter();
    let asked = names.filter(|name| !name["ask"].is_null());
    let pair = |name: &Value| format!("{}={}", text(name, "name"), text(name, "example"));
    asked
        .flat_map(|name| ["--say".to_owned(), pair(name)])
        .collect()
}

fn fields(of: Value) -> Fields {
    of.as_object().unwrap().clone()
}

/// A case of this outcome that came through everything, as its steps would have left it.
fn case(ledger: &Ledger, outcome: &str) -> String {
    let operation = Operation {
        label: "案件".to_owned(),
        who: "苏禾".to_owned(),
        source: Source::Import,
    };
    let mut clock = json!([
        { "kind": "corrected", "from": "2026-03-06", "reached": "2026-03-06", "days": 15, "to": "2026-03-16" },
        { "kind": "third_party", "from": "2026-03-18", "reached": "2026-03-19", "to": "2026-03-25" }
    ]);
    // While a fee is awaited there is no date for the answer.
    if outcome == "fee_unpaid" {
        let noticed =
            json!({ "kind": "fee_noticed", "from": "2026-03-26", "reached": "2026-03-26" });
        clock.as_array_mut().unwrap().push(noticed);
    }
    let request = json!({
        "number": format!("2026-{outcome}"), "subject": "2025年度县级财政预算执行情况表",
        "doc_no": "澄财预〔2025〕12号", "channel": "internet", "received": "2026-03-03",
        "received_note": "互联网提交的，以双方确认之日为收到申请之日", "applicant_kind": "natural",
        "applicant": "林溪", "identity_kind": "id_card", "phone": "0350-7650001",
        "address": "澄溪县东街8号", "postcode": "034200", "medium": "paper", "supply": "post",
        "office": "预算股", "handler": "苏禾", "state": "proposing", "outcome": outcome,
        "reason": "该表仍在讨论阶段，属于过程稿，尚未定稿印发", "due": "2026-03-31",
        "fee_way": "pages", "pages": 100, "clock": clock.to_string(),
    });
    let events = [
        "ask_correction",
        "ask_reasons",
        "consult",
        "extend",
        "notice_fee",
    ];
    let done = ledger.transact(operation, |tx| {
        let earlier = json!({ "number": format!("2025-{outcome}"), "subject": "预算执行情况表",
            "received": "2025-10-20", "replied": "2025-11-05" });
        let earlier = tx.add("request", fields(earlier))?;
        let mut request = fields(request);
        request.insert("earlier".to_owned(), json!(earlier));
        let id = tx.add("request", request)?;
        for event in events {
            let step =
                json!({ "request": id, "day": "2026-03-06", "event": event, "words": "办理" });
            tx.add("request_step", fields(step))?;
        }
        Ok(id)
    });
    done.unwrap().value
}

/// Writes every kind of letter into a folder: the kinds and their files.
fn written(folder: &Path) -> Vec<(Value, PathBuf)> {
    let data = folder.join("data");
    minglu(
        &data,
        &words(&["init", "--unit", "澄溪县财政局", "--county", "澄溪县"]),
    );
    let book = book();
    let said = said(&book);
    let kinds = book["kinds"].as_array().unwrap();
    let cases: Vec<String> = {
        let ledger = Ledger::open(&data).unwrap();
        let outcome = |kind: &Value| kind["outcomes"][0].as_str().unwrap_or("granted").to_owned();
        kinds
            .iter()
            .map(|kind| case(&ledger, &outcome(kind)))
            .collect()
    };
    let write = |(kind, case): (&Value, &String)| {
        let out = folder.join(text(kind, "file"));
        let to = out.display().to_string();
        let kind_of = text(kind, "kind");
        let mut arguments = words(&["letter", "write", case, kind_of, "-o", &to]);
        arguments.extend(said.clone());
        minglu(&data, &arguments);
        (kind.clone(), out)
    };
    kinds.iter().zip(&cases).map(write).collect()
}

/// What is printed, without white space and without the numbers of pages, which may stand in the
/// middle of a sentence.
fn printed(pdf: &Path) -> String {
    let mut command = Command::new("pdftotext");
    let output = command.args(["-raw"]).arg(pdf).arg("-").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let lines = said.lines().filter(|line| !line.trim().starts_with('—'));
    lines.flat_map(str::split_whitespace).collect()
}

fn pages(pdf: &Path) -> u32 {
    let output = Command::new("pdfinfo").arg(pdf).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let line = said.lines().find_map(|line| line.strip_prefix("Pages:"));
    line.unwrap().trim().parse().unwrap()
}

#[test]
fn an_office_program_opens_every_letter_and_prints_what_the_law_wants_in_it() {
    if !ready(&["soffice", "pdftotext", "pdfinfo"]).unwrap() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let letters = written(folder.path());
    let papers: Vec<PathBuf> = letters.iter().map(|(_, path)| path.clone()).collect();
    let pdfs = all_by_office(&papers, folder.path()).unwrap();
    for ((kind, _), pdf) in letters.iter().zip(pdfs) {
        let pdf = pdf.unwrap();
        let (title, said) = (text(kind, "title"), printed(&pdf));
        assert!(pages(&pdf) <= PAGES, "{title}: {} pages", pages(&pdf));
        assert!(!said.contains("{{"), "{title}: {said}");
        // A refusal names the article of its own ground only.
        let wanted = kind["says"].as_array().unwrap().iter();
        let one_of_several = text(kind, "kind") == "withhold";
        for wanted in wanted.filter(|_| !one_of_several) {
            let wanted = wanted.as_str().unwrap();
            assert!(said.contains(wanted), "{title}: {wanted} in {said}");
        }
        let relief = kind["needs"]
            .as_array()
            .unwrap()
            .contains(&json!("救济途径"));
        assert_eq!(said.contains("行政复议"), relief, "{title}: {said}");
    }
}
