use super::number::{AGENCY_MAX, DocNo, is_agency, is_year, plain};

/// Digits of a serial at most.
const SERIAL_MAX: usize = 6;

impl DocNo {
    /// Every number that stands somewhere in a text: 绛政办发〔2021〕29号, 2021年第29号. Its agency
    /// code is whatever word stands before it, and may be nothing.
    pub fn all_in(text: &str) -> Vec<DocNo> {
        if !text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
            return Vec::new();
        }
        let plain = plain(text);
        let signs = plain.match_indices(['(', '年']);
        signs
            .filter_map(|(at, sign)| number(&plain, at, sign))
            .collect()
    }
}

/// The number whose year opens, or closes, with the sign at this place.
fn number(plain: &str, at: usize, sign: &str) -> Option<DocNo> {
    let (before, after) = (&plain[..at], &plain[at + sign.len()..]);
    let (agency, year, rest) = match sign {
        "(" => {
            let (year, rest) = digits(after);
            let rest = rest.strip_prefix('年').unwrap_or(rest);
            (before, year, rest.strip_prefix(')')?)
        }
        _ => {
            let head = before.trim_end_matches(|c: char| c.is_ascii_digit());
            (head, &before[head.len()..], after)
        }
    };
    let year = is_year(year)?;
    let (serial, rest) = digits(rest.strip_prefix('第').unwrap_or(rest));
    let whole = sign == "(" || rest.starts_with('号');
    let fits = whole && (1..=SERIAL_MAX).contains(&serial.len());
    fits.then_some(())?;
    Some(DocNo {
        agency: word_at_end(agency).to_owned(),
        year,
        serial: serial.parse().ok()?,
    })
}

fn digits(text: &str) -> (&str, &str) {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.split_at(text.len() - rest.len())
}

fn word_at_end(text: &str) -> &str {
    let ends = text.char_indices().rev().take(AGENCY_MAX);
    let word = ends.take_while(|(_, c)| is_agency(*c)).last();
    word.map_or("", |(at, _)| &text[at..])
}
