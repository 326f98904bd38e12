//! Telephone numbers: mobile ones, and fixed ones by their area code.

use super::Kind;
use super::found::Found;
use super::glyphs::Glyphs;
use super::number::{Group, groups, is_told_otherwise, shaped};
use super::redacted;

/// Words before a telephone number.
const CUES: [&str; 8] = ["电话", "手机", "传真", "座机", "热线", "Tel", "TEL", "tel"];

pub(super) fn scan(glyphs: &Glyphs, label: &str, out: &mut Vec<Found>) {
    let groups = groups(glyphs);
    for first in 0..groups.len() {
        let hit = mobile(glyphs, &groups, first);
        out.extend(hit.or_else(|| landline(glyphs, &groups, first, label)));
    }
}

fn mobile(glyphs: &Glyphs, groups: &[Group], first: usize) -> Option<Found> {
    let shapes = [&[11][..], &[3, 4, 4], &[13], &[15]];
    let group = shapes.iter().find_map(|s| shaped(groups, first, s))?;
    let number = match group.digits.len() {
        13 => group.digits.strip_prefix("86")?,
        15 => group.digits.strip_prefix("0086")?,
        _ => &group.digits,
    };
    let mut begins = number.bytes();
    let right = begins.next() == Some(b'1') && begins.next().is_some_and(|b| b >= b'3');
    // Made up to fill a form: 13800000000 is somebody's, 13333333333 hardly.
    let fits =
        right && glyphs.stands_alone(&group.place) && !is_told_otherwise(glyphs, &group.place);
    fits.then(|| Found::masked(Kind::Mobile, glyphs, group.place, redacted::mobile))
}

fn landline(glyphs: &Glyphs, groups: &[Group], first: usize, label: &str) -> Option<Found> {
    let called = |at: usize| {
        let lead = glyphs.lead(at, 8);
        CUES.iter()
            .any(|cue| label.contains(cue) || lead.contains(cue))
    };
    let areas = [[3, 8], [4, 7], [4, 8]];
    let parted = areas.iter().find_map(|s| shaped(groups, first, s));
    let parted = parted.or_else(|| bracketed(glyphs, groups, first));
    let whole = || {
        let group = groups.get(first)?;
        let fits = matches!(group.digits.len(), 11 | 12) && called(group.place.start);
        fits.then(|| group.clone())
    };
    let local = || {
        let group = groups.get(first)?;
        let fits = matches!(group.digits.len(), 7 | 8) && !group.joined;
        (fits && is_local(&group.digits) && called(group.place.start)).then(|| group.clone())
    };
    let with_area = parted.or_else(whole).filter(|g| is_whole(&g.digits));
    let group = with_area.or_else(local)?;
    let fits = glyphs.stands_alone(&group.place) && !is_told_otherwise(glyphs, &group.place);
    fits.then(|| {
        Found::masked(Kind::Landline, glyphs, group.place, redacted::landline)
            .doubtful("办公电话可以公开，住宅电话应当隐去")
    })
}

/// （0350）1234567
fn bracketed(glyphs: &Glyphs, groups: &[Group], first: usize) -> Option<Group> {
    let (area, number) = (groups.get(first)?, groups.get(first + 1)?);
    let closes = glyphs.text(area.place.end..number.place.start);
    let opens = glyphs.before(area.place.start) == Some('(');
    (opens && matches!(closes.as_str(), ")" | ") " | ")-")).then(|| Group {
        place: area.place.start - 1..number.place.end,
        digits: format!("{}{}", area.digits, number.digits),
        joined: false,
    })
}

/// Area codes: 010, 02x, and 03xx to 09xx.
fn is_whole(digits: &str) -> bool {
    let area = match digits.as_bytes() {
        [b'0', b'1', b'0', ..] | [b'0', b'2', _, ..] => 3,
        [b'0', b'3'..=b'9', ..] => 4,
        _ => return false,
    };
    let local = digits.get(area..).unwrap_or_default();
    is_local(local) && (local.len() == 8 || (area == 4 && local.len() == 7))
}

/// No local number begins with 0, 1 or 9.
fn is_local(digits: &str) -> bool {
    matches!(digits.len(), 7 | 8) && matches!(digits.as_bytes().first(), Some(b'2'..=b'8'))
}
