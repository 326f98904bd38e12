//! The way of a request through the office: every state with every event.
#![allow(clippy::expect_used, reason = "a broken file should fail the test")]

use minglu_rules::request::outcome::Outcomes;
use minglu_rules::request::workflow::{Step, Turn, Workflow};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

const FILE: &str = include_str!("../../../../assets/request-workflow.json");
const TABLE: &str = include_str!("fixtures/request-workflow.txt");

fn workflow() -> Workflow {
    Workflow::builtin().expect("the built-in workflow")
}

/// Every pair, one a line: where it leads, or why it does not.
fn table(workflow: &Workflow) -> String {
    let mut table = String::new();
    for state in &workflow.states {
        for event in &workflow.events {
            let leads = match workflow.apply(&state.name, &event.name) {
                Ok(next) => format!("-> {}", next.name),
                Err(refused) => format!("x  {}", refused.why),
            };
            writeln!(table, "{} + {} {leads}", state.name, event.name).expect("a line");
        }
    }
    table
}

#[test]
fn every_state_and_event_is_as_the_table_has_it() {
    let table = table(&workflow());
    if std::env::var_os("MINGLU_GENERATE").is_some() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fixtures/request-workflow.txt"
        );
        std::fs::write(path, &table).expect("the table");
        return;
    }
    for (line, expected) in table.lines().zip(TABLE.lines()) {
        assert_eq!(line, expected);
    }
    assert_eq!(table.lines().count(), TABLE.lines().count());
}

#[test]
fn a_case_goes_from_the_counter_to_the_archive() {
    let workflow = workflow();
    let events = [
        "accept",
        "ask_correction",
        "receive_correction",
        "propose",
        "consult",
        "gather",
        "extend",
        "decide",
        "return",
        "decide",
        "submit",
        "approve",
        "archive",
    ];
    let mut state = workflow.first.clone();
    let mut way = vec![state.clone()];
    for event in events {
        state = workflow
            .apply(&state, event)
            .expect("a lawful step")
            .name
            .clone();
        way.push(state.clone());
    }
    way.dedup();
    let expected = [
        "registered",
        "accepted",
        "correcting",
        "accepted",
        "proposing",
        "consulting",
        "proposing",
        "deciding",
        "proposing",
        "deciding",
        "approving",
        "delivering",
        "archived",
    ];
    assert_eq!(way, expected);
}

#[test]
fn every_state_can_be_reached_and_none_is_a_dead_end() {
    let workflow = workflow();
    let reached = workflow.reached_from(&workflow.first);
    for state in &workflow.states {
        assert!(reached.contains(state.name.as_str()), "{}", state.title);
        assert!(
            workflow.reached_from(&state.name).contains("archived"),
            "{}",
            state.title
        );
    }
}

#[test]
fn every_side_exit_closes_the_case_with_an_outcome_of_the_table() {
    let (workflow, outcomes) = (workflow(), Outcomes::builtin().expect("outcomes"));
    let exits: Vec<_> = workflow
        .events
        .iter()
        .filter(|e| e.outcome.is_some())
        .collect();
    assert_eq!(exits.len(), 10);
    for exit in exits {
        let code = exit.outcome.as_deref().expect("an outcome");
        assert!(outcomes.get(code).is_some(), "{code}");
        for from in &exit.from {
            let state = workflow.apply(from, &exit.name).expect("a lawful exit");
            assert!(state.closed, "{}", exit.title);
            let after: Vec<&str> = workflow
                .allowed(&state.name)
                .iter()
                .map(|e| e.name.as_str())
                .collect();
            assert_eq!(after, ["archive"], "{}", state.title);
        }
    }
}

#[test]
fn what_is_not_allowed_says_why_in_words_of_its_own() {
    let workflow = workflow();
    for state in &workflow.states {
        let allowed = workflow.allowed(&state.name);
        for event in workflow
            .events
            .iter()
            .filter(|event| !allowed.contains(event))
        {
            let refused = workflow
                .apply(&state.name, &event.name)
                .expect_err("a refusal");
            assert!(refused.why.chars().count() > 10, "{}", refused.why);
        }
    }
    let why = |state: &str, event: &str| workflow.apply(state, event).expect_err("a refusal").why;
    assert!(why("correcting", "ask_correction").contains("只能要求一次"));
    assert!(why("registered", "submit").contains("请先受理"));
    assert!(why("nowhere", "submit").contains("没有“nowhere”"));
    assert!(why("registered", "fly").contains("没有“fly”"));
}

#[test]
fn every_open_state_has_somebody_who_acts() {
    for state in &workflow().states {
        assert_eq!(state.by.is_some(), !state.closed, "{}", state.title);
    }
}

