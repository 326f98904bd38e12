//! What was exported and is read in again gives the same records.
#![allow(clippy::unwrap_used)]

mod common;

use common::{fields, form, tasks, values};
use minglu_forms::form::compose;
use minglu_forms::header::detect;
use minglu_forms::read::{Limits, read};
use minglu_forms::rows::{rows, to_value};
use minglu_forms::write::{self, XlsxStream};
use minglu_ledger::schema::Schema;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::path::Path;

type Fields = Map<String, Value>;

/// Writes the records in every format that is read again, and reads each.
fn there_and_back(form_name: &str, records: &[Fields]) -> Vec<(&'static str, Vec<Fields>)> {
    let (form, schema) = form(form_name);
    let values = values(&[("county", "云岭县"), ("year", "2021"), ("附件", "1")]);
    let paper = compose(&form, &schema, records, &values);
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    write::xlsx(&paper, &at("a.xlsx")).unwrap();
    write::docx(&paper, &at("a.docx")).unwrap();
    write::csv(&paper, &at("a.csv")).unwrap();
    let mut stream = XlsxStream::new(&at("b.xlsx"), &form, &schema, &values).unwrap();
    let mut layout = stream.layout();
    for record in records {
        stream.row(layout.lay(record.clone())).unwrap();
    }
    stream.finish().unwrap();
    ["a.xlsx", "b.xlsx", "a.docx", "a.csv"]
        .map(|name| (name, records_of(&at(name), &schema)))
        .into()
}

fn records_of(file: &Path, schema: &Schema) -> Vec<Fields> {
    let workbook = read(file, &Limits::default()).unwrap();
    let sheet = &workbook.sheets[0];
    let detected = detect(sheet, schema).unwrap();
    rows(sheet, &detected, schema)
        .map(|row| {
            let values = row.cells.iter().filter_map(|cell| {
                let field = schema.field(cell.field)?;
                let cell = minglu_forms::table::Cell {
                    text: cell.text,
                    kind: cell.kind,
                };
                let value = to_value(field, cell, Some(2021)).unwrap();
                (!value.is_null()).then(|| (field.name.clone(), value))
            });
            sorted(values.collect())
        })
        .collect()
}

fn sorted(mut record: Fields) -> Fields {
    record.sort_keys();
    record
}

fn check(form: &str, records: Vec<Fields>) {
    let records: Vec<Fields> = records.into_iter().map(sorted).collect();
    for (file, read) in there_and_back(form, &records) {
        assert_eq!(read, records, "{file}");
    }
}

/// A line of text such as people write, and such as programs trip over.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("主动公开".to_owned()),
        Just("“一网通办”".to_owned()),
        Just("《方案》（试行）".to_owned()),
        Just("=SUM(A1:A2)".to_owned()),
        Just("'=1".to_owned()),
        Just("+86".to_owned()),
        Just("-".to_owned()),
        Just("@".to_owned()),
        Just("0012".to_owned()),
        Just("_x0041_".to_owned()),
        Just("<b>&amp;".to_owned()),
        Just("a,\"b\";c".to_owned()),
        Just("𠮷野".to_owned()),
        "[一-龥]{1,6}",
    ];
    proptest::collection::vec(piece, 1..5).prop_map(|pieces| format!("做{}。", pieces.concat()))
}

/// Beginning as formulas do, or with apostrophes.
fn start() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just("="),
        Just("-"),
        Just("+"),
        Just("@"),
        Just("'"),
        Just("'="),
        Just("''@")
    ]
}

fn text() -> impl Strategy<Value = String> {
    (start(), proptest::collection::vec(line(), 1..3))
        .prop_map(|(s, l)| s.to_owned() + &l.join("\n"))
}

fn task() -> impl Strategy<Value = Fields> {
    let outer = ("[0-9]{1,3}", "[甲乙]公开", "[丙丁]内容");
    let state = prop_oneof![Just("not_started"), Just("in_progress"), Just("done")];
    let ours = (
        proptest::option::of(text()),
        state,
        proptest::option::of(line()),
    );
    (outer, text(), line(), ours).prop_map(
        |((seq, topic, subject), requirement, responsible, (progress, state, remarks))| {
            let mut task = fields(json!({
                "seq": seq, "topic": topic, "subject": subject, "requirement": requirement,
                "responsible": responsible, "state": state
            }));
            task.extend(progress.map(|p| ("progress".to_owned(), json!(p))));
            task.extend(remarks.map(|r| ("remarks".to_owned(), json!(r))));
            task
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn tasks_come_back_as_they_went(tasks in proptest::collection::vec(task(), 1..12)) {
        check("task-breakdown-progress", tasks);
    }
}

#[test]
fn tasks_without_a_topic_do_not_get_their_neighbours() {
    let mut tasks = tasks();
    tasks[2].remove("topic");
    tasks[2].remove("seq");
    tasks[2].remove("subject");
    let records: Vec<Fields> = tasks.into_iter().map(sorted).collect();
    for (file, read) in there_and_back("task-breakdown-progress", &records) {
        // Without merges nobody can tell a blank cell from one of the group above.
        if file == "a.xlsx" || file == "a.docx" {
            assert_eq!(read, records, "{file}");
        }
    }
}

#[test]
fn documents_come_back_with_dates_and_attributes() {
    let document = |title: &str, day: &str, attribute: &str| {
        fields(json!({
            "title": title, "doc_no": "云政办发〔2021〕29号", "dated": day, "attribute": attribute,
            "basis": "《条例》第十九条", "remarks": "0001"
        }))
    };
    check(
        "document-list",
        vec![
            document("关于印发要点的通知", "2021-09-07", "proactive"),
            document("关于某事的函", "2020-02-29", "on_request"),
            document("关于某事的批复", "2021-12-31", "withheld"),
        ],
    );
}

#[test]
fn contacts_and_units_come_back() {
    let contact = |unit: &str, name: &str, phone: &str| {
        fields(json!({"unit": unit, "name": name, "title": "主任", "phone": phone}))
    };
    let contacts = [
        ("财政局", "张三", "0359-0001"),
        ("财政局", "李四", "00123"),
        ("教育局", "王五", "+86 1"),
    ];
    check(
        "contact-list",
        contacts.map(|(u, n, p)| contact(u, n, p)).into(),
    );
    let unit = |name: &str, aliases: &[&str]| {
        fields(json!({"name": name, "aliases": aliases, "groups": ["县直各有关单位"]}))
    };
    check(
        "unit-list",
        vec![
            unit("云岭县农业农村局", &["乡村振兴局", "农业局"]),
            unit("云岭县财政局", &["财政局"]),
        ],
    );
}
