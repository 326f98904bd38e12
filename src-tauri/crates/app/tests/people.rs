//! Several people at one desk: who may do what, and whose name stands in the history.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_app::command::{NAMES, Who, access, who};
use minglu_app::{Error, Place, Press};
use minglu_forms::form::Paper;
use minglu_forms::manuscript::Manuscript;
use minglu_ledger::people::Role;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

const HERS: &str = "春天的小河 2026";
const REVIEWERS: &str = "reviewer's password";
const LEADERS: &str = "leader's password";

/// Keeps the words of a paper instead of setting it.
struct Draft;

impl Press for Draft {
    fn pdf(&self, paper: &Paper, out: &Path) -> minglu_app::Result<()> {
        let words = serde_json::to_vec(paper).unwrap();
        std::fs::write(out, words).map_err(|e| Error::io("draft", &e))
    }

    fn svg(&self, _: &Paper) -> minglu_app::Result<Vec<String>> {
        Err(Error::usage("no press here"))
    }

    fn manuscript_pdf(&self, _: &Manuscript, _: &Path) -> minglu_app::Result<()> {
        Err(Error::usage("no press here"))
    }

    fn manuscript_svg(&self, _: &Manuscript) -> minglu_app::Result<Vec<String>> {
        Err(Error::usage("no press here"))
    }
}

struct Office {
    folder: TempDir,
    place: Place,
}

fn at(folder: &TempDir) -> Place {
    Place::new(folder.path().to_owned(), "试验", || {
        Box::new(Draft) as Box<dyn Press>
    })
}

impl Office {
    /// The sample year, used by 王明, 李审 and 赵领导, without passwords.
    fn plain() -> Office {
        let folder = tempfile::tempdir().unwrap();
        let place = at(&folder);
        let office = Office { folder, place };
        office.call("desk.sample", json!({}));
        for (name, role) in PEOPLE {
            office.call("people.add", json!({ "name": name, "role": role }));
        }
        office
    }

    /// The same with passwords; 王明 sits at the desk.
    fn protected() -> Office {
        let folder = tempfile::tempdir().unwrap();
        let place = at(&folder);
        let office = Office { folder, place };
        office.call("desk.sample", json!({}));
        office.call("password.set", json!({ "name": "王明", "password": HERS }));
        for ((name, role), password) in PEOPLE.into_iter().zip([HERS, REVIEWERS, LEADERS]).skip(1) {
            let added = json!({ "name": name, "role": role, "said": HERS, "password": password });
            office.call("people.add", added);
        }
        office
    }

    fn restarted(self) -> Office {
        let Office { folder, place } = self;
        drop(place);
        let place = at(&folder);
        Office { folder, place }
    }

    fn call(&self, name: &str, payload: Value) -> Value {
        let answer = self.place.dispatch(name, payload);
        answer.unwrap_or_else(|e| unreachable!("{name}: {e}")).value
    }

    fn refused(&self, name: &str, payload: Value) -> Error {
        self.place.dispatch(name, payload).unwrap_err()
    }

    fn switch(&self, name: &str) {
        self.call("people.switch", json!({ "name": name }));
    }

    fn open(&self, name: &str, password: &str) {
        self.call("lock.open", json!({ "name": name, "password": password }));
    }

    fn person(&self) -> Value {
        self.call("lock.show", json!({}))["person"]["name"].clone()
    }

    /// A task, without its neighbours.
    fn task(&self) -> String {
        let page = self.call("record.list", json!({ "ledger": "task", "limit": 1 }));
        page["rows"][0]["id"].as_str().unwrap().to_owned()
    }

    fn write(&self, task: &str, progress: &str) -> Result<Value, Error> {
        let change = json!({ "id": task, "fields": { "progress": progress } });
        let request = json!({ "ledger": "task", "changes": [change] });
        Ok(self.place.dispatch("record.set", request)?.value)
    }

    fn last_who(&self, task: &str) -> Value {
        let one = json!({ "ledger": "task", "id": task });
        let events = self.call("record.history", one);
        events.as_array().unwrap().last().unwrap()["who"].clone()
    }
}

