use super::{fresh, stored};
use crate::common::Office;
use minglu_office::store::migrate;
use minglu_office::{audit, identity, issue, unit};
use minglu_sync::crypto::Suite;
use minglu_sync::protocol::IssuedKind;

pub fn a_second_migration_changes_nothing(office: &Office) {
    assert_eq!(migrate::migrate(&office.store).unwrap(), migrate::FORMAT);
    assert_eq!(office.store.read(migrate::format).unwrap(), migrate::FORMAT);
    assert_eq!(office.store.problems().unwrap(), Vec::<String>::new());
}

pub fn an_office_keeps_its_name_and_its_keys(office: &Office) {
    identity::set_name(&office.store, "澄溪县政府办公室").unwrap();
    assert_eq!(
        office.store.read(identity::name).unwrap(),
        "澄溪县政府办公室"
    );
    let again = identity::complete(&office.store).unwrap();
    assert_eq!(again.public, office.keys.public);
    let signer = again.signer(Suite::Sm2).unwrap();
    let public = again.public.iter().find(|key| key.id == signer.id).unwrap();
    let signature = signer.sign(b"x").unwrap();
    Suite::Sm2
        .verify(&public.public_key, b"x", &signature)
        .unwrap();
    let before = office.store.read(identity::epoch).unwrap();
    office.store.write(identity::begin_epoch).unwrap();
    assert_ne!(office.store.read(identity::epoch).unwrap(), before);
}

pub fn a_name_or_code_is_given_once(office: &Office) {
    let name = fresh("财政局");
    let code = office.unit(&name);
    let same_name = unit::Draft {
        name: name.clone(),
        ..unit::Draft::default()
    };
    let same_code = unit::Draft {
        name: fresh("教育局"),
        code: Some(code.clone()),
        ..unit::Draft::default()
    };
    for taken in [same_name.clone(), same_code] {
        assert_eq!(
            unit::add(&office.store, "测试", &taken).unwrap_err().code,
            "conflict"
        );
    }
    let other = unit::Draft {
        name: fresh("民政局"),
        ..unit::Draft::default()
    };
    let imported = unit::import(&office.store, "测试", &[same_name, other.clone()]).unwrap();
    assert_eq!(
        (imported.known.as_slice(), imported.added.len()),
        ([name.clone()].as_slice(), 1)
    );
    assert_eq!(unit::find(&office.store, &name).unwrap().code, code);
    assert!(
        unit::list(&office.store)
            .unwrap()
            .iter()
            .any(|unit| unit.name == other.name)
    );
    let bad = unit::Draft {
        name: "换\n行".into(),
        ..unit::Draft::default()
    };
    assert_eq!(
        unit::add(&office.store, "测试", &bad).unwrap_err().code,
        "usage"
    );
}

pub fn the_overview_counts_what_is_unread(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    stored(office, &machine, &machine.batch(1, 1));
    let overview = || {
        let all = unit::overview(&office.store).unwrap();
        all.into_iter()
            .find(|o| o.unit.code == machine.unit.code)
            .unwrap()
    };
    let before = overview();
    assert_eq!(
        (
            before.devices,
            before.batches,
            before.waiting,
            before.unread
        ),
        (1, 1, 1, 1)
    );
    issue::taken(&office.store, &machine.caller(), 999).unwrap();
    assert_eq!(overview().unread, 0);
}

pub fn what_is_issued_has_no_gaps(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let draft = issue::Draft::new(
        IssuedKind::Calendar,
        "2027",
        &serde_json::json!({ "year": 2027 }),
    )
    .unwrap();
    for _ in 0..3 {
        // What fails leaves no gap.
        let failed: minglu_office::Result<()> = office.store.write(|sql| {
            issue::issue(sql, &machine.unit.code, &draft)?;
            Err(minglu_office::Error::usage("stop"))
        });
        assert!(failed.is_err());
        office
            .store
            .write(|sql| issue::issue(sql, &machine.unit.code, &draft))
            .unwrap();
    }
    let page = issue::page(&office.store, &machine.caller(), 1).unwrap();
    let sequences: Vec<u64> = page.items.iter().map(|item| item.sequence).collect();
    assert_eq!((sequences, page.latest), (vec![2, 3], 3));
    assert!(
        page.items
            .iter()
            .all(|item| item.body_as::<serde_json::Value>().is_ok())
    );
}

pub fn the_log_is_a_chain(office: &Office) {
    office.unit(&fresh("财政局"));
    office.unit(&fresh("教育局"));
    assert_eq!(audit::verify(&office.store).unwrap(), None);
    let last = audit::list(&office.store, None, 2).unwrap();
    assert_eq!((last.len(), last[0].deed.as_str()), (2, "unit.add"));
    let tamper = |sql: &str| office.store.write(|db| db.run(sql, &[])).unwrap();
    let at = last[1].sequence;
    tamper(&format!(
        "UPDATE audit SET who = '别人' WHERE sequence = {at}"
    ));
    assert_eq!(audit::verify(&office.store).unwrap(), Some(at));
    tamper(&format!(
        "UPDATE audit SET who = '测试' WHERE sequence = {at}"
    ));
    assert_eq!(audit::verify(&office.store).unwrap(), None);
    // Nor can the last row be cut off unseen. It is the last promise: the chain stays broken.
    tamper(&format!("DELETE FROM audit WHERE sequence = {}", at + 1));
    assert_eq!(audit::verify(&office.store).unwrap(), Some(at + 1));
}
