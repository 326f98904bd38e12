use super::is_chinese;

/// Punctuation beside Chinese characters in its full width; brackets together with their partners.
pub(super) fn widened(mut chars: Vec<char>) -> Vec<char> {
    if !chars.iter().any(|c| is_chinese(*c)) {
        return chars;
    }
    let mut open: Vec<bool> = Vec::new();
    for at in 0..chars.len() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
        let wide = match chars[at] {
            '(' => {
                let wide = before.is_none_or(is_chinese) || opens_wide(after);
                open.push(wide);
                wide.then_some('（')
            }
            '（' => {
                open.push(true);
                None
            }
            ')' | '）' => open
                .pop()
                .unwrap_or(before.is_some_and(is_chinese))
                .then_some('）'),
            c => beside_chinese(before, after)
                .then(|| wide_form(c, after))
                .flatten(),
        };
        chars[at] = wide.unwrap_or(chars[at]);
    }
    chars
}

/// （一） and （1） at the front of an item, too.
fn opens_wide(after: Option<char>) -> bool {
    after.is_some_and(|c| is_chinese(c) || c.is_ascii_digit())
}

/// Beside a Chinese character, or behind a figure where nothing Latin goes on.
fn beside_chinese(before: Option<char>, after: Option<char>) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric() || "/\\.-_@".contains(c);
    before.is_some_and(is_chinese) && after.is_none_or(|c| c != '/')
        || before.is_some_and(|c| c.is_ascii_digit() || c == '%') && !after.is_some_and(latin)
}

fn wide_form(c: char, after: Option<char>) -> Option<char> {
    match c {
        ',' | '﹐' => Some('，'),
        ';' | '﹔' => Some('；'),
        ':' | '﹕' | '∶' if after != Some('/') => Some('：'),
        '?' => Some('？'),
        '!' => Some('！'),
        '｡' => Some('。'),
        '､' | '﹑' => Some('、'),
        _ => None,
    }
}
