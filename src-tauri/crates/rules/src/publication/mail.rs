//! Addresses of electronic mail.

use super::Kind;
use super::found::Found;
use super::glyphs::Glyphs;
use super::redacted;

pub(super) fn scan(glyphs: &Glyphs, out: &mut Vec<Found>) {
    for at in (0..glyphs.len()).filter(|at| glyphs.get(*at) == Some('@')) {
        let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
        let host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        let mut start = at;
        while glyphs.before(start).is_some_and(name) {
            start -= 1;
        }
        let mut end = at + 1;
        while glyphs.get(end).is_some_and(host) {
            end += 1;
        }
        while end > at && matches!(glyphs.before(end), Some('.' | '-')) {
            end -= 1;
        }
        out.extend(found(glyphs, start, at, end));
    }
}

fn found(glyphs: &Glyphs, start: usize, at: usize, end: usize) -> Option<Found> {
    let (name, host) = (glyphs.text(start..at), glyphs.text(at + 1..end.max(at + 1)));
    let (_, top) = host.rsplit_once('.')?;
    let filled = |c: char| c != 'x' && c != 'X' && c.is_alphanumeric();
    let real = top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic());
    if !real || !name.contains(filled) {
        return None;
    }
    let found = Found::masked(Kind::Mail, glyphs, start..end, redacted::mail);
    Some(match host.to_ascii_lowercase().ends_with("gov.cn") {
        true => found.doubtful("单位邮箱可以公开，个人邮箱应当隐去"),
        false => found,
    })
}
