use super::cells::{bare, plain};
use crate::table::Sheet;
use minglu_rules::request::report::{ACT_LABELS, ActLabel, Acts};

/// Heads of the old form, and the field that they come nearest to.
const OLD: [(&str, &str); 2] = [("新制作数量", "made"), ("收费总金额", "amount")];
const HEADS: [(&str, &str); 5] = [
    ("制发件数", "made"),
    ("废止件数", "repealed"),
    ("现行有效", "in_force"),
    ("处理决定数量", "decisions"),
    ("收费金额", "amount"),
];
/// Items of the old form alone.
const GONE: [&str; 2] = ["其他对外管理服务事项", "政府集中采购"];

/// The numbers of table two in a sheet, added to those of sheets before it: some write its four
/// parts as four tables. True beside them for the format of 2019.
pub(super) fn read(
    sheet: &Sheet,
    before: Option<Acts>,
    notes: &mut Vec<String>,
) -> Option<(Acts, bool)> {
    let mut acts = before.unwrap_or_default();
    let (mut heads, mut old, mut found, mut blank) = (Vec::new(), false, false, 0);
    for row in 0..sheet.rows() {
        let texts: Vec<String> = (0..sheet.cols())
            .map(|column| bare(sheet, row, column))
            .collect();
        if texts.iter().any(|text| text == "信息内容") {
            (heads, old) = (fields(&texts), old || is_old(&texts));
            continue;
        }
        let item = texts.first().map(String::as_str).unwrap_or_default();
        if GONE.iter().any(|gone| item.contains(gone)) {
            notes.push(format!(
                "“{item}”是 2019 年格式的项目，现在的表二没有，未读入"
            ));
            old = true;
        }
        for (column, field) in &heads {
            let label = ACT_LABELS
                .iter()
                .position(|label| is_of(label, item, field));
            let text = texts.get(*column).map(String::as_str).unwrap_or_default();
            let Some(at) = label else {
                continue;
            };
            found = true;
            match text {
                "" => blank += 1,
                text => acts.0[at] = value(&ACT_LABELS[at], text, notes),
            }
        }
    }
    if blank > 0 {
        notes.push(format!("表二有{blank}格是空的：没有的也要填 0"));
    }
    found.then_some((acts, old))
}

fn is_of(label: &ActLabel, item: &str, field: &str) -> bool {
    let named = label.item == item || (label.row == 2 && item == "规范性文件");
    named && label.field == field
}

fn is_old(heads: &[String]) -> bool {
    heads
        .iter()
        .any(|head| OLD.iter().any(|(old, _)| head.contains(old)))
}

/// Which column holds which field.
fn fields(heads: &[String]) -> Vec<(usize, &'static str)> {
    let field = |head: &String| {
        let known = HEADS
            .iter()
            .chain(&OLD)
            .find(|(words, _)| head.contains(words));
        known.map(|(_, field)| *field)
    };
    let heads = heads.iter().enumerate();
    heads
        .filter_map(|(at, head)| Some((at, field(head)?)))
        .collect()
}

fn value(label: &ActLabel, text: &str, notes: &mut Vec<String>) -> Option<u64> {
    let text = plain(text);
    let value = match label.field {
        "amount" => hundredths(&text),
        _ => text.parse().ok(),
    };
    if value.is_none() {
        notes.push(format!(
            "表二“{}”{}不是数字，没有读入",
            label.item, label.head
        ));
    }
    value
}

/// An amount in hundredths.
fn hundredths(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits: String = part.chars().chain("00".chars()).take(2).collect();
    let whole: u64 = whole.parse().ok()?;
    whole.checked_mul(100)?.checked_add(digits.parse().ok()?)
}
