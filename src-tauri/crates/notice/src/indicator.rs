//! Numbers that can be checked later: 不得低于90%, 至少1次, 权重4%.

use crate::Span;
use crate::when::number;

/// Words that set a bound, the longest first.
const BOUNDS: [&str; 24] = [
    "不得低于",
    "不得少于",
    "不得高于",
    "不得超过",
    "力争达到",
    "提高到",
    "提升到",
    "控制在",
    "保持在",
    "不低于",
    "不少于",
    "不高于",
    "不超过",
    "不小于",
    "不多于",
    "达到",
    "至少",
    "占比",
    "比例为",
    "权重为",
    "权重",
    "降至",
    "超过",
    "达",
];
/// What is counted.
const UNITS: &str = "次条篇件期场个名人家分项份例户轮批天日";
/// What is counted in words of several characters.
const LONG_UNITS: [&str; 7] = [
    "个工作日",
    "个百分点",
    "小时",
    "分钟",
    "万元",
    "亿元",
    "课时",
];

/// The places of all such numbers in a stretch that begins at the character `base`.
pub(crate) fn indicators(chars: &[char], base: usize) -> Vec<Span> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        match read(chars, at) {
            Some(len) => {
                out.push(Span::new(base + at, base + at + len));
                at += len;
            }
            None => at += 1,
        }
    }
    out
}

fn read(chars: &[char], at: usize) -> Option<usize> {
    let rest = &chars[at..];
    if let Some(word) = bound(rest) {
        let joint = usize::from(rest.get(word).is_some_and(|c| "到至于为约".contains(*c)));
        let from = word + joint;
        if let Some(len) = amount(rest.get(from..)?, true) {
            return Some(from + len);
        }
        return times(&rest[..word], &rest[from..]).map(|len| from + len);
    }
    let inside = at > 0 && (chars[at - 1].is_ascii_digit() || chars[at - 1] == '.');
    (!inside && rest[0].is_ascii_digit()).then(|| amount(rest, false))?
}

/// 至少专题研究1次: the verb stands between the bound and the number.
fn times(bound: &[char], behind: &[char]) -> Option<usize> {
    let least = matches!(bound, ['至', '少'] | ['不', '少', '于']);
    let verb = (1..=6).find(|len| {
        behind
            .get(*len..)
            .is_some_and(|rest| amount(rest, true).is_some())
    })?;
    let plain = least
        && !behind[..verb]
            .iter()
            .any(|c| "，。；：、（）\n".contains(*c));
    plain.then(|| amount(&behind[verb..], true).map(|len| verb + len))?
}

fn bound(chars: &[char]) -> Option<usize> {
    if !chars
        .first()
        .is_some_and(|c| "不力提控保达至占比权降超".contains(*c))
    {
        return None;
    }
    BOUNDS
        .iter()
        .find(|word| {
            word.chars()
                .eq(chars.iter().take(word.chars().count()).copied())
        })
        .map(|word| word.chars().count())
}

fn long_unit(rest: &[char]) -> usize {
    let fits = |word: &&&str| {
        word.chars()
            .eq(rest.iter().take(word.chars().count()).copied())
    };
    LONG_UNITS
        .iter()
        .find(fits)
        .map_or(0, |word| word.chars().count())
}

/// A number with what it counts; without a bound only a rate, or a count with 以上.
fn amount(chars: &[char], bounded: bool) -> Option<usize> {
    let figures = chars
        .iter()
        .take(12)
        .take_while(|c| c.is_ascii_digit() || **c == '.')
        .count();
    let len = if figures > 0 {
        figures
    } else {
        number(chars)?.1
    };
    let rest = chars.get(len..)?;
    let unit = match rest {
        ['%' | '‰', ..] => 1,
        _ if long_unit(rest) > 0 => long_unit(rest),
        [c, ..] if UNITS.contains(*c) => 1,
        _ => return None,
    };
    let above = match rest.get(unit..unit + 2) {
        Some(['以', '上' | '下' | '内']) => 2,
        _ => 0,
    };
    let rate = matches!(rest.first(), Some('%' | '‰'));
    (bounded || rate || above > 0).then_some(len + unit + above)
}
