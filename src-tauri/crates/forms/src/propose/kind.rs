use super::Value;
use crate::rows::to_value;
use crate::table::{Cell, CellKind};
use minglu_ledger::own::{Column, ColumnKind, Definition};
use minglu_ledger::schema::Field;
use minglu_notice::squash;
use std::collections::BTreeSet;

const YES_NO: [&str; 10] = ["是", "否", "√", "×", "✓", "✔", "✗", "✘", "true", "false"];
const TICKS: [&str; 6] = ["√", "×", "✓", "✔", "✗", "✘"];
/// Labels of what looks like a number and is none.
const CODES: [&str; 5] = ["号", "代码", "编码", "邮编", "电话"];
/// Labels of what is no set, however few values there are.
const NO_SET: [&str; 6] = ["姓名", "名称", "时间", "日期", "单位", "备注"];
/// Fewer values say nothing about a set of choices.
const CHOSEN: usize = 8;
/// A set of more is no set, and none of its values is longer.
const CHOICES: usize = 8;
const CHOICE_LENGTH: usize = 12;
/// Digits that a whole number may have.
const DIGITS: usize = 12;

/// What a column of such values may hold: whatever all of them are; else any text.
pub(super) fn guess(column: Column, values: &[&Value]) -> Column {
    if values.is_empty() {
        let kind = match squash(&column.title).ends_with("日期") {
            true => ColumnKind::Date,
            false => ColumnKind::Text,
        };
        return Column { kind, ..column };
    }
    let all = |is: &dyn Fn(&Value) -> bool| values.iter().all(|value| is(value));
    if all(&|(text, _)| YES_NO.contains(&squash(text).to_lowercase().as_str())) {
        return Column {
            kind: ColumnKind::Boolean,
            ticks: all(&|(text, _)| TICKS.contains(&squash(text).as_str())),
            ..column
        };
    }
    if all(&looks_like_day) && all_read(ColumnKind::Date, 0, values) {
        return Column {
            kind: ColumnKind::Date,
            long_dates: values.iter().any(|(text, _)| text.contains('年')),
            ..column
        };
    }
    number(&column, values)
        .or_else(|| choice(&column, values))
        .unwrap_or(column)
}

/// A day says so itself: a bare number of five digits is not one here.
fn looks_like_day((text, kind): &Value) -> bool {
    let parted = text.contains(['年', '.', '-', '/']);
    // A time of day would be lost.
    if text.contains([':', '：', '时']) {
        return false;
    }
    *kind == CellKind::Date || (parted && text.chars().filter(char::is_ascii_digit).count() >= 6)
}

fn number(column: &Column, values: &[&Value]) -> Option<Column> {
    let label = squash(&column.title);
    let plain = |text: &str| {
        let bare = text.strip_prefix('-').unwrap_or(text);
        let led = bare.len() > 1 && bare.starts_with('0') && !bare.starts_with("0.");
        !led && bare.len() <= DIGITS + 1
            && bare.chars().all(|c| c.is_ascii_digit() || ".,".contains(c))
    };
    let code = CODES.iter().any(|end| label.ends_with(end));
    if code || !values.iter().all(|(text, _)| plain(&squash(text))) {
        return None;
    }
    let digits = values.iter().filter_map(|(text, _)| text.split_once('.'));
    let scale = digits.map(|(_, fraction)| fraction.trim().len()).max();
    match scale {
        None => all_read(ColumnKind::Integer, 0, values).then(|| Column {
            kind: ColumnKind::Integer,
            ..column.clone()
        }),
        Some(scale) => {
            let scale = scale.max(2) as u32;
            (scale <= 6 && all_read(ColumnKind::Decimal, scale, values)).then(|| Column {
                kind: ColumnKind::Decimal,
                scale,
                ..column.clone()
            })
        }
    }
}

fn choice(column: &Column, values: &[&Value]) -> Option<Column> {
    let distinct: BTreeSet<&str> = values.iter().map(|(text, _)| text.as_str()).collect();
    let label = squash(&column.title);
    let code = CODES.iter().any(|end| label.ends_with(end));
    if code || NO_SET.iter().any(|word| label.contains(word)) {
        return None;
    }
    let few =
        (2..=CHOICES).contains(&distinct.len()) && values.len() >= CHOSEN.max(distinct.len() * 3);
    let short = |text: &&str| text.chars().count() <= CHOICE_LENGTH && !text.contains('\n');
    if !few || !distinct.iter().all(short) {
        return None;
    }
    let mut choices: Vec<String> = Vec::new();
    for (text, _) in values {
        if !choices.contains(text) {
            choices.push(text.clone());
        }
    }
    Some(Column {
        kind: ColumnKind::Choice,
        choices,
        ..column.clone()
    })
}

/// True where an import would take all values for a column of this kind.
fn all_read(kind: ColumnKind, scale: u32, values: &[&Value]) -> bool {
    let Some(field) = trial(kind, scale) else {
        return false;
    };
    let mut cells = values.iter().map(|(text, kind)| Cell { text, kind: *kind });
    cells.all(|cell| to_value(&field, cell, None).is_ok())
}

fn trial(kind: ColumnKind, scale: u32) -> Option<Field> {
    let column = Column {
        name: "c1".into(),
        title: "栏".into(),
        width_mm: 20.0,
        kind,
        scale,
        ..Column::default()
    };
    let definition = Definition {
        columns: vec![column],
        ..Definition::default()
    };
    definition.schema("own_0").ok()?.fields.pop()
}
