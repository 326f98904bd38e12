use super::numeral::number;
use super::point::begins;

/// Reads 5个工作日内, 24小时内, 三日内 and how many characters it takes.
pub(super) fn read(chars: &[char]) -> Option<usize> {
    let (_, mut at) = number(chars)?;
    at += usize::from(chars.get(at) == Some(&'个'));
    let working = begins(chars.get(at..)?, &["工作日"]);
    let unit = match working {
        0 => begins(&chars[at..], &["自然日", "小时", "日", "天", "月", "周"]),
        len => len,
    };
    let end = at + unit;
    let inside = begins(chars.get(end..)?, &["之内", "以内", "内"]);
    (unit > 0 && (inside > 0 || working > 0)).then_some(end + inside)
}

/// The first such wording anywhere.
pub(super) fn find(chars: &[char]) -> Option<usize> {
    (0..chars.len()).find(|at| read(&chars[*at..]).is_some())
}
