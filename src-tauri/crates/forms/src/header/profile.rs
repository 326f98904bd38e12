use crate::table::Sheet;
use minglu_notice::squash;

/// What a column's body cells look like.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// Body rows looked at, and how many of them hold something in this column.
    rows: u32,
    filled: u32,
    chars: u64,
    serials: u32,
    units: u32,
    deadlines: u32,
}

/// Body rows that are looked at.
const LOOKED_AT: usize = 300;

/// Profiles of all columns below the header.
pub(super) fn profiles(sheet: &Sheet, first: u32, labels: &[String]) -> Vec<Profile> {
    let mut profiles = vec![Profile::default(); sheet.cols() as usize];
    let filled = (first..sheet.rows()).filter(|row| sheet.row(*row).nth(1).is_some());
    for row in filled.take(LOOKED_AT) {
        if repeats(sheet, row, labels) {
            continue;
        }
        profiles.iter_mut().for_each(|p| p.rows += 1);
        for (column, cell) in sheet.row(row) {
            profiles[column as usize].add(cell.text);
        }
    }
    profiles
}

/// True for the header of a later page.
fn repeats(sheet: &Sheet, row: u32, labels: &[String]) -> bool {
    sheet
        .row(row)
        .all(|(_, cell)| labels.contains(&squash(cell.text)))
}

impl Profile {
    fn add(&mut self, text: &str) {
        let text = squash(text);
        self.filled += 1;
        self.chars += text.chars().count() as u64;
        self.serials += u32::from(is_serial(&text));
        self.units += u32::from(is_unit(&text));
        self.deadlines += u32::from(is_deadline(&text));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.filled == 0
    }

    pub(super) fn is_serial(&self) -> bool {
        self.filled > 0 && self.serials * 5 >= self.filled * 4
    }

    /// The share of rows that hold something.
    pub(super) fn density(&self) -> f64 {
        f64::from(self.filled) / f64::from(self.rows.max(1))
    }

    pub(super) fn length(&self) -> f64 {
        self.chars as f64 / f64::from(self.filled.max(1))
    }

    pub(super) fn units(&self) -> f64 {
        f64::from(self.units) / f64::from(self.filled.max(1))
    }

    pub(super) fn deadlines(&self) -> f64 {
        f64::from(self.deadlines) / f64::from(self.filled.max(1))
    }
}

/// 3, 3. 三 （3） 3.1: a number that counts rows and means nothing else.
fn is_serial(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| "().、．".contains(c));
    let digits =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let chinese =
        bare.chars().count() <= 3 && bare.chars().all(|c| "一二三四五六七八九十".contains(c));
    !bare.is_empty() && (chinese || bare.split(['.', '-']).all(digits))
}

const UNIT_ENDS: &[&str] = &[
    "局",
    "办",
    "办公室",
    "科",
    "科室",
    "室",
    "处",
    "处室",
    "部",
    "部门",
    "委",
    "委员会",
    "中心",
    "单位",
    "政府",
    "股",
    "股室",
    "所",
    "站",
    "院",
    "公司",
    "镇",
    "乡",
    "街道",
    "社区",
    "村",
    "校",
    "等",
    "负责",
    "落实",
    "配合",
    "牵头",
    "机关",
    "区",
    "局)",
    "办)",
];
const UNIT_WORDS: &[&str] = &[
    "牵头",
    "配合",
    "分别负责",
    "各有关",
    "按职责",
    "按职能",
    "各科室",
];

fn is_unit(text: &str) -> bool {
    let length = text.chars().count();
    let ends = UNIT_ENDS.iter().any(|end| text.ends_with(end));
    let says = UNIT_WORDS.iter().any(|word| text.contains(word));
    (2..=200).contains(&length) && !text.contains('。') && (ends || says)
}

const DEADLINE_WORDS: &[&str] = &[
    "年底",
    "月底",
    "年前",
    "月前",
    "日前",
    "季度",
    "长期",
    "持续",
    "全年",
    "常态",
    "每年",
    "每月",
    "推进",
    "日之前",
    "及时",
    "年内",
];

fn is_deadline(text: &str) -> bool {
    let length = text.chars().count();
    let dated = text.contains('月') && text.contains(|c: char| c.is_ascii_digit());
    let iso = text.len() >= 8
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || b"-/.:T".contains(&b));
    let says = DEADLINE_WORDS.iter().any(|word| text.contains(word));
    (2..=24).contains(&length) && (says || dated || iso)
}
