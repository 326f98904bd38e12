/// Lines that belong to the page and not to the text: its number, lines of dashes, nothing at all.
pub(super) fn is_furniture(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.chars().all(|c| is_dash(c) || c == '*' || c == '=') || is_page(line)
}

/// - 10 -, —10—, 10, 第3页, 第3页共10页, 3/10
fn is_page(line: &str) -> bool {
    if line.chars().count() > 12 || !line.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let other = line.chars().all(|c| {
        c.is_ascii_digit() || c.is_whitespace() || is_dash(c) || "第页共·•/／,，".contains(c)
    });
    let named = line.contains('页');
    let dashed = line.starts_with(is_dash) && line.ends_with(is_dash);
    other && (named || dashed || digits == line.chars().count() && digits <= 3)
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '—' | '–' | '－' | '─' | '~' | '_' | '‐' | '―' | '━'
    )
}
