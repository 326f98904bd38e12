//! A new version of a notice: tasks are merged and not doubled, progress is kept, what fell away is
//! told.

use crate::clerk::Clerk;
use crate::common::terminal::can_read;
use crate::common::{Postgres, Server};
use minglu_office::issue;
use minglu_office::notice::{self, Draft, Issued};
use minglu_sync::protocol::{IssuedKind, IssuedNotice};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const TITLE: &str = "政务公开工作要点";
const HEAD: &str = "序号,公开任务,公开内容,具体要求,责任部门,完成时限\n";

fn table(dir: &Path, rows: &[&str]) -> PathBuf {
    let path = dir.join("任务分解表.csv");
    std::fs::write(&path, format!("{HEAD}{}\n", rows.join("\n"))).unwrap();
    path
}

const FIRST: [&str; 3] = [
    "1,财政信息,预决算,公开部门预决算并说明增减变化的原因。,县财政局,年底前",
    "2,财政信息,直达资金,公开直达资金的分配结果。,县财政局,年底前",
    "3,教育信息,招生,公开招生政策。,县教育局,年底前",
];
/// The first is reworded, the second falls away, the third is another unit's now, a fourth is new.
const SECOND: [&str; 3] = [
    "1,财政信息,预决算,公开部门预决算并说明增减变化的主要原因。,县财政局,年底前",
    "2,教育信息,招生,公开招生政策。,县民政局,年底前",
    "3,财政信息,采购,公开政府采购的结果。,县财政局,年底前",
];

fn year() -> i32 {
    i32::try_from(minglu_office::when::this_year()).unwrap()
}

fn issued(server: &Server, file: &Path, title: &str, replaces: Option<&str>) -> Issued {
    let draft = Draft {
        title: title.to_owned(),
        year: year(),
        doc_no: None,
        replaces: replaces.map(str::to_owned),
    };
    notice::issue(server.office(), "测试", file, &draft).unwrap()
}

fn county(server: &Server) {
    for name in ["财政局", "教育局", "民政局"] {
        server.unit(&format!("澄溪县{name}"), &[&format!("县{name}")]);
    }
}

fn requirement(task: &Value) -> &str {
    task["fields"]["requirement"].as_str().unwrap()
}

#[test]
fn a_new_version_is_merged_keeps_progress_and_marks_what_fell_away() {
    if !can_read() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    county(&server);
    let [finance, education] =
        ["财政局", "教育局"].map(|name| Clerk::of(&server, &format!("澄溪县{name}")));
    let first = issued(&server, &table(dir.path(), &FIRST), TITLE, None);
    assert_eq!(first.changes, None);
    finance.sync();
    education.sync();
    for task in finance.records("task") {
        finance.set("task", &task["id"], json!({ "progress": "已公开" }));
    }

    let second = issued(&server, &table(dir.path(), &SECOND), TITLE, None);
    let changes = second.changes.unwrap();
    assert_eq!((changes.version, changes.added, changes.changed), (2, 1, 2));
    assert_eq!(changes.withdrawn, ["公开直达资金的分配结果。"]);
    assert_eq!((&second.id, second.tasks), (&first.id, 3));
    finance.sync();
    education.sync();

    let tasks = finance.records("task");
    assert_eq!((tasks.len(), finance.records("notice").len()), (3, 1));
    for task in &tasks {
        let (fields, words) = (&task["fields"], requirement(task));
        assert_eq!(
            fields["withdrawn"] == true,
            words.contains("直达"),
            "{words}"
        );
        assert_eq!(
            fields["progress"] == "已公开",
            !words.contains("采购"),
            "{words}"
        );
    }
    assert!(
        tasks
            .iter()
            .any(|task| requirement(task).contains("主要原因"))
    );
    let came = &finance.received("notice")[0]["outcome"];
    assert_eq!((&came["added"], &came["withdrawn"]), (&json!(1), &json!(1)));
    // Whose only task went to another unit learns of it.
    assert_eq!(education.records("task")[0]["fields"]["withdrawn"], true);

    let listed = notice::list(&server.office().store).unwrap().remove(0);
    assert_eq!((listed.version, listed.tasks, listed.units), (2, 3, 3));
    let shown = notice::show(&server.office().store, &first.id).unwrap();
    assert_eq!((shown.rows.len(), shown.standing.len()), (3, 3));
}

#[test]
fn a_version_under_another_title_takes_the_place_of_the_notice_that_it_names() {
    if !can_read() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    county(&server);
    let clerk = Clerk::of(&server, "澄溪县财政局");
    let first = issued(&server, &table(dir.path(), &FIRST), TITLE, None);
    clerk.sync();
    let title = format!("{TITLE}（修订）");
    let file = table(dir.path(), &SECOND);
    issued(&server, &file, &title, Some(&first.id));
    clerk.sync();
    let notices = clerk.records("notice");
    assert_eq!(
        (notices.len(), &notices[0]["fields"]["title"]),
        (1, &json!(title))
    );
    assert_eq!(clerk.records("task").len(), 3);
    let draft = Draft {
        title,
        year: year(),
        doc_no: None,
        replaces: Some("none".into()),
    };
    let missing = notice::issue(server.office(), "测试", &file, &draft);
    assert_eq!(missing.unwrap_err().code, "not_found");
}

#[test]
fn a_unit_added_later_gets_its_tasks_as_they_stand_and_none_of_a_year_that_has_passed() {
    if !can_read() {
        return;
    }
    fn promise(server: &Server, dir: &Path) {
        county(server);
        let first = issued(server, &table(dir, &FIRST), TITLE, None);
        let past = Draft {
            title: "去年的要点".into(),
            year: year() - 1,
            doc_no: None,
            replaces: None,
        };
        notice::issue(server.office(), "测试", &table(dir, &FIRST), &past).unwrap();
        let rows = [
            SECOND[0],
            SECOND[1],
            "3,医疗信息,价格,公开医疗服务价格。,县卫健局,年底前",
        ];
        let second = issued(server, &table(dir, &rows), TITLE, None);
        assert_eq!(second.nobodys, [3]);
        let machine = server.machine("县卫健局");
        let store = &server.office().store;
        let page = issue::page(store, &machine.caller(), 0).unwrap();
        let kinds: Vec<IssuedKind> = page.items.iter().map(|item| item.kind).collect();
        assert_eq!(kinds, [IssuedKind::Notice]);
        let body: IssuedNotice = page.items[0].body_as().unwrap();
        assert_eq!(body.tasks[0].fields["requirement"], "公开医疗服务价格。");
        assert_eq!((body.tasks.len(), page.items[0].blobs.len()), (1, 1));
        let shown = notice::show(store, &first.id).unwrap();
        let unit = shown.standing.iter().find(|one| one.name == "县卫健局");
        assert_eq!(unit.unwrap().rows.len(), 1);
    }
    let dir = tempfile::tempdir().unwrap();
    promise(
        &Server::of(&dir.path().join("office"), None, false),
        dir.path(),
    );
    if let Some(postgres) = Postgres::start() {
        let office = dir.path().join("second");
        promise(
            &Server::of(&office, Some(postgres.url()), false),
            dir.path(),
        );
    }
}
