//! Numbers of bank cards: sixteen to nineteen digits with a check digit, and beginnings that banks
//! in China give out.

use super::Kind;
use super::found::Found;
use super::glyphs::Glyphs;
use super::number::{groups, is_told_otherwise, shaped};
use super::redacted;

/// Beginnings that hardly anything else has.
const OWN: [&str; 8] = ["62", "9558", "95599", "103", "60138", "4367", "4563", "603"];
/// Beginnings of cards of foreign schemes, which other numbers have too.
const FOREIGN: [&str; 8] = ["4", "51", "52", "53", "54", "55", "35", "36"];
const CUES: [&str; 7] = ["卡号", "账号", "帐号", "账户", "帐户", "银行", "开户"];

pub(super) fn scan(glyphs: &Glyphs, label: &str, out: &mut Vec<Found>) {
    let groups = groups(glyphs);
    let shapes = [
        &[4, 4, 4, 4, 3][..],
        &[4, 4, 4, 4, 2],
        &[4, 4, 4, 4, 1],
        &[4, 4, 4, 4],
        &[6, 13],
        &[16],
        &[17],
        &[18],
        &[19],
    ];
    for first in 0..groups.len() {
        let Some(group) = shapes.iter().find_map(|s| shaped(&groups, first, s)) else {
            continue;
        };
        let digits = group.digits.as_str();
        if !luhn(digits)
            || !glyphs.stands_alone(&group.place)
            || is_told_otherwise(glyphs, &group.place)
        {
            continue;
        }
        let begins = |all: &[&str]| all.iter().any(|p| digits.starts_with(p));
        let lead = glyphs.lead(group.place.start, 12);
        let called = CUES
            .iter()
            .any(|cue| label.contains(cue) || lead.contains(cue));
        let found = Found::masked(Kind::BankCard, glyphs, group.place, redacted::bank_card);
        if begins(&OWN) || (begins(&FOREIGN) && called) {
            out.push(found);
        } else if begins(&FOREIGN) && digits.len() == 16 {
            out.push(found.doubtful("校验位符合银行卡号的规则，请核对"));
        }
    }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| match (at % 2, u32::from(b - b'0')) {
            (0, d) => d,
            (_, d) if d > 4 => d * 2 - 9,
            (_, d) => d * 2,
        })
        .sum();
    sum.is_multiple_of(10) && digits.bytes().any(|b| b != b'0')
}
