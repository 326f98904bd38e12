//! The 34 owner cells of a real county's table, against what a person reads there.

use minglu_notice::{Ours, Unit, due, ours, owner, squash};
use std::path::PathBuf;

const ALL: &str = "各乡(镇)人民政府|绛县经济开发区|县直各有关单位";

/// Lead, responsible, assist and whether the list is open, row by row; units parted by |.
const EXPECTED: [(&str, &str, bool); 34] = [
    ("", ALL, false),
    ("", ALL, false),
    ("", "县行政审批服务管理局|县财政局|县发改局", false),
    ("", "县司法局|县市场监管局|县自然资源局", false),
    ("", "县直各有关单位", false),
    ("", "县财政局|县农业农村局|县民政局", true),
    ("", ALL, false),
    ("", ALL, false),
    ("", ALL, false),
    ("", ALL, false),
    ("", ALL, false),
    ("", ALL, false),
    ("", ALL, false),
    ("", ALL, false),
    (
        "县政府办公室|县行政审批服务管理局",
        "各乡镇人民政府|绛县经济开发区|县直各有关单位",
        false,
    ),
    (
        "",
        "县自然资源局|县住建局|县教育局|县人社局|县卫健局|县农业农村局(乡村振兴局)|县民政局",
        false,
    ),
    ("县政府办公室|县委网信办", ALL, false),
    ("县政府办公室|县行政审批服务管理局", ALL, false),
    ("县政府办公室", ALL, false),
    ("", ALL, false),
    ("", "县卫体局", false),
    ("", "县卫体局", false),
    ("", "县政府办公室|县行政审批服务管理局", false),
    ("", "县行政审批服务管理局", false),
    ("", ALL, false),
    ("", ALL, false),
    ("", ALL, false),
    ("", "县政府办公室|县司法局", false),
    ("", "县政府办公室", false),
    ("", ALL, false),
    ("", ALL, false),
    ("", ALL, false),
    ("", ALL, false),
    ("", ALL, false),
];

fn shared() -> PathBuf {
    std::env::var_os("MINGLU_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared"),
        PathBuf::from,
    )
}

/// The last cell of every body row of annex 1, or nothing where the notice is not at hand.
fn cells() -> Option<Vec<String>> {
    let path = shared().join("notices/jiangxian-2021.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    let table = text.split_once("序号\t")?.1;
    let rows = table.lines().filter(|line| line.matches('\t').count() == 4);
    let owners = rows.filter_map(|line| line.rsplit_once('\t'));
    let cells = owners.map(|(_, owner)| owner.to_owned());
    Some(cells.filter(|owner| owner != "责任部门").collect())
}

fn joined(units: &[String]) -> String {
    let squashed: Vec<String> = units.iter().map(|unit| squash(unit)).collect();
    squashed.join("|")
}

#[test]
fn lead_and_responsible_read_right_on_all_rows() {
    let Some(cells) = cells() else { return };
    assert_eq!(cells.len(), EXPECTED.len());
    for (row, (cell, (lead, responsible, open))) in cells.iter().zip(EXPECTED).enumerate() {
        let owner = owner(cell);
        assert_eq!(joined(&owner.lead), lead, "row {}: {cell}", row + 1);
        assert_eq!(
            joined(&owner.responsible),
            responsible,
            "row {}: {cell}",
            row + 1
        );
        assert_eq!(owner.assist, [""; 0], "row {}: {cell}", row + 1);
        assert_eq!(owner.open_ended, open, "row {}: {cell}", row + 1);
    }
}

/// Rows, counted from one, in which a unit stands in the given relation.
fn rows(cells: &[String], me: &Unit, wanted: Ours) -> Vec<usize> {
    let numbered = cells.iter().enumerate();
    numbered
        .filter(|(_, cell)| ours(&owner(cell), me) == wanted)
        .map(|(row, _)| row + 1)
        .collect()
}

fn unit(name: &str, aliases: &[&str], group: &str) -> Unit {
    Unit {
        name: name.to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        groups: vec![group.to_owned()],
    }
}

#[test]
fn a_bureau_finds_its_rows_by_name_and_by_group() {
    let Some(cells) = cells() else { return };
    let me = unit("绛县农业农村局", &["县乡村振兴局"], "县直各有关单位");
    assert_eq!(rows(&cells, &me, Ours::Lead), [0; 0]);
    assert_eq!(rows(&cells, &me, Ours::Named), [6, 16]);
    assert_eq!(
        rows(&cells, &me, Ours::None),
        [3, 4, 21, 22, 23, 24, 28, 29]
    );
}

#[test]
fn the_county_office_finds_what_it_leads() {
    let Some(cells) = cells() else { return };
    let me = unit("绛县人民政府办公室", &[], "县直各有关单位");
    assert_eq!(rows(&cells, &me, Ours::Lead), [15, 17, 18, 19]);
    assert_eq!(rows(&cells, &me, Ours::Named), [23, 28, 29]);
}

#[test]
fn a_township_is_not_one_of_the_county_departments() {
    let Some(cells) = cells() else { return };
    let me = unit("古绛镇人民政府", &["古绛镇"], "各乡镇");
    assert!(!rows(&cells, &me, Ours::Group).contains(&5));
    assert_eq!(rows(&cells, &me, Ours::Group).len(), 23);
    assert_eq!(rows(&cells, &me, Ours::Named), [0; 0]);
}

#[test]
fn the_dates_of_the_notice_read_right() {
    for (text, expected) in [
        ("9月10日前报县政府办109房间", "2021-09-10"),
        ("9月17日前到县政府办109房间进行公示", "2021-09-17"),
        ("9月30日前在绛县人民政府网上进行公示", "2021-09-30"),
    ] {
        let date = due(text, 2021).date.map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some(expected), "{text}");
    }
}
