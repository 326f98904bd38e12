//! What the office gives out and what comes back on it.

use super::whole::Whole;
use super::{fresh, stored};
use crate::common::Machine;
use crate::common::terminal::can_read;
use minglu_office::when::{Quarter, day};
use minglu_office::{batch, bulletin, form, issue, notice, store, unit};
use minglu_sync::Unknown;
use minglu_sync::batch::{Batch, BatchRecord, Kind};
use minglu_sync::protocol::{IssuedForm, IssuedKind, IssuedNotice, Outcome, Remark};
use serde_json::json;

/// What was last issued to a machine's unit, of a kind.
fn issued(whole: &Whole, machine: &Machine, kind: IssuedKind) -> minglu_sync::protocol::Issued {
    let page = issue::page(&whole.office.store, &machine.caller(), 0).unwrap();
    page.items
        .into_iter()
        .rev()
        .find(|item| item.kind == kind)
        .unwrap()
}

fn record(ledger: &str, origin: Option<String>, fields: Unknown) -> BatchRecord {
    BatchRecord {
        origin,
        ..BatchRecord::new(ledger, "r0", fields)
    }
}

fn returned(whole: &Whole, batch: &Batch) {
    let ruling = batch::Ruling {
        outcome: Outcome::Returned,
        remarks: vec![Remark {
            ledger: None,
            record: None,
            field: None,
            text: "请补充".to_owned(),
        }],
        changes: Vec::new(),
    };
    let id = batch.manifest().id.to_string();
    batch::settle(&whole.office.store, "测试", &id, &ruling).unwrap();
}

pub fn a_notice_is_followed_until_it_is_reported(whole: &Whole) {
    if !can_read() {
        return;
    }
    let (machine, title) = (whole.machine(), fresh("工作要点"));
    let head = [
        "序号",
        "公开任务",
        "公开内容",
        "具体要求",
        "责任部门",
        "完成时限",
    ];
    let row = |number, task| {
        [
            number,
            task,
            "内容",
            "要求",
            "县直各有关单位",
            "2026年3月底前",
        ]
    };
    let rows = [head, row("1", "财政信息"), row("2", "政策解读")];
    let file = whole.sheet(
        "任务分解表.xlsx",
        &rows.each_ref().map(<[&str; 6]>::as_slice),
    );
    whole.run(&[
        "notice", "issue", &file, "--title", &title, "--year", "2026",
    ]);

    let store = &whole.office.store;
    let listed = notice::list(store).unwrap();
    let listed = listed.iter().find(|of| of.title == title).unwrap();
    assert_eq!(
        (listed.tasks, listed.units, listed.unopened),
        (2, listed.units, listed.units)
    );
    let stands = || {
        let shown = notice::show(store, &listed.id).unwrap();
        let unit = shown
            .standing
            .into_iter()
            .find(|of| of.unit == machine.unit.code)
            .unwrap();
        let reported: Vec<bool> = unit.rows.iter().map(|task| task.reported).collect();
        (
            unit.opened,
            reported,
            unit::late(store).unwrap()[&machine.unit.code],
        )
    };
    assert_eq!(stands(), (false, vec![false, false], 2));
    let item = issued(whole, &machine, IssuedKind::Notice);
    issue::taken(store, &machine.caller(), item.sequence).unwrap();
    let task = item.body_as::<IssuedNotice>().unwrap().tasks[0].id.clone();
    let answer = machine.report(
        Kind::TaskProgress,
        None,
        vec![record("progress", Some(task), Unknown::new())],
    );
    stored(&whole.bare, &machine, &answer);
    assert_eq!(stands(), (true, vec![true, false], 1));
    let line = || {
        let lines = bulletin::count(store, quarter()).unwrap();
        let line = lines
            .into_iter()
            .find(|line| line.unit == machine.unit.code)
            .unwrap();
        (
            line.tasks,
            line.reported,
            line.batches,
            line.waiting,
            line.returned,
        )
    };
    assert_eq!(line(), (2, 1, 1, 1, 0));
    returned(whole, &answer);
    assert_eq!(stands(), (true, vec![false, false], 2));
    assert_eq!(line(), (2, 0, 1, 0, 1));
}

/// The quarter in which this runs.
fn quarter() -> Quarter {
    let today = day(&store::now());
    let month: u32 = today[5..7].parse().unwrap();
    Quarter::parse(&format!("{}Q{}", &today[..4], month.div_ceil(3))).unwrap()
}

pub fn a_form_is_missing_until_it_is_answered(whole: &Whole) {
    if !can_read() {
        return;
    }
    let (machine, title) = (whole.machine(), fresh("情况"));
    let file = whole.sheet("情况表.xlsx", &[&["单位", "专区名称"], &["", ""]]);
    whole.run(&[
        "form",
        "collect",
        &file,
        "--title",
        &title,
        "--due",
        "2026-01-10",
    ]);

    let store = &whole.office.store;
    let found = form::find(store, &title).unwrap();
    assert_eq!(form::find(store, "none").unwrap_err().code, "not_found");
    assert!(
        form::list(store)
            .unwrap()
            .iter()
            .any(|of| of.id == found.id)
    );
    let stands = || {
        let all = form::standing(store, &found.id).unwrap();
        let own = all
            .into_iter()
            .find(|of| of.unit == machine.unit.code)
            .unwrap();
        let overview = form::overview(store).unwrap();
        let overview = overview
            .into_iter()
            .find(|of| of.form.id == found.id)
            .unwrap();
        (own.state, own.late, overview.units - overview.missing)
    };
    assert_eq!(stands(), ("missing".to_owned(), true, 0));
    let shown = form::show(store, &found.id).unwrap();
    let (columns, units) = (shown.columns, shown.standing);
    assert_eq!(
        (columns.len(), units.len() as u64),
        (2, form::overview(store).unwrap()[0].units)
    );
    let asked = issued(whole, &machine, IssuedKind::Form);
    asked.body_as::<IssuedForm>().unwrap();
    let fields = columns
        .iter()
        .map(|column| (column.name.clone(), json!("澄溪专区")));
    let fields: Unknown = fields.collect();
    let answer = machine.report(
        Kind::Form,
        Some(&found.id),
        vec![record("own_1", None, fields)],
    );
    stored(&whole.bare, &machine, &answer);
    assert_eq!(stands(), ("stored".to_owned(), true, 1));
    let kept = batch::records(store, "form", Some(&found.id)).unwrap();
    assert_eq!(
        (kept.len(), kept[0].unit.as_str()),
        (1, machine.unit.code.as_str())
    );
    let merged = |name: &str| {
        let out = whole.path(name);
        whole.run(&["merge", "--form", &title, "-o", out.to_str().unwrap()])["rows"].clone()
    };
    assert_eq!(merged("汇总.xlsx"), 1);
    returned(whole, &answer);
    assert_eq!(stands(), ("returned".to_owned(), true, 0));
    assert_eq!(merged("再汇总.xlsx"), 0);
}
