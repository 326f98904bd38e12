//! Numbers of identity cards, GB 11643-1999: six digits of the place, eight of the birthday, three
//! in sequence, a check character; before 1999 without the century and the check.

use super::Kind;
use super::found::Found;
use super::glyphs::Glyphs;
use super::number::{Group, groups, is_told_otherwise, shaped};
use super::redacted;
use chrono::NaiveDate;

/// The two digits that stand for provinces; 83 is Taiwan's residents, 91 and 93 are foreigners.
const PROVINCES: [u32; 37] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91, 93,
];

pub(super) fn scan(glyphs: &Glyphs, out: &mut Vec<Found>) {
    let groups = groups(glyphs);
    for first in 0..groups.len() {
        let hit = new(glyphs, &groups, first).or_else(|| old(glyphs, &groups, first));
        out.extend(hit);
    }
}

fn new(glyphs: &Glyphs, groups: &[Group], first: usize) -> Option<Found> {
    let last_digit = [&[18][..], &[6, 8, 4]];
    let last_letter = [&[17][..], &[6, 8, 3]];
    let digits = last_digit.iter().find_map(|s| shaped(groups, first, s));
    let lettered = || {
        let group = last_letter.iter().find_map(|s| shaped(groups, first, s))?;
        with_letter(glyphs, group)
    };
    let group = digits.or_else(lettered)?;
    let born = group.digits.get(6..14)?;
    if !glyphs.stands_alone(&group.place) || !is_place(&group.digits) || !is_day(born) {
        return None;
    }
    let right = checks(&group.digits);
    if !right && (is_credit_code(&group.digits) || is_told_otherwise(glyphs, &group.place)) {
        return None;
    }
    let found = Found::masked(Kind::IdCard, glyphs, group.place, redacted::id_card);
    Some(match right {
        true => found,
        false => found.doubtful("校验码不对，可能抄错了，也可能不是身份证号码"),
    })
}

fn with_letter(glyphs: &Glyphs, group: Group) -> Option<Group> {
    let x = glyphs
        .get(group.place.end)
        .filter(|c| matches!(c, 'x' | 'X'))?;
    Some(Group {
        place: group.place.start..group.place.end + 1,
        digits: group.digits + &x.to_ascii_uppercase().to_string(),
        joined: group.joined,
    })
}

fn old(glyphs: &Glyphs, groups: &[Group], first: usize) -> Option<Found> {
    let group = shaped(groups, first, &[15])?;
    let born = format!("19{}", group.digits.get(6..12)?);
    let fits = is_place(&group.digits) && is_day(&born) && glyphs.stands_alone(&group.place);
    (fits && !is_told_otherwise(glyphs, &group.place)).then(|| {
        Found::masked(Kind::IdCard, glyphs, group.place, redacted::id_card)
            .doubtful("像 15 位的旧身份证号码，请核对")
    })
}

fn is_place(digits: &str) -> bool {
    let province = digits.get(..2).and_then(|p| p.parse().ok());
    province.is_some_and(|p: u32| PROVINCES.contains(&p))
}

fn is_day(digits: &str) -> bool {
    let day = NaiveDate::parse_from_str(digits, "%Y%m%d");
    day.is_ok_and(|_| digits.starts_with("19") || digits.starts_with("20"))
}

/// ISO 7064 MOD 11-2.
fn checks(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let value = |c: char| c.to_digit(10).unwrap_or(0);
    let sum: u32 = digits
        .chars()
        .map(value)
        .zip(WEIGHTS)
        .map(|(d, w)| d * w)
        .sum();
    let check = b"10X98765432"[(sum % 11) as usize];
    digits.as_bytes().get(17) == Some(&check)
}

/// The unified social credit code of an organisation, GB 32100-2015, has eighteen digits too.
fn is_credit_code(digits: &str) -> bool {
    let value = |c: char| c.to_digit(10).unwrap_or(31);
    let weight = |at: u32| (0..at).fold(1_u32, |w, _| w * 3 % 31);
    let body = digits.chars().take(17).zip(0..);
    let sum: u32 = body.map(|(c, at)| value(c) * weight(at)).sum();
    let check = (31 - sum % 31) % 31;
    digits.chars().nth(17).map(value) == Some(check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_character_is_computed_as_the_standard_says() {
        // GB 11643-1999, annex: 11010519491231002X and 440524188001010014.
        assert!(checks("11010519491231002X"));
        assert!(checks("440524188001010014"));
        assert!(!checks("110105194912310021"));
    }
}
