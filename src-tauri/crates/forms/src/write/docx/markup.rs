use crate::form::{Align, FontRole};

/// Twentieths of a point.
pub(super) fn twips(mm: f64) -> i64 {
    (mm / 25.4 * 1440.0).round() as i64
}

/// Text as XML content: escaped, and without the characters that XML cannot hold.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

/// Id of the paragraph style of a role.
pub(super) fn style(role: FontRole) -> &'static str {
    match role {
        FontRole::Heading => "MingluHeading",
        FontRole::Head => "MingluHead",
        FontRole::Body => "MingluBody",
        FontRole::Note => "MingluNote",
    }
}

/// What a paragraph is besides its text.
pub(super) struct Paragraph {
    /// Decides its font.
    pub role: FontRole,
    /// How it stands.
    pub align: Align,
    /// Begins a page.
    pub page_break: bool,
    /// Stays with the paragraph that follows.
    pub keep_next: bool,
}

impl Paragraph {
    /// A paragraph of the role, standing so.
    pub(super) fn new(role: FontRole, align: Align) -> Paragraph {
        Paragraph {
            role,
            align,
            page_break: false,
            keep_next: false,
        }
    }

    /// Writes the text, each of its lines as a paragraph of its own.
    pub(super) fn write(&self, text: &str, out: &mut String) {
        for (n, line) in text.split('\n').enumerate() {
            self.begin(n == 0, out);
            if !line.is_empty() {
                run(line.trim_end_matches('\r'), out);
            }
            out.push_str("</w:p>");
        }
    }

    fn begin(&self, first: bool, out: &mut String) {
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
        out.push_str(style(self.role));
        out.push_str("\"/>");
        if self.keep_next {
            out.push_str("<w:keepNext/>");
        }
        if self.page_break && first {
            out.push_str("<w:pageBreakBefore/>");
        }
        match self.align {
            Align::Left => {}
            Align::Center => out.push_str("<w:jc w:val=\"center\"/>"),
            Align::Right => out.push_str("<w:jc w:val=\"right\"/>"),
        }
        out.push_str("</w:pPr>");
    }
}

fn run(line: &str, out: &mut String) {
    out.push_str("<w:r>");
    for (n, piece) in line.split('\t').enumerate() {
        if n > 0 {
            out.push_str("<w:tab/>");
        }
        if !piece.is_empty() {
            out.push_str("<w:t xml:space=\"preserve\">");
            escape(piece, out);
            out.push_str("</w:t>");
        }
    }
    out.push_str("</w:r>");
}
