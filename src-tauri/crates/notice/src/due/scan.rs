use chrono::NaiveDate;

use super::point::{self, Part};
use crate::date::{date, number, whole_year};

/// The latest of all days that a wording names.
pub(super) fn latest(text: &str, year: i32) -> Option<NaiveDate> {
    let mut scan = Scan { rest: text, year };
    let mut latest = None;
    while !scan.rest.is_empty() {
        latest = latest.max(scan.point());
    }
    latest
}

/// A walk over the wording, carrying the year that was named last.
struct Scan<'a> {
    rest: &'a str,
    year: i32,
}

impl Scan<'_> {
    /// Reads one point in time, or steps over one character.
    fn point(&mut self) -> Option<NaiveDate> {
        let digits = self.rest.len()
            - self
                .rest
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        if digits > 0 {
            return self.number(digits);
        }
        if self.eat(&["明年", "次年", "翌年", "来年"]) {
            self.year = self.year.saturating_add(1);
            return point::of_year(&mut self.rest, self.year);
        }
        if self.eat(&["全年", "年内", "年度内", "年底", "年末", "年终"]) {
            return point::day_of(self.year, Part::Year);
        }
        if self.eat(&["今年", "当年", "本年"]) {
            return point::of_year(&mut self.rest, self.year);
        }
        // 每半年 and 每年 name a rhythm, and 半年 alone a stretch of time.
        if self.eat(&["每年", "每半年", "半年"]) {
            return None;
        }
        point::in_year(&mut self.rest, self.year).or_else(|| self.step())
    }

    fn number(&mut self, digits: usize) -> Option<NaiveDate> {
        if let Some(date) = self.written_out(digits) {
            return Some(date);
        }
        let (number_text, rest) = self.rest.split_at(digits);
        if let (Some(year), Some(after)) = (whole_year(number_text), rest.strip_prefix('年')) {
            self.rest = after;
            self.year = year;
            return point::of_year(&mut self.rest, year);
        }
        let found =
            number(number_text, 2).and_then(|n| point::counted(&mut self.rest, n, self.year));
        if found.is_none() {
            self.rest = rest;
        }
        found
    }

    /// 2021.9.30, 2021-09-30, 20210930
    fn written_out(&mut self, digits: usize) -> Option<NaiveDate> {
        if digits != 4 && digits != 8 {
            return None;
        }
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-' | '/'))
            .unwrap_or(self.rest.len());
        let found = date(self.rest[..end].trim_end_matches(['.', '-', '/']), None)?;
        self.rest = &self.rest[end..];
        Some(found)
    }

    fn eat(&mut self, words: &[&str]) -> bool {
        let rest = words.iter().find_map(|word| self.rest.strip_prefix(word));
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn step(&mut self) -> Option<NaiveDate> {
        let mut chars = self.rest.chars();
        chars.next();
        self.rest = chars.as_str();
        None
    }
}
