/// Reads a number of at most two figures, 9 or 十二, and how many characters it takes.
pub(crate) fn number(chars: &[char]) -> Option<(u32, usize)> {
    let digits = chars
        .iter()
        .take(4)
        .take_while(|c| c.is_ascii_digit())
        .count();
    if digits > 0 {
        let text: String = chars[..digits].iter().collect();
        return (digits <= 3).then(|| Some((text.parse().ok()?, digits)))?;
    }
    let len = chars
        .iter()
        .take(4)
        .take_while(|c| digit(**c).is_some() || **c == '十')
        .count();
    Some((value(chars.get(..len)?)?, len))
}

fn value(chars: &[char]) -> Option<u32> {
    match chars {
        [c] if *c != '十' => digit(*c),
        [tens @ .., '十'] => Some(ten(tens)? * 10),
        [tens @ .., '十', one] => Some(ten(tens)? * 10 + digit(*one)?),
        _ => None,
    }
}

fn ten(chars: &[char]) -> Option<u32> {
    match chars {
        [] => Some(1),
        [c] => digit(*c),
        _ => None,
    }
}

pub(super) fn digit(c: char) -> Option<u32> {
    if c == '两' {
        return Some(2);
    }
    "一二三四五六七八九"
        .chars()
        .position(|d| d == c)
        .map(|at| at as u32 + 1)
}
