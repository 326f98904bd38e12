//! Scores: what is counted, what is given by hand, and the papers of both.

use crate::common::package::part;
use crate::common::{Machine, Office};
use crate::filed::progress;
use minglu_office::assessment::{self, Given, Rule, UnitScore, score};
use minglu_office::batch;
use minglu_office::notice::{self, Draft, Task};
use minglu_office::store::now;
use minglu_office::when::day;
use serde_json::json;

fn year() -> i32 {
    day(&now())[..4].parse().unwrap()
}

/// Tasks of a notice of that year for a unit, each with its last day; tells their ids.
fn tasked(office: &Office, unit: &str, year: i32, dues: &[String]) -> Vec<String> {
    let task = |due: &String| {
        let fields = json!({ "requirement": "公开", "due": due });
        let fields = fields.as_object().unwrap().clone();
        Task {
            unit: unit.to_owned(),
            fields: fields.into_iter().collect(),
        }
    };
    let tasks: Vec<Task> = dues.iter().map(task).collect();
    let draft = Draft {
        title: "工作要点".to_owned(),
        year,
        doc_no: None,
        replaces: None,
    };
    let given = office
        .store
        .write(|sql| notice::give(sql, "测试", &draft, &tasks));
    given.unwrap().tasks
}

fn report(office: &Office, machine: &Machine, number: u32, task: &str) {
    let bytes = progress(machine, number, task).bytes().to_vec();
    batch::commit(&office.store, &office.keys, &machine.caller(), bytes).unwrap();
}

fn of_year(office: &Office, unit: &str, year: i32) -> UnitScore {
    let all = score(&office.store, year).unwrap();
    all.units.into_iter().find(|one| one.unit == unit).unwrap()
}

fn of(office: &Office, unit: &str) -> UnitScore {
    of_year(office, unit, year())
}

fn points(score: &UnitScore) -> Vec<i64> {
    score.parts.iter().map(|part| part.points).collect()
}

#[test]
fn who_reports_late_loses_the_points_for_time_and_keeps_those_for_the_work() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    let unit = office.unit("澄溪县财政局");
    let machine = office.machine(&unit);
    let last = year() - 1;
    let tasks = tasked(&office, &unit, last, &[format!("{last}-06-30")]);
    assert_eq!(points(&of_year(&office, &unit, last)), [0, 0, 0]);
    report(&office, &machine, 1, &tasks[0]);
    assert_eq!(points(&of_year(&office, &unit, last)), [0, 0, 4000]);
}

#[test]
fn what_is_not_yet_due_costs_nothing_and_counts_as_soon_as_it_is_reported() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    let unit = office.unit("澄溪县财政局");
    let machine = office.machine(&unit);
    let end = format!("{}-12-31", year());
    let tasks = tasked(&office, &unit, year(), &[end.clone(), end]);
    let before = of(&office, &unit);
    assert_eq!(points(&before), [4000, 0, 0]);
    report(&office, &machine, 1, &tasks[0]);
    let after = of(&office, &unit);
    assert_eq!(points(&after), [4000, 2000, 2000]);
    assert_eq!(
        (after.parts[0].share.part, after.parts[0].share.whole),
        (1, 1)
    );
}

#[test]
fn points_by_hand_have_a_reason_and_can_be_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    let unit = office.unit("澄溪县财政局");
    office.unit("澄溪县教育局");
    let given = |points, reason: &str| Given {
        year: year(),
        unit: unit.clone(),
        points,
        reason: reason.to_owned(),
    };
    let store = &office.store;
    for wrong in [given(0, "理由"), given(100, "  "), given(1_000_000, "理由")] {
        assert_eq!(
            assessment::give(store, "测试", &wrong).unwrap_err().code,
            "usage"
        );
    }
    let before = of(&office, &unit);
    assert_eq!(before.rank, 1, "equal scores share a place");
    let id = assessment::give(store, "测试", &given(-250, "迟报两次")).unwrap();
    let after = of(&office, &unit);
    assert_eq!((after.total, after.rank), (before.total - 250, 2));
    assessment::take_back(store, "测试", &id).unwrap();
    assert_eq!(of(&office, &unit).total, before.total);
    assert_eq!(
        assessment::take_back(store, "测试", &id).unwrap_err().code,
        "not_found"
    );
}

#[test]
fn the_office_sets_its_own_weights() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    let unit = office.unit("澄溪县财政局");
    let store = &office.store;
    let mut own = store.read(assessment::weights).unwrap();
    own.parts.retain(|part| part.rule == Rule::Reported);
    own.parts[0].points = 100;
    assessment::set_weights(store, "测试", &own).unwrap();
    assert_eq!(of(&office, &unit).total, 10_000, "no task, nothing lost");
    own.parts.push(own.parts[0].clone());
    assert_eq!(
        assessment::set_weights(store, "测试", &own)
            .unwrap_err()
            .code,
        "usage"
    );
}

#[test]
fn scores_go_out_with_a_chart_that_holds_numbers() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    office.unit("澄溪县财政局");
    let scores = score(&office.store, year()).unwrap();
    let written = |name: &str, inside: &str| {
        let out = dir.path().join(name);
        assessment::write("澄溪县政府办公室", &scores, &out).unwrap();
        part(&out, inside)
    };
    assert!(written("得分.xlsx", "xl/charts/chart1.xml").contains("<c:barChart>"));
    assert!(written("得分.xlsx", "xl/worksheets/sheet3.xml").contains("<v>80</v>"));
    assert!(written("得分.docx", "word/document.xml").contains("w:fill=\"2F6DB5\""));
}
