//! Writing and reading records.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, all_kinds, object};
use minglu_ledger::{Code, Error, Operation, Query, Source};
use serde_json::{Value, json};

#[test]
fn a_value_with_a_classification_mark_is_refused_and_not_told() {
    let desk = Desk::with(all_kinds());
    let file = desk.ledger.store("甲.txt", &b"abc"[..]).unwrap();
    let named = |name: &str| json!([{ "name": name, "digest": file.digest, "size": file.size }]);
    let id = desk.add("sample", json!({ "name": "原样" }));
    let marked = [
        json!({ "name": "某事机密★10年" }),
        json!({ "name": "甲", "day": "绝密★某事" }),
        json!({ "name": "甲", "units": ["县财政局", "秘密"] }),
        json!({ "name": "甲", "files": named("【秘密】某事.docx") }),
    ];
    for fields in marked {
        let fields = object(fields);
        let write = |tx: &mut minglu_ledger::Tx<'_>| tx.add("sample", fields.clone()).map(|_| ());
        let change = |tx: &mut minglu_ledger::Tx<'_>| tx.set("sample", &id, &fields).map(|_| ());
        for error in [refused(&desk, write), refused(&desk, change)] {
            assert_eq!(error.code(), Code::Classified);
            assert!(error.message().contains("没有保存") && !format!("{error:?}").contains("某事"));
        }
    }
    assert_eq!(
        desk.ledger.get("sample", &id).unwrap().fields["name"],
        "原样"
    );
}

fn refused(
    desk: &Desk,
    write: impl FnOnce(&mut minglu_ledger::Tx<'_>) -> minglu_ledger::Result<()>,
) -> Error {
    let operation = Operation::by_user("写入", "王明");
    desk.ledger
        .transact(operation, write)
        .map(|_| ())
        .unwrap_err()
}

#[test]
fn a_value_of_every_kind_comes_back_as_it_is_kept() {
    let desk = Desk::with(all_kinds());
    let container = desk.add("box", json!({ "name": "甲盒" }));
    let file = desk.ledger.store("佐证.txt", &b"abc"[..]).unwrap();
    let id = desk.add(
        "sample",
        json!({
            "name": "  台账样品 ", "code": "A1", "count": "１２", "price": 12.5, "day": "2021年9月10日",
            "moment": "2021-09-10T00:30:00Z", "urgent": "是", "state": "已办结",
            "units": ["县教育局", " 县财政局 ", ""], "box": container,
            "files": [{ "name": "佐证.txt", "digest": file.digest, "size": file.size },
                      { "name": "公开页", "url": "https://example.com/a" }],
        }),
    );
    let row = desk.ledger.get("sample", &id).unwrap().to_row();
    let keys: Vec<&String> = row.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "id", "name", "code", "count", "price", "day", "moment", "urgent", "state", "units",
            "box", "files", "_rev", "_updated"
        ]
    );
    assert_eq!(row["name"], "台账样品");
    assert_eq!(row["count"], 12);
    assert_eq!(row["price"], "12.50");
    assert_eq!(row["day"], "2021-09-10");
    assert_eq!(row["moment"], "2021-09-10T08:30:00+08:00");
    assert_eq!(row["urgent"], true);
    assert_eq!(row["state"], "done");
    assert_eq!(row["units"], json!(["县教育局", "县财政局"]));
    assert_eq!(row["box"], json!(container));
    assert_eq!(row["files"][0]["size"], 3);
    assert_eq!(
        row["files"][1],
        json!({ "name": "公开页", "url": "https://example.com/a" })
    );
}

#[test]
fn empty_text_is_no_value_and_a_default_fills_it_on_adding_only() {
    let desk = Desk::new();
    let id = desk.add(
        "task",
        json!({ "requirement": "公开预算", "remarks": " \u{3000} " }),
    );
    let record = desk.ledger.get("task", &id).unwrap();
    assert_eq!(record.get("remarks"), &Value::Null);
    assert_eq!(record.get("state"), "not_started");
    assert!(desk.set("task", &id, json!({ "state": null })));
    assert_eq!(
        desk.ledger.get("task", &id).unwrap().get("state"),
        &Value::Null
    );
}

fn refusal(desk: &Desk, fields: Value) -> Error {
    let op = Operation::by_user("新增", "王明");
    desk.ledger
        .transact(op, |tx| tx.add("sample", object(fields)))
        .unwrap_err()
}