const PEOPLE: [(&str, &str); 3] = [
    ("王明", "clerk"),
    ("李审", "reviewer"),
    ("赵领导", "leader"),
];

#[test]
fn every_command_is_refused_to_every_role_that_may_not_run_it_and_to_no_other() {
    let office = Office::plain();
    for (name, role) in [
        ("王明", Role::Clerk),
        ("李审", Role::Reviewer),
        ("赵领导", Role::Leader),
    ] {
        office.switch(name);
        for command in NAMES {
            let allowed = who(command).unwrap().roles().contains(&role);
            // A request that makes no sense: whoever may run the command is told so instead.
            let answer = office.place.dispatch(command, json!({ "no such": 1 }));
            let code = answer.err().map_or("", |error| error.code);
            let ends = [
                "lock.close",
                "desk.sample",
                "step.undo",
                "step.redo",
                "backup.make",
            ];
            if allowed && ends.contains(command) {
                continue;
            }
            assert_eq!(code == "not_allowed", !allowed, "{name}: {command} {code}");
        }
    }
}

#[test]
fn who_only_reads_may_run_every_reading_command_and_nothing_that_writes_records() {
    for command in NAMES {
        let may = |role| who(command).unwrap().roles().contains(&role);
        let signs = who(command) == Some(Who::Signers);
        assert!(may(Role::Clerk) || signs, "{command}");
        if access(command) == Some(minglu_app::command::Access::Reads) {
            assert!(may(Role::Leader) && may(Role::Reviewer), "{command}");
        }
        let writes = [
            "record.",
            "import.commit",
            "step.",
            "task.set",
            "unit.",
            "attachment.add",
        ];
        let reads = access(command) == Some(minglu_app::command::Access::Reads);
        if writes.iter().any(|start| command.starts_with(start)) && !reads {
            assert!(!may(Role::Leader) && !may(Role::Reviewer), "{command}");
        }
    }
}

#[test]
fn a_refusal_names_who_may() {
    let office = Office::plain();
    let task = office.task();
    office.switch("李审");
    let error = office.write(&task, "改一改").unwrap_err();
    assert_eq!(error.code, "not_allowed");
    for word in ["经办人", "李审", "审核人", "换人"] {
        assert!(error.message.contains(word), "{}", error.message);
    }
    office.switch("王明");
    office.write(&task, "改一改").unwrap();
}

#[test]
fn the_history_names_who_used_a_plain_ledger_after_a_switch_and_after_a_restart() {
    let office = Office::plain();
    office.call("people.add", json!({ "name": "孙接手", "role": "clerk" }));
    let task = office.task();
    office.write(&task, "第一句").unwrap();
    assert_eq!(office.last_who(&task), "王明");
    office.switch("孙接手");
    office.write(&task, "第二句").unwrap();
    assert_eq!(office.last_who(&task), "孙接手");
    let office = office.restarted();
    office.write(&task, "第三句").unwrap();
    assert_eq!(office.last_who(&task), "孙接手");
    office.call("step.undo", json!({}));
    assert_eq!(office.last_who(&task), "孙接手", "an undo too");
}

#[test]
fn where_nobody_is_named_the_desk_is_a_clerks() {
    let folder = tempfile::tempdir().unwrap();
    let place = at(&folder);
    let office = Office { folder, place };
    office.call("desk.sample", json!({}));
    let state = office.call("lock.show", json!({}));
    assert_eq!(state["people"], json!([]));
    assert_eq!(state["person"]["role"], "clerk");
    let first = json!({ "name": "赵领导", "role": "leader" });
    assert_eq!(office.refused("people.add", first).code, "usage");
}

