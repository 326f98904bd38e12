use super::{Annex, Reader, Role};
use crate::Span;
use crate::outline::marker;

impl Reader<'_> {
    /// The list of annexes, and the lines with which each begins.
    pub(super) fn annexes(&mut self) {
        let signed = self.head.dated.map_or(0, |(_, span)| span.start);
        let mut at = 0;
        while at < self.lines.len() {
            let listed = self.is_body(at).then(|| self.listed(at, signed)).flatten();
            at += listed.unwrap_or(1);
        }
    }

    /// How many lines a list takes that begins here.
    fn listed(&mut self, at: usize, signed: usize) -> Option<usize> {
        let line = self.line(at).to_owned();
        let rest = line
            .strip_prefix("附件")
            .or_else(|| line.strip_prefix("附："))?;
        let (number, title) = numbered(rest)?;
        let above_date = self.span(at).start < signed || signed == 0;
        if title.is_empty() || (number.is_some() && !above_date && !self.is_list(at)) {
            self.head.roles[at] = Role::Annex;
            return Some(1);
        }
        self.put_aside(at);
        self.add(number, title, self.span(at));
        let more = (at + 1..self.lines.len())
            .take_while(|next| self.list_goes_on(*next))
            .count();
        for next in at + 1..=at + more {
            let line = self.line(next).to_owned();
            let (number, title) =
                numbered(line.trim_start_matches("附件")).unwrap_or((None, &line));
            self.put_aside(next);
            self.add(number, title, self.span(next));
        }
        Some(1 + more)
    }

    fn is_list(&self, at: usize) -> bool {
        self.line(at).contains("附件：") || self.list_goes_on(at + 1)
    }

    fn list_goes_on(&self, at: usize) -> bool {
        let line = self.line(at);
        let chars: Vec<char> = line.trim_start_matches("附件").chars().take(8).collect();
        let item = marker::read(&chars).is_some_and(|m| m.level == 3) || line.starts_with("附件");
        item && line.chars().count() <= 60 && !line.contains('。')
    }

    fn add(&mut self, number: Option<u32>, title: &str, span: Span) {
        let title = title.trim_matches(['《', '》', ' ']).to_owned();
        self.head.annexes.push(Annex {
            number,
            title,
            span,
        });
    }
}

/// 1. 标题, 1：标题, ：1.标题, ：标题; nothing where it goes on as a sentence.
fn numbered(rest: &str) -> Option<(Option<u32>, &str)> {
    let colon = rest.starts_with(['：', ':']);
    let rest = rest.trim_start_matches(['：', ':', ' ', '-', '—']);
    let chinese = "一二三四五六七八九".chars();
    let figure = rest.chars().take_while(char::is_ascii_digit).count();
    let first = rest.chars().next();
    let (number, rest) = match first.and_then(|c| chinese.clone().position(|d| d == c)) {
        Some(at) => (Some(at as u32 + 1), &rest['一'.len_utf8()..]),
        None => (rest[..figure].parse().ok(), &rest[figure..]),
    };
    let parted = rest.is_empty() || rest.starts_with(['：', '.', '．', '、', ' ', '《']) || colon;
    let title = rest.trim_start_matches(['：', '.', '．', '、', ' ', ':']);
    let sentence = title.contains('。') || title.chars().count() > 60;
    (parted && !sentence && (number.is_some() || colon || title.is_empty()))
        .then_some((number, title))
}
