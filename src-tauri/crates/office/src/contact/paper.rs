use super::{Directory, Person, UnitContacts};
use crate::Result;
use crate::paper::{named, wide, write as put};
use crate::when::day;
use minglu_forms::form::Paper;
use std::path::Path;

/// Writes the directory as Excel, with the changes on a sheet of their own, or as Word without them.
///
/// # Errors
/// `io` where the file cannot be written.
pub fn write(office: &str, directory: &Directory, out: &Path) -> Result<()> {
    put(&[&people(office, directory), &changes(directory)], &[], out)
}

fn people(office: &str, directory: &Directory) -> Paper {
    let columns = [
        ("单位", 62.0),
        ("分工", 34.0),
        ("姓名", 26.0),
        ("职务", 45.0),
        ("联系电话", 38.0),
        ("备案日期", 28.0),
        ("备注", 24.0),
    ];
    let row = |unit: &UnitContacts, person: &Person| {
        vec![
            unit.name.clone(),
            person.role.clone(),
            person.name.clone(),
            person.title.clone(),
            person.phone.clone(),
            unit.filed_at.as_deref().map(day).unwrap_or_default(),
            person.remarks.clone(),
        ]
    };
    let units = directory.units.iter();
    let rows = units.flat_map(|unit| unit.people.iter().map(|person| row(unit, person)));
    let missing: Vec<&str> = directory
        .units
        .iter()
        .filter(|unit| unit.batch.is_none())
        .map(|unit| unit.name.as_str())
        .collect();
    let mut foot = Vec::new();
    if !missing.is_empty() {
        foot.push(format!("没有已接收的备案：{}。", missing.join("、")));
    }
    foot.push(office.to_owned());
    named(
        wide("政务公开联系人通讯录", &columns, rows.collect(), foot),
        "通讯录",
    )
}

fn changes(directory: &Directory) -> Paper {
    let columns = [
        ("单位", 62.0),
        ("备案日期", 28.0),
        ("与上次备案相比", 167.0),
    ];
    let row = |unit: &UnitContacts, words: &String| {
        let filed = unit.filed_at.as_deref().map(day).unwrap_or_default();
        vec![unit.name.clone(), filed, words.clone()]
    };
    let units = directory.units.iter();
    let rows = units.flat_map(|unit| unit.changes.iter().map(|words| row(unit, words)));
    named(
        wide("政务公开联系人变动", &columns, rows.collect(), Vec::new()),
        "变动",
    )
}
