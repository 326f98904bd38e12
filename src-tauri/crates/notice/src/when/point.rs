use super::numeral::number;

/// A point in time as it is written, and how plainly it says that it ends something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    /// How many characters it takes.
    pub len: usize,
    /// 前, 内 or 止 stands behind it.
    pub limit: bool,
    /// What it names.
    pub form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 2021年 alone
    Year,
    /// 年底, 季度末, 10月底: the end of something
    End,
    /// 年初
    Start,
    /// 10月, 9月10日, 上半年
    Plain,
}

/// Reads the point in time that a text begins with.
pub(super) fn read(chars: &[char]) -> Option<Point> {
    let (year, own_year) = year(chars);
    let rest = &chars[year..];
    let part = month(rest)
        .or_else(|| quarter(rest))
        .or_else(|| words(rest, own_year));
    let (len, form) = match part {
        Some((len, form)) => (year + len, form),
        None if own_year => (year, Form::Year),
        None => return None,
    };
    let len = len + weekday(&chars[len..]);
    let behind = limit(&chars[len..]);
    Some(Point {
        len: len + behind,
        limit: behind > 0 || ends_inside(&chars[..len]),
        form,
    })
}

/// 2021年, 今年; how many characters, and whether a year is named at all.
fn year(chars: &[char]) -> (usize, bool) {
    if let [a, b, c, d, '年', ..] = chars
        && matches!((a, b), ('1', '9') | ('2', '0'))
        && c.is_ascii_digit()
        && d.is_ascii_digit()
    {
        return (5, true);
    }
    let words = [
        "今年",
        "本年度",
        "本年",
        "当年",
        "明年",
        "次年",
        "翌年",
        "来年",
    ];
    match begins(chars, &words) {
        0 => (0, false),
        len => (len, true),
    }
}

fn month(chars: &[char]) -> Option<(usize, Form)> {
    let (month, len) = number(chars)?;
    if !(1..=12).contains(&month) || chars.get(len) != Some(&'月') {
        return None;
    }
    let len = len + 1 + usize::from(chars.get(len + 1) == Some(&'份'));
    let rest = &chars[len..];
    if let Some((1..=31, day)) = number(rest)
        && matches!(rest.get(day), Some('日' | '号'))
    {
        return Some((len + day + 1, Form::Plain));
    }
    // 8月30前: the sign for the day is forgotten.
    if let Some((1..=31, day)) = number(rest)
        && limit(rest.get(day..).unwrap_or_default()) > 0
    {
        return Some((len + day, Form::Plain));
    }
    match begins(rest, &["下旬", "底", "末"]) {
        0 => Some((len + begins(rest, &["上旬", "中旬", "初"]), Form::Plain)),
        end => Some((len + end, Form::End)),
    }
}

fn quarter(chars: &[char]) -> Option<(usize, Form)> {
    let ordinal = begins(chars, &["第"]);
    let (quarter, len) = number(&chars[ordinal..])?;
    let len = ordinal + len;
    let rest = chars.get(len..)?;
    if !(1..=4).contains(&quarter) || !rest.starts_with(&['季', '度']) {
        return None;
    }
    match begins(&rest[2..], &["末", "底"]) {
        0 => Some((len + 2, Form::Plain)),
        end => Some((len + 2 + end, Form::End)),
    }
}

fn words(chars: &[char], own_year: bool) -> Option<(usize, Form)> {
    let bare: [(&[&str], Form); 3] = [
        (&["度末", "底", "末", "终", "度内", "内"], Form::End),
        (&["初"], Form::Start),
        (&["上半年", "下半年", "中"], Form::Plain),
    ];
    let whole: [(&[&str], Form); 3] = [
        (
            &[
                "年底",
                "年末",
                "年终",
                "年度内",
                "年内",
                "本月底",
                "下月底",
                "月底",
            ],
            Form::End,
        ),
        (&["年初"], Form::Start),
        (&["上半年", "下半年"], Form::Plain),
    ];
    let known = if own_year { &bare } else { &whole };
    let read = |(words, form): &(&[&str], Form)| match begins(chars, words) {
        0 => None,
        len => Some((len, *form)),
    };
    known.iter().find_map(read).or_else(|| {
        let len = if own_year { 0 } else { next_month(chars)? };
        Some((len, Form::Plain))
    })
}

/// 下月10日, 次月5日
fn next_month(chars: &[char]) -> Option<usize> {
    let len = begins(chars, &["下月", "次月", "本月"]);
    let (_, day) = (len > 0).then(|| number(&chars[len..]))??;
    (chars.get(len + day) == Some(&'日')).then_some(len + day + 1)
}

/// 4月20日（星期五）前
fn weekday(chars: &[char]) -> usize {
    let close = chars.iter().take(6).position(|c| *c == '）');
    let named = begins(chars, &["（星期", "（周"]) > 0;
    close.filter(|_| named).map_or(0, |close| close + 1)
}

fn limit(chars: &[char]) -> usize {
    begins(
        chars,
        &["下班前", "之前", "以前", "前", "之内", "以内", "止"],
    )
}

/// 年内
fn ends_inside(chars: &[char]) -> bool {
    chars.ends_with(&['年', '内']) || chars.ends_with(&['度', '内'])
}

/// How many characters the first fitting word takes.
pub(super) fn begins(chars: &[char], words: &[&str]) -> usize {
    words
        .iter()
        .find(|word| starts_with(chars, word))
        .map_or(0, |word| word.chars().count())
}

pub(super) fn starts_with(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}
