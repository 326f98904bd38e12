use super::bracket::outside;
use super::{lex, looks, role};
use crate::squash::is_blank;

/// The text without blanks. A blank between two units that nothing else parts becomes a separator
/// (、, or a new paragraph), one inside a name or beside a separator is dropped.
pub(super) fn without_blanks(text: &str) -> Vec<char> {
    let chars: Vec<char> = text.chars().collect();
    let outside = outside(&chars);
    let only_blanks_part = !chars.iter().any(|c| is_separator(*c));
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if !is_blank(*c) {
            out.push(*c);
            at += 1;
            continue;
        }
        let run = chars[at..].iter().take_while(|c| is_blank(**c)).count();
        let blank = &chars[at..at + run];
        if outside.get(at) == Some(&true) && blank.iter().any(|c| c.is_whitespace()) {
            out.extend(parts(&out, blank, &chars[at + run..], only_blanks_part));
        }
        at += run;
    }
    out
}

/// The separator that a blank stands for, if any.
fn parts(before: &[char], blank: &[char], after: &[char], only_blanks: bool) -> Option<char> {
    let left = last_name(before);
    let right = first_name(after);
    let line = blank.iter().any(|c| matches!(c, '\n' | '\r'));
    if left.is_empty() || right.is_empty() {
        return None;
    }
    if line && (role::ends_with_role(&left) || role::begins_with_label(after)) {
        return Some('\n');
    }
    let both = looks::is_unit(&left) && looks::is_unit(&right);
    // A 、 here would be read as part of the group's name, which it is not.
    let bare = left.contains('各') && lex::is_bare(after);
    let joined = bare || looks::continues(&left, &right) || right.ends_with("分局");
    let parts = both && !joined && (only_blanks || looks::begins_like_unit(&right));
    parts.then_some(if line { '\n' } else { '、' })
}

/// A blank here parts two units, or a unit or a sentence from the label behind it.
pub(crate) fn parted(before: &[char], after: &[char]) -> bool {
    let closed = before.last().is_some_and(|c| "。；，".contains(*c));
    if role::begins_with_label(after) && (closed || looks::is_unit(&last_name(before))) {
        return true;
    }
    parts(before, &[' '], after, false).is_some()
}

/// Longest name looked at on either side of a blank.
const REACH: usize = 60;

fn last_name(before: &[char]) -> String {
    let tail = &before[before.len().saturating_sub(REACH)..];
    let outside = outside(tail);
    let parts = |at: &usize| outside.get(*at) == Some(&true) && ends_name(tail, *at);
    let start = (0..tail.len()).rev().find(parts);
    tail[start.map_or(0, |at| at + 1)..].iter().collect()
}

fn ends_name(chars: &[char], at: usize) -> bool {
    chars
        .get(at)
        .is_some_and(|c| is_separator(*c) || *c == '\n')
}

fn first_name(after: &[char]) -> String {
    let head = &after[..after.len().min(REACH)];
    let outside = outside(head);
    let name: String = head
        .iter()
        .zip(outside)
        .take_while(|(c, outside)| !outside || !(is_separator(**c) || is_blank(**c)))
        .map(|(c, _)| *c)
        .filter(|c| !is_blank(*c))
        .collect();
    let name = role::split(&name).map_or(name.as_str(), |found| found.head);
    before_and(name).to_owned()
}

/// The first of several units that 和 joins.
fn before_and(text: &str) -> &str {
    text.match_indices(['和', '与', '及', '以', '/'])
        .map(|(at, _)| &text[..at])
        .find(|first| looks::is_unit(first))
        .unwrap_or(text)
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        '、' | '，' | ',' | '；' | ';' | '。' | '：' | ':' | '､' | '﹑' | '｡'
    )
}
