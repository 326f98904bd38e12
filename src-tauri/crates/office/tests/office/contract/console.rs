use super::{fresh, stored};
use crate::common::Office;
use crate::filed::{filed, progress};
use minglu_office::assessment::{self, Given};
use minglu_office::spot_check::{self, Done, Draft, Finding, Order, Picked};
use minglu_office::{batch, contact, report, statistic};
use minglu_sync::batch::Kind;
use serde_json::json;

pub fn reports_are_gathered_by_unit_and_year(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let records = [("y", json!({ "year": 2025, "title": "年报" }))];
    stored(
        office,
        &machine,
        &filed(&machine, 1, Kind::AnnualReport, "annual_report", &records),
    );
    let came = |year| {
        let all = report::gather(&office.store, year).unwrap();
        let own = all
            .into_iter()
            .find(|one| one.unit == machine.unit.code)
            .unwrap();
        own.kept.is_some()
    };
    assert_eq!((came(2025), came(2024)), (true, false));
}

pub fn documents_and_contacts_are_counted(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let records = [(
        "a",
        json!({ "dated": "2025-03-05", "attribute": "withheld" }),
    )];
    stored(
        office,
        &machine,
        &filed(&machine, 1, Kind::AttributeLedger, "document", &records),
    );
    let found = statistic::count(&office.store, 2025).unwrap();
    let own = found
        .units
        .iter()
        .find(|line| line.title == machine.unit.name)
        .unwrap();
    assert_eq!(own.counts, [0, 0, 1, 0]);
    let filing = filed(
        &machine,
        2,
        Kind::ContactFiling,
        "contact",
        &[("a", json!({ "name": "王某" }))],
    );
    stored(office, &machine, &filing);
    batch::accept(&office.store, "测试", &[filing.manifest().id.to_string()]).unwrap();
    let all = contact::directory(&office.store).unwrap();
    let own = all
        .units
        .iter()
        .find(|unit| unit.unit == machine.unit.code)
        .unwrap();
    assert_eq!(own.people[0].name, "王某");
}

pub fn a_fault_is_issued_reported_and_mended(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let store = &office.store;
    let draft = Draft {
        title: fresh("抽查"),
        picked: vec![Picked {
            unit: machine.unit.code.clone(),
            subject: "预决算".to_owned(),
        }],
        ..Draft::default()
    };
    let check = spot_check::make(store, "测试", &draft).unwrap();
    assert_eq!(
        spot_check::make(store, "测试", &draft).unwrap_err().code,
        "conflict"
    );
    assert!(
        spot_check::list(store)
            .unwrap()
            .iter()
            .any(|one| one.id == check)
    );
    let item = spot_check::show(store, &check).unwrap().list.remove(0);
    let finding = Finding {
        result: "fault".to_owned(),
        finding: "没有公开".to_owned(),
        due: "2030-01-01".parse().ok(),
    };
    spot_check::judge(store, "测试", &check, &item.id, &finding).unwrap();
    let order = Order {
        title: fresh("整改"),
    };
    let issued = spot_check::issue(store, "测试", &check, &order).unwrap();
    let page = minglu_office::issue::page(store, &machine.caller(), 0).unwrap();
    let task = page.items[0].body["tasks"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    stored(office, &machine, &progress(&machine, 1, &task));
    spot_check::done(store, "测试", &check, &item.id, Done { done: true }).unwrap();
    let item = spot_check::show(store, &check).unwrap().list.remove(0);
    assert_eq!(item.notice, Some(issued.notice));
    assert!(item.batch.is_some() && item.done_at.is_some());
}

pub fn points_are_given_and_taken_back(office: &Office) {
    let unit = office.unit(&fresh("财政局"));
    let store = &office.store;
    let weights = store.read(assessment::weights).unwrap();
    assessment::set_weights(store, "测试", &weights).unwrap();
    assert_eq!(store.read(assessment::weights).unwrap(), weights);
    let given = Given {
        year: 2031,
        unit: unit.clone(),
        points: 150,
        reason: "创新做法".to_owned(),
    };
    let id = assessment::give(store, "测试", &given).unwrap();
    let hand = || {
        let all = assessment::score(store, 2031).unwrap().units;
        all.into_iter()
            .find(|one| one.unit == unit)
            .unwrap()
            .by_hand
            .len()
    };
    assert_eq!(hand(), 1);
    assessment::take_back(store, "测试", &id).unwrap();
    assert_eq!(hand(), 0);
}
