//! The clause of relief by kind of letter, day of decision and kind of unit.
#![allow(clippy::expect_used, reason = "a broken file should fail the test")]

use minglu_rules::request::relief::{Decided, Relief, UnitKind, clause};
use serde_json::{Value, json};

const FILE: &str = include_str!("../../../../assets/relief.json");

fn decided(letter: &'static str, date: &str) -> Decided<'static> {
    Decided {
        letter,
        date: date.parse().expect("a date"),
        withheld: false,
        unit: UnitKind::CountyDepartment,
        county: "澄溪县",
        higher: None,
        online: None,
    }
}

fn text(decided: &Decided<'_>) -> String {
    clause(&Relief::builtin().expect("relief"), decided).expect("a clause")
}

#[test]
fn a_refusal_goes_to_reconsideration_first_since_2024() {
    let since = text(&decided("withhold", "2024-01-01"));
    assert_eq!(
        since,
        "如不服本决定，应当先自收到之日起60日内向澄溪县人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向有管辖权的人民法院提起行政诉讼。"
    );
    let before = text(&decided("withhold", "2023-12-31"));
    assert!(
        before.contains("也可以") && before.contains("6个月"),
        "{before}"
    );
}

#[test]
fn a_partial_refusal_does_so_where_it_withholds_by_articles_fourteen_to_sixteen() {
    let part = decided("partial", "2026-03-02");
    assert!(
        text(&Decided {
            withheld: true,
            ..part
        })
        .contains("应当先")
    );
    assert!(text(&part).contains("也可以"));
}

#[test]
fn other_replies_go_to_either() {
    for letter in [
        "grant",
        "not_existing",
        "not_ours",
        "excessive",
        "not_corrected",
        "fee_unpaid",
    ] {
        let clause = text(&decided(letter, "2026-03-02"));
        assert!(
            clause.contains("60日内向澄溪县人民政府申请行政复议"),
            "{clause}"
        );
        assert!(clause.contains("6个月内直接向"), "{clause}");
        assert!(!clause.contains("上一级"), "{clause}");
    }
}

#[test]
fn procedural_letters_bear_no_clause() {
    let relief = Relief::builtin().expect("relief");
    let procedural = [
        "registration",
        "correction",
        "explain",
        "ask_third_party",
        "ask_third_party_told",
        "ask_joint_maker",
        "ask_agency",
        "extension",
        "fee",
    ];
    for letter in procedural {
        assert!(
            relief.letters.iter().any(|one| one.kind == letter),
            "{letter}"
        );
        assert_eq!(
            clause(&relief, &decided(letter, "2026-03-02")),
            None,
            "{letter}"
        );
    }
    assert_eq!(clause(&relief, &decided("unheard_of", "2026-03-02")), None);
    assert_eq!(
        clause(&relief, &decided("grant", "2018-03-02")),
        None,
        "before the file begins"
    );
}

#[test]
fn the_organ_follows_from_the_kind_of_unit() {
    let of = |unit, higher| {
        let grant = decided("grant", "2026-03-02");
        text(&Decided {
            unit,
            higher,
            ..grant
        })
    };
    assert!(of(UnitKind::Township, None).contains("向澄溪县人民政府申请"));
    let tax = of(UnitKind::Vertical, Some("国家税务总局某市税务局"));
    assert!(tax.contains("向国家税务总局某市税务局申请"), "{tax}");
    let unknown = of(UnitKind::CountyGovernment, None);
    assert!(unknown.contains("请填写上一级机关名称"), "{unknown}");
    let justice = of(UnitKind::Justice, Some("某市司法局"));
    assert!(
        justice.contains("向澄溪县人民政府或者某市司法局申请"),
        "{justice}"
    );
}

#[test]
fn a_place_online_is_told_where_there_is_one() {
    let online = Some("全国行政复议服务平台");
    let clause = text(&Decided {
        online,
        ..decided("withhold", "2026-03-02")
    });
    assert!(
        clause.ends_with("也可以通过全国行政复议服务平台在线申请行政复议。"),
        "{clause}"
    );
}

#[test]
fn no_clause_keeps_a_placeholder() {
    let relief = Relief::builtin().expect("relief");
    for date in ["2020-01-01", "2024-01-01", "2026-07-01"] {
        for letter in relief
            .letters
            .iter()
            .filter(|letter| letter.relief.is_some())
        {
            for unit in UnitKind::ALL {
                let date = date.parse().expect("a date");
                let decided = Decided {
                    letter: &letter.kind,
                    date,
                    unit,
                    ..decided("grant", "2026-03-02")
                };
                let words = clause(&relief, &decided).expect("a clause");
                assert!(!words.contains(['{', '}']), "{words}");
            }
        }
    }
}

#[test]
fn a_file_with_something_missing_is_refused() {
    let says = |expected: &str, change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(FILE).expect("the file");
        change(&mut file);
        let said = Relief::read(&file.to_string())
            .expect_err("a refusal")
            .to_string();
        assert!(said.contains(expected), "{said} should say {expected}");
    };
    says("任何时期", &|f| f["regimes"] = json!([]));
    says("从早到晚", &|f| {
        f["regimes"][1]["from"] = json!("2018-01-01")
    });
    says("复议机关", &|f| {
        f["regimes"][0]["organs"] = json!({ "township": "某县人民政府" })
    });
    says("first 和 either", &|f| {
        f["regimes"][0]["clauses"] = json!({ "first": "某" })
    });
    says("“{weeks}”", &|f| {
        f["regimes"][0]["clauses"]["first"] = json!("{weeks}周内")
    });
    says("写了两次", &|f| {
        f["letters"][1]["kind"] = json!("registration")
    });
    assert!(Relief::read("{}").is_err());
}
