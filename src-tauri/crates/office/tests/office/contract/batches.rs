use super::{fresh, stored};
use crate::common::{Machine, Office};
use minglu_office::{batch, issue};
use minglu_sync::protocol::{
    BatchState, IssuedKind, KnownBatch, Outcome, Remark, StatusRequest, Verdict,
};

pub fn the_same_batch_gets_the_same_receipt(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let batch = machine.batch(1, 3);
    let receipt = stored(office, &machine, &batch);
    receipt.confirms(&batch).unwrap();
    let key = office
        .keys
        .public
        .iter()
        .find(|key| key.id == receipt.key)
        .unwrap();
    receipt.verify(&key.public_key).unwrap();
    assert_eq!(stored(office, &machine, &batch), receipt);
    let mut manifest = batch.manifest().clone();
    manifest.note = Some("改动".into());
    let other = machine.freeze(manifest, 3);
    let commit = |machine: &Machine, bytes: Vec<u8>| {
        batch::commit(&office.store, &office.keys, &machine.caller(), bytes)
    };
    assert_eq!(
        commit(&machine, other.bytes().to_vec()).unwrap_err().code,
        "other_content"
    );
    let asked = StatusRequest {
        batches: [&batch, &other, &machine.batch(2, 1)]
            .map(|b| KnownBatch {
                id: b.manifest().id,
                digest: b.digest().clone(),
            })
            .to_vec(),
        after: 0,
    };
    let status = batch::status(&office.store, &machine.caller(), &asked).unwrap();
    let states: Vec<BatchState> = status.batches.iter().map(|b| b.state).collect();
    assert_eq!(
        states,
        [
            BatchState::Stored,
            BatchState::OtherContent,
            BatchState::Absent
        ]
    );
    assert_eq!(status.batches[0].receipt.as_ref(), Some(&receipt));
    let stranger = office.machine(&office.unit(&fresh("教育局")));
    assert_eq!(
        commit(&stranger, batch.bytes().to_vec()).unwrap_err().code,
        "other_unit"
    );
}

pub fn a_batch_comes_back_as_it_came(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    for batch in [machine.batch(1, 0), machine.batch(2, 250)] {
        stored(office, &machine, &batch);
        let id = batch.manifest().id.to_string();
        assert_eq!(batch::bytes(&office.store, &id).unwrap(), batch.bytes());
        let shown = batch::show(&office.store, &id).unwrap();
        assert_eq!(shown.records.len(), batch.records().len());
        assert_eq!(shown.head.state, "stored");
    }
    assert_eq!(
        batch::bytes(&office.store, "none").unwrap_err().code,
        "not_found"
    );
}

pub fn a_batch_is_settled_once_and_the_unit_is_told(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let batch = machine.batch(1, 2);
    stored(office, &machine, &batch);
    let id = batch.manifest().id.to_string();
    let remark = |record: &str, text: &str| batch::Ruling {
        outcome: Outcome::Returned,
        remarks: vec![Remark {
            ledger: Some("progress".into()),
            record: Some(record.into()),
            field: Some("text".into()),
            text: text.into(),
        }],
        changes: Vec::new(),
    };
    let settle = |ruling: &batch::Ruling| batch::settle(&office.store, "测试", &id, ruling);
    assert_eq!(settle(&remark("r9", "没有这条")).unwrap_err().code, "usage");
    assert_eq!(settle(&remark("r0", " ")).unwrap_err().code, "usage");
    settle(&remark("r1", "请补充公开链接")).unwrap();
    assert_eq!(
        settle(&remark("r1", "再退一次")).unwrap_err().code,
        "conflict"
    );
    assert_eq!(
        batch::accept(&office.store, "测试", std::slice::from_ref(&id)).unwrap(),
        0
    );
    let page = issue::page(&office.store, &machine.caller(), 1).unwrap();
    let verdict: Verdict = page.items[0].body_as().unwrap();
    assert_eq!(page.items[0].kind, IssuedKind::Verdict);
    assert_eq!(
        (verdict.outcome, verdict.remarks[0].text.as_str()),
        (Outcome::Returned, "请补充公开链接")
    );
    let mut manifest = machine.manifest(2);
    manifest.follows = Some(batch.manifest().id);
    let mended = machine.freeze(manifest, 2);
    stored(office, &machine, &mended);
    let shown = batch::show(&office.store, &id).unwrap();
    assert_eq!(shown.followed_by, [mended.manifest().id.to_string()]);
    assert_eq!(
        (shown.head.state.as_str(), shown.verdicts.len()),
        ("returned", 1)
    );
}

pub fn accepting_many_leaves_alone_what_is_settled(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let batches: Vec<_> = (1..=3).map(|number| machine.batch(number, 1)).collect();
    let ids: Vec<String> = batches
        .iter()
        .map(|b| b.manifest().id.to_string())
        .collect();
    batches
        .iter()
        .for_each(|batch| drop(stored(office, &machine, batch)));
    assert_eq!(batch::accept(&office.store, "测试", &ids[..1]).unwrap(), 1);
    let mut with_stranger = ids.clone();
    with_stranger.push(uuid::Uuid::now_v7().to_string());
    assert_eq!(
        batch::accept(&office.store, "测试", &with_stranger)
            .unwrap_err()
            .code,
        "not_found"
    );
    assert_eq!(batch::accept(&office.store, "测试", &ids).unwrap(), 2);
    // Of one record in three batches the last stands, and only once.
    let kept = batch::records(&office.store, "task_progress", None).unwrap();
    assert_eq!(
        kept.iter()
            .filter(|kept| kept.unit == machine.unit.code)
            .count(),
        1
    );
    assert!(
        batch::records(&office.store, "form", Some("f1"))
            .unwrap()
            .is_empty()
    );
}

pub fn lists_show_one_unit_and_one_state(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let other = office.machine(&office.unit(&fresh("教育局")));
    stored(office, &other, &other.batch(1, 1));
    let own: Vec<_> = (1..=3)
        .map(|number| {
            stored(office, &machine, &machine.batch(number, 2))
                .batch
                .to_string()
        })
        .collect();
    batch::accept(&office.store, "测试", &own[..1]).unwrap();
    let list = |state: &str, after: u64| {
        let filter = batch::Filter {
            unit: Some(machine.unit.name.clone()),
            state: Some(state.into()),
            after,
            ..batch::Filter::default()
        };
        batch::list(&office.store, &filter).unwrap()
    };
    assert_eq!(list("", 0).len(), 3);
    assert_eq!((list("stored", 0).len(), list("stored", 1).len()), (2, 1));
    let accepted = &list("accepted", 0)[0];
    assert_eq!((accepted.id.as_str(), accepted.count), (own[0].as_str(), 2));
}
