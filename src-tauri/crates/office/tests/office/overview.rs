//! Statistics and contacts over all units.

use crate::common::{Machine, Office};
use crate::filed::filed;
use minglu_office::contact::{self, directory};
use minglu_office::statistic::{self, Slice, count};
use minglu_office::{batch, export};
use minglu_sync::batch::{Batch, Kind};
use serde_json::{Value, json};

fn store(office: &Office, machine: &Machine, batch: &Batch) -> String {
    let bytes = batch.bytes().to_vec();
    batch::commit(&office.store, &office.keys, &machine.caller(), bytes).unwrap();
    batch.manifest().id.to_string()
}

fn document(dated: &str, attribute: &str, basis: &str) -> Value {
    json!({ "title": "通知", "dated": dated, "attribute": attribute, "basis": basis })
}

#[test]
fn documents_are_counted_by_attribute_ground_month_and_unit() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    let machine = office.machine(&office.unit("澄溪县财政局"));
    office.unit("澄溪县教育局");
    let records = [
        ("a", document("2025-03-05", "proactive", "")),
        (
            "b",
            document("2025-03-31", "on_request", "《条例》第十三条"),
        ),
        ("c", document("2025-12-31", "withheld", "《条例》第十六条")),
        ("d", document("2024-12-31", "proactive", "")),
    ];
    store(
        &office,
        &machine,
        &filed(&machine, 1, Kind::AttributeLedger, "document", &records),
    );
    let found = count(&office.store, 2025).unwrap();
    let counts: Vec<u64> = found.by_attribute.iter().map(|slice| slice.count).collect();
    assert_eq!(counts, [1, 1, 1, 0]);
    let grounds: Vec<&str> = found
        .by_ground
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    assert_eq!(grounds.len(), 2);
    assert_eq!(found.months[2].counts, [1, 1, 0, 0]);
    assert_eq!(found.months[11].counts, [0, 0, 1, 0]);
    assert_eq!(found.units[0].counts, [1, 1, 1, 0]);
    assert_eq!(found.without_documents, ["澄溪县教育局"]);
    assert_eq!(
        found.by_attribute[0],
        Slice {
            title: "主动公开".to_owned(),
            count: 1
        }
    );
}

#[test]
fn a_record_that_comes_again_is_counted_once() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    let machine = office.machine(&office.unit("澄溪县财政局"));
    for number in [1, 2] {
        let attribute = ["proactive", "withheld"][number as usize - 1];
        let records = [("a", document("2025-03-05", attribute, ""))];
        let batch = filed(
            &machine,
            number,
            Kind::AttributeLedger,
            "document",
            &records,
        );
        store(&office, &machine, &batch);
    }
    let found = count(&office.store, 2025).unwrap();
    let sum: u64 = found.by_attribute.iter().map(|slice| slice.count).sum();
    assert_eq!(sum, 1);
}

#[test]
fn the_units_own_sums_are_added_up_by_ledger_in_the_year_of_their_period() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    for (name, records) in [("澄溪县财政局", 3), ("澄溪县教育局", 4)] {
        let machine = office.machine(&office.unit(name));
        let sum = json!({ "ledger": "training", "title": "培训会议",
            "count": { "records": records, "text": "x" }, "last": { "records": 1 } });
        let batch = filed(
            &machine,
            1,
            Kind::Statistics,
            "statistic",
            &[("training", sum)],
        );
        store(&office, &machine, &batch);
    }
    let found = count(&office.store, 2025).unwrap();
    assert_eq!((found.ledgers[0].count, found.ledgers[0].last), (7, 2));
    assert_eq!(found.ledgers[0].units.len(), 2);
    assert!(count(&office.store, 2024).unwrap().ledgers.is_empty());
    let out = dir.path().join("统计.xlsx");
    statistic::write(&found, &out).unwrap();
    zip::ZipArchive::new(std::fs::File::open(out).unwrap()).unwrap();
}

#[test]
fn the_directory_holds_the_filing_that_was_accepted_last_and_says_what_changed() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    let machine = office.machine(&office.unit("澄溪县财政局"));
    let person = |name: &str, phone: &str| json!({ "role": "具体经办人", "name": name, "title": "科员", "phone": phone });
    let filings = [
        vec![
            ("a", person("王某", "0000-1")),
            ("b", person("李某", "0000-2")),
        ],
        vec![
            ("a", person("王某", "0000-9")),
            ("c", person("赵某", "0000-3")),
        ],
        vec![("a", person("钱某", "0000-9"))],
    ];
    let ids: Vec<String> = (1..)
        .zip(&filings)
        .map(|(number, records)| {
            let batch = filed(&machine, number, Kind::ContactFiling, "contact", records);
            store(&office, &machine, &batch)
        })
        .collect();
    let first = || directory(&office.store).unwrap().units.remove(0);
    assert_eq!((first().batch, first().waiting), (None, 3));
    batch::accept(&office.store, "测试", &ids[..1]).unwrap();
    assert!(first().changes.is_empty(), "a first filing changes nothing");
    batch::accept(&office.store, "测试", &ids[1..2]).unwrap();
    let unit = first();
    assert_eq!(
        (unit.batch.as_deref(), unit.waiting),
        (Some(ids[1].as_str()), 1)
    );
    let names: Vec<&str> = unit
        .people
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(names, ["王某", "赵某"]);
    assert_eq!(
        unit.changes,
        [
            "王某（具体经办人）：联系电话由“0000-1”改为“0000-9”",
            "新增赵某（具体经办人）",
            "不再是联系人：李某（具体经办人）"
        ]
    );
    let out = dir.path().join("通讯录.xlsx");
    contact::write("澄溪县政府办公室", &directory(&office.store).unwrap(), &out).unwrap();
    zip::ZipArchive::new(std::fs::File::open(out).unwrap()).unwrap();
}

#[test]
fn a_list_is_written_as_it_is_seen_and_a_crooked_one_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let list = |rows: Value| -> Vec<export::List> {
        let list = json!([{ "title": "单位/报送：情况", "head": ["单位", "批次"], "rows": rows }]);
        serde_json::from_value(list).unwrap()
    };
    let out = dir.path().join("列表.xlsx");
    export::write(&list(json!([["=1+1", "007"]])), &out).unwrap();
    zip::ZipArchive::new(std::fs::File::open(&out).unwrap()).unwrap();
    let crooked = export::write(&list(json!([["只有一格"]])), &out).unwrap_err();
    assert_eq!(crooked.code, "usage");
    assert_eq!(export::write(&[], &out).unwrap_err().code, "usage");
}