#[test]
fn each_opens_the_desk_with_her_own_password_and_the_history_names_her() {
    let office = Office::protected();
    let task = office.task();
    office.write(&task, "王明写的").unwrap();
    let office = office.restarted();
    let state = office.call("lock.show", json!({}));
    assert_eq!(state["locked"], true);
    assert_eq!(
        state["people"].as_array().unwrap().len(),
        3,
        "the lock page offers them"
    );
    assert_eq!(state["person"], Value::Null);
    let unsaid = office.refused("lock.open", json!({ "password": HERS }));
    assert_eq!(unsaid.code, "usage");
    let others = json!({ "name": "李审", "password": HERS });
    assert_eq!(office.refused("lock.open", others).code, "wrong_password");
    office.open("李审", REVIEWERS);
    assert_eq!(office.person(), "李审");
    assert_eq!(office.write(&task, "改").unwrap_err().code, "not_allowed");
    let request = json!({ "ledger": "task", "id": task, "agree": true });
    office.call("sign.add", request);
    let steps = office.call("step.list", json!({ "limit": 1 }));
    assert_eq!(steps[0]["who"], "李审");
    // Somebody else says her password without a lock in between.
    office.open("王明", HERS);
    office.write(&task, "又是王明").unwrap();
    assert_eq!(office.last_who(&task), "王明");
}

#[test]
fn whoever_may_not_cannot_remove_the_password_or_let_others_in() {
    let office = Office::protected();
    office.open("赵领导", LEADERS);
    let more = json!({ "name": "钱某", "role": "clerk", "said": LEADERS, "password": REVIEWERS });
    assert_eq!(office.refused("people.add", more).code, "not_allowed");
    let own = json!({ "password": LEADERS });
    assert_eq!(
        office.refused("password.remove", own.clone()).code,
        "not_allowed"
    );
    assert_eq!(
        office.refused("password.code", own.clone()).code,
        "not_allowed"
    );
    let office = office.restarted();
    let shut = office.refused(
        "password.remove",
        json!({ "name": "赵领导", "password": LEADERS }),
    );
    assert_eq!(shut.code, "locked", "not past a shut door either");
    office.open("赵领导", LEADERS);
    office.call(
        "password.change",
        json!({ "old": LEADERS, "new": "her new password" }),
    );
    office.call("lock.close", json!({}));
    office.open("赵领导", "her new password");
}

#[test]
fn a_removed_person_cannot_open_and_whoever_removes_herself_has_left() {
    let office = Office::protected();
    let remove = |name: &str, said: &str| json!({ "name": name, "said": said });
    let unsaid = office.refused("people.remove", json!({ "name": "李审" }));
    assert_eq!(unsaid.code, "usage");
    office.call("people.remove", remove("李审", HERS));
    let gone = office.refused(
        "lock.open",
        json!({ "name": "李审", "password": REVIEWERS }),
    );
    assert_eq!(gone.code, "not_found");
    let last = office.refused("people.remove", remove("王明", HERS));
    assert_eq!(last.code, "conflict");
    let next = json!({ "name": "孙接手", "role": "clerk", "said": HERS, "password": REVIEWERS });
    office.call("people.add", next);
    office.call("people.remove", remove("王明", HERS));
    assert_eq!(office.call("lock.show", json!({}))["locked"], true);
    office.open("孙接手", REVIEWERS);
}

#[test]
fn the_names_stay_when_the_password_is_removed_and_prove_nothing_any_more() {
    let office = Office::protected();
    office.call("password.remove", json!({ "password": HERS }));
    let state = office.call("lock.show", json!({}));
    assert_eq!(state["people"].as_array().unwrap().len(), 3);
    assert_eq!(state["person"]["name"], "王明");
    office.switch("李审");
    assert_eq!(office.person(), "李审");
}

#[test]
fn a_person_takes_another_name_and_the_history_keeps_the_old_one() {
    for office in [Office::plain(), Office::protected()] {
        let task = office.task();
        office.write(&task, "一句").unwrap();
        let request = json!({ "name": "王明明", "said": HERS });
        office.call("people.rename", request);
        assert_eq!(office.person(), "王明明");
        assert_eq!(office.last_who(&task), "王明");
        office.write(&task, "两句").unwrap();
        assert_eq!(office.last_who(&task), "王明明");
        let taken = json!({ "name": "李审", "said": HERS });
        assert_eq!(office.refused("people.rename", taken).code, "conflict");
    }
}

