use minglu_forms::form::Align;
use std::fmt::Write;

/// Writes a text as a typst expression. It is always a string literal, so that nothing in it is
/// ever markup or code; its lines are joined by line breaks.
pub(crate) fn text(text: &str, out: &mut String) {
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push_str(" + linebreak() + ");
        }
        literal(line, out);
    }
}

/// Writes a string literal.
pub(crate) fn literal(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Writes a list of string literals.
pub(crate) fn list<'a>(texts: impl Iterator<Item = &'a str>, out: &mut String) {
    out.push('(');
    for text in texts {
        literal(text, out);
        out.push(',');
    }
    out.push(')');
}

/// Writes a length in millimetres.
pub(crate) fn mm(length: f64, out: &mut String) {
    let _ = write!(out, "{length:.2}mm");
}

/// Name of an alignment in typst.
pub(crate) fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}
