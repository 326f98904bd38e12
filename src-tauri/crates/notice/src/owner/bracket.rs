/// Opening brackets of every width and shape, any of which may be closed by any other.
pub(super) fn opens(c: char) -> bool {
    matches!(c, '(' | '（' | '〔' | '﹝' | '[' | '［' | '【' | '﹙')
}

pub(super) fn closes(c: char) -> bool {
    matches!(c, ')' | '）' | '〕' | '﹞' | ']' | '］' | '】' | '﹚')
}

/// For each character the place of the bracket that closes it, where it opens one that is closed.
pub(crate) fn partners(chars: &[char]) -> Vec<Option<usize>> {
    let mut partners = vec![None; chars.len()];
    let mut open = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        if opens(*c) {
            open.push(at);
        } else if closes(*c)
            && let Some(start) = open.pop()
            && let Some(slot) = partners.get_mut(start)
        {
            *slot = Some(at);
        }
    }
    partners
}

/// For each character whether it stands outside all brackets.
pub(super) fn outside(chars: &[char]) -> Vec<bool> {
    let partners = partners(chars);
    let mut until = 0;
    (0..chars.len())
        .map(|at| {
            if at >= until
                && let Some(Some(end)) = partners.get(at)
            {
                until = end + 1;
            }
            at >= until
        })
        .collect()
}

/// 县农业农村局（乡村振兴局） without the bracketed part at its end.
pub(super) fn without_last(text: &str) -> &str {
    if !text.ends_with(closes) {
        return text;
    }
    let mut depth = 0usize;
    for (at, c) in text.char_indices().rev() {
        if closes(c) {
            depth += 1;
        } else if opens(c) {
            depth -= 1;
            if depth == 0 {
                return &text[..at];
            }
        }
    }
    text
}
