use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfkc};

/// The form in which labels and cells are compared: NFKC, without white space of any kind.
pub fn squash(text: &str) -> String {
    squashed(text).into_owned()
}

/// Like [`squash`], and borrows where the text already has that form.
pub fn squashed(text: &str) -> Cow<'_, str> {
    match text.char_indices().find(|(_, c)| !is_plain(*c)) {
        None => Cow::Borrowed(text),
        Some((start, _)) => Cow::Owned(from_first_odd(text, start)),
    }
}

/// White space, and characters that take no room at all: Word and web pages leave both behind.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Characters that stand for themselves and never join with a neighbour.
fn is_plain(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
        || matches!(
            c,
            '、' | '。' | '〈'..='】' | '〔' | '〕' | '“' | '”' | '‘' | '’' | '—' | '×'
        )
}

/// Most of what is not plain is a blank or a full-width form, and needs no tables.
fn from_first_odd(text: &str, start: usize) -> String {
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..start]);
    for c in text[start..].chars() {
        match c {
            c if is_plain(c) => out.push(c),
            '\u{ff01}'..='\u{ff5e}' => out.extend(narrowed(c)),
            c if is_blank(c) => {}
            _ => return normalized(text),
        }
    }
    out
}

/// The ASCII character behind a full-width form.
fn narrowed(c: char) -> Option<char> {
    char::from_u32(u32::from(c).checked_sub(0xfee0)?)
}

/// Blanks go first, so that what stood on both sides of one can join; and again afterwards, for
/// some characters decompose into a blank and a mark.
fn normalized(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !is_blank(*c)).collect();
    let out: String = bare.nfkc().filter(|c| !is_blank(*c)).collect();
    if is_nfkc(&out) {
        out
    } else {
        out.nfkc().collect()
    }
}
