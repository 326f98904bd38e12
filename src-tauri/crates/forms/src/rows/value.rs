use super::linked;
use crate::table::{Cell, CellKind};
use minglu_ledger::schema::{Choice, Field, Kind};
use minglu_notice::date;
use minglu_notice::squash;
use serde_json::{Value as Json, json};

/// Why a cell's text is no value of its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Which rule it breaks: `date`, `integer`, `decimal`, `boolean`, `choice`, `date_time`.
    pub code: &'static str,
    /// What to say to the clerk; names the field by its title.
    pub message: String,
}

/// The value that a cell holds, in the JSON form of its field's kind; null where it is empty.
///
/// Lengths and patterns are the ledger's to check. A reference stays the text of the cell: which
/// record it names only the ledger can tell. Of attachments, links are read and nothing else.
///
/// # Errors
/// Fails where the text cannot be read as the field's kind.
pub fn to_value(field: &Field, cell: Cell<'_>, year: Option<i32>) -> Result<Json, Rejection> {
    let text = cell.text.trim();
    if text.is_empty() {
        return Ok(Json::Null);
    }
    match &field.kind {
        Kind::Text { .. } | Kind::Reference { .. } => Ok(json!(text)),
        Kind::Integer { .. } => integer(field, text),
        Kind::Decimal { scale } => decimal(field, text, *scale),
        Kind::Date => day(field, cell.kind, text, year),
        Kind::DateTime => moment(field, text, year),
        Kind::Boolean => boolean(field, text),
        Kind::OneOf(choices) => one_of(field, choices, text),
        Kind::List { .. } => {
            let items = super::tick::boxed(field, text).unwrap_or_else(|| list(text));
            Ok(json!(field.arranged(items)))
        }
        Kind::Attachments => Ok(links(text)),
    }
}

fn rejection(code: &'static str, field: &Field, text: &str, advice: &str) -> Rejection {
    let shown: String = text.chars().take(30).collect();
    Rejection {
        code,
        message: format!("“{}”的内容“{shown}”{advice}", field.title),
    }
}

fn integer(field: &Field, text: &str) -> Result<Json, Rejection> {
    let plain = digits(text);
    let whole = plain
        .split_once('.')
        .map_or(plain.as_str(), |(whole, fraction)| {
            match fraction.bytes().all(|b| b == b'0') {
                true => whole,
                false => "",
            }
        });
    let number: Result<i64, _> = whole.parse();
    number
        .map(|n| json!(n))
        .map_err(|_| rejection("integer", field, text, "不是整数，请只填数字"))
}

/// Half-width, without white space, thousands separators and a currency sign.
fn digits(text: &str) -> String {
    let plain = squash(text).replace([',', '，', '¥', '￥'], "");
    plain.strip_suffix('元').unwrap_or(&plain).to_owned()
}

