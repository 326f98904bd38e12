use super::{Origin, Value, Values, kind, personal, width};
use crate::header::Likely;
use crate::table::{Sheet, column_letter};
use minglu_ledger::own::{Column, ColumnKind};
use minglu_notice::squash;
use std::collections::HashMap;

/// A column of the sheet that holds something or has a label.
pub(super) struct Found {
    pub origin: Origin,
    /// What it would be called.
    pub title: String,
    pub is_serial: bool,
    /// The sheet merges cells in it downwards.
    pub merged: bool,
}

/// Characters of a column's title, at most.
const TITLE_MAX: usize = 60;
/// Labels of running numbers.
const SERIALS: [&str; 6] = ["序号", "序", "no", "no.", "#", "项次"];

/// Every column with a label or with something below the header.
pub(super) fn found(sheet: &Sheet, header: &Likely) -> Vec<Found> {
    let body = header.rows.end..sheet.rows();
    let mut first: HashMap<u32, String> = HashMap::new();
    for row in body {
        for (column, cell) in sheet.row(row) {
            first.entry(column).or_insert_with(|| cell.text.to_owned());
        }
    }
    let label = |index: u32| header.labels.iter().find(|(left, _)| *left == index);
    let held = |index: &u32| label(*index).is_some() || first.contains_key(index);
    let mut seen: HashMap<String, u32> = HashMap::new();
    (0..sheet.cols())
        .filter(held)
        .map(|index| {
            let text = label(index).map_or(String::new(), |(_, text)| text.clone());
            let earlier = seen.get(&squash(&text)).copied();
            seen.entry(squash(&text)).or_insert(index);
            Found {
                title: text.chars().take(TITLE_MAX).collect(),
                is_serial: SERIALS.contains(&squash(&text).to_lowercase().as_str()),
                merged: is_merged(sheet, header, index),
                origin: Origin {
                    index,
                    problem: problem(sheet, header, index, &text, earlier),
                    sample: first.get(&index).cloned().unwrap_or_default(),
                    header: text,
                },
            }
        })
        .collect()
}

fn problem(
    sheet: &Sheet,
    header: &Likely,
    index: u32,
    text: &str,
    earlier: Option<u32>,
) -> Option<String> {
    let place = format!(
        "工作表“{}”第 {} 行 {} 列",
        sheet.name,
        header.rows.end,
        column_letter(index)
    );
    if text.is_empty() {
        return Some(format!(
            "{place}的表头是空的，请给这一栏起个名称，或不要这一栏"
        ));
    }
    earlier.map(|other| {
        let other = column_letter(other);
        format!("{place}的表头“{text}”与 {other} 列重复，请改名，或不要这一栏")
    })
}

fn is_merged(sheet: &Sheet, header: &Likely, index: u32) -> bool {
    let inside = |top: u32| top >= header.rows.end;
    let mut spans = sheet
        .merges()
        .iter()
        .filter(|s| inside(s.top) && s.is_vertical());
    spans.any(|s| s.left == index && s.right == index && !sheet.cell(s.top, s.left).is_empty())
}

impl Found {
    /// The label by which the column is found again.
    pub fn aliases(&self) -> Vec<String> {
        let header = Some(self.origin.header.clone());
        header
            .filter(|label| !label.is_empty())
            .into_iter()
            .collect()
    }

    /// What the ledger's column would be.
    pub fn column(&self, sheet: &Sheet, values: &Values) -> Column {
        let none = Vec::new();
        let values: &Vec<Value> = values.get(&self.origin.index).unwrap_or(&none);
        let filled: Vec<&Value> = values.iter().filter(|(text, _)| !text.is_empty()).collect();
        let column = Column {
            title: self.title.clone(),
            aliases: self.aliases(),
            merge: self.merged,
            width_mm: width::of(sheet, self.origin.index, &self.title, &filled),
            ..Column::default()
        };
        if self.is_serial {
            return Column {
                kind: ColumnKind::Serial,
                merge: false,
                ..column
            };
        }
        match personal::guess(&self.title, &filled) {
            Some(word) => Column {
                private: Some(word.to_owned()),
                ..column
            },
            None => kind::guess(column, &filled),
        }
    }
}
