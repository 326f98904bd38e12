use super::numeral::digit;
use super::point::begins;

/// How far behind the rhythm its day or its number may stand.
const REACH: usize = 16;

/// Reads 每季度, 每年至少1次, 每月25日前, 按季度 and how many characters it takes.
pub(super) fn read(chars: &[char]) -> Option<usize> {
    let len = match chars.first()? {
        '每' => every(chars)?,
        '按' | '逐' => by(chars)?,
        '半' => Some(begins(chars, &["半年一次", "半年1次"])).filter(|len| *len > 0)?,
        _ => return None,
    };
    Some(len + day_or_count(&chars[len..]))
}

fn every(chars: &[char]) -> Option<usize> {
    let mut at = 1;
    if chars
        .get(at)
        .is_some_and(|c| c.is_ascii_digit() || digit(*c).is_some())
    {
        at += 1;
    }
    at += usize::from(chars.get(at) == Some(&'个'));
    let units = [
        "季度", "半年", "年度", "月份", "月", "季", "年", "周", "日", "天",
    ];
    match begins(chars.get(at..)?, &units) {
        0 => None,
        len => Some(at + len),
    }
}

fn by(chars: &[char]) -> Option<usize> {
    let words = [
        "按月",
        "按季度",
        "按季",
        "按年度",
        "按半年",
        "逐月",
        "逐季",
        "按周",
    ];
    Some(begins(chars, &words)).filter(|len| *len > 0)
}

/// 25日前, 最后一个月的30日前, 至少1次
fn day_or_count(chars: &[char]) -> usize {
    let clause = chars
        .iter()
        .take(REACH)
        .take_while(|c| !"，。；：、（）\n".contains(**c));
    let clause: Vec<char> = clause.copied().collect();
    let day = clause
        .windows(2)
        .position(|pair| "日底旬末".contains(pair[0]) && pair[1] == '前')
        .map(|at| at + 2);
    let end = match clause.as_slice() {
        ['末' | '底', ..] => Some(1),
        _ => None,
    };
    day.or(end).or_else(|| times(&clause)).unwrap_or(0)
}

/// 至少专题研究1次
fn times(clause: &[char]) -> Option<usize> {
    let counted = |pair: &[char]| {
        (pair[0].is_ascii_digit() || digit(pair[0]).is_some()) && "次期篇条".contains(pair[1])
    };
    clause.windows(2).position(counted).map(|at| at + 2)
}
