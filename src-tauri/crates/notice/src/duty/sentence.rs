use crate::owner::partners;
use crate::{Clean, Span};

/// The sentences of a stretch; a line's end ends one too.
pub(crate) fn sentences(clean: &Clean, span: Span) -> Vec<Span> {
    cut(clean, span, |c| "。！？\n".contains(c))
}

/// The parts of a sentence between semicolons.
pub(crate) fn parts(clean: &Clean, span: Span) -> Vec<Span> {
    cut(clean, span, |c| c == '；')
}

/// The clauses of a sentence.
pub(crate) fn clauses(clean: &Clean, span: Span) -> Vec<Span> {
    cut(clean, span, |c| "，；：".contains(c))
}

/// Cuts outside brackets and quotation marks; the sign at which it cuts stays out.
fn cut(clean: &Clean, span: Span, ends: fn(char) -> bool) -> Vec<Span> {
    let chars = clean.chars(span);
    let partners = partners(chars);
    let (mut out, mut start, mut at, mut quoted) = (Vec::new(), 0, 0, 0usize);
    while let Some(c) = chars.get(at) {
        match c {
            '“' | '《' => quoted += 1,
            '”' | '》' => quoted = quoted.saturating_sub(1),
            '\n' => quoted = 0,
            _ => {}
        }
        if let Some(Some(close)) = partners.get(at).filter(|_| *c != '\n') {
            at = *close;
        } else if ends(*c) && quoted == 0 {
            out.push(Span::new(start, at));
            start = at + 1;
        }
        at += 1;
    }
    out.push(Span::new(start, chars.len()));
    out.into_iter()
        .map(|piece| clean.trimmed(Span::new(span.start + piece.start, span.start + piece.end)))
        .filter(|piece| !piece.is_empty())
        .collect()
}