#[test]
fn an_office_sets_who_does_a_step_and_how_long_it_takes() {
    let step = |by: &str, days| {
        let by = Some(by.to_owned());
        BTreeMap::from([("proposing".to_owned(), Step { by, days })])
    };
    let own = workflow()
        .with(&step("reviewer", Some(5)))
        .expect("a workflow");
    let state = own.state("proposing").expect("the state");
    assert_eq!(
        (state.by.as_deref(), state.days),
        (Some("reviewer"), Some(5))
    );
    assert!(workflow().with(&step("stranger", None)).is_err());
    assert!(workflow().with(&step("clerk", Some(0))).is_err());
    assert!(workflow().with(&step("clerk", Some(41))).is_err());
    let nowhere = BTreeMap::from([("nowhere".to_owned(), Step::default())]);
    assert!(workflow().with(&nowhere).is_err());
}

#[test]
fn what_an_office_set_for_a_step_that_is_gone_takes_nothing_from_the_others() {
    let step = |by: &str| Step {
        by: Some(by.to_owned()),
        days: None,
    };
    let own = BTreeMap::from([
        ("gone".to_owned(), step("clerk")),
        ("proposing".to_owned(), step("reviewer")),
        ("registered".to_owned(), step("stranger")),
    ]);
    let workflow = workflow().with_known(&own);
    let by = |state: &str| workflow.state(state).expect("a state").by.clone();
    assert_eq!(by("proposing").as_deref(), Some("reviewer"));
    assert_eq!(by("registered").as_deref(), Some("clerk"));
}

#[test]
fn an_event_is_the_next_one_or_turns_up_or_ends_the_case_as_its_file_says() {
    let workflow = workflow();
    let turn = |name: &str| workflow.event(name).expect("an event").turn();
    assert_eq!(turn("accept"), Turn::Next);
    assert_eq!(turn("extend"), Turn::Aside);
    assert_eq!(turn("withdraw"), Turn::Exit);
    let mut file: Value = serde_json::from_str(FILE).expect("the file");
    file["events"][0]["name"] = json!("take_up");
    file["reasons"] = json!([]);
    let own = Workflow::read(&file.to_string()).expect("an office's own");
    assert_eq!(own.event("take_up").expect("its own").turn(), Turn::Next);
}

/// The file with one thing changed, and what is said to it.
fn refusal(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(FILE).expect("the file");
    change(&mut file);
    Workflow::read(&file.to_string())
        .expect_err("a refusal")
        .to_string()
}

#[test]
fn a_file_in_which_a_case_could_get_lost_is_refused() {
    let says = |expected: &str, change: &dyn Fn(&mut Value)| {
        let said = refusal(change);
        assert!(said.contains(expected), "{said} should say {expected}");
    };
    says("没有写", &|f| f["first"] = json!("nowhere"));
    says("写了两次", &|f| {
        f["states"][1]["name"] = json!("registered")
    });
    says("写了两次", &|f| {
        f["events"][1]["name"] = json!("accept")
    });
    says("不是已有的分工", &|f| {
        f["states"][0]["by"] = json!("stranger")
    });
    says("没有写由谁办理", &|f| {
        f["states"][0]["by"] = Value::Null
    });
    says("内部时限", &|f| f["states"][0]["days"] = json!(99));
    says("没有写名称或者现状", &|f| {
        f["states"][0]["now"] = json!(" ")
    });
    says("没有写名称或者条件", &|f| {
        f["events"][0]["when"] = json!("")
    });
    says("“nowhere”没有写", &|f| {
        f["events"][0]["to"] = json!("nowhere")
    });
    says("已办结的环节", &|f| {
        f["events"][0]["outcome"] = json!("other")
    });
    // Nobody comes to the state of correction any more, and nobody out of it.
    says("没有操作通到环节“补正”", &|f| {
        f["events"][1]["from"] = json!([])
    });
    says("从环节“补正”出发办不结", &|f| {
        let events = f["events"].as_array_mut().expect("events");
        for event in events {
            let from = event["from"].as_array_mut().expect("states");
            from.retain(|state| state != "correcting");
        }
        f["reasons"] = json!([]);
    });
}

#[test]
fn a_reason_for_what_is_allowed_is_refused() {
    let said = refusal(|f| {
        f["reasons"][0] = json!({ "states": ["registered"], "events": ["accept"], "why": "不行" });
    });
    assert!(said.contains("可以"), "{said}");
    let said = refusal(|f| f["reasons"][0]["events"] = json!(["fly"]));
    assert!(said.contains("fly"), "{said}");
    assert!(Workflow::read("[]").is_err());
}
