use std::borrow::Cow;

/// Chinese numerals before 年, 月, 日, 号, 季, 天, 周 and 个 turned into digits: 二〇二一年九月三十日 becomes 2021年9月30日.
///
/// Words such as 一季度 and 第三季度 profit too; a numeral before anything else is left alone.
pub(crate) fn arabic(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_numeral) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if is_numeral(c) {
            run.push(c);
            continue;
        }
        flush(
            &mut run,
            &mut out,
            matches!(c, '年' | '月' | '日' | '号' | '季' | '天' | '周' | '个'),
        );
        out.push(c);
    }
    flush(&mut run, &mut out, false);
    Cow::Owned(out)
}

fn flush(run: &mut String, out: &mut String, counts: bool) {
    match value(run).filter(|_| counts) {
        Some(value) => out.push_str(&value),
        None => out.push_str(run),
    }
    run.clear();
}

/// 二〇二一 digit by digit, 十, 十二, 二十, 三十一 by value.
fn value(run: &str) -> Option<String> {
    let digits: Option<String> = run.chars().map(digit).collect();
    if digits.is_some() {
        return digits.filter(|digits| !digits.is_empty());
    }
    let (tens, ones) = run.split_once('十')?;
    let tens = one_digit(tens, 1)?;
    let ones = one_digit(ones, 0)?;
    Some((tens * 10 + ones).to_string())
}

fn one_digit(text: &str, absent: u32) -> Option<u32> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Some(absent),
        (Some(c), None) => digit(c)?.to_digit(10),
        _ => None,
    }
}

fn is_numeral(c: char) -> bool {
    c == '十' || digit(c).is_some()
}

fn digit(c: char) -> Option<char> {
    let at = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']
        .iter()
        .position(|numeral| *numeral == c);
    match (at, c) {
        (Some(at), _) => char::from_digit(at as u32, 10),
        (None, '零' | '○') => Some('0'),
        _ => None,
    }
}
