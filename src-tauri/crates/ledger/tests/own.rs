//! Ledgers that a unit defines itself: they live in the ledger's file and are ledgers like any.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, clerk, object};
use minglu_ledger::own::{COLUMNS_MAX, Column, ColumnKind, Definition, LEDGERS_MAX, OWN_LEDGER};
use minglu_ledger::vault::{Secret, Vault, protect};
use minglu_ledger::{
    Code, Ledger, Operation, Query, Reason, Result, Tx, restore, salvage, schema::builtin,
};
use serde_json::{Value, json};

fn column(title: &str, kind: ColumnKind) -> Column {
    Column {
        title: title.into(),
        kind,
        width_mm: 20.0,
        scale: 2,
        ..Column::default()
    }
}

fn villages() -> Definition {
    let name = Column {
        key: true,
        ..column("村名", ColumnKind::Text)
    };
    let phone = Column {
        private: Some("phone".into()),
        ..column("联系电话", ColumnKind::Text)
    };
    let state = Column {
        choices: vec!["已建".into(), "在建".into()],
        ..column("状态", ColumnKind::Choice)
    };
    Definition {
        title: "村务公开栏台账".into(),
        heading: "各村村务公开栏台账".into(),
        columns: vec![
            column("序号", ColumnKind::Serial),
            name,
            phone,
            column("建成日期", ColumnKind::Date),
            column("投入（万元）", ColumnKind::Decimal),
            state,
        ],
        ..Definition::default()
    }
}

fn named(title: &str) -> Definition {
    Definition {
        title: title.into(),
        ..villages()
    }
}

fn reopened(desk: Desk) -> Desk {
    let Desk { dir, ledger } = desk;
    drop(ledger);
    let ledger = Ledger::open(dir.path()).unwrap();
    Desk { dir, ledger }
}

/// A desk with the ledger of villages, opened anew.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.step("新建台账", |tx| {
        tx.define(villages(), Some("台账.xlsx"), None)
    });
    reopened(desk)
}