#[test]
fn a_refused_value_is_named_by_its_title_and_says_what_to_do() {
    let desk = Desk::with(all_kinds());
    let cases = [
        (
            json!({ "day": "2021-13-40" }),
            "截止日期：“2021-13-40”不是有效日期，请按 2021-09-10 的样子填写",
        ),
        (json!({ "code": "a" }), "编号：只填大写字母和数字"),
        (json!({ "count": 2000 }), "数量：不能大于 1000"),
        (json!({ "count": "三" }), "数量：“三”不是整数，请只填数字"),
        (
            json!({ "price": "1.005" }),
            "金额：“1.005”不是数，请填数字，小数最多 2 位",
        ),
        (
            json!({ "state": "办完" }),
            "状态：没有“办完”这一项，可选：办理中、已办结",
        ),
        (
            json!({ "urgent": "也许" }),
            "紧急：“也许”不能识别，请填“是”或“否”",
        ),
        (
            json!({ "box": "没有的盒子" }),
            "盒子：没有找到“没有的盒子”这条记录，请重新选择",
        ),
        (json!({ "name": "" }), "名称：必须填写"),
        (
            json!({ "files": [{ "name": "x", "url": "javascript:alert(1)" }] }),
            "附件：网址应以 http:// 或 https:// 开头，中间不留空格",
        ),
    ];
    for (wrong, words) in cases {
        let mut fields = object(json!({ "name": "样品" }));
        fields.extend(object(wrong));
        let error = refusal(&desk, fields.into());
        assert_eq!(error.code(), Code::Invalid);
        assert_eq!(error.message(), words);
        assert_eq!(error.problems().len(), 1);
    }
    let error = refusal(&desk, json!({ "name": "样品", "colour": "红" }));
    assert_eq!(error.problems()[0].code, "unknown_field");
    assert!(
        error.message().contains("没有“colour”这一栏") && error.message().contains("price（金额）")
    );
    let long = refusal(&desk, json!({ "name": "很".repeat(21), "count": -9 }));
    assert_eq!(long.problems().len(), 2, "all problems are told at once");
    assert_eq!(desk.ledger.list(&Query::of("sample")).unwrap().total, 0);
}

#[test]
fn a_reference_may_be_given_by_the_label_that_only_one_record_bears() {
    let desk = Desk::with(all_kinds());
    let one = desk.add("box", json!({ "name": "甲盒" }));
    let id = desk.add("sample", json!({ "name": "一", "box": "甲盒" }));
    assert_eq!(
        desk.ledger.get("sample", &id).unwrap().get("box"),
        &json!(one)
    );
    desk.add("box", json!({ "name": "甲盒" }));
    assert!(
        refusal(&desk, json!({ "name": "二", "box": "甲盒" }))
            .message()
            .contains("甲盒")
    );
}

#[test]
fn setting_changes_only_what_is_named_and_the_same_value_is_no_change() {
    let desk = Desk::with(all_kinds());
    let id = desk.add(
        "sample",
        json!({ "name": "样品", "count": 3, "units": ["甲"] }),
    );
    let same = desk.step("修改", |tx| {
        tx.set(
            "sample",
            &id,
            &object(json!({ "count": "3", "units": "甲" })),
        )
    });
    assert_eq!(
        (same.value, same.step, same.touched.len()),
        (false, None, 0)
    );
    assert!(desk.set("sample", &id, json!({ "count": null })));
    let record = desk.ledger.get("sample", &id).unwrap();
    assert_eq!(
        (record.get("name"), record.get("count"), record.rev),
        (&json!("样品"), &Value::Null, 2)
    );
}

#[test]
fn a_record_in_the_trash_is_listed_apart_and_comes_back_whole() {
    let desk = Desk::new();
    let id = desk.add("contact", json!({ "unit": "县教育局", "name": "李华" }));
    desk.add("contact", json!({ "unit": "县财政局", "name": "张三" }));
    desk.step("删除", |tx| tx.trash("contact", &id));
    let trash = Query {
        trashed: true,
        ..Query::of("contact")
    };
    let live = desk.ledger.list(&Query::of("contact")).unwrap();
    let trashed = desk.ledger.list(&trash).unwrap();
    assert_eq!((live.total, trashed.total), (1, 1));
    assert_eq!(trashed.rows[0].id, id);
    assert!(trashed.rows[0].to_row()["_deleted"].is_string());
    let again = desk.step("删除", |tx| tx.trash("contact", &id));
    assert_eq!(
        again.step, None,
        "what is in the trash is not trashed twice"
    );
    let op = Operation::by_user("修改", "王明");
    let error = desk
        .ledger
        .transact(op, |tx| {
            tx.set("contact", &id, &object(json!({ "name": "李华华" })))
        })
        .unwrap_err();
    assert_eq!(error.code(), Code::Conflict);
    desk.step("恢复", |tx| tx.restore("contact", &id));
    assert_eq!(desk.ledger.list(&Query::of("contact")).unwrap().total, 2);
    assert_eq!(desk.ledger.get("contact", &id).unwrap().deleted, None);
}

