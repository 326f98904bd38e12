//! The 21 real task tables: each maps without a hand.

#![allow(clippy::unwrap_used)]

mod support;

use support::{body, fields, schema, shared, sheet};

const LONG: &str = "围绕中心工作加大主动公开力度，及时在政府网站发布政策文件、政策解读和落实情况，方便群众查询和监督。";
const MORE: &str = "严格审核未主动公开的依据和理由，建立工作台账，定期审查，结合实际情况进行动态调整，做到应公开尽公开。";

/// One real table: its place in the list, the sheet made after its description, the mapping that
/// is right, and how many tasks the body holds.
struct Case {
    entry: usize,
    tasks: usize,
    spans: Vec<(u32, u32, u32, u32)>,
    fields: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Case {
    fn rows(&self) -> Vec<Vec<&str>> {
        let rows = self.rows.iter();
        rows.map(|r| r.iter().map(String::as_str).collect())
            .collect()
    }
}

fn cases() -> Vec<Case> {
    let text = include_str!("fixtures/task-tables.txt");
    let text = text
        .replace("{long}", LONG)
        .replace("{more}", MORE)
        .replace("\\n", "\u{b}");
    text.split("\n# ").skip(1).map(case).collect()
}

fn case(text: &str) -> Case {
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap().split(' ').collect();
    let told = |name: &str| head.iter().find_map(|w| w.strip_prefix(name)).unwrap();
    let row = |line: &str| line.split('|').map(|t| t.replace('\u{b}', "\n")).collect();
    Case {
        entry: head[0].parse().unwrap(),
        tasks: told("tasks=").parse().unwrap(),
        spans: told("merges=")
            .split(',')
            .filter(|m| !m.is_empty())
            .map(span)
            .collect(),
        fields: told("fields=").split(',').map(str::to_owned).collect(),
        rows: lines.filter(|l| !l.is_empty()).map(row).collect(),
    }
}

/// A2:C4 as top, left, bottom, right.
fn span(region: &str) -> (u32, u32, u32, u32) {
    let place = |name: &str| {
        let row: u32 = name[1..].parse().unwrap();
        (row - 1, u32::from(name.as_bytes()[0] - b'A'))
    };
    let (from, to) = region.split_once(':').unwrap();
    let ((top, left), (bottom, right)) = (place(from), place(to));
    (top, left, bottom, right)
}

#[test]
fn every_real_task_table_maps_without_a_hand() {
    for case in cases() {
        let owned = case.rows();
        let rows: Vec<&[&str]> = owned.iter().map(Vec::as_slice).collect();
        let (detected, tasks, notes) = body(&sheet(&rows, &case.spans), &schema("task"));
        let name = format!("table {}: {notes:?}", case.entry);
        assert_eq!(fields(&detected), case.fields, "{name}");
        assert_eq!(detected.unmapped().collect::<Vec<_>>(), [""; 0], "{name}");
        assert_eq!(tasks.len(), case.tasks, "{name}");
        for task in &tasks {
            assert!(task.contains_key("requirement"), "{name}: {task:?}");
            assert!(
                task.contains_key("topic") || !case.fields.iter().any(|f| f == "topic"),
                "{name}: {task:?}"
            );
        }
    }
}

/// A title above and the same title, header and section again on the second page change nothing.
#[test]
fn titles_and_later_pages_do_not_disturb_a_table() {
    for case in cases() {
        let owned = case.rows();
        let mut rows: Vec<&[&str]> = vec![&["附件1"], &["2022年政务公开工作任务分解表"]];
        rows.extend(owned.iter().map(Vec::as_slice));
        rows.push(&["2022年政务公开工作任务分解表"]);
        rows.extend(owned.iter().map(Vec::as_slice));
        let height = case.rows.len() as u32 + 1;
        let moved = |by: u32| {
            case.spans
                .iter()
                .map(move |s| (s.0 + by, s.1, s.2 + by, s.3))
        };
        let mut spans: Vec<_> = moved(2).chain(moved(2 + height)).collect();
        let right = case.fields.len() as u32 - 1;
        spans.extend([(1, 0, 1, right), (1 + height, 0, 1 + height, right)]);
        let (detected, tasks, _) = body(&sheet(&rows, &spans), &schema("task"));
        assert_eq!(fields(&detected), case.fields, "table {}", case.entry);
        assert_eq!(
            detected.title.as_deref(),
            Some("2022年政务公开工作任务分解表")
        );
        assert_eq!(tasks.len(), case.tasks * 2, "table {}", case.entry);
    }
}

/// The list of real tables is the one that the cases were made after.
#[test]
fn every_task_table_of_the_list_has_its_case() {
    let Some(path) = shared("facts/task-headers.json") else {
        return;
    };
    let list: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let tables = list
        .as_array()
        .unwrap()
        .iter()
        .filter(|e| e["kind"] == "task_table");
    for (i, table) in tables.enumerate() {
        let of = |c: &Case| {
            let cells = c.rows[0].iter().map(|t| minglu_notice::squash(t));
            cells.filter(|t| !t.is_empty()).collect::<Vec<_>>()
        };
        let labels: Vec<&str> = table["headers"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|h| h.as_str())
            .collect();
        let cases = cases();
        let mut found = cases.iter().filter(|c| c.entry == i).peekable();
        assert!(found.peek().is_some(), "table {i} has no case");
        assert!(found.all(|c| of(c) == labels), "table {i}: {labels:?}");
    }
}