fn refused<T>(desk: &Desk, f: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> minglu_ledger::Error {
    let outcome = desk.ledger.transact(Operation::by_user("试", "王明"), f);
    outcome.err().unwrap()
}

fn titles(ledger: &Ledger) -> Vec<&str> {
    ledger.schemas().iter().map(|s| s.title.as_str()).collect()
}

fn count(ledger: &Ledger, name: &str) -> u64 {
    ledger.list(&Query::of(name)).unwrap().total
}

fn whole(ledger: &Ledger) {
    let report = ledger.check().unwrap();
    assert!(report.ok, "{report:?}");
}

#[test]
fn a_further_ledger_is_written_searched_and_undone_like_any_other() {
    let desk = desk();
    let first = json!({ "c1": "清水村", "c2": "13800001234", "c3": "2024-05-06", "c4": "1.50", "c5": "已建" });
    let id = desk.add("own_1", first);
    assert!(desk.set("own_1", &id, json!({ "c5": "在建" })));
    let mut found = Query::of("own_1");
    found.search = Some("清水".into());
    assert_eq!(desk.ledger.list(&found).unwrap().total, 1);
    let refused = refused(&desk, |tx| tx.add("own_1", object(json!({ "c5": "拆了" }))));
    assert_eq!(refused.code(), Code::Invalid);
    assert_eq!(desk.ledger.history("own_1", &id).unwrap().len(), 2);
    desk.ledger.undo("王明").unwrap();
    assert_eq!(
        desk.ledger.get("own_1", &id).unwrap().text("c5"),
        Some("已建")
    );
    whole(&desk.ledger);
}

#[test]
fn its_schema_is_what_was_defined() {
    let desk = desk();
    let schema = desk.ledger.schema("own_1").unwrap();
    let seen: Vec<&str> = schema.fields.iter().map(|f| f.title.as_str()).collect();
    assert_eq!(
        seen,
        ["村名", "联系电话", "建成日期", "投入（万元）", "状态"]
    );
    assert_eq!(
        (schema.label.as_str(), &*schema.key),
        ("c1", &["c1".to_owned()][..])
    );
    assert!(schema.fields[1].private.is_some());
}

#[test]
fn an_own_ledger_never_takes_a_built_in_name() {
    let reserved = |name: &str| {
        let number = name.strip_prefix("own_").map(str::parse::<u32>);
        number.is_some_and(|number| number.is_ok())
    };
    assert!(!builtin().unwrap().iter().any(|s| reserved(&s.ledger)));
    let desk = desk();
    for title in ["任务分解", "任 务分解", "村务公开栏台账"] {
        let refused = refused(&desk, |tx| tx.define(named(title), None, None));
        assert_eq!(refused.code(), Code::Invalid, "{title}");
        assert!(refused.message().contains("已经有"), "{refused}");
    }
}

#[test]
fn a_name_that_was_undone_is_never_given_again() {
    let desk = desk();
    desk.ledger.undo("王明").unwrap();
    assert!(!desk.ledger.is_current().unwrap());
    let desk = reopened(desk);
    assert!(desk.ledger.schema("own_1").is_err());
    let second = desk.step("新建", |tx| tx.define(named("另一本"), None, None));
    assert_eq!(second.value.ledger, "own_2");
    let desk = reopened(desk);
    assert_eq!(titles(&desk.ledger).last(), Some(&"另一本"));
    whole(&desk.ledger);
}

#[test]
fn what_was_undone_comes_back_with_its_records() {
    let desk = desk();
    desk.add("own_1", json!({ "c1": "清水村" }));
    desk.ledger.undo("王明").unwrap();
    desk.ledger.undo("王明").unwrap();
    let desk = reopened(desk);
    assert!(desk.ledger.schema("own_1").is_err());
    desk.ledger.redo("王明").unwrap();
    let desk = reopened(desk);
    desk.ledger.redo("王明").unwrap();
    assert_eq!(count(&desk.ledger, "own_1"), 1);
    whole(&desk.ledger);
}

#[test]
fn whoever_has_the_ledger_open_learns_of_a_new_one() {
    let desk = Desk::new();
    let other = Ledger::open(desk.dir.path()).unwrap();
    assert!(other.is_current().unwrap());
    desk.step("新建台账", |tx| tx.define(villages(), None, None));
    assert!(!other.is_current().unwrap());
    let again = Ledger::open(desk.dir.path()).unwrap();
    assert_eq!(count(&again, "own_1"), 0);
    // Whoever has not looked again still writes rightly.
    let fields = object(json!({ "title": "要点", "year": 2026 }));
    other
        .transact(Operation::by_user("新增", "李"), |tx| {
            tx.add("notice", fields)
        })
        .unwrap();
    whole(&again);
}

#[test]
fn a_column_is_added_and_none_is_dropped() {
    let desk = desk();
    let id = desk.add("own_1", json!({ "c1": "清水村", "c5": "已建" }));
    let own = desk.ledger.own_ledgers(false).unwrap().remove(0);
    let mut more = own.definition.clone();
    more.title = "公开栏".into();
    more.columns.push(column("备注", ColumnKind::Text));
    more.columns[1].title = "村（社区）".into();
    let changed = desk.step("改栏目", |tx| tx.redefine("own_1", more.clone()));
    assert_eq!(changed.value.definition.columns[6].name, "c6");
    let desk = reopened(desk);
    assert!(desk.set("own_1", &id, json!({ "c6": "好" })));
    assert_eq!(desk.ledger.schema("own_1").unwrap().title, "公开栏");

    let without = Definition {
        columns: own.definition.columns[..2].to_vec(),
        ..own.definition.clone()
    };
    assert!(
        refused(&desk, |tx| tx.redefine("own_1", without))
            .message()
            .contains("不能删除")
    );
    let mut other = more.clone();
    other.columns[6].name = "c6".into();
    other.columns[3].kind = ColumnKind::Text;
    assert!(
        refused(&desk, |tx| tx.redefine("own_1", other))
            .message()
            .contains("不能改类型")
    );
    let mut fewer = more;
    fewer.columns[6].name = "c6".into();
    fewer.columns[5].choices = vec!["已建".into()];
    assert!(
        refused(&desk, |tx| tx.redefine("own_1", fewer))
            .message()
            .contains("只能增加")
    );
    whole(&desk.ledger);
}

#[test]
fn a_column_that_was_undone_leaves_its_name_to_nobody() {
    let desk = desk();
    let own = desk.ledger.own_ledgers(false).unwrap().remove(0);
    let with = |kind| {
        let mut definition = own.definition.clone();
        definition.columns.push(column("新栏", kind));
        definition
    };
    desk.step("加一栏", |tx| {
        tx.redefine("own_1", with(ColumnKind::Integer))
    });
    desk.ledger.undo("王明").unwrap();
    let changed = desk.step("加一栏", |tx| {
        tx.redefine("own_1", with(ColumnKind::Text))
    });
    assert_eq!(changed.value.definition.columns[6].name, "c7");
    whole(&reopened(desk).ledger);
}

#[test]
fn what_is_put_away_can_come_back_whole() {
    let desk = desk();
    let gone = desk.add("own_1", json!({ "c1": "早先删的村" }));
    desk.step("删除", |tx| tx.trash("own_1", &gone));
    desk.add("own_1", json!({ "c1": "清水村" }));
    let own = desk.ledger.own_ledgers(false).unwrap().remove(0);
    let put = desk.step("停用", |tx| tx.put_away("own_1"));
    assert_eq!(put.value, 1);
    let desk = reopened(desk);
    assert!(!titles(&desk.ledger).contains(&"村务公开栏台账"));
    assert!(desk.ledger.is_put_away("own_1"));
    whole(&desk.ledger);
    // Its title is free meanwhile, and in the way of its coming back.
    desk.step("新建", |tx| tx.define(villages(), None, None));
    assert!(
        refused(&desk, |tx| tx.take_back(&own.id))
            .message()
            .contains("已经有")
    );
    desk.ledger.undo("王明").unwrap();
    desk.step("恢复", |tx| tx.take_back(&own.id));
    let desk = reopened(desk);
    assert_eq!(count(&desk.ledger, "own_1"), 1);
    assert!(desk.ledger.get("own_1", &gone).unwrap().deleted.is_some());
    whole(&desk.ledger);
}

#[test]
fn an_own_ledger_survives_backup_and_restore() {
    let desk = desk();
    desk.add("own_1", json!({ "c1": "清水村" }));
    let backup = desk.ledger.back_up(Reason::Manual).unwrap();
    desk.step("停用", |tx| tx.put_away("own_1"));
    let Desk { dir, ledger } = desk;
    drop(ledger);
    restore(dir.path(), None, &backup.path, None).unwrap();
    let ledger = Ledger::open(dir.path()).unwrap();
    assert_eq!(count(&ledger, "own_1"), 1);
    whole(&ledger);
}

#[test]
fn an_own_ledger_keeps_its_records_behind_a_password() {
    let desk = desk();
    desk.add("own_1", json!({ "c1": "清水村" }));
    let Desk { dir, ledger } = desk;
    drop(ledger);
    let (key, _) = protect(dir.path(), clerk(), "清水村口的一棵老槐树").unwrap();
    assert!(
        Vault::of(dir.path())
            .unwrap()
            .unwrap()
            .unlock(Secret::Password("清水村口的一棵老槐树"))
            .is_ok()
    );
    let ledger = Ledger::open_unlocked(dir.path(), &key).unwrap();
    assert_eq!(count(&ledger, "own_1"), 1);
    whole(&ledger);
}

#[test]
fn a_damaged_ledger_gives_up_its_own_ledgers_too() {
    let desk = desk();
    desk.add("own_1", json!({ "c1": "清水村" }));
    let Desk { dir, ledger } = desk;
    drop(ledger);
    let saved = salvage(dir.path(), None).unwrap();
    let own = saved.iter().find(|s| s.schema.ledger == "own_1").unwrap();
    assert_eq!(own.records[0].text("c1"), Some("清水村"));
}

#[test]
fn what_is_no_ledger_is_refused_with_every_reason() {
    let desk = Desk::new();
    let refuse = |change: &dyn Fn(&mut Definition), words: &str| {
        let mut definition = villages();
        change(&mut definition);
        let error = refused(&desk, |tx| tx.define(definition, None, None));
        assert!(error.message().contains(words), "{words}: {error}");
        error
    };
    refuse(&|d| d.title = " ".into(), "不能为空");
    refuse(&|d| d.title = "长".repeat(41), "太长");
    refuse(&|d| d.columns[2].title = "村 名".into(), "重复");
    refuse(&|d| d.columns[5].choices.clear(), "选项");
    refuse(
        &|d| d.columns[3].private = Some("phone".into()),
        "只能是文字",
    );
    refuse(&|d| d.columns.truncate(1), "至少要有一栏");
    refuse(
        &|d| d.columns.push(column("序", ColumnKind::Serial)),
        "一栏序号",
    );
    let many = |d: &mut Definition| {
        let more = (0..COLUMNS_MAX).map(|n| column(&format!("栏{n}"), ColumnKind::Text));
        d.columns.extend(more);
    };
    refuse(&many, "最多 60 栏");
    let both = refuse(
        &|d| {
            d.title.clear();
            d.columns[1].title.clear()
        },
        "台账名称",
    );
    assert_eq!(both.problems().len(), 2);
}

#[test]
fn a_classified_word_makes_no_ledger() {
    let desk = Desk::new();
    for change in [
        (|d| d.heading = "机密★10年".into()) as fn(&mut Definition),
        |d| d.columns[5].choices.push("秘密★".into()),
    ] {
        let mut definition = villages();
        change(&mut definition);
        let error = refused(&desk, |tx| tx.define(definition, None, None));
        assert_eq!(error.code(), Code::Classified);
    }
    assert_eq!(count(&desk.ledger, OWN_LEDGER), 0);
}

#[test]
fn there_are_so_many_own_ledgers_and_no_more() {
    let desk = Desk::new();
    desk.step("新建", |tx| {
        (0..LEDGERS_MAX)
            .try_for_each(|n| tx.define(named(&format!("台账{n}")), None, None).map(drop))
    });
    let error = refused(&desk, |tx| tx.define(villages(), None, None));
    assert_eq!(error.code(), Code::Conflict);
    let desk = reopened(desk);
    assert_eq!(desk.ledger.own_ledgers(false).unwrap().len(), LEDGERS_MAX);
    assert_eq!(
        desk.ledger
            .get(OWN_LEDGER, &desk.ledger.own_ledgers(false).unwrap()[0].id)
            .unwrap()
            .get("template"),
        &Value::Null
    );
}