#[test]
fn a_transaction_that_fails_half_way_leaves_nothing() {
    let desk = Desk::new();
    let kept = desk.add("contact", json!({ "unit": "县教育局", "name": "李华" }));
    let steps = desk.ledger.steps(10).unwrap();
    for many in [3, 2_500] {
        let op = Operation::by_user("导入", "王明");
        let failed = desk.ledger.transact(op, |tx| {
            tx.set("contact", &kept, &object(json!({ "name": "改了" })))?;
            for n in 0..many {
                tx.add(
                    "contact",
                    object(json!({ "unit": "乡镇", "name": format!("半途{n}") })),
                )?;
            }
            Err::<(), _>(Error::new(Code::Usage, "停"))
        });
        assert_eq!(failed.unwrap_err().message(), "停");
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            desk.step("导入", |tx| -> minglu_ledger::Result<()> {
                for n in 0..many {
                    tx.add(
                        "contact",
                        object(json!({ "unit": "乡镇", "name": format!("半途{n}") })),
                    )?;
                }
                panic!("in the middle")
            })
        }));
        assert!(panicked.is_err());
    }
    assert_eq!(desk.ledger.steps(10).unwrap(), steps);
    assert_eq!(
        desk.ledger.get("contact", &kept).unwrap().text("name"),
        Some("李华")
    );
    let search = Query {
        search: Some("半途".into()),
        ..Query::of("contact")
    };
    assert_eq!(desk.ledger.list(&search).unwrap().total, 0);
    assert_eq!(desk.ledger.list(&Query::of("contact")).unwrap().total, 1);
    desk.add("contact", json!({ "unit": "县财政局", "name": "张三" }));
    assert!(desk.ledger.check().unwrap().ok);
}

#[test]
fn a_transaction_sees_its_own_writes_and_nobody_else_does() {
    let desk = Desk::new();
    desk.step("新增", |tx| {
        let id = tx.add(
            "contact",
            object(json!({ "unit": "县教育局", "name": "李华" })),
        )?;
        assert_eq!(tx.get("contact", &id)?.text("name"), Some("李华"));
        let search = Query {
            search: Some("教育".into()),
            ..Query::of("contact")
        };
        assert_eq!(tx.list(&search)?.total, 1);
        assert_eq!(tx.list(&Query::of("contact"))?.total, 1);
        assert_eq!(desk.ledger.list(&Query::of("contact"))?.total, 0);
        assert_eq!(desk.ledger.list(&search)?.total, 0);
        let mut seen = 0;
        tx.each(&Query::of("contact"), |_| {
            seen += 1;
            Ok(())
        })?;
        assert_eq!(seen, 1);
        Ok(())
    });
}

#[test]
fn the_history_of_a_record_tells_each_difference_by_its_title() {
    let desk = Desk::new();
    let id = desk.add("task", json!({ "requirement": "公开预算", "seq": "1" }));
    let op = Operation {
        label: "填报".into(),
        who: "李华".into(),
        source: Source::Import,
    };
    desk.ledger
        .transact(op, |tx| {
            tx.set("task", &id, &object(json!({ "progress": "已公开" })))?;
            tx.set(
                "task",
                &id,
                &object(json!({ "progress": "已全部公开", "state": "已完成" })),
            )
        })
        .unwrap();
    desk.step("删除", |tx| tx.trash("task", &id));
    desk.ledger.undo("王明").unwrap().unwrap();
    let history = desk.ledger.history("task", &id).unwrap();
    let kinds: Vec<String> = history
        .iter()
        .map(|h| {
            serde_json::to_value(h.kind)
                .unwrap()
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(kinds, ["created", "changed", "trashed", "restored"]);
    let edit = &history[1];
    assert_eq!(
        (edit.who.as_str(), edit.source, edit.label.as_str()),
        ("李华", Source::Import, "填报")
    );
    let told: Vec<_> = edit
        .differences
        .iter()
        .map(|d| (d.title.as_str(), d.before.clone(), d.after.clone()))
        .collect();
    assert_eq!(
        told,
        [
            ("落实情况", Value::Null, json!("已全部公开")),
            ("状态", json!("not_started"), json!("done"))
        ]
    );
    assert_eq!(
        desk.ledger.history("task", "none").unwrap_err().code(),
        Code::NotFound
    );
}

#[test]
fn what_cancels_out_within_a_step_leaves_no_trace() {
    let desk = Desk::new();
    let id = desk.add("task", json!({ "requirement": "公开预算" }));
    let other = desk.add("task", json!({ "requirement": "公开决算" }));
    let none = desk.step("来回", |tx| {
        tx.set("task", &id, &object(json!({ "seq": "9" })))?;
        tx.trash("task", &other)?;
        tx.restore("task", &other)?;
        tx.set("task", &id, &object(json!({ "seq": null })))
    });
    assert_eq!(none.step, None);
    let some = desk.step("来回", |tx| {
        tx.set("task", &id, &object(json!({ "seq": "9" })))?;
        tx.set("task", &other, &object(json!({ "seq": "8" })))?;
        tx.set("task", &id, &object(json!({ "seq": null })))?;
        let new = tx.add("task", object(json!({ "requirement": "新任务" })))?;
        tx.set("task", &new, &object(json!({ "seq": "7" })))
    });
    let newest = &desk.ledger.steps(1).unwrap()[0];
    assert_eq!((Some(newest.step), newest.count), (some.step, 2));
    assert_eq!(desk.ledger.history("task", &id).unwrap().len(), 1);
    let report = desk.ledger.check().unwrap();
    assert!(report.ok, "{report:?}");
}