fn decimal(field: &Field, text: &str, scale: u32) -> Result<Json, Rejection> {
    let wrong = || rejection("decimal", field, text, "不是数，请只填数字和小数点");
    let plain = digits(text);
    let (plain, shift) = match plain.strip_suffix('%') {
        Some(share) => (share.to_owned(), 2),
        None => (plain, 0),
    };
    let (sign, unsigned) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let all = format!("{whole}{fraction}");
    if all.is_empty() || all.len() > 30 || !all.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let places = fraction.len() + shift;
    let padded = format!("{:0>width$}", all, width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > scale as usize {
        let advice = format!("小数超过 {scale} 位");
        return Err(rejection("decimal", field, text, &advice));
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    Ok(json!(match scale {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{fraction:0<width$}", width = scale as usize),
    }))
}

fn day(field: &Field, kind: CellKind, text: &str, year: Option<i32>) -> Result<Json, Rejection> {
    if let Some(day) = text.get(..10).filter(|_| kind == CellKind::Date)
        && day.parse::<chrono::NaiveDate>().is_ok()
    {
        return Ok(json!(day));
    }
    let found = date(text, year).or_else(|| serial_day(text));
    found
        .map(|d| json!(d.format("%Y-%m-%d").to_string()))
        .ok_or_else(|| rejection("date", field, text, "不是具体日期，请写成 2021-09-10 这样"))
}

/// A day as Excel counts them, where the cell lost its date format: 44449 is 2021-09-10. Only
/// numbers of this century are taken for days.
fn serial_day(text: &str) -> Option<chrono::NaiveDate> {
    let days: u64 = squash(text).parse().ok()?;
    let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let this_century = (36_526..73_051).contains(&days);
    this_century.then(|| epoch.checked_add_days(chrono::Days::new(days)))?
}

/// Times in tables are Beijing time.
fn moment(field: &Field, text: &str, year: Option<i32>) -> Result<Json, Rejection> {
    if chrono::DateTime::parse_from_rfc3339(text).is_ok() {
        return Ok(json!(text));
    }
    let plain = text.replace('T', " ").replace('：', ":");
    // 2021年9月10日08:30, as paper shows it.
    let plain = plain.replace('日', "日 ");
    let (day, time) = plain
        .trim()
        .split_once(' ')
        .unwrap_or((plain.trim(), "00:00:00"));
    let time = time.trim();
    let formats = ["%H:%M:%S", "%H:%M", "%H时%M分"];
    let time = formats
        .iter()
        .find_map(|f| chrono::NaiveTime::parse_from_str(time, f).ok());
    match (date(day, year), time) {
        (Some(day), Some(time)) => Ok(json!(format!("{day}T{time}+08:00"))),
        _ => Err(rejection(
            "date_time",
            field,
            text,
            "不是日期和时间，请写成 2021-09-10 08:30 这样",
        )),
    }
}

fn boolean(field: &Field, text: &str) -> Result<Json, Rejection> {
    match squash(text).to_lowercase().as_str() {
        "是" | "√" | "✓" | "✔" | "☑" | "对" | "有" | "true" | "1" | "yes" | "y" => {
            Ok(json!(true))
        }
        "否" | "×" | "✗" | "✘" | "☐" | "□" | "无" | "false" | "0" | "no" | "n" => {
            Ok(json!(false))
        }
        _ => Err(rejection("boolean", field, text, "请填“是”或“否”")),
    }
}

fn one_of(field: &Field, choices: &[Choice], text: &str) -> Result<Json, Rejection> {
    let plain = squash(text);
    let is = |c: &&Choice| c.value == plain || squash(&c.title) == plain;
    let ticked = || {
        let mut found = choices
            .iter()
            .filter(|c| is_ticked(&plain, &squash(&c.title)));
        found.next().filter(|_| found.next().is_none())
    };
    match choices.iter().find(is).or_else(ticked) {
        Some(choice) => Ok(json!(choice.value)),
        None => {
            let titles: Vec<&str> = choices.iter().map(|c| c.title.as_str()).collect();
            let advice = format!("不在可选范围内，可填：{}", titles.join("、"));
            Err(rejection("choice", field, text, &advice))
        }
    }
}

/// ☑主动公开 □依申请公开
fn is_ticked(text: &str, title: &str) -> bool {
    const TICKS: [char; 6] = ['☑', '√', '■', '✓', '✔', '☒'];
    let mut places = text.match_indices(title);
    places.any(|(at, _)| text[..at].ends_with(TICKS))
}

/// Parts between 、，,；; and line ends; what stands in brackets stays together.
fn list(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '（' | '(' | '〔' | '﹝' | '[' | '【' => depth += 1,
            '）' | ')' | '〕' | '﹞' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let between = matches!(c, '、' | '，' | ',' | '；' | ';' | '\n');
        match parts.last_mut() {
            Some(part) if !(between && depth == 0) => part.push(c),
            _ => parts.push(String::new()),
        }
    }
    let trimmed = parts.iter().map(|p| p.trim().to_owned());
    trimmed.filter(|p| !p.is_empty()).collect()
}

/// The addresses in a text; a name alone is no attachment.
fn links(text: &str) -> Json {
    let mut links = linked(text);
    links.retain(|link| link.get("url").is_some());
    match links.is_empty() {
        true => Json::Null,
        false => Json::Array(links),
    }
}