#[test]
fn what_was_signed_says_whether_the_record_has_changed_since() {
    let office = Office::plain();
    let task = office.task();
    let one = json!({ "ledger": "task", "id": task });
    office.switch("赵领导");
    let silent = json!({ "ledger": "task", "id": task, "agree": false, "opinion": " " });
    assert_eq!(office.refused("sign.add", silent).code, "invalid");
    let back = json!({ "ledger": "task", "id": task, "agree": false, "opinion": "补上链接" });
    let sign = office.call("sign.add", back);
    assert_eq!(
        [&sign["step"], &sign["result"], &sign["by"]],
        ["sign", "return", "赵领导"]
    );
    office.switch("王明");
    office.write(&task, "已补").unwrap();
    office.switch("李审");
    office.call(
        "sign.add",
        json!({ "ledger": "task", "id": task, "agree": true }),
    );
    let signs = office.call("sign.list", one);
    assert_eq!(
        [&signs[0]["step"], &signs[0]["result"]],
        ["review", "agree"]
    );
    assert_eq!([&signs[0]["current"], &signs[1]["current"]], [true, false]);
    assert_eq!(signs[1]["opinion"], "补上链接");
}

#[test]
fn what_was_signed_is_not_typed_changed_deleted_or_imported() {
    let office = Office::plain();
    let task = office.task();
    office.switch("李审");
    let sign = office.call(
        "sign.add",
        json!({ "ledger": "task", "id": task, "agree": true }),
    );
    office.switch("王明");
    let ledger = "sign_off";
    let change = json!({ "id": sign["id"], "fields": { "by": "赵领导" } });
    let ids = json!([sign["id"]]);
    let csv = minglu_app::file::stage(&office.place, "up-1", 0, "审签人\n赵领导\n".as_bytes());
    let file = csv.unwrap();
    for (command, request) in [
        (
            "record.add",
            json!({ "ledger": ledger, "fields": { "by": "赵领导" } }),
        ),
        (
            "record.set",
            json!({ "ledger": ledger, "changes": [change] }),
        ),
        ("record.delete", json!({ "ledger": ledger, "ids": ids })),
        (
            "import.commit",
            json!({ "ledger": ledger, "file": file, "name": "审签.csv" }),
        ),
    ] {
        let error = office.refused(command, request);
        assert_eq!(error.code, "usage", "{command}: {}", error.message);
        assert!(error.message.contains("由程序登记"), "{command}");
    }
}

#[test]
fn a_hand_over_makes_a_backup_writes_itself_down_and_prints_what_is_open() {
    let office = Office::plain();
    let out = |name: &str| office.folder.path().join(name).display().to_string();
    let draft = office.call("handover.make", json!({ "path": out("草稿.pdf") }));
    assert_eq!(draft["backup"], Value::Null, "a draft writes nothing down");
    let list = json!({ "ledger": "handover" });
    assert_eq!(office.call("record.list", list.clone())["total"], 0);
    let shown = office.call("handover.show", json!({}));
    let open = shown["open"].as_array().unwrap();
    assert!(!open.is_empty() && shown["digest"].as_str().unwrap().len() == 64);
    let request = json!({ "to": "孙接手", "witness": "赵领导", "path": out("清单.pdf") });
    let made = office.call("handover.make", request);
    let backup = made["backup"]["path"].as_str().unwrap();
    assert!(Path::new(backup).is_file());
    let paper = std::fs::read_to_string(out("清单.pdf")).unwrap();
    let first = open[0]["title"].as_str().unwrap();
    for word in [
        "王明",
        "孙接手",
        "赵领导",
        first,
        shown["digest"].as_str().unwrap(),
    ] {
        assert!(paper.contains(word), "{word}");
    }
    let kept = office.call("record.list", list);
    let kept = &kept["rows"][0];
    assert_eq!([&kept["giver"], &kept["receiver"]], ["王明", "孙接手"]);
    assert_eq!(kept["open"], open.len());
    let wrong = office.refused("handover.make", json!({ "path": out("清单.txt") }));
    assert_eq!(wrong.code, "usage");
}
