use unicode_normalization::UnicodeNormalization;

use super::{blank, bracket, cells, frame, furniture, number, punctuation};
use crate::squash::is_blank;

/// A line on its own, mended, and whether an empty one stood before it.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub text: String,
    pub is_row: bool,
}

/// The lines of a text that say something.
pub(super) fn lines(raw: &str) -> Vec<Line> {
    let ends = [
        '\n', '\r', '\u{c}', '\u{b}', '\u{2028}', '\u{2029}', '\u{85}',
    ];
    let mut lines: Vec<Line> = Vec::new();
    let mut frames = frame::Frames::default();
    let raw = raw.split(ends).map(|raw| raw.replace("&nbsp;", " "));
    for raw in cells::gathered(raw.collect()) {
        if frame::is_drawn(&raw) {
            continue;
        }
        let raw = frames.cells(&raw).map_or(raw, |cells| cells.join("\t"));
        let after_row = lines.last().is_some_and(|line| line.is_row);
        let is_row = is_row(&raw, after_row);
        let text = tidy(&raw, is_row);
        if !furniture::is_furniture(&raw) && !furniture::is_furniture(&text) {
            lines.push(Line { text, is_row });
        }
    }
    lines
}

/// Two cells parted by a tab, or, right below such a row, one cell that does not stand first.
fn is_row(raw: &str, after_row: bool) -> bool {
    let raw = raw.trim_end();
    if !raw.contains('\t') {
        return false;
    }
    let filled = raw.split('\t').filter(|cell| !cell.trim().is_empty());
    filled.count() > 1 || (after_row && raw.starts_with('\t'))
}

fn tidy(raw: &str, is_row: bool) -> String {
    if is_row {
        let cells: Vec<String> = raw.trim_end().split('\t').map(mended).collect();
        return cells.join("\t");
    }
    mended(without_bullet(raw.trim()))
}

fn mended(raw: &str) -> String {
    let raw = bracket::without_brackets(raw);
    let chars = blank::without_blanks(&plain(&raw));
    let mut chars = punctuation::widened(chars);
    number::bracket(&mut chars);
    chars.into_iter().collect()
}

/// Marks that converters to Markdown set before a heading or a point of a list.
fn without_bullet(raw: &str) -> &str {
    let raw = raw.trim_start_matches('#').trim_start();
    ["- ", "* ", "• ", "· ", "> "]
        .iter()
        .find_map(|bullet| raw.strip_prefix(bullet))
        .unwrap_or(raw)
}

/// One width for letters and figures, no characters without room, no `**` of a converter.
fn plain(raw: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(raw.len() / 2);
    for c in raw.replace("**", "").chars() {
        match c {
            '！'..='～' if is_figure(c) => out.extend(c.nfkc()),
            '㈠'..='㈩' | '⑴'..='⒇' | '⼀'..='⿕' | '\u{f900}'..='\u{faff}' => {
                out.extend(c.nfkc());
            }
            c if c.is_whitespace() || !is_blank(c) => out.push(c),
            _ => {}
        }
    }
    out
}

/// Full-width letters, figures, ％ and ．
fn is_figure(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '－' | '＋' | '／')
}
