use crate::owner::parted;

/// Text without the blanks that stand inside words. One stays between two words of Latin letters,
/// and between two units or labels that nothing else parts.
pub(super) fn without_blanks(chars: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if !c.is_whitespace() {
            out.push(*c);
            at += 1;
            continue;
        }
        at += chars[at..].iter().take_while(|c| c.is_whitespace()).count();
        if stays(&out, &chars[at..]) {
            out.push(' ');
        }
    }
    out
}

fn stays(before: &[char], after: &[char]) -> bool {
    let (Some(left), Some(right)) = (before.last(), after.first()) else {
        return false;
    };
    let latin = |c: &char| c.is_ascii_alphanumeric();
    (latin(left) && latin(right)) || parted(before, after)
}
