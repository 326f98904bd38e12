//! From the terminal: a notice goes out, forms come back, the quarter is reported.

use crate::common::{Machine, Office as Bare, command};
use minglu_sync::batch::{BatchRecord, Draft, Kind, freeze};
use minglu_sync::protocol::{Issued, IssuedForm, IssuedKind, IssuedNotice};
use minglu_sync::{Unknown, batch::Batch};
use rust_xlsxwriter::{Format, FormatBorder, Workbook};
use serde_json::{Value, json};
use std::path::Path;

/// The program that reads foreign files lies beside the office's; without it nothing is read.
fn can_read() -> bool {
    let beside = Path::new(env!("CARGO_BIN_EXE_minglu-office")).with_file_name("minglu");
    if !beside.exists() {
        eprintln!("skipped: minglu is not built (cargo build --bin minglu)");
    }
    beside.exists()
}

fn sheet(path: &Path, rows: &[&[&str]]) {
    let mut book = Workbook::new();
    // A drawn table: rows that are still empty have their lines.
    let lines = Format::new().set_border(FormatBorder::Thin);
    let sheet = book.add_worksheet();
    for (at, row) in rows.iter().enumerate() {
        for (column, text) in row.iter().enumerate() {
            sheet
                .write_with_format(at as u32, column as u16, *text, &lines)
                .unwrap();
        }
    }
    book.save(path).unwrap();
}

fn units(dir: &Path) -> [String; 3] {
    [
        ("澄溪县财政局", "县财政局"),
        ("澄溪县教育局", "县教育局"),
        ("白石镇人民政府", "白石镇"),
    ]
    .map(|(name, alias)| {
        let group = if name.contains('镇') {
            "各乡镇"
        } else {
            "县直各有关单位"
        };
        let added = command(
            dir,
            &["unit", "add", name, "--alias", alias, "--group", group],
        )
        .unwrap();
        added["unit"]["code"].as_str().unwrap().to_owned()
    })
}

fn issued(office: &Bare, machine: &Machine, kind: IssuedKind) -> Vec<Issued> {
    let page = minglu_office::issue::page(&office.store, &machine.caller(), 0).unwrap();
    page.items
        .into_iter()
        .filter(|item| item.kind == kind)
        .collect()
}

fn store(office: &Bare, machine: &Machine, batch: &Batch) {
    let bytes = batch.bytes().to_vec();
    minglu_office::batch::commit(&office.store, &office.keys, &machine.caller(), bytes).unwrap();
}

fn report(machine: &Machine, kind: Kind, form: Option<&str>, records: Vec<BatchRecord>) -> Batch {
    let mut manifest = machine.manifest(1);
    manifest.kind = kind;
    manifest.form = form.map(str::to_owned);
    manifest.zero = records.is_empty();
    let ledger = records
        .first()
        .map_or("none", |record| record.ledger.as_str())
        .to_owned();
    let ledgers = vec![(ledger, "v1".to_owned(), records)];
    freeze(Draft { manifest, ledgers }, &machine.secret).unwrap()
}

fn record(ledger: &str, id: &str, origin: Option<&str>, fields: &Value) -> BatchRecord {
    BatchRecord {
        ledger: ledger.into(),
        id: id.into(),
        origin: origin.map(str::to_owned),
        fields: fields.as_object().unwrap().clone(),
        unknown: Unknown::new(),
    }
}

