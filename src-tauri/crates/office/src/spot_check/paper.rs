use super::list::{Item, Shown};
use crate::Result;
use crate::paper::{named, wide, write as put};
use crate::when::day;
use minglu_forms::form::Paper;
use std::path::Path;

/// Writes the rectification list as Word, or with the whole check as Excel.
///
/// # Errors
/// `io` where the file cannot be written.
pub fn write(office: &str, shown: &Shown, out: &Path) -> Result<()> {
    put(&[&faults(office, shown), &all(office, shown)], &[], out)
}

fn faults(office: &str, shown: &Shown) -> Paper {
    let columns = [
        ("序号", 14.0),
        ("单位", 48.0),
        ("抽查事项", 58.0),
        ("存在的问题", 70.0),
        ("整改期限", 28.0),
        ("整改情况", 39.0),
    ];
    let faults = shown.list.iter().filter(|item| item.is_fault());
    let row = |(at, item): (usize, &Item)| {
        vec![
            at.to_string(),
            item.unit_name.clone(),
            item.subject.clone(),
            item.finding.clone().unwrap_or_default(),
            item.due.clone().unwrap_or_default(),
            standing(item),
        ]
    };
    let rows = (1..).zip(faults).map(row).collect();
    let heading = format!("{}整改清单", shown.head.title);
    named(
        wide(&heading, &columns, rows, vec![office.to_owned()]),
        "整改清单",
    )
}

fn all(office: &str, shown: &Shown) -> Paper {
    let columns = [
        ("序号", 14.0),
        ("单位", 62.0),
        ("抽查事项", 111.0),
        ("结果", 30.0),
        ("整改情况", 40.0),
    ];
    let row = |(at, item): (usize, &Item)| {
        let result = match item.result.as_deref() {
            Some(super::PASS) => "合格",
            Some(_) => "存在问题",
            None => "没有登记",
        };
        let [unit, subject] = [&item.unit_name, &item.subject].map(Clone::clone);
        vec![
            at.to_string(),
            unit,
            subject,
            result.to_owned(),
            standing(item),
        ]
    };
    let rows = (1..).zip(&shown.list).map(row).collect();
    let foot = vec![format!("随机种子：{}", shown.head.seed), office.to_owned()];
    named(wide(&shown.head.title, &columns, rows, foot), "抽查事项")
}

/// How far a fault is.
fn standing(item: &Item) -> String {
    match (&item.done_at, &item.batch, &item.notice) {
        _ if !item.is_fault() => String::new(),
        (Some(at), _, _) => format!("{}已整改", day(at)),
        (None, Some(_), _) => "单位已报整改情况，待核实".to_owned(),
        (None, None, Some(_)) => "已下发，未报".to_owned(),
        (None, None, None) => "没有下发".to_owned(),
    }
}
