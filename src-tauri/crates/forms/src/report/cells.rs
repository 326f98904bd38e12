use crate::table::Sheet;

/// The text of a cell without white space.
pub(super) fn bare(sheet: &Sheet, row: u32, column: u32) -> String {
    let text = sheet.cell(row, column).text;
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A number as reports write it: full-width figures, separators, nothing or a stroke for nought.
pub(super) enum Number {
    Is(u64),
    /// Nothing is written there.
    Blank,
    /// It is no number.
    Words(String),
}

pub(super) fn number(sheet: &Sheet, row: u32, column: u32) -> Number {
    let text = bare(sheet, row, column);
    if matches!(
        text.as_str(),
        "" | "/" | "-" | "—" | "——" | "／" | "－" | "无"
    ) {
        return Number::Blank;
    }
    match plain(&text).parse() {
        Ok(number) => Number::Is(number),
        Err(_) => Number::Words(text),
    }
}

/// A number with ASCII figures and nothing between them.
pub(super) fn plain(text: &str) -> String {
    let figure = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        '．' => Some('.'),
        ',' | '，' => None,
        c => Some(c),
    };
    text.chars().filter_map(figure).collect()
}

/// The number of a cell; what is blank counts as nought, what is none is noted with its place.
pub(super) fn counted(
    sheet: &Sheet,
    (row, column): (u32, u32),
    place: &str,
    notes: &mut Vec<String>,
) -> u32 {
    match number(sheet, row, column) {
        Number::Is(number) => u32::try_from(number).unwrap_or(u32::MAX),
        Number::Blank => {
            notes.push(format!("{place}是空的，按 0 计"));
            0
        }
        Number::Words(text) => {
            let text: String = text.chars().take(12).collect();
            notes.push(format!("{place}写的是“{text}”，不是数字，按 0 计"));
            0
        }
    }
}
