use crate::table::CellKind;
use calamine::{DataRef, ExcelDateTime, Style};
use std::fmt::Write;

/// How a number format writes numbers, as far as it matters to what the clerk sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) enum NumberStyle {
    /// Digits as they are.
    #[default]
    Plain,
    /// At least so many digits: 007.
    Zeros(usize),
    /// A share of a hundred with so many digits after the point.
    Percent(usize),
    /// A date of which only the year is shown.
    Year,
    /// A date of which only year and month are shown.
    YearMonth,
}

impl NumberStyle {
    pub(in super::super) fn of(style: &Style) -> NumberStyle {
        let format = style.number_format.as_ref();
        format.map_or(NumberStyle::Plain, |f| Self::of_code(&f.format_code))
    }

    fn of_code(code: &str) -> NumberStyle {
        let code = code.split(';').next().unwrap_or_default();
        let bare = bare(code);
        if bare.len() > 1 && bare.bytes().all(|b| b == b'0') && bare == code {
            return NumberStyle::Zeros(bare.len());
        }
        if let Some(share) = bare.strip_suffix('%') {
            let (whole, digits) = share.split_once('.').unwrap_or((share, ""));
            if whole == "0" && digits.bytes().all(|b| b == b'0') {
                return NumberStyle::Percent(digits.len());
            }
        }
        let has = |letters: [char; 2]| bare.contains(letters);
        match (
            has(['y', 'Y']),
            has(['m', 'M']),
            has(['d', 'D']),
            has(['h', 's']),
        ) {
            (true, true, false, false) => NumberStyle::YearMonth,
            (true, false, false, false) => NumberStyle::Year,
            _ => NumberStyle::Plain,
        }
    }
}

/// A format code without quoted texts, bracketed conditions and escaped characters.
fn bare(code: &str) -> String {
    let mut bare = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(chars.next()),
            c => bare.push(c),
        }
    }
    bare
}

/// A cell's text and kind.
pub(in super::super) struct Shown<'a> {
    pub(in super::super) kind: CellKind,
    pub(in super::super) text: &'a str,
}

/// What a cell shows; none where it is empty. `scratch` holds text that must be made.
pub(in super::super) fn show<'a>(
    value: &'a DataRef<'_>,
    style: NumberStyle,
    scratch: &'a mut String,
) -> Option<Shown<'a>> {
    scratch.clear();
    let kind = match value {
        DataRef::String(text) => return some(CellKind::Text, text),
        DataRef::SharedString(text) => return some(CellKind::Text, text),
        DataRef::Empty => return None,
        DataRef::Int(n) => number(*n as f64, style, scratch),
        DataRef::Float(n) => number(*n, style, scratch),
        DataRef::Bool(b) => {
            scratch.push_str(if *b { "TRUE" } else { "FALSE" });
            CellKind::Boolean
        }
        DataRef::DateTime(moment) => date(moment, style, scratch),
        DataRef::DateTimeIso(text) => return some(CellKind::Date, text),
        DataRef::DurationIso(text) => return some(CellKind::Text, text),
        DataRef::Error(error) => {
            scratch.push_str(&error.to_string());
            CellKind::Text
        }
    };
    some(kind, scratch)
}

fn some(kind: CellKind, text: &str) -> Option<Shown<'_>> {
    Some(Shown { kind, text })
}

fn number(n: f64, style: NumberStyle, out: &mut String) -> CellKind {
    // Writing into a String cannot fail.
    let _ = match style {
        NumberStyle::Zeros(width) if n.fract() == 0.0 && (0.0..1e15).contains(&n) => {
            write!(out, "{n:0width$.0}")
        }
        NumberStyle::Percent(digits) => write!(out, "{:.digits$}%", n * 100.0),
        _ if n.fract() == 0.0 && n.abs() < 1e15 => write!(out, "{}", n as i64),
        _ => write!(out, "{}", fifteen_digits(n)),
    };
    CellKind::Number
}

/// Excel shows and keeps fifteen digits: 0.1 + 0.2 is 0.3.
fn fifteen_digits(n: f64) -> f64 {
    format!("{n:.14e}").parse().unwrap_or(n)
}

/// The number of days behind Excel's last date, 9999-12-31.
const BEYOND_DATES: f64 = 2_958_466.0;

fn date(moment: &ExcelDateTime, style: NumberStyle, out: &mut String) -> CellKind {
    let days = moment.as_f64();
    if !(0.0..BEYOND_DATES).contains(&days) {
        return number(days, NumberStyle::Plain, out);
    }
    if moment.is_duration() {
        let minutes = (days * 24.0 * 60.0).round() as u64;
        let _ = write!(out, "{}:{:02}", minutes / 60, minutes % 60);
        return CellKind::Text;
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let timed = (hour, minute, second) != (0, 0, 0);
    let (kind, _) = match style {
        NumberStyle::Year => (CellKind::Text, write!(out, "{year}年")),
        NumberStyle::YearMonth => (CellKind::Text, write!(out, "{year}年{month}月")),
        _ if days < 1.0 && timed => (CellKind::Text, write!(out, "{hour:02}:{minute:02}")),
        _ if timed => (
            CellKind::Date,
            write!(
                out,
                "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
            ),
        ),
        _ => (CellKind::Date, write!(out, "{year}-{month:02}-{day:02}")),
    };
    kind
}
