//! What the office gives out and what comes back on it.

use super::whole::Whole;
use super::{fresh, stored};
use crate::common::Machine;
use crate::common::table::TASKS;
use crate::common::terminal::can_read;
use minglu_office::store::Store;
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

/// Whether the unit has opened a notice, on which of its tasks it has reported, and how many are
/// late.
fn stands(store: &Store, notice: &str, unit: &str) -> (bool, Vec<bool>, u64) {
    let standing = notice::show(store, notice).unwrap().standing;
    let own = standing.into_iter().find(|of| of.unit == unit).unwrap();
    let reported = own.rows.iter().map(|task| task.reported).collect();
    (own.opened, reported, unit::late(store).unwrap()[unit])
}

/// The unit's line of this quarter: tasks, reported, batches, waiting, returned.
fn line(store: &Store, unit: &str) -> [u64; 5] {
    let lines = bulletin::count(store, quarter()).unwrap();
    let own = lines.into_iter().find(|line| line.unit == unit).unwrap();
    [
        own.tasks,
        own.reported,
        own.batches,
        own.waiting,
        own.returned,
    ]
}

/// Issues a notice with two tasks of all bureaus, and returns its id.
fn two_tasks(whole: &Whole, title: &str) -> String {
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
    let rows = [row("1", "财政信息"), row("2", "政策解读")];
    let file = whole.sheet("任务分解表.xlsx", &[TASKS[0], &rows[0], &rows[1]]);
    whole.run(&["notice", "issue", &file, "--title", title, "--year", "2026"]);
    let listed = notice::list(&whole.office.store).unwrap();
    let listed = listed.into_iter().find(|of| of.title == title).unwrap();
    assert_eq!((listed.tasks, listed.unopened), (2, listed.units));
    listed.id
}

pub fn a_notice_is_followed_until_it_is_reported(whole: &Whole) {
    if !can_read() {
        return;
    }
    let (store, machine) = (&whole.office.store, whole.machine());
    let notice = two_tasks(whole, &fresh("工作要点"));
    let stands = || stands(store, &notice, &machine.unit.code);
    let line = || line(store, &machine.unit.code);
    assert_eq!(stands(), (false, vec![false, false], 2));
    let item = issued(whole, &machine, IssuedKind::Notice);
    issue::taken(store, &machine.caller(), item.sequence).unwrap();
    let task = item.body_as::<IssuedNotice>().unwrap().tasks[0].id.clone();
    let progress = record("progress", Some(task), Unknown::new());
    let answer = machine.report(Kind::TaskProgress, None, vec![progress]);
    stored(&whole.bare, &machine, &answer);
    assert_eq!(stands(), (true, vec![true, false], 1));
    assert_eq!(line(), [2, 1, 1, 1, 0]);
    returned(whole, &answer);
    assert_eq!(stands(), (true, vec![false, false], 2));
    assert_eq!(line(), [2, 0, 1, 0, 1]);
}

/// The quarter in which this runs.
fn quarter() -> Quarter {
    let today = day(&store::now());
    let month: u32 = today[5..7].parse().unwrap();
    Quarter::parse(&format!("{}Q{}", &today[..4], month.div_ceil(3))).unwrap()
}

/// Asks all units for a sheet of two columns by a day that has passed, and returns its id.
fn two_columns(whole: &Whole, title: &str) -> String {
    let file = whole.sheet("情况表.xlsx", &[&["单位", "专区名称"], &["", ""]]);
    whole.run(&[
        "form",
        "collect",
        &file,
        "--title",
        title,
        "--due",
        "2026-01-10",
    ]);
    let store = &whole.office.store;
    let found = form::find(store, title).unwrap();
    assert_eq!(form::find(store, "none").unwrap_err().code, "not_found");
    let all = form::list(store).unwrap();
    assert!(all.iter().any(|of| of.id == found.id));
    found.id
}

/// How the unit stands with a form, whether it is late, and how many units have answered it.
fn answered(store: &Store, asked: &str, unit: &str) -> (String, bool, u64) {
    let all = form::standing(store, asked).unwrap();
    let own = all.into_iter().find(|of| of.unit == unit).unwrap();
    let all = form::overview(store).unwrap();
    let form = all.into_iter().find(|of| of.form.id == asked).unwrap();
    (own.state, own.late, form.units - form.missing)
}

/// The unit fills every column of a form and hands it in.
fn answer(whole: &Whole, machine: &Machine, asked: &str) -> Batch {
    let shown = form::show(&whole.office.store, asked).unwrap();
    let units = form::overview(&whole.office.store).unwrap()[0].units;
    assert_eq!(
        (shown.columns.len(), shown.standing.len() as u64),
        (2, units)
    );
    let fields = shown.columns.iter();
    let fields = fields.map(|column| (column.name.clone(), json!("澄溪专区")));
    let row = record("own_1", None, fields.collect());
    let answer = machine.report(Kind::Form, Some(asked), vec![row]);
    stored(&whole.bare, machine, &answer);
    answer
}

pub fn a_form_is_missing_until_it_is_answered(whole: &Whole) {
    if !can_read() {
        return;
    }
    let (store, machine, title) = (&whole.office.store, whole.machine(), fresh("情况"));
    let asked = two_columns(whole, &title);
    let stands = || answered(store, &asked, &machine.unit.code);
    assert_eq!(stands(), ("missing".to_owned(), true, 0));
    let item = issued(whole, &machine, IssuedKind::Form);
    item.body_as::<IssuedForm>().unwrap();
    let answer = answer(whole, &machine, &asked);
    assert_eq!(stands(), ("stored".to_owned(), true, 1));
    let kept = batch::records(store, "form", Some(&asked)).unwrap();
    let by: Vec<&str> = kept.iter().map(|record| record.unit.as_str()).collect();
    assert_eq!(by, [machine.unit.code.as_str()]);
    let merged = |name: &str| {
        let out = whole.path(name);
        whole.run(&["merge", "--form", &title, "-o", out.to_str().unwrap()])["rows"].clone()
    };
    assert_eq!(merged("汇总.xlsx"), 1);
    returned(whole, &answer);
    assert_eq!(stands(), ("returned".to_owned(), true, 0));
    assert_eq!(merged("再汇总.xlsx"), 0);
}
