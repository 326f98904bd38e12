/// 〔2021〕29号 where the brackets of a document number were written as [] or ().
pub(super) fn bracket(chars: &mut [char]) {
    for at in 0..chars.len() {
        if is_number(&chars[at..]) {
            chars[at] = '〔';
            chars[at + 5] = '〕';
        }
    }
}

fn is_number(chars: &[char]) -> bool {
    let [open, a, b, c, d, close, rest @ ..] = chars else {
        return false;
    };
    let year =
        matches!((a, b), ('1', '9') | ('2', '0')) && [c, d].iter().all(|c| c.is_ascii_digit());
    if !year || !"([（［【﹝〔〈<{".contains(*open) || !")]）］】﹞〕〉>}".contains(*close)
    {
        return false;
    }
    let rest = rest.strip_prefix(&['第']).unwrap_or(rest);
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    (1..=5).contains(&digits) && rest.get(digits) == Some(&'号')
}
