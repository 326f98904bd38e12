use super::{fresh, stored};
use crate::common::{Machine, Office};
use minglu_office::search;
use minglu_sync::Unknown;
use minglu_sync::batch::{Batch, BatchRecord, Draft, freeze};
use serde_json::json;

/// After all that is stored meanwhile.
const LATER: &str = "9999-01-01T00:00:00Z";

pub fn what_is_submitted_is_found_at_once_and_alike_later(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    // No other promise speaks of this.
    let mark: String = uuid::Uuid::new_v4().simple().to_string();
    let texts = [
        format!("第{mark}号“预算”，公开\\路径"),
        format!("{mark}预　算ＡＢ"),
        "别的内容".to_owned(),
    ];
    stored(office, &machine, &batch(&machine, 1, &texts));
    stored(office, &machine, &batch(&machine, 2, &texts[..1]));
    let found = |text: &str| {
        let found = search::find(&office.store, text).unwrap();
        let hits = found
            .hits
            .iter()
            .filter(|hit| hit.unit_name == machine.unit.name);
        hits.map(|hit| format!("{}/{}", hit.number, hit.record))
            .collect::<Vec<_>>()
    };
    let all = || {
        let upper = mark.to_uppercase();
        let wanted = [
            &*mark,
            &upper,
            "公开\\路",
            "算ab",
            &format!("{mark}目录"),
            "别",
        ];
        wanted.map(found)
    };
    let before = all();
    assert_eq!(before[0], ["2026-002/r0", "2026-001/r0", "2026-001/r1"]);
    assert_eq!(before[1], before[0]);
    assert_eq!(before[2], ["2026-002/r0", "2026-001/r0"]);
    assert_eq!(
        (before[3].as_slice(), before[4].len()),
        (["2026-001/r1".to_owned()].as_slice(), 0)
    );
    assert_eq!(before[5], ["2026-001/r2"]);
    while search::index(&office.store, LATER).unwrap() {}
    assert_eq!(all(), before);
    // What comes then is found beside what is indexed.
    stored(office, &machine, &batch(&machine, 3, &texts[1..]));
    assert_eq!(found(&mark)[0], "2026-003/r0");
    assert_eq!(search::find(&office.store, " ").unwrap_err().code, "usage");
}

pub fn a_large_batch_is_indexed_in_pieces_and_told_in_its_order(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let mark: String = uuid::Uuid::new_v4().simple().to_string();
    let texts: Vec<String> = (0..1201).map(|_| mark.clone()).collect();
    stored(office, &machine, &batch(&machine, 1, &texts));
    let first = || {
        let found = search::find(&office.store, &mark).unwrap();
        assert_eq!((found.hits.len(), found.more), (200, true));
        (found.hits[0].record.clone(), found.hits[199].record.clone())
    };
    let order = ("r0".to_owned(), "r199".to_owned());
    assert_eq!(first(), order);
    while search::index(&office.store, LATER).unwrap() {
        assert_eq!(first(), order);
    }
}

fn batch(machine: &Machine, number: u32, texts: &[String]) -> Batch {
    let record = |(at, text): (usize, &String)| BatchRecord {
        ledger: "progress".to_owned(),
        id: format!("r{at}"),
        origin: None,
        fields: json!({ "text": text, "kind": "其他" })
            .as_object()
            .unwrap()
            .clone(),
        unknown: Unknown::new(),
    };
    let records = texts.iter().enumerate().map(record).collect();
    let ledgers = vec![("progress".to_owned(), "v1".to_owned(), records)];
    let manifest = machine.manifest(number);
    freeze(Draft { manifest, ledgers }, &machine.secret).unwrap()
}