#[test]
fn each_unit_gets_its_own_tasks_and_the_bulletin_counts_what_it_reported() {
    if !can_read() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("office");
    let table = dir.path().join("任务分解表.xlsx");
    sheet(
        &table,
        &[
            &[
                "序号",
                "公开任务",
                "公开内容",
                "具体要求",
                "责任部门",
                "完成时限",
            ],
            &[
                "1",
                "财政信息",
                "预决算",
                "公开部门预决算。",
                "县财政局牵头，县教育局配合",
                "2026年6月底前",
            ],
            &[
                "2",
                "教育信息",
                "招生",
                "公开招生政策。",
                "县教育局",
                "长期坚持",
            ],
            &["3", "基层公开", "村务", "公开村务。", "各乡镇", "每季度"],
            &["4", "其他", "其他", "另行通知。", "县气象局", "年底前"],
        ],
    );
    let codes = units(&data);
    let file = table.to_str().unwrap();
    let told = command(
        &data,
        &[
            "notice",
            "issue",
            file,
            "--title",
            "2026年政务公开工作要点",
            "--year",
            "2026",
        ],
    )
    .unwrap();
    assert_eq!(
        (told["tasks"].as_u64(), &told["nobodys"]),
        (Some(4), &json!([4]))
    );
    let again = command(
        &data,
        &[
            "notice",
            "issue",
            file,
            "--title",
            "2026年政务公开工作要点",
            "--year",
            "2026",
        ],
    );
    assert_eq!(again.unwrap_err()["code"], "conflict");

    let office = Bare::in_file(&data);
    let machines: Vec<Machine> = codes.iter().map(|code| office.machine(code)).collect();
    let tasks = |machine: &Machine| -> IssuedNotice {
        issued(&office, machine, IssuedKind::Notice)[0]
            .body_as()
            .unwrap()
    };
    let wanted: Vec<Vec<String>> = machines
        .iter()
        .map(|m| {
            tasks(m)
                .tasks
                .iter()
                .map(|task| task.fields["seq"].as_str().unwrap().to_owned())
                .collect()
        })
        .collect();
    assert_eq!(wanted, [vec!["1"], vec!["1", "2"], vec!["3"]]);
    let finance = tasks(&machines[0]);
    assert!(
        finance.tasks[0]
            .fields
            .keys()
            .all(|field| !["progress", "state", "ours", "notice"].contains(&field.as_str()))
    );

    let progress = record(
        "task",
        "r1",
        Some(&finance.tasks[0].id),
        &json!({ "progress": "已公开。" }),
    );
    store(
        &office,
        &machines[0],
        &report(&machines[0], Kind::TaskProgress, None, vec![progress]),
    );
    let now = chrono::Utc::now() + chrono::TimeDelta::hours(8);
    let quarter = format!(
        "{}Q{}",
        now.format("%Y"),
        (now.format("%m").to_string().parse::<u32>().unwrap() - 1) / 3 + 1
    );
    for name in ["通报.docx", "通报.xlsx"] {
        let out = dir.path().join(name);
        let lines = command(
            &data,
            &[
                "bulletin",
                "--quarter",
                &quarter,
                "-o",
                out.to_str().unwrap(),
            ],
        )
        .unwrap();
        let counts: Vec<(u64, u64, u64)> = lines
            .as_array()
            .unwrap()
            .iter()
            .map(|line| {
                let number = |name: &str| line[name].as_u64().unwrap();
                (number("tasks"), number("reported"), number("batches"))
            })
            .collect();
        assert_eq!(counts, [(1, 1, 1), (2, 0, 0), (1, 0, 0)]);
        assert!(std::fs::metadata(&out).unwrap().len() > 1000);
    }
    assert_eq!(
        command(&data, &["check"]).unwrap(),
        json!({ "findings": [] })
    );
}

