use minglu_tests::desk::Desk;
use serde_json::{Value, json};

fn clock(desk: &Desk, events: &[&str]) -> Value {
    let mut arguments = vec!["clock", "--received", "2026-03-02", "--today", "2026-03-24"];
    arguments.extend(events.iter().flat_map(|event| ["--event", event]));
    desk.ok(&arguments)
}

#[test]
fn the_lawful_date_is_reckoned_from_the_command_line() {
    let desk = Desk::new();
    let plain = clock(&desk, &[]);
    assert_eq!(plain["due"], "2026-03-30");
    assert_eq!(
        (&plain["days_used"], &plain["days_left"]),
        (&json!(16), &json!(4))
    );
    let events = [
        "third_party:2026-03-04:2026-03-11:@2026-03-05",
        "extended:2026-03-20:10:@2026-03-23",
    ];
    let whole = clock(&desk, &events);
    assert_eq!(whole["due"], "2026-04-21");
    assert_eq!(whole["findings"], json!([]));
    let n = |day: &&Value| day["n"] == 30;
    let days = whole["days"].as_array().unwrap();
    assert_eq!(days.iter().find(n).unwrap()["date"], "2026-04-21");
}

#[test]
fn the_channel_says_why_it_was_received_on_that_day() {
    let desk = Desk::new();
    let asked = ["clock", "--received", "2026-03-02", "--channel", "internet"];
    let why = desk.ok(&asked)["why"].as_str().unwrap().to_owned();
    assert!(
        why.contains("双方确认之日") && why.contains("第三十一条"),
        "{why}"
    );
    let error = desk.refused(&["clock", "--received", "2026-03-02", "--channel", "pigeon"]);
    assert!(error["message"].as_str().unwrap().contains("post_signed"));
}

#[test]
fn a_history_that_cannot_be_says_what_is_wrong() {
    let desk = Desk::new();
    let start = ["clock", "--received", "2026-03-02"];
    let with = |events: &[&'static str]| {
        let events = events.iter().flat_map(|event| ["--event", event]);
        [&start[..], &events.collect::<Vec<_>>()].concat()
    };
    let error = desk.refused(&with(&[
        "corrected:2026-03-04:2026-03-10",
        "corrected:2026-03-12",
    ]));
    assert_eq!(error["code"], "invalid");
    assert!(
        error["message"].as_str().unwrap().contains("第三十条"),
        "{error}"
    );
    assert_eq!(desk.refused(&with(&["flown:2026-03-04"]))["code"], "usage");
    assert_eq!(
        desk.refused(&with(&["closed:2026-02-30"]))["code"],
        "invalid"
    );
    let far = [&start[..], &["--today", "9999-01-01"]].concat();
    assert_eq!(desk.refused(&far)["detail"][0]["field"], "today");
    assert_eq!(desk.run(&with(&["closed"])).status.code(), Some(2));
    assert_eq!(
        desk.run(&with(&["closed:2026-03-04:@a:@b"])).status.code(),
        Some(2)
    );
    assert_eq!(desk.run(&["clock"]).status.code(), Some(2));
}

#[test]
fn the_fee_is_reckoned_from_the_command_line() {
    let desk = Desk::new();
    assert_eq!(desk.ok(&["fee", "--items", "45"])["amount"], 5500);
    assert_eq!(
        desk.ok(&["fee", "--items", "1", "--before", "44"])["amount"],
        300
    );
    let pages = desk.ok(&["fee", "--pages", "250"]);
    assert_eq!(
        (&pages["amount"], &pages["way"]),
        (&json!(4700), &json!("pages"))
    );
    assert!(pages["words"].as_str().unwrap().ends_with("合计4700元。"));
}

#[test]
fn a_fee_is_by_number_or_by_pages_and_never_both() {
    let desk = Desk::new();
    let both = desk.run(&["fee", "--items", "11", "--pages", "31"]);
    assert_eq!(both.status.code(), Some(2));
    assert_eq!(desk.run(&["fee"]).status.code(), Some(2));
    let page = desk.run(&["fee", "--pages", "31", "--before", "3"]);
    assert_eq!(page.status.code(), Some(2));
    assert_eq!(
        desk.refused(&["fee", "--items", "10001"])["code"],
        "invalid"
    );
}
