//! What the office changes in its copy of a batch, on the console: taken over at the unit where
//! nobody has touched it since, and left to a person where somebody has.

use crate::clerk::Clerk;
use crate::common::Server;
use crate::common::table::{TASKS, draw};
use crate::common::terminal::can_read;
use crate::console::Browser;
use minglu_office::notice::{self, Draft};
use minglu_office::person::Role;
use serde_json::{Value, json};
use tempfile::TempDir;

const SENT: &str = "已公开";
const OFFICE: &str = "3月5日公开";

/// A unit that has reported its two tasks, and the office's reviewer.
struct Reported {
    _dir: TempDir,
    _server: Server,
    reviewer: Browser,
    clerk: Clerk,
}

impl Reported {
    /// Nothing where no table can be read.
    fn begin() -> Option<Reported> {
        if !can_read() {
            return None;
        }
        let dir = tempfile::tempdir().unwrap();
        let server = Server::of(dir.path(), None, false);
        server.unit("澄溪县教育局", &["县教育局"]);
        let clerk = Clerk::of(&server, "澄溪县教育局");
        let own = json!({ "name": "澄溪县教育局", "county": "澄溪县", "aliases": ["县教育局"],
            "groups": [] });
        clerk.call("unit.set_own", own);
        let file = dir.path().join("任务分解表.xlsx");
        draw(&file, TASKS).unwrap();
        let draft = Draft {
            title: "政务公开工作要点".to_owned(),
            year: 2026,
            doc_no: None,
            replaces: None,
        };
        notice::issue(server.office(), "测试", &file, &draft).unwrap();
        clerk.sync();
        for task in clerk.records("task") {
            clerk.set("task", &task["id"], json!({ "progress": SENT }));
        }
        clerk.call("batch.new", json!({ "kind": "task_progress" }));
        assert_eq!(clerk.sync()["receipts"].as_array().unwrap().len(), 1);
        Some(Reported {
            reviewer: Browser::logged_in(&server, Role::Reviewer),
            clerk,
            _dir: dir,
            _server: server,
        })
    }

    /// Where the batch is settled.
    fn door(&self) -> String {
        let batches = self.reviewer.get("/batches");
        format!("/batches/{}", batches[0]["id"].as_str().unwrap())
    }

    /// Accepts the batch and writes the progress of these records otherwise.
    fn accept(&self, records: &[&Value]) -> Value {
        let change = |record: &&Value| {
            json!({ "ledger": "task", "record": record, "field": "progress",
                "before": SENT, "after": OFFICE })
        };
        let changes: Vec<Value> = records.iter().map(change).collect();
        let ruling = json!({ "outcome": "accepted", "changes": changes });
        let path = format!("{}/settle", self.door());
        self.reviewer.post(&path, &ruling)
    }

    /// Ids of the tasks as they stand in the batch.
    fn tasks(&self) -> Vec<Value> {
        let shown = self.reviewer.get(&self.door());
        let records = shown["records"].as_array().unwrap().iter();
        records.map(|record| record["id"].clone()).collect()
    }

    fn progress(&self, task: &Value) -> Value {
        let all = self.clerk.records("task").into_iter();
        let mut of = all.filter(|one| one["id"] == *task);
        of.next().unwrap()["fields"]["progress"].clone()
    }
}

#[test]
fn what_the_unit_left_alone_is_taken_over_and_what_it_wrote_since_is_left_to_a_person() {
    let Some(case) = Reported::begin() else {
        return;
    };
    let (tasks, written) = (case.tasks(), "3月6日公开，另附说明");
    let [one, two] = tasks.as_slice() else {
        panic!("two tasks are ours: {tasks:?}");
    };
    case.clerk.set("task", one, json!({ "progress": written }));
    assert_eq!(case.accept(&[one, two]), json!({}));
    case.clerk.sync();
    assert_eq!(case.progress(one), written);
    assert_eq!(case.progress(two), OFFICE);
    assert_eq!(case.clerk.status()["conflicts"], 1);

    let number = case.clerk.call("batch.list", json!({}))[0]["number"].clone();
    let conflict = || {
        let shown = case.clerk.call("batch.show", json!({ "batch": number }));
        shown["conflicts"][0].clone()
    };
    let sides = |of: &Value| ["before", "ours", "theirs"].map(|side| of[side].clone());
    assert_eq!(sides(&conflict()), [SENT, written, OFFICE]);
    let choice = json!({ "n": conflict()["n"], "choose": "theirs" });
    case.clerk.call("batch.settle", choice.clone());
    assert_eq!(case.progress(one), OFFICE);
    // What was not chosen is still told, and who has chosen; nobody chooses twice.
    assert_eq!(sides(&conflict()), [SENT, written, OFFICE]);
    assert_eq!(conflict()["chosen"], "theirs");
    let again = case.clerk.refused("batch.settle", choice);
    assert_eq!(again.code, "conflict");
    assert_eq!(case.clerk.status()["conflicts"], 0);
}

#[test]
fn a_change_speaks_of_a_record_of_its_batch_and_comes_before_the_batch_is_settled() {
    let Some(case) = Reported::begin() else {
        return;
    };
    assert_eq!(case.accept(&[&json!("nobody's")])["code"], "usage");
    assert_eq!(case.accept(&[]), json!({}));
    assert_eq!(case.accept(&[&case.tasks()[0]])["code"], "conflict");
    case.clerk.sync();
    assert_eq!(case.progress(&case.tasks()[0]), SENT);
}