#[test]
fn a_collected_form_comes_back_as_one_workbook_in_the_sheets_own_layout() {
    if !can_read() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("office");
    let codes = units(&data);
    let path = dir.path().join("公开专区情况表.xlsx");
    sheet(
        &path,
        &[&["填报单位", "专区名称", "电脑台数"], &["", "", ""]],
    );
    let made = command(
        &data,
        &[
            "form",
            "collect",
            path.to_str().unwrap(),
            "--title",
            "公开专区情况",
            "--due",
            "2020-01-31",
        ],
    )
    .unwrap();
    assert_eq!(
        (made["units"].as_u64(), &made["columns"]),
        (Some(3), &json!(["填报单位", "专区名称", "电脑台数"]))
    );
    let id = made["id"].as_str().unwrap();

    let office = Bare::in_file(&data);
    let machines: Vec<Machine> = codes.iter().map(|code| office.machine(code)).collect();
    let form: IssuedForm = issued(&office, &machines[0], IssuedKind::Form)[0]
        .body_as()
        .unwrap();
    let columns: Vec<String> = form.definition["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["name"].as_str().unwrap().to_owned())
        .collect();
    let row = |id: &str, unit: &str, name: &str| {
        let mut fields = serde_json::Map::new();
        fields.insert(columns[0].clone(), json!(unit));
        fields.insert(columns[1].clone(), json!(name));
        record("own_1", id, None, &Value::Object(fields))
    };
    let first = vec![row("a", "澄溪县财政局", "办事大厅"), row("b", "", "图书馆")];
    let batch = report(&machines[0], Kind::Form, Some(id), first);
    store(&office, &machines[0], &batch);
    store(
        &office,
        &machines[2],
        &report(&machines[2], Kind::Form, Some(id), Vec::new()),
    );

    let out = dir.path().join("汇总.xlsx");
    let merged = command(
        &data,
        &[
            "merge",
            "--form",
            "公开专区情况",
            "-o",
            out.to_str().unwrap(),
        ],
    )
    .unwrap();
    assert_eq!(
        (
            merged["rows"].as_u64(),
            merged["in_place"].as_bool(),
            &merged["refused"]
        ),
        (Some(2), Some(true), &json!([]))
    );
    let states: Vec<&str> = merged["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| unit["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["stored", "missing", "stored"]);
    assert!(merged["units"][1]["late"].as_bool().unwrap());
    let text = read(&out);
    assert!(
        text.contains("办事大厅") && text.matches("澄溪县财政局").count() == 2,
        "{text}"
    );

    // What was returned is not merged.
    command(
        &data,
        &[
            "batch",
            "return",
            &batch.manifest().id.to_string(),
            "--remark",
            "请核对",
            "--record",
            "b",
        ],
    )
    .unwrap();
    let out = dir.path().join("再汇总.xlsx");
    let merged = command(&data, &["merge", "--form", id, "-o", out.to_str().unwrap()]).unwrap();
    assert_eq!(merged["rows"], 0);
}

#[test]
fn a_sheet_that_does_not_ask_for_the_unit_is_merged_with_a_column_for_it() {
    if !can_read() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("office");
    let codes = units(&data);
    let path = dir.path().join("平台.xlsx");
    sheet(&path, &[&["平台名称", "联系电话"], &["", ""]]);
    let file = path.to_str().unwrap();
    let made = command(&data, &["form", "collect", file, "--title", "平台情况"]).unwrap();
    assert_eq!(made["private"], json!(["联系电话"]));
    let office = Bare::in_file(&data);
    let machine = office.machine(&codes[1]);
    let fields = json!({ "c1": "公众号", "c2": "0000-1234567" });
    let records = vec![record("own_7", "a", None, &fields)];
    let id = made["id"].as_str();
    store(
        &office,
        &machine,
        &report(&machine, Kind::Form, id, records),
    );
    let out = dir.path().join("汇总.xlsx");
    let merged = command(
        &data,
        &["merge", "--form", "平台情况", "-o", out.to_str().unwrap()],
    )
    .unwrap();
    assert_eq!(
        (merged["rows"].as_u64(), merged["in_place"].as_bool()),
        (Some(1), Some(false))
    );
    let text = read(&out);
    let wanted = ["报送单位", "澄溪县教育局", "公众号", "0000-1234567"];
    assert!(wanted.iter().all(|word| text.contains(word)), "{text}");
}

/// All texts of a workbook's first sheet and its shared strings.
fn read(path: &Path) -> String {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let wanted = names
        .iter()
        .filter(|name| name.starts_with("xl/worksheets/") || name.ends_with("sharedStrings.xml"));
    wanted
        .map(|name| std::io::read_to_string(zip.by_name(name).unwrap()).unwrap())
        .collect()
}

#[test]
fn a_directory_of_units_is_read_from_a_table_and_only_new_ones_are_added() {
    if !can_read() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("office");
    units(&data);
    let path = dir.path().join("单位目录.xlsx");
    sheet(
        &path,
        &[
            &["单位名称", "别名", "所属范围"],
            &["澄溪县财政局", "", ""],
            &["澄溪县民政局", "县民政局", "县直各有关单位"],
        ],
    );
    let told = command(&data, &["unit", "import", path.to_str().unwrap()]).unwrap();
    assert_eq!(told["known"], json!(["澄溪县财政局"]));
    assert_eq!(
        (
            told["added"][0]["aliases"].clone(),
            told["added"][0]["groups"].clone()
        ),
        (json!(["县民政局"]), json!(["县直各有关单位"]))
    );
    assert_eq!(
        command(&data, &["unit", "list"])
            .unwrap()
            .as_array()
            .unwrap()
            .len(),
        4
    );
    assert_eq!(
        command(&data, &["unit", "invite", "没有的单位"]).unwrap_err()["code"],
        "not_found"
    );
}
