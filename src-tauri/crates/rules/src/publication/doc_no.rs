//! Document numbers in other brackets than the standard's (GB/T 9704-2012): 国办发[2021]12号.

use super::found::Found;
use super::glyphs::Glyphs;
use super::{Grade, Kind};

pub(super) fn scan(glyphs: &Glyphs, out: &mut Vec<Found>) {
    for at in 0..glyphs.len() {
        let closing = match glyphs.get(at) {
            Some('[') => ']',
            Some('【') => '】',
            _ => continue,
        };
        let year = glyphs.text(at + 1..(at + 5).min(glyphs.len()));
        let right = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        let numeric = year.bytes().all(|b| b.is_ascii_digit());
        let code = glyphs
            .before(at)
            .is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let digit = |at: &usize| glyphs.get(*at).is_some_and(|c| c.is_ascii_digit());
        let serial = (at + 6..).take_while(digit).count();
        let ends = serial > 0 && glyphs.get(at + 6 + serial) == Some('号');
        if right && numeric && code && ends && glyphs.get(at + 5) == Some(closing) {
            out.push(Found {
                kind: Kind::Misprint,
                grade: Grade::Sure,
                place: at..at + 6,
                replacement: Some(format!("〔{year}〕")),
                note: Some("发文字号的年份用六角括号〔〕".into()),
            });
        }
    }
}
