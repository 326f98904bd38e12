//! Numbers of items: 一、 （一） 1. （1） ① 第三条.

/// The number at the front of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marker {
    /// How deep items of this kind stand, from 1.
    pub level: u8,
    /// How many characters it takes, the punctuation behind it included.
    pub len: usize,
    /// The number itself.
    pub ordinal: u32,
}

/// The level of 第三条: rules, not tasks.
pub(crate) const ARTICLE: u8 = 9;

/// Reads the number that a line begins with.
pub(crate) fn read(chars: &[char]) -> Option<Marker> {
    match chars.first()? {
        '（' | '(' => bracketed(chars),
        '第' => part(chars),
        '①'..='⑳' => Some(Marker {
            level: 5,
            len: 1,
            ordinal: *chars.first()? as u32 - '①' as u32 + 1,
        }),
        c if c.is_ascii_digit() => figure(chars),
        _ => numeral(chars),
    }
}

/// 一、 一． 一）
fn numeral(chars: &[char]) -> Option<Marker> {
    let (ordinal, len) = chinese(chars)?;
    let level = match chars.get(len)? {
        '、' | '．' | '.' => 1,
        '）' => 2,
        _ => return None,
    };
    let len = len + 1;
    Some(Marker {
        level,
        len,
        ordinal,
    })
}

/// （一） and （1）
fn bracketed(chars: &[char]) -> Option<Marker> {
    let inner = &chars[1..];
    let (level, (ordinal, len)) = match chinese(inner) {
        Some(read) => (2, read),
        None => (4, arabic(inner)?),
    };
    let close = matches!(inner.get(len)?, '）' | ')');
    let joint = usize::from(inner.get(len + 1) == Some(&'、'));
    let len = len + 2 + joint;
    close.then_some(Marker {
        level,
        len,
        ordinal,
    })
}

/// 1. 1、 1） but not 1.5亿元 nor 2021.
fn figure(chars: &[char]) -> Option<Marker> {
    let (ordinal, len) = arabic(chars).filter(|(_, len)| *len <= 3)?;
    let behind = chars.get(len + 1..).unwrap_or_default();
    let fraction = behind.first().is_some_and(char::is_ascii_digit) && !begins_date(behind);
    let level = match chars.get(len)? {
        '.' | '．' | '、' if !fraction => 3,
        '）' => 4,
        _ => return None,
    };
    let len = len + 1;
    Some(Marker {
        level,
        len,
        ordinal,
    })
}

/// 2.2021年底前…: the number of an item, and a date behind it.
fn begins_date(behind: &[char]) -> bool {
    let digits = behind.iter().take_while(|c| c.is_ascii_digit()).count();
    match behind.get(digits) {
        Some('年') => digits == 4,
        Some('月') => digits <= 2,
        _ => false,
    }
}

/// 第一章, 第一部分, 第三条
fn part(chars: &[char]) -> Option<Marker> {
    let (ordinal, len) = chinese(&chars[1..]).or_else(|| arabic(&chars[1..]))?;
    let rest: String = chars[1 + len..].iter().take(2).collect();
    let (level, word) = match rest.chars().next()? {
        '条' => (ARTICLE, 1),
        '章' | '节' => (1, 1),
        '部' if rest == "部分" => (1, 2),
        _ => return None,
    };
    let len = 1 + len + word;
    let joint = usize::from(chars.get(len).is_some_and(|c| "：、".contains(*c)));
    Some(Marker {
        level,
        len: len + joint,
        ordinal,
    })
}

fn arabic(chars: &[char]) -> Option<(u32, usize)> {
    let len = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let text: String = chars[..len].iter().take(9).collect();
    Some((text.parse().ok()?, len))
}

/// 一 to 九十九 and beyond, by value; the length is in characters.
fn chinese(chars: &[char]) -> Option<(u32, usize)> {
    let digits = "一二三四五六七八九";
    let len = chars
        .iter()
        .take(6)
        .take_while(|c| digits.contains(**c) || "十百零〇".contains(**c))
        .count();
    let (mut value, mut last) = (0, 0);
    for c in &chars[..len] {
        match digits.chars().position(|d| d == *c) {
            Some(at) => last = at as u32 + 1,
            None if *c == '十' => (value, last) = (value + last.max(1) * 10, 0),
            None if *c == '百' => (value, last) = (value + last.max(1) * 100, 0),
            None => {}
        }
    }
    (value + last > 0).then_some((value + last, len))
}
